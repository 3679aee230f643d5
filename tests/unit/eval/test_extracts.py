"""Laws of reading extracts: gold files are checked, a reading like the gold is perfect, and the commands say so."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from corpus.errors import EvalError
from eval.cli import app
from eval.extracts import NONE, SHIPPED, Extract, Taken, load_extracts, read_extracts, rows, score
from indexer.types import Stance

ROW: dict[str, Any] = {
    "id": "e1", "respondent": "Statskontoret", "respondent_kind": "authority", "heading": "7.1 Tillsyn",
    "text": "Tillsynen är svag. Statskontoret tillstyrker förslaget om en tillsynsmyndighet.",
    "quote": "Statskontoret tillstyrker förslaget om en tillsynsmyndighet.", "stances": ["support"], "look": None,
}  # fmt: skip
OPPOSES = ROW | {"id": "e2", "text": "Statskontoret avstyrker en bro.", "quote": "Statskontoret avstyrker en bro.",
                 "stances": ["oppose", "critical"]}  # fmt: skip
RETELLS = ROW | {"id": "e3", "text": "Utredningen föreslår en bro.", "quote": "Utredningen föreslår en bro.",
                 "stances": [], "look": "retelling"}  # fmt: skip
EVERY = [s.value for s in Stance]
TAKEN = st.lists(
    st.builds(
        lambda stances, look, found: Taken(
            Extract("x", "r", "k", None, "t", "t", tuple(stances), None if stances else look), found, None
        ),
        st.lists(st.sampled_from(EVERY), unique=True, max_size=3),
        st.sampled_from(["retelling", "meeting"]),
        st.sampled_from([NONE, *EVERY]),
    ),
    max_size=12,
)


def _file(folder: Path, *found: object, name: str = "gold.jsonl") -> Path:
    file = folder / name
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in found), encoding="utf-8")
    return file


def _call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.jsonl")), ids=lambda f: f.name)
def test_the_shipped_extracts_can_be_used_and_each_has_one_id(file: Path) -> None:
    found = load_extracts(file)
    assert len({e.id for e in found}) == len(found)
    assert all(e.quote.strip() for e in found)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (ROW | {"quote": "Något annat."}, "quote"),
        (ROW | {"stances": []}, "either"),
        (ROW | {"look": "retelling"}, "either"),
        (ROW | {"stances": ["for"]}, "stance is one of"),
        ({k: v for k, v in ROW.items() if k != "respondent"}, "respondent"),
        (ROW | {"stances": None}, "line 2"),
        ([], "line 2"),
    ],
)
def test_an_extract_that_cannot_be_used_names_its_line(tmp_path: Path, row: object, says: str) -> None:
    file = _file(tmp_path, OPPOSES, row)
    with pytest.raises(EvalError, match=says) as raised:
        load_extracts(file)
    assert "line 2" in str(raised.value)


@pytest.mark.parametrize("row", [ROW | {"text": 5}, ROW | {"stances": [["support"]]}])
def test_a_field_of_the_wrong_type_is_refused(tmp_path: Path, row: object) -> None:
    file = _file(tmp_path, row)
    with pytest.raises(EvalError):
        load_extracts(file)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", None])
def test_what_is_no_file_of_extracts_is_refused(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "gold.jsonl"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(EvalError):
        load_extracts(file)


@given(TAKEN)
def test_figures_are_shares_and_every_extract_is_counted_once(taken: list[Taken]) -> None:
    found = score(taken)
    shares = [found["accuracy"], found["attribution"], found["macro_f1"]]
    shares += [c[m] for c in found["classes"].values() for m in ("precision", "recall", "f1")]
    assert all(s is None or 0.0 <= s <= 1.0 for s in shares)
    assert sum(n for row in found["confusion"].values() for n in row.values()) == found["extracts"] == len(taken)
    assert found["stances"] + sum(v["n"] for v in found["look_alikes"].values()) == len(taken)
    assert all(v["taken_for_a_stance"] <= v["n"] for v in found["look_alikes"].values())
    assert len(rows(found)) == len(Stance) + 1 if found["macro_f1"] is not None else True


@given(TAKEN.filter(bool), st.randoms())
def test_a_reading_that_agrees_with_the_gold_is_perfect_whichever_accepted_stance_it_takes(
    taken: list[Taken], random: Random
) -> None:
    agreeing = [Taken(t.extract, random.choice(t.extract.stances or (NONE,)), None) for t in taken]
    found = score(agreeing)
    assert found["accuracy"] == 1.0
    assert found["macro_f1"] in (None, 1.0)
    assert found["attribution"] in (None, 1.0)
    assert all(v["taken_for_a_stance"] == 0 for v in found["look_alikes"].values())


@given(TAKEN)
def test_the_truth_is_an_accepted_stance_and_the_one_read_where_it_is_accepted(taken: list[Taken]) -> None:
    for t in taken:
        assert t.truth in (t.extract.stances or (NONE,))
        assert (t.truth == t.stance) == (t.stance in (t.extract.stances or (NONE,)))


def test_each_extract_is_read_by_itself_in_the_order_given(tmp_path: Path) -> None:
    extracts = load_extracts(_file(tmp_path, ROW, OPPOSES, RETELLS))
    together = read_extracts(extracts)
    assert [t.extract for t in together] == list(extracts)
    assert [t.stance for t in together] == ["support", "oppose", NONE]
    assert [read_extracts([e])[0] for e in extracts] == list(together)
    assert list(read_extracts(extracts[::-1])) == list(together)[::-1]


def test_eval_stances_measures_a_file_and_writes_what_it_says(tmp_path: Path) -> None:
    file = _file(tmp_path, ROW, OPPOSES, RETELLS)
    said = _call("stances", file, "--output", tmp_path / "out", "--json")
    assert said.exit_code == 0
    assert json.loads(said.stdout) == json.loads((tmp_path / "out" / "stances.json").read_text("utf-8"))
    assert json.loads(said.stdout) == score(read_extracts(load_extracts(file)))
    assert (tmp_path / "out" / "stances.md").read_text("utf-8").startswith("# Stances read in")
    wrong = _file(tmp_path, ROW | {"stances": ["oppose"]}, OPPOSES, name="wrong.jsonl")
    listed = _call("stances", wrong, "--misses").stdout
    assert "e1 oppose: read as support" in listed
    assert "e2 " not in listed


@pytest.mark.parametrize(
    "arguments", [("stances", "test", "--misses"), ("stances", "no-such.jsonl"), ("positions", "no-such.json")]
)
def test_a_mistake_is_one_line_and_the_code_of_a_mistake(arguments: tuple[str, ...]) -> None:
    said = _call(*arguments)
    assert said.exit_code == 2
    assert said.stdout == ""
    assert len(said.stderr.strip().splitlines()) == 1


def test_the_half_test_is_unread_by_whatever_name() -> None:
    assert _call("stances", SHIPPED / "test.jsonl", "--misses").exit_code == 2


def test_eval_positions_of_a_table_that_is_the_gold_is_perfect(tmp_path: Path) -> None:
    columns = "organisation_id,document_id,section,proposal,stances_accepted,qualifier,quote_contains,half\n"
    gold = tmp_path / "gold.csv"
    gold.write_text(columns + "skr,d1,1,bro,oppose|critical,,avstyrker bron,dev\ncks,d2,1,bro,support,,ja,test\n")
    row = {"organisation_id": "skr", "document_id": "d1", "stance": "critical", "quote": "SKL avstyrker bron."}
    elsewhere = row | {"document_id": "d9"}
    table = tmp_path / "table.json"
    table.write_text(json.dumps({"positions": [row, elsewhere]}), encoding="utf-8")
    one = json.loads(_call("positions", table, "--gold", gold, "--half", "dev", "--json").stdout)
    assert (one["gold"], one["found"], one["right"], one["beside"]) == (1, 1, 1, 0)
    both = json.loads(_call("positions", table, "--gold", gold, "--json").stdout)
    assert (both["gold"], both["found"], both["recall"]) == (2, 1, 0.5)
    assert "1 of 2 positions found" in _call("positions", table, "--gold", gold).stdout
    assert _call("positions", gold).exit_code == 2
    assert _call("positions", table, "--gold", gold, "--half", "third").exit_code == 2
