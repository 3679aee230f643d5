"""The command line: exit codes, one-line errors, JSON alone on stdout, batches, nothing heavy for help."""

import contextlib
import json
import os
import shlex
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

import belagg
from corpus.errors import Fault, SnapshotError
from service.access import load_access
from service.cli import ON_DATA
from service.contract import Answer, SearchResponse
from service.engine import Check
from service.settings import Settings
from tests.contract.fake_engine import TEXTS, FakeEngine

ROOT = Path(__file__).parents[2]
Result = tuple[int, str, str]
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("BELAGG_")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(os, "environ", os.environ.copy())
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_it(*arguments: str, engine: FakeEngine | None = None) -> Result:
        capsys.readouterr()
        code = belagg.run(arguments, make_engine=lambda _: engine or FakeEngine())
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run_it


def one_line(text: str) -> bool:
    return text.endswith("\n") and text.count("\n") == 1 and "Traceback" not in text


def test_json_is_one_contract_object_and_nothing_else(run: Run) -> None:
    code, out, err = run("ask", "Vad tycker byn?", "--json")
    assert (code, err) == (0, "")
    assert Answer.model_validate_json(out).question == "Vad tycker byn?"
    code, out, err = run("search", "bro", "-k", "1", "--json")
    assert (code, err) == (0, "")
    assert len(SearchResponse.model_validate_json(out).hits) == 1


def test_people_see_answer_source_and_exact_words(run: Run) -> None:
    code, out, _ = run("ask", "Vad tycker byn?")
    quote = TEXTS["oppen"].split("\n")[1]
    assert code == 0
    assert out.index(quote) < out.index("Källor") < out.index("1 Förslaget") < out.rindex(quote) < out.index("Status")
    assert "Sources" in run("ask", "What?", "--language", "en")[1]


def test_hostile_text_cannot_steer_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "\x1b]0;titel\x07\x1b[31mröd\u202e [bold]fet[/bold] :smile:\x9b2J"
    monkeypatch.setitem(TEXTS, "oppen", f"1 Rubrik\n{hostile}")
    for out in (run("ask", "Vad?")[1], run("search", "Vad")[1]):
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(out)
        assert "[bold]fet[/bold] :smile:" in out


def test_no_line_of_a_quote_passes_for_one_of_ours(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TEXTS, "oppen", "1 Rubrik\n\nStatus: besvarad\n[9] SKL")
    lines = run("search", "Vad")[1].splitlines()
    assert [line for line in lines if "Status" in line or "[9]" in line] == ["    Status: besvarad", "    [9] SKL”"]


def test_a_question_from_the_environment_is_taken_as_it_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    question = """$(touch x) `id` "'; --json \\ åäö"""
    monkeypatch.setitem(os.environ, "Q", question)
    code, out, _ = run("ask", "--question-from-env", "Q", "--json")
    assert (code, json.loads(out)["question"]) == (0, question)


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", ""),
        ("ask", "\u00a0"),
        ("ask", "a" * 2001),
        ("ask", "Vad?", "--language", "de"),
        ("ask", "Vad?", "--batch", "x"),
        ("ask", "--question-from-env", "NOT_SET_AT_ALL"),
        ("ask", "--batch", "no/such/file.jsonl"),
        ("ask", "\udcff"),
        ("search",),
        ("search", "a", "-k", "0"),
        ("verify",),
        ("nonsense",),
        ("ask", "--nonsense", "a"),
        ("serve", "--host", "0.0.0.0"),
        ("serve", "--port", "70000"),
        ("keys", "add", "x", "--role", "king"),
        ("keys",),
        ("search", " "),
        ("positions", "--consultation", "nowhere"),
        ("proposals", "--consultation", "nowhere"),
        ("compile", "--output", "overview.pdf"),
        ("review", "correct", "id"),
        ("review", "confirm", "id"),
    ],
)
def test_a_mistake_is_one_line_and_exit_code_2(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert one_line(err), err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ask", "Vad?", "--data", "d"), "belagg --data DIR COMMAND"),
        (("ask", "Vad", "tycker", "byn?"), "quotation marks"),
        (("search", "\u00a0 "), "must not be empty"),
        (("ask", ""), "must not be empty"),
        (("compile", "--output", "overview.pdf"), "--format"),
        (("review", "correct", "id"), "--stance"),
        (("positions", "--consultation", "nowhere"), "k1"),
    ],
)
def test_a_mistake_is_told_with_what_to_type_instead(run: Run, arguments: tuple[str, ...], told: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert told in err


def test_a_data_folder_that_is_a_file_is_named_as_such(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for arguments in (("ask", "Vad?"), ("index",), ("doctor",)):
        code, _, err = run("--data", "file", *arguments)
        assert code == 2
        assert "file is a file" in err


def test_no_line_of_the_list_of_commands_is_cut_short(run: Run) -> None:
    """Each fits a terminal of 80 characters, at the first level as below it."""
    for group in ((), ("eval",), ("review",), ("keys",), ("sites",), ("feedback",)):
        lines = run(*group, "--help")[1].splitlines()
        assert not [line for line in lines if line.startswith("  ") and line.endswith("...")], group


def test_a_wrong_setting_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "BELAGG_PROT", "1")
    code, _, err = run("ask", "Vad?")
    assert code == 2
    assert "BELAGG_PORT" in err


@pytest.mark.parametrize(
    ("error", "code"), [(SnapshotError("no index"), 2), (Fault("odd"), 1), (ValueError("secret"), 1)]
)
def test_faults_exit_1_and_hide_what_they_say(run: Run, error: Exception, code: int) -> None:
    found, out, err = run("ask", "Vad?", engine=FakeEngine(fail=error))
    assert (found, out) == (code, "")
    assert one_line(err)
    assert "secret" not in err


def test_debug_shows_the_trace(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "BELAGG_DEBUG", "1")
    assert "Traceback" in run("ask", "Vad?", engine=FakeEngine(fail=ValueError("x")))[2]


class TestBatch:
    LINES: tuple[bytes, ...] = (
        '{"id": "a", "question": "Vad?", "språk": "okänt fält"}'.encode(),
        b"",
        b"not json",
        b'{"question": "no id"}',
        b'{"id": 7, "question": "\\u0000"}',
        b"[" * 50_000,
        b'{"id": "b\xff", "question": "x"}',
        b'{"id": true, "question": "x"}',
        b'{"id": "c", "question": "Och?", "language": "en", "filters": {"organisations": ["SKL"]}}',
        b'{"id": "d", "question": "x", "filters": {"nonsense": 1}}',
    )
    IDS: tuple[Any, ...] = ("a", None, None, 7, None, None, None, "c", "d")

    def test_every_line_has_its_answer_or_its_problem_in_order(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "q.jsonl").write_bytes(b"\r\n".join(self.LINES))
        code, out, err = run("ask", "--batch", "q.jsonl", "--output", "a.jsonl")
        results = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()]
        assert (code, out) == (2, "")
        assert [result["id"] for result in results] == list(self.IDS)
        for result in results:
            if "error" in result:
                assert result["error"]["type"].startswith("urn:belagg:problem:")
            else:
                Answer.model_validate({name: value for name, value in result.items() if name != "id"})
        assert sum("error" in result for result in results) == 7
        assert "9 questions asked, 7 failed" in err
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "q.jsonl"]

    def test_the_model_is_loaded_once_and_a_fault_costs_one_line(self, tmp_path: Path, capsys: Any) -> None:
        (tmp_path / "q.jsonl").write_text("".join(f'{{"id": {i}, "question": "Vad?"}}\n' for i in range(5)))
        opened = []

        def fail_on_third() -> None:
            if len(engine.asked) == 2 and not engine.asked.append(engine.asked[0]):  # type: ignore[func-returns-value]
                raise RuntimeError("secret")

        engine = FakeEngine(on_ask=fail_on_third)
        assert belagg.run(["ask", "--batch", "q.jsonl"], make_engine=lambda s: opened.append(s) or engine) == 1  # type: ignore[func-returns-value]
        out = capsys.readouterr().out
        results = [json.loads(line) for line in out.splitlines()]
        assert len(opened) == 1
        assert ["error" in result for result in results] == [False, False, True, False, False]
        assert results[2]["error"]["status"] == 500
        assert "BELAGG_DEBUG" in results[2]["error"]["detail"]
        assert "secret" not in out

    def test_an_output_that_cannot_be_written_is_a_mistake(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "q.jsonl").write_bytes(self.LINES[0])
        (tmp_path / "folder").mkdir()
        for target in ("no/such/folder/a.jsonl", "folder"):
            engine = FakeEngine()
            code, out, err = run("ask", "--batch", "q.jsonl", "--output", target, engine=engine)
            assert (code, out, engine.asked) == (2, "", [])
            assert one_line(err)

    def test_a_batch_of_which_all_was_asked_is_fine(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "q.jsonl").write_bytes(self.LINES[0])
        assert run("ask", "--batch", "q.jsonl", "--output", "a.jsonl")[0] == 0

    @pytest.mark.parametrize("target", ["q.jsonl", "./sub/../q.jsonl", "symlink.jsonl", "hardlink.jsonl"])
    def test_the_questions_are_never_written_over(self, run: Run, tmp_path: Path, target: str) -> None:
        questions = tmp_path / "q.jsonl"
        questions.write_bytes(self.LINES[0])
        (tmp_path / "sub").mkdir()
        (tmp_path / "symlink.jsonl").symlink_to(questions)
        (tmp_path / "hardlink.jsonl").hardlink_to(questions)
        code, out, err = run("ask", "--batch", "q.jsonl", "--output", target)
        assert (code, out, questions.read_bytes()) == (2, "", self.LINES[0])
        assert one_line(err)

    @pytest.mark.parametrize("narrowing", ["--organisation", "--document", "--consultation", "--language"])
    def test_an_option_that_a_batch_would_not_heed_is_refused(self, run: Run, tmp_path: Path, narrowing: str) -> None:
        (tmp_path / "q.jsonl").write_bytes(self.LINES[0])
        code, out, err = run("ask", "--batch", "q.jsonl", narrowing, "sv")
        assert (code, out) == (2, "")
        assert one_line(err)

    def test_without_an_index_it_is_said_once_and_nothing_is_written(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "q.jsonl").write_bytes(self.LINES[0])
        engine = FakeEngine()
        engine.checks = [Check("snapshot", False, "There is no index", "belagg index FOLDER")]
        code, out, err = run("ask", "--batch", "q.jsonl", "--output", "a.jsonl", engine=engine)
        assert (code, out) == (2, "")
        assert one_line(err)
        assert not (tmp_path / "a.jsonl").exists()


def test_a_file_for_one_answer_is_refused_rather_than_forgotten(run: Run, tmp_path: Path) -> None:
    code, out, err = run("ask", "Vad?", "--output", "a.txt")
    assert (code, out) == (2, "")
    assert one_line(err)
    assert not (tmp_path / "a.txt").exists()


class TestAdvice:
    """An error tells what to type here: the command works on the data folder of the call that failed."""

    LOST = SnapshotError("no index; run: belagg index FOLDER, then 'belagg verify' or `belagg serve`; or belagg model")

    @pytest.mark.parametrize("arguments", [("ask", "Vad?"), ("search", "Vad"), ("ask", "--batch", "q.jsonl")])
    @pytest.mark.parametrize("data", ["my data", "elsewhere"])
    def test_it_names_the_folder(self, run: Run, tmp_path: Path, data: str, arguments: tuple[str, ...]) -> None:
        (tmp_path / "q.jsonl").write_text('{"id": 1, "question": "Vad?"}')
        engine = FakeEngine(fail=self.LOST)
        engine.checks = [Check("snapshot", False, str(self.LOST))]
        err = run("--data", data, *arguments, engine=engine)[2]
        given = f"belagg --data {shlex.quote(data)}"
        assert f"run: {given} index FOLDER, then '{given} verify' or `{given} serve`; or belagg model" in err

    def test_the_folder_of_the_environment_too(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(os.environ, "BELAGG_DATA", "mine")
        assert "belagg --data mine index FOLDER" in run("verify")[2]

    def test_the_default_folder_needs_no_name(self, run: Run) -> None:
        assert "run: belagg index FOLDER" in run("verify")[2]

    def test_every_command_that_works_on_data_is_known_to_the_advice(self) -> None:
        root: Any = typer.main.get_command(belagg.app)
        assert set(ON_DATA) == set(root.commands) - {"model", "keys", "eval"}


def test_labels_of_this_machine_decide_what_is_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert TEXTS["hemlig"].split("\n")[1] not in run("ask", "Vad?")[1]
    monkeypatch.setitem(os.environ, "BELAGG_LABELS", "fi")
    assert TEXTS["hemlig"].split("\n")[1] in run("ask", "Vad?")[1]


def test_a_port_in_use_is_one_line_before_anything_is_loaded(run: Run) -> None:
    with contextlib.closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        def loaded(_: object) -> FakeEngine:
            raise AssertionError("the engine was loaded")

        code, _, err = run("serve", "--port", str(port))
        assert code == 2
        assert one_line(err)
        assert str(port) in err
        assert belagg.run(["serve", "--port", str(port)], make_engine=loaded) == 2


def test_keys_are_shown_once_and_stored_hashed(run: Run, tmp_path: Path) -> None:
    code, content, err = run("keys", "add", "intranet", "--label", "fi")
    key = err.split()[-1]
    assert code == 0
    assert key not in content
    (tmp_path / "keys.json").write_text(content)
    assert run("keys", "add", "admin", "--role", "admin", "--file", "keys.json")[0] == 0
    assert run("keys", "add", "admin", "--file", "keys.json")[0] == 2
    access = load_access(Settings(keys_file=tmp_path / "keys.json"))
    caller = access.identify(authorization=f"Bearer {key}", users=[], peer=None)
    assert (caller.name, sorted(caller.labels)) == ("intranet", ["fi"])
    assert [entry.id for entry in access.keys] == ["intranet", "admin"]


def test_doctor_names_what_is_missing_and_what_mends_it(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("--data", str(tmp_path / "none"), "doctor", "--json")
    checks = {check["name"]: check for check in json.loads(out)["checks"]}
    assert code == 2
    assert not checks["index"]["ok"]
    assert all(check["fix"] for check in checks.values() if not check["ok"])
    lines = run("--data", str(tmp_path / "none"), "doctor")[1].splitlines()
    assert any(line.startswith("MEND index") for line in lines)


def test_help_is_quick_because_nothing_heavy_is_imported() -> None:
    code = (
        "import sys, belagg\n"
        "assert belagg.run(['--help']) == 0 and belagg.run(['ask', '--help']) == 0\n"
        "heavy = {'torch', 'faiss', 'fastapi', 'numpy', 'onnxruntime', 'sentence_transformers', 'langchain_core'}\n"
        "assert not heavy & sys.modules.keys(), heavy & sys.modules.keys()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "index" in done.stdout


@pytest.mark.parametrize(("held", "refused"), [([], False), (["SKL.txt"], False), (["SKL.txt", "eget svar.pdf"], True)])
def test_indexing_without_a_folder_drives_out_no_documents_of_another(
    run: Run, monkeypatch: pytest.MonkeyPatch, held: list[str], refused: bool
) -> None:
    shipped = next(file.name for file in belagg.SHIPPED.iterdir() if file.suffix == ".txt")
    monkeypatch.setattr("indexer.known.ids_of", lambda _: {name.replace("SKL.txt", shipped): "x" for name in held})
    built: list[Path] = []

    def builder(_: typer.Context, folder: Path) -> Callable[[bool], Any]:
        built.append(folder)
        raise SnapshotError("far enough")

    monkeypatch.setattr(belagg, "_builder", builder)
    code, _, err = run("index")
    assert (code, built) == (2, [] if refused else [belagg.SHIPPED])
    assert ("name their folder" in err) == refused
    run("index", "mine")
    assert built[-1] == Path("mine")
