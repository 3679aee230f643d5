"""`belagg eval run | score | compare`: the edge of this room; files in, files and exit codes out."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import track

from corpus.errors import EvalError
from eval import extracts, feedback, question_set, report_html, report_json, report_markdown, stances
from eval.answer_file import DOCUMENTS, read_answers, read_texts, write_lines, write_texts
from eval.bench import cli as bench
from eval.collect import System, collect
from eval.compare import compare as compare_reports
from eval.edge import Edge, Home, errors, home_of, say
from eval.remote import service_at
from eval.score import cautions
from eval.score import score as score_answers
from eval.told import difference_lines, report_lines, stance_lines
from eval.types import Answer, Question
from indexer.clauses import StanceReader
from service.batch import is_one_file

WORSE = 1

Local = Callable[[typer.Context], System]
Reader = Callable[[typer.Context], StanceReader]
Gold = Annotated[str, typer.Argument(help="dev, test, or a .jsonl file of extracts.")]
Questions = Annotated[Path, typer.Option("--questions", help="A .jsonl file of questions, or a folder of them.")]
Half = Annotated[str | None, typer.Option("--half", help="Only this half: dev or test.")]
Later = Annotated[bool, typer.Option("--later", help="Also the questions marked for later, such as follow-ups.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout and nothing else there.")]


def build(local: Local | None = None, reader: Reader | None = None, setup: bench.Setup | None = None) -> typer.Typer:
    """Return the command group.

    `local` opens this machine's own system for `run` without `--url`, `reader` its reader of stances,
    `setup` its indexer and retriever.
    """
    group = typer.Typer(
        help="Measure the answers: ask the questions, judge the answers, compare two runs.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )

    @group.command()
    def run(
        context: typer.Context,
        questions: Questions = question_set.SHIPPED,
        output: Annotated[Path, typer.Option("--output", help="Where the answers go.")] = Path("answers.jsonl"),
        url: Annotated[str | None, typer.Option("--url", help="Ask a running service instead of this machine.")] = None,
        half: Half = None,
        later: Later = False,
        as_json: Json = False,
    ) -> None:
        """Ask every question, and write the answers.

        One line comes out for each question. Nothing is judged.
        """
        with Edge(home_of(context)):
            asked = _questions(questions, half, later=later)
            _refuse_own_input(questions, output)
            system = service_at(url) if url else _opened(local, context)
            summary = _run(asked, system, output)
        say(summary, f"{summary['asked']} questions asked, {summary['failed']} failed: {output}", as_json=as_json)

    @group.command("stances")
    def read_stances(
        context: typer.Context,
        gold: Gold = "dev",
        output: Annotated[Path | None, typer.Option("--output", help="Folder for stances.json and stances.md.")] = None,
        misses: Annotated[
            bool, typer.Option("--misses", help="List the extracts read wrongly; not for the half test.")
        ] = False,
        rules: Annotated[bool, typer.Option("--rules", help="By the rules alone, without the fitted reader.")] = False,
        as_json: Json = False,
    ) -> None:
        """Measure the reading of stances.

        The stances found in short extracts of responses are compared with those a careful reader finds.
        """
        with Edge():
            file = _extracts(gold, misses=misses)
            read = None if rules or reader is None else reader(context)
            taken = extracts.read_extracts(extracts.load_extracts(file), read)
            result = extracts.score(taken)
            if output is not None:
                output.mkdir(parents=True, exist_ok=True)
                (output / "stances.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")
                (output / "stances.md").write_text(report_markdown.extracts(result, file.name), encoding="utf-8")
        say(result, "\n".join(stance_lines(result, taken if misses else ())), as_json=as_json)

    group.command()(score)
    group.command()(compare)
    group.command("positions")(compare_positions)
    group.command("import-feedback")(import_feedback)
    group.command("bench")(bench.command(setup))
    return group


def score(
    context: typer.Context,
    answers: Annotated[Path, typer.Argument(help="The answers.jsonl of `belagg eval run`.")],
    questions: Questions = question_set.SHIPPED,
    documents: Annotated[
        Path | None, typer.Option("--documents", help="Canonical texts; else documents.jsonl beside the answers.")
    ] = None,
    positions: Annotated[Path | None, typer.Option("--positions", help="Output of `belagg positions --json`.")] = None,
    against: Annotated[Path | None, typer.Option("--against", help="Earlier answers.jsonl or report.json.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", help="Folder for report.json, report.md, report.html.")
    ] = None,
    fail_on_worse: Annotated[bool, typer.Option("--fail-on-worse", help="Exit 1 when an answer got worse.")] = False,
    half: Half = None,
    later: Later = False,
    as_json: Json = False,
) -> None:
    """Judge collected answers; ask nothing.

    The same file, with the same texts, always gets the same report. Without texts quotes cannot be checked.
    """
    home = home_of(context)
    with Edge(home):
        if fail_on_worse and against is None:
            raise EvalError("--fail-on-worse needs --against, the earlier run to compare with")
        asked = _questions(questions, half, later=later)
        report = _report(answers, asked, home, documents, positions)
        earlier = _earlier(against, asked, home, documents) if against else None
        difference = compare_reports(earlier, report) if earlier else None
        folder = output or answers.parent / f"{answers.stem}-report"
        _write(folder, report, difference)
    shown = {
        "report": report["slices"], "cautions": cautions(report), "difference": difference, "written": str(folder),
    }  # fmt: skip
    say(shown, report_lines(report, difference, folder), as_json=as_json)
    if fail_on_worse and difference is not None and difference["worse"]:
        raise typer.Exit(WORSE)


def compare(
    context: typer.Context,
    before: Annotated[Path, typer.Argument(help="The earlier answers.jsonl or report.json.")],
    after: Annotated[Path, typer.Argument(help="The later answers.jsonl or report.json.")],
    questions: Questions = question_set.SHIPPED,
    documents: Annotated[
        Path | None, typer.Option("--documents", help="Canonical texts; else documents.jsonl beside each file.")
    ] = None,
    fail_on_worse: Annotated[bool, typer.Option("--fail-on-worse", help="Exit 1 when an answer got worse.")] = False,
    later: Later = False,
    as_json: Json = False,
) -> None:
    """Show what two runs differ in, question by question."""
    home = home_of(context)
    with Edge(home):
        asked = _questions(questions, None, later=later)
        earlier, now = (_earlier(file, asked, home, documents) for file in (before, after))
        difference = compare_reports(earlier, now)
    say(difference, difference_lines(difference), as_json=as_json)
    if fail_on_worse and difference["worse"]:
        raise typer.Exit(WORSE)


def _extracts(gold: str, *, misses: bool) -> Path:
    file = extracts.SHIPPED / f"{gold}.jsonl" if gold in question_set.HALVES else Path(gold)
    if misses and file.resolve() == (extracts.SHIPPED / "test.jsonl").resolve():
        raise EvalError("the half test is kept unread, so that its figures stay honest: --misses is for the other")
    return file


def compare_positions(
    table: Annotated[Path, typer.Argument(help="The output of `belagg positions --json`.")],
    gold: Annotated[Path, typer.Option("--gold", help="Gold positions.")] = stances.SHIPPED,
    half: Half = None,
    as_json: Json = False,
) -> None:
    """Measure a table of positions.

    It is compared with the positions a careful reader finds.
    """
    with Edge():
        rows = [row for row in stances.load_gold(gold) if half in (None, row.half)]
        if not rows:
            raise EvalError(f"{gold.name} holds no position of that half")
        documents = {row.document_id for row in rows}
        given = [g for g in stances.given_in_table(_json(table)) if g.document_id in documents]
        result = stances.compare(rows, given)
    shown = [f"{result['found']} of {result['gold']} positions found, {result['right']} with an accepted stance, "
             f"{result['beside']} given beside; macro-F1 {report_markdown.number(result['macro_f1'])}"]  # fmt: skip
    placed = result["placed"]
    if any(placed.values()):
        shown.append(
            f"  stated positions found stand under the right section: {placed['right']}, another: {placed['wrong']}, "
            f"none: {placed['none']}"
        )
    for name, c in result["classes"].items():
        shown.append(
            f"  {name:28}" + " ".join(f"{m} {report_markdown.number(c[m])}" for m in ("precision", "recall", "f1"))
        )
    say(result, "\n".join(shown), as_json=as_json)


def import_feedback(
    file: Annotated[Path, typer.Argument(help="The output of `belagg feedback export`.")],
    output: Annotated[Path, typer.Option("--output", help="Where the questions go, for a person to complete.")] = Path(
        "from-feedback.jsonl"
    ),
    as_json: Json = False,
) -> None:
    """Turn feedback into questions.

    A person completes them; what the right answer is, nobody makes up.
    """
    with Edge():
        if output.exists():
            raise EvalError(f"{output} exists: name another file, so that no completed question is lost")
        lines = feedback.questions(feedback.read(file))
        output.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    told = f"{len(lines)} questions in {output}: complete what is null or empty, then run `belagg eval run --questions`"
    say({"questions": len(lines), "output": str(output)}, told, as_json=as_json)


def _questions(path: Path, half: str | None, *, later: bool) -> tuple[Question, ...]:
    if half is not None and half not in question_set.HALVES:
        raise EvalError(f"--half is {half!r}; it must be {' or '.join(question_set.HALVES)}")
    kept = tuple(q for q in question_set.load(path, later=later) if half in (None, q.half))
    if not kept:
        raise EvalError(f"{path} holds no question to ask")
    return kept


def _refuse_own_input(questions: Path, output: Path) -> None:
    written = (output, output.with_name(DOCUMENTS))
    if any(is_one_file(file, target) for file in question_set.files(questions) for target in written):
        raise EvalError(f"{questions} holds the questions: name an --output elsewhere, so that they are kept")


def _opened(local: Local | None, context: typer.Context) -> System:
    if local is None:
        raise EvalError("nothing to ask here: give --url http://127.0.0.1:8000 of a running service")
    return local(context)


def _run(questions: tuple[Question, ...], system: System, output: Path) -> dict[str, Any]:
    if system.texts is not None:
        write_texts(output.with_name(DOCUMENTS), system.texts())
    failed: dict[str, str] = {}
    write_lines(output, _counted(collect(questions, system), len(questions), failed))
    if len(failed) == len(questions):
        raise EvalError(f"no question could be asked: {failed[questions[0].id]}")
    return {"asked": len(questions), "failed": len(failed), "output": str(output)}


def _counted(lines: Iterable[dict[str, Any]], total: int, failed: dict[str, str]) -> Iterator[dict[str, Any]]:
    for line in track(lines, "Asking", total=total, console=errors, transient=True):
        if "error" in line:
            failed[line["id"]] = line["error"]["title"]
        yield line


def _report(
    answers: Path, questions: tuple[Question, ...], home: Home, documents: Path | None, positions: Path | None = None
) -> dict[str, Any]:
    collected = read_answers(answers)
    texts = _texts(answers, collected, home, documents)
    given = stances.given_in_table(_json(positions)) if positions else stances.given_in_answers(collected)
    gold = [row for row in stances.load_gold() if not texts or row.document_id in texts]
    compared = {"source": "positions" if positions else "answers", **stances.compare(gold, given)}
    return score_answers(questions, collected, texts, stances=compared)


def _texts(answers: Path, collected: Sequence[Answer], home: Home, documents: Path | None) -> Mapping[str, str]:
    """Return the texts to check quotes with: those named, else those beside, else those of the index that answered."""
    beside = documents or answers.with_name(DOCUMENTS)
    if documents or beside.is_file():
        return read_texts(beside)
    asked = {answer.snapshot for answer in collected if answer.snapshot is not None}
    return home.texts(asked.pop()) if len(asked) == 1 else {}


def _earlier(file: Path, questions: tuple[Question, ...], home: Home, documents: Path | None) -> dict[str, Any]:
    return report_json.read(file) if file.suffix == ".json" else _report(file, questions, home, documents)


def _json(file: Path) -> Mapping[str, Any]:
    try:
        table = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as cause:
        raise EvalError(f"{file} is not JSON: give the output of `belagg positions --json`") from cause
    if not isinstance(table, dict):
        raise EvalError(f"{file} is not a positions table: give the output of `belagg positions --json`")
    return table


def _write(folder: Path, report: Mapping[str, Any], difference: Mapping[str, Any] | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    written = {**report, "difference": difference}
    (folder / "report.json").write_text(report_json.render(written), encoding="utf-8")
    (folder / "report.md").write_text(report_markdown.render(report, difference), encoding="utf-8")
    (folder / "report.html").write_text(report_html.render(report, difference), encoding="utf-8")


app = build()
