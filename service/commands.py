"""The commands of this room: ask, search, serve, doctor, keys. Mounted by the command line's root."""

import json
import os
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import QuestionError, SettingsError, SnapshotError
from service.cli import FAULT, MISTAKE, Json, State, print_json, say, state_of
from service.compilation.commands import compile_overview
from service.embedding.commands import sites
from service.feedback.commands import feedback
from service.positions import commands as positions
from service.positions import review_commands as reviews

keys = typer.Typer(help="Make API keys for a service that others can reach.")


def mount(app: typer.Typer) -> None:
    """Add the commands of this room to the command line."""
    for command in (ask, search, positions.positions, positions.proposals, serve, doctor):
        app.command()(command)
    app.command("compile")(compile_overview)
    app.add_typer(keys, name="keys")
    app.add_typer(sites, name="sites")
    app.add_typer(feedback, name="feedback")
    app.add_typer(reviews.review, name="review")
    app.command()(reviews.purge)


def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="The question, in Swedish or English.")] = None,
    question_from_env: Annotated[
        str | None, typer.Option(metavar="NAME", help="Take the question from this environment variable.")
    ] = None,
    batch: Annotated[
        str | None, typer.Option(metavar="FILE", help="Ask every line of a JSONL file; - is stdin.")
    ] = None,
    output: Annotated[str, typer.Option(metavar="FILE", help="Where a batch's answers go; - is stdout.")] = "-",
    organisation: Annotated[
        list[str] | None, typer.Option(help="Only documents from this one; may be repeated.")
    ] = None,
    document: Annotated[list[str] | None, typer.Option(help="Only this document, by id; may be repeated.")] = None,
    consultation: Annotated[str | None, typer.Option(help="Only this consultation, by id.")] = None,
    language: Annotated[str | None, typer.Option(help="sv or en; default: the question's own.")] = None,
    as_json: Json = False,
) -> None:
    """Ask a question, or a whole file of them.

    The answer comes with its evidence. A batch exits 2 when a line could not be asked, 1 when something broke; the
    other answers are written all the same.
    """
    state = state_of(context)
    if batch is not None:
        if question is not None or question_from_env is not None:
            raise QuestionError("give either a question or --batch, not both")
        if organisation or document or consultation or language:
            raise QuestionError(
                'with --batch each line says itself what narrows it: "consultation", "filters", "language"'
            )
        _ask_batch(state, batch, output)
        return
    if output != "-":
        raise QuestionError("--output goes with --batch; to keep one answer: belagg ask --json QUESTION > FILE")
    from service.requests import read_request
    from service.terminal import new_console, show_answer

    body = {
        "question": _question(question, question_from_env),
        "consultation": consultation,
        "language": language,
        "filters": {"organisations": organisation or (), "documents": document or ()},
    }
    request = read_request(body, state.settings.max_question_chars)
    answer = state.engine.ask(request, labels=frozenset(state.settings.labels))
    if as_json:
        print_json(answer.model_dump(mode="json"))
    else:
        show_answer(new_console(), answer)


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="Words to look for.")],
    k: Annotated[int, typer.Option("-k", help="How many passages at most.", min=1, max=100)] = 10,
    as_json: Json = False,
) -> None:
    """Find passages, best first."""
    from service.requests import read_search
    from service.terminal import new_console, show_hits

    state = state_of(context)
    request = read_search({"query": query, "k": k}, state.settings.max_question_chars)
    found = state.engine.search(request, labels=frozenset(state.settings.labels))
    if as_json:
        print_json(found.model_dump(mode="json"))
    else:
        show_hits(new_console(), found)


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="Address to listen on. [BELAGG_HOST, else 127.0.0.1]")] = None,
    port: Annotated[int | None, typer.Option(help="0 takes any free one. [BELAGG_PORT, else 8000]")] = None,
) -> None:
    """Answer over HTTP until stopped."""
    from service import server

    state = state_of(context)
    settings = replace(
        state.settings,
        host=state.settings.host if host is None else host,
        port=state.settings.port if port is None else port,
    )

    def started(url: str, trouble: str) -> None:
        say(f"Belägg answers on {url} (Ctrl-C stops it)")
        if trouble:
            say(f"No question can be answered yet. {state.advise(trouble)} (no restart is needed afterwards)")

    server.serve(settings, state.make_engine, started)


def doctor(context: typer.Context, as_json: Json = False) -> None:
    """Check this machine, and say what mends it."""
    from service.doctor import diagnose

    state = state_of(context)
    checks = []
    for found in diagnose(state.settings, state.make_engine):
        check = replace(found, detail=state.advise(found.detail), fix=found.fix and state.advise(found.fix))
        checks.append(check)
        if not as_json:
            typer.echo(f"ok   {check.name}: {check.detail}" if check.ok else f"MEND {check.name}: {check.detail}")
            if check.fix and not check.ok:
                typer.echo(f"     -> {check.fix}")
    ok = all(check.ok for check in checks)
    if as_json:
        print_json({"ok": ok, "checks": [asdict(check) for check in checks]})
    if not ok:
        raise typer.Exit(MISTAKE)


@keys.command()
def add(
    name: Annotated[str, typer.Argument(help="Who the key is for; appears in the log.")],
    role: Annotated[str, typer.Option(help="reader, editor or admin.")] = "reader",
    label: Annotated[list[str] | None, typer.Option(help="An access label its holder gets; may be repeated.")] = None,
    file: Annotated[Path | None, typer.Option(help="Keys file to add to; else a new one goes to stdout.")] = None,
) -> None:
    """Make a key. It is shown once, on stderr; only its SHA-256 is stored."""
    from service.keys import Role, add_key

    try:
        chosen = Role.named(role)
    except ValueError as error:
        raise SettingsError(str(error)) from None
    key, content = add_key(file, name, chosen, label or ())
    if file is None:
        typer.echo(content, nl=False)
    typer.echo(f"the key of {name}, shown only now: {key}", err=True)


def _question(given: str | None, from_env: str | None) -> str:
    if (given is None) == (from_env is None):
        raise QuestionError('give one question: belagg ask "What does SKL think of the policylabb?"')
    if from_env is None:
        return given or ""
    if not os.environ.get(from_env):
        raise QuestionError(f"the environment variable {from_env} holds no question")
    return os.environ[from_env]


def _ask_batch(state: State, source: str, target: str) -> None:
    from rich.progress import Progress

    from service import problems
    from service.batch import ask_lines, read_lines, refuse_own_input, written_lines
    from service.terminal import new_console

    refuse_own_input(source, target)
    lines = read_lines(source)
    engine = state.engine
    if failing := [check.detail for check in engine.ready() if not check.ok]:
        raise SnapshotError("; ".join(failing))  # once, not on every line
    labels = frozenset(state.settings.labels)
    console = new_console(stderr=True)
    failed: list[int] = []
    with (
        written_lines(target) as write,
        Progress(console=console, transient=True, disable=not console.is_terminal) as bar,
    ):
        task = bar.add_task("asking", total=len(lines))
        longest = state.settings.max_question_chars
        for answer in ask_lines(lines, lambda request: engine.ask(request, labels=labels), longest, state.broke):
            write(json.dumps(answer, ensure_ascii=False))
            failed += [answer["error"]["status"]] if "error" in answer else []
            bar.advance(task)
    say(f"{len(lines)} questions asked, {len(failed)} failed")
    if failed:
        raise typer.Exit(FAULT if problems.FAULT.status in failed else MISTAKE)
