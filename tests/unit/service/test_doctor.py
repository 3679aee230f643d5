"""Laws of the doctor: one verdict on each thing, with advice that mends this very installation."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import belagg
from corpus.errors import BelaggError, ModelError
from indexer import manifest as m
from indexer import provision, store
from service.engine import Check
from service.settings import Settings
from tests.contract.fake_engine import FakeEngine
from tests.unit.indexer.small_corpus import SmallCorpus


@pytest.fixture(autouse=True)
def provisioned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provision, "check", lambda _: None)


@pytest.fixture(name="data")
def _data(tmp_path: Path) -> Path:
    data = tmp_path / "my data"
    data.mkdir()
    SmallCorpus.of([["Vinnova avstyrker förslaget."]]).write(data)
    return data


Checks = dict[str, Check]


def examined(data: Path, capsys: pytest.CaptureFixture[str], made: FakeEngine | BelaggError | None = None) -> Checks:
    def make(_: Settings) -> FakeEngine:
        if isinstance(made, BelaggError):
            raise made
        return made or FakeEngine()

    capsys.readouterr()
    belagg.run(["--data", str(data), "doctor", "--json"], make_engine=make)
    found = [Check(**check) for check in json.loads(capsys.readouterr().out)["checks"]]
    return {check.name: check for check in found}


def commands(checks: Checks) -> Iterator[str]:
    """Yield each command of ours that the findings name, to the end of its line."""
    for check in checks.values():
        for text in (check.detail, check.fix or ""):
            yield from (part for part in text.replace("`", "'").split("belagg ")[1:])


def test_where_all_is_well_nothing_is_to_be_mended(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = examined(data, capsys)
    assert {checks[name].ok for name in ("model", "index", "questions", "reviews", "feedback")} == {True}


def test_without_an_index_the_advice_fills_the_folder_that_was_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "my data"
    checks = examined(data, capsys)
    assert not checks["index"].ok
    assert checks["index"].fix == f"belagg --data '{data}' index FOLDER"
    assert all(command.startswith(f"--data '{data}' ") for command in commands(checks))


@pytest.mark.parametrize("name", ["positions.jsonl", m.MANIFEST, m.SKIPPED])
def test_a_damaged_index_has_one_verdict(data: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = store.folder_of(data, store.current_id(data) or "") / name
    path.write_bytes(path.read_bytes() + b"x")
    checks = examined(data, capsys)
    assert not checks["index"].ok
    assert "damaged" in checks["index"].detail
    assert "damaged" not in checks["questions"].detail
    assert checks["questions"].fix == checks["index"].fix == f"belagg --data '{data}' index FOLDER"


def test_an_index_that_this_model_cannot_search_is_not_in_order(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine = FakeEngine()
    engine.checks = [Check("snapshot", False, "made by another model", "belagg index FOLDER")]
    checks = examined(data, capsys, engine)
    assert (checks["model"].ok, checks["index"].ok, checks["questions"].ok) == (True, False, False)


def test_what_hinders_questions_besides_has_its_own_advice(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine = FakeEngine()
    engine.checks = [Check("reviews", False, "the file is damaged", "docs/operations.md, Reviews")]
    checks = examined(data, capsys, engine)
    assert (checks["index"].ok, checks["questions"].fix) == (True, "docs/operations.md, Reviews")


def test_without_a_model_nobody_is_told_to_index(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = examined(data, capsys, ModelError("nothing usable there"))
    assert checks["index"].ok
    assert [checks[name].fix for name in ("model", "questions")] == ["belagg model"] * 2


def test_a_chosen_model_that_does_not_load_is_chosen_otherwise(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BELAGG_MODEL", str(data / "nowhere"))
    checks = examined(data, capsys, ModelError("there is no model"))
    for name in ("model", "questions"):
        assert not checks[name].ok
        assert "BELAGG_MODEL" in (checks[name].fix or "")
