"""The overview over HTTP and from the command line: forms, names of files, who may see what, what is refused."""

import io
import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from fastapi.testclient import TestClient
from openpyxl import load_workbook

import belagg
from corpus.errors import SnapshotError
from service.access import Role, new_key
from service.compilation.contract import Compilation, CompilationRequest, Format
from service.compilation.gather import gather
from service.engine import NO_LABELS
from service.material import DocumentSummary
from service.settings import Settings
from service.web.app import create_app
from service.web.compilations import COMPILATION_REQUESTS
from tests.contract.fake_engine import TEXTS, FakeEngine

ADDRESS = "/v1/compilations"
QUOTE = TEXTS["oppen"].split("\n")[1]


def client_of(settings: Settings | None = None) -> TestClient:
    return TestClient(create_app(FakeEngine(), settings or Settings()), base_url="http://127.0.0.1:8000")


@pytest.fixture
def client() -> TestClient:
    return client_of()


class TestOverHttp:
    def test_without_a_form_it_is_data_that_keeps_the_contract(self, client: TestClient) -> None:
        response = client.post(ADDRESS, json={})
        assert response.status_code == 200
        assert response.headers["content-type"] == "application/json"
        assert "content-disposition" not in response.headers
        found = Compilation.model_validate_json(response.content)
        (part,) = found.consultations
        (entry,) = part.proposals[0].groups[0].entries
        assert (found.snapshot, entry.quote, part.not_answered) == ("snapshot-1", QUOTE, None)

    @pytest.mark.parametrize("form", list(Format))
    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_each_form_has_its_media_type_and_a_harmless_name(
        self, client: TestClient, form: Format, language: str
    ) -> None:
        response = client.post(ADDRESS, json={"format": form.value, "language": language, "consultation": "k1"})
        assert response.status_code == 200
        assert response.headers["content-type"] == form.media_type
        if form is not Format.JSON:
            named = response.headers["content-disposition"]
            assert re.fullmatch(rf'attachment; filename="[a-z0-9-]+\.{form.value}"', named)

    def test_office_files_can_be_opened_and_hold_the_words(self, client: TestClient) -> None:
        word = Document(io.BytesIO(client.post(ADDRESS, json={"format": "docx"}).content))
        assert any(QUOTE in paragraph.text for paragraph in word.paragraphs)
        book = load_workbook(io.BytesIO(client.post(ADDRESS, json={"format": "xlsx"}).content))
        assert QUOTE in [cell for row in book["Ställningstaganden"].values for cell in row]

    @pytest.mark.parametrize(
        "body",
        [
            {"format": "pdf"}, {"language": "de"}, {"consultation": ""}, {"consultation": 7}, {"form": "docx"}, [],
            {"format": None}, {"consultation": "a" * 301},
        ],
    )  # fmt: skip
    def test_what_cannot_be_made_is_refused(self, client: TestClient, body: Any) -> None:
        response = client.post(ADDRESS, json=body)
        assert response.status_code == 422
        assert response.headers["content-type"] == "application/problem+json"

    @pytest.mark.parametrize("name", ["k2", "../../etc", "\u202ek1", "<script>"])
    def test_a_consultation_that_is_not_there_is_not_found(self, client: TestClient, name: str) -> None:
        response = client.post(ADDRESS, json={"consultation": name})
        assert response.status_code == 404
        assert name not in response.text

    def test_callers_see_only_what_their_labels_allow(self, tmp_path: Path) -> None:
        made = {"plain": new_key("plain", Role.READER), "cleared": new_key("cleared", Role.READER, ["fi"])}
        keys = tmp_path / "keys.json"
        keys.write_text(json.dumps({"keys": [entry for _, entry in made.values()]}), "utf-8")
        client = client_of(settings=Settings(keys_file=keys))
        counts = []
        for key, _ in made.values():
            found = client.post(ADDRESS, json={}, headers={"Authorization": f"Bearer {key}"}).json()
            counts.append([len(part["respondents"]) for part in found["consultations"]])
        assert counts == [[1], [2]]
        assert client.post(ADDRESS, json={}).status_code == 401

    def test_examples_are_published_and_accepted(self, client: TestClient) -> None:
        operation = client.get("/openapi.json").json()["paths"][ADDRESS]["post"]
        assert operation["requestBody"]["content"]["application/json"]["examples"] == COMPILATION_REQUESTS
        published = set(operation["responses"]["200"]["content"])
        assert published == {form.media_type.partition(";")[0] for form in Format}
        for example in COMPILATION_REQUESTS.values():
            assert client.post(ADDRESS, json=example["value"]).status_code == 200


class Restless(FakeEngine):
    """An engine whose snapshot changes every time somebody looks."""

    def documents(self, *, labels: frozenset[str] = NO_LABELS) -> list[DocumentSummary]:
        self.snapshot_id = f"{self.snapshot_id}+"
        return super().documents(labels=labels)


def test_an_overview_is_never_made_of_two_snapshots() -> None:
    with pytest.raises(SnapshotError):
        gather(Restless(), CompilationRequest())


class TestCommandLine:
    def run(self, *arguments: str) -> int:
        return belagg.run(("compile", "--date", "2030-01-01", *arguments), make_engine=lambda _: FakeEngine())

    def test_text_goes_to_stdout_and_nothing_else(self, capfdbinary: Any) -> None:
        assert self.run() == 0
        out, err = capfdbinary.readouterr()
        assert out.decode().startswith("# Remissammanställning\n")
        assert err == b""
        assert self.run("--format", "json") == 0
        assert json.loads(capfdbinary.readouterr().out)["generated"] == "2030-01-01"

    def test_an_office_file_may_be_piped(self, capfdbinary: Any) -> None:
        assert self.run("--format", "xlsx") == 0
        assert ZipFile(io.BytesIO(capfdbinary.readouterr().out)).testzip() is None

    def test_the_ending_of_the_file_decides_the_form(self, tmp_path: Path, capsys: Any) -> None:
        target = tmp_path / "översikt.docx"
        assert self.run("--output", str(target)) == 0
        assert Document(str(target)).paragraphs
        captured = capsys.readouterr()
        assert captured.out == ""
        assert "1 respondent, 1 proposal\n" in captured.err
        assert list(tmp_path.iterdir()) == [target]

    def test_a_file_in_the_way_is_kept_unless_forced(self, tmp_path: Path, capsys: Any) -> None:
        target = tmp_path / "o.md"
        target.write_text("mitt", "utf-8")
        assert self.run("--output", str(target)) == 2
        assert target.read_text("utf-8") == "mitt"
        assert "--force" in capsys.readouterr().err
        assert self.run("--output", str(target), "--force") == 0
        assert target.read_text("utf-8").startswith("# Remissammanställning")

    @pytest.mark.parametrize(
        "arguments",
        [
            ("--format", "pdf"), ("--language", "de"), ("--consultation", "k2"), ("--output", "."),
            ("--output", "no/such/folder/o.md"), ("--date", "igår"), ("--output", "o.odt"),
        ],
    )  # fmt: skip
    def test_a_mistake_is_one_line_and_leaves_nothing_behind(
        self, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert self.run(*arguments) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
        assert list(tmp_path.iterdir()) == []

    def test_a_binary_file_is_not_shown_in_a_terminal(self, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        assert self.run("--format", "docx") == 2
        assert "--output" in capsys.readouterr().err
