"""The commands: files in, files and exit codes out, one clear line for every mistake."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from corpus.errors import ModelError
from eval.answer_file import read_answers
from eval.cli import app, build
from eval.collect import System
from eval.edge import Home
from tests.unit.eval.making import SKL_QUOTE, TEXTS, cite, reply

SKL_WORDS = "SKL avstyrker i nuläget\nförslaget om ett policylab."
ROWS = [
    {"id": "q1", "language": "sv", "kind": "position", "half": "dev", "question": "Vad anser SKL?", "answerable": True,
     "status": ["answered"], "gold": [{"document": "skl-remissvar", "quote": SKL_QUOTE}], "facts": [["avstyrker"]]},
    {"id": "q2", "language": "en", "kind": "not_in_corpus", "half": "test", "question": "What does it cost?",
     "answerable": False, "status": ["not_in_corpus"]},
]  # fmt: skip


def good(body: dict[str, Any]) -> dict[str, Any]:
    if "SKL" in body["question"]:
        return reply("SKL avstyrker i nuläget. [1]", cite("skl-remissvar", SKL_WORDS))
    return reply("Det framgår inte.", status="not_in_corpus")


def bad(body: dict[str, Any]) -> dict[str, Any]:
    return reply("Allt är bra.")


class Workplace:
    """A folder with questions, and the commands run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.questions = folder / "questions.jsonl"
        self.questions.write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")

    def collect(self, name: str, ask: Any) -> Path:
        group = build(lambda _: System(ask, texts=lambda: TEXTS))
        file = self.folder / name / "answers.jsonl"
        done = CliRunner().invoke(group, ["run", "--questions", str(self.questions), "--output", str(file)])
        assert done.exit_code == 0, done.output
        return file

    def call(self, *arguments: object, home: Home | None = None) -> Any:
        return CliRunner().invoke(app, [*map(str, arguments), "--questions", str(self.questions)], obj=home)


@pytest.fixture(name="at")
def _at(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path)


def test_run_writes_answers_and_the_texts_they_quote(at: Workplace) -> None:
    file = at.collect("one", good)
    assert [a.id for a in read_answers(file)] == ["q1", "q2"]
    assert file.with_name("documents.jsonl").is_file()


def test_run_asks_only_the_half_it_is_told(at: Workplace) -> None:
    group = build(lambda _: System(good))
    out = at.folder / "dev.jsonl"
    done = CliRunner().invoke(
        group, ["run", "--questions", str(at.questions), "--output", str(out), "--half", "dev", "--json"]
    )
    assert json.loads(done.stdout)["asked"] == 1
    assert [a.id for a in read_answers(out)] == ["q1"]


def test_score_writes_three_reports_and_the_same_ones_again(at: Workplace) -> None:
    file = at.collect("one", good)
    first = at.folder / "first"
    assert at.call("score", file, "--output", first).exit_code == 0
    assert at.call("score", file, "--output", at.folder / "second").exit_code == 0
    for name in ("report.json", "report.md", "report.html"):
        assert (first / name).read_bytes() == (at.folder / "second" / name).read_bytes()
    report = json.loads((first / "report.json").read_text(encoding="utf-8"))
    assert report["slices"]["all"]["measures"]["correct"]["value"] == 1.0
    assert report["slices"]["all"]["measures"]["verbatim"]["value"] == 1.0


def test_json_is_the_only_thing_on_stdout(at: Workplace) -> None:
    done = at.call("score", at.collect("one", good), "--json")
    assert json.loads(done.stdout)["report"]["all"]["count"] == 2


@pytest.mark.parametrize("earlier", ["answers", "report"])
def test_getting_worse_fails_when_told_to_and_only_then(at: Workplace, earlier: str) -> None:
    was, now = at.collect("was", good), at.collect("now", bad)
    at.call("score", was, "--output", at.folder / "was")
    against = was if earlier == "answers" else at.folder / "was" / "report.json"
    assert at.call("score", now, "--against", against).exit_code == 0
    assert at.call("score", now, "--against", against, "--fail-on-worse").exit_code == 1
    assert at.call("score", was, "--against", against, "--fail-on-worse").exit_code == 0


def test_compare_names_what_broke_and_what_was_fixed(at: Workplace) -> None:
    was, now = at.collect("was", good), at.collect("now", bad)
    broken = at.call("compare", was, now)
    assert "broken q1" in broken.stdout
    assert at.call("compare", was, now, "--fail-on-worse").exit_code == 1
    assert "fixed  q1" in at.call("compare", now, was, "--fail-on-worse").stdout


def test_a_positions_table_is_measured_when_given(at: Workplace) -> None:
    table = at.folder / "positions.json"
    table.write_text(json.dumps({"positions": []}), encoding="utf-8")
    out = at.folder / "report"
    assert at.call("score", at.collect("one", good), "--positions", table, "--output", out).exit_code == 0
    stances = json.loads((out / "report.json").read_text(encoding="utf-8"))["stances"]
    assert (stances["source"], stances["found"]) == ("positions", 0)


@pytest.mark.parametrize(
    "arguments",
    [
        ["score", "none.jsonl"],
        ["score", "none.jsonl", "--fail-on-worse"],
        ["score", "none.jsonl", "--half", "both"],
        ["compare", "none.jsonl", "none.json"],
        ["run", "--url", "http://127.0.0.1:9"],
        ["run"],
    ],
)
def test_a_mistake_is_one_line_on_stderr_and_exit_code_2(at: Workplace, arguments: list[str]) -> None:
    done = at.call(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_system_that_cannot_be_opened_says_why(at: Workplace) -> None:
    def broken(_: object) -> System:
        raise ModelError("the model is missing: run `make setup`")

    done = CliRunner().invoke(
        build(broken), ["run", "--questions", str(at.questions), "--output", str(at.folder / "x")]
    )
    assert done.exit_code == 2
    assert "make setup" in done.stderr
    assert not (at.folder / "x").exists()


class TestQuotesAreCheckedWithTheTextsAtHand:
    """Those named, else those beside the answers, else those of the index that answered; else the report says so."""

    HOME = Home(texts=lambda id: TEXTS if id == "here" else {})

    def scored(self, at: Workplace, snapshot: str, *, beside: bool = False) -> tuple[str, Any]:
        def ask(body: dict[str, Any]) -> dict[str, Any]:
            quoted = cite("skl-remissvar", SKL_WORDS, quote=f"{SKL_WORDS} Alltid.")
            return reply("Så. [1]", quoted, snapshot=snapshot) if "SKL" in body["question"] else bad(body)

        file = at.collect("one", ask)
        if not beside:
            file.with_name("documents.jsonl").unlink()
        done = at.call("score", file, home=self.HOME)
        report = json.loads((file.parent / "answers-report" / "report.json").read_text(encoding="utf-8"))
        return done.output, report

    @pytest.mark.parametrize(("snapshot", "beside"), [("here", False), ("gone", True)])
    def test_a_forged_quote_is_found(self, at: Workplace, snapshot: str, beside: bool) -> None:
        told, report = self.scored(at, snapshot, beside=beside)
        assert report["not_verbatim"] == ["q1"]
        assert "q1" in told

    def test_another_index_says_nothing_of_them_and_that_is_told(self, at: Workplace) -> None:
        told, report = self.scored(at, "gone")
        assert (report["not_verbatim"], report["documents_at_hand"]) == ([], [])
        assert "not checked" in told


class TestRunKeepsWhatItReads:
    """The answers, and the texts beside them, are never written over a file of questions."""

    @pytest.mark.parametrize(
        ("name", "asked"),
        [(n, a) for n in ("questions.jsonl", "documents.jsonl") for a in ("file", "folder")] + [("link.jsonl", "file")],
    )
    def test_the_questions_stay(self, at: Workplace, name: str, asked: str) -> None:
        if name == "link.jsonl":
            (at.folder / name).symlink_to(at.questions)
        if name == "documents.jsonl":
            at.questions = at.questions.rename(at.folder / name)
        before = at.questions.read_bytes()
        output = at.folder / ("answers.jsonl" if name == "documents.jsonl" else name)
        questions = at.questions if asked == "file" else at.folder
        group = build(lambda _: System(good, texts=lambda: TEXTS))
        done = CliRunner().invoke(group, ["run", "--questions", str(questions), "--output", str(output)])
        assert (done.exit_code, at.questions.read_bytes()) == (2, before)
        assert len(done.stderr.strip().splitlines()) == 1


def test_a_run_in_which_nothing_could_be_asked_says_why_and_fails(at: Workplace) -> None:
    def broken(_: dict[str, Any]) -> dict[str, Any]:
        raise ModelError("there is no index: run belagg index FOLDER")

    out = at.folder / "out" / "answers.jsonl"
    done = CliRunner().invoke(
        build(lambda _: System(broken)), ["run", "--questions", str(at.questions), "--output", str(out)],
        obj=Home(advise=lambda text: text.replace("belagg ", "belagg --data here ")),
    )  # fmt: skip
    assert done.exit_code == 2
    assert "belagg --data here index" in done.stderr


@pytest.mark.parametrize("content", [b"\xff\xfe", b"{", b"[]"])
def test_a_file_that_holds_no_questions_is_named_with_its_fault(at: Workplace, content: bytes) -> None:
    at.questions.write_bytes(content)
    done = at.call("run")
    assert done.exit_code == 2
    assert "questions.jsonl" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("arguments", [["positions", "none.json"], ["stances", "none.jsonl"]])
def test_a_file_that_is_not_there_is_named_without_the_words_of_the_system(arguments: list[str]) -> None:
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 2
    assert "Errno" not in done.stderr
    assert arguments[1] in done.stderr
