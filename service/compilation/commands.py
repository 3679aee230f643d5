"""The command `belagg compile`. Mounted with the others by service.commands."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import QuestionError
from service.cli import say, state_of

_OFFICE = ("docx", "xlsx")


def compile_overview(
    context: typer.Context,
    form: Annotated[
        str | None,
        typer.Option("--format", help="docx, xlsx, md, html or json; default: as the file's name ends, else md."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Where it goes; default: stdout.")
    ] = None,
    consultation: Annotated[str | None, typer.Option(help="Only this consultation, by id; default: all.")] = None,
    language: Annotated[str, typer.Option(help="sv or en, for the overview's own words.")] = "sv",
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
    on: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The date it bears; default: today.")
    ] = None,
) -> None:
    """Compile the overview (remissammanställning).

    It tells per proposal who stands where, with quotes and a draft paragraph.
    """
    from pydantic import ValidationError

    from service.compilation.contract import CompilationRequest, Format
    from service.compilation.gather import gather, render
    from service.problems import one_line

    chosen = (form or (output.suffix.lstrip(".").lower() if output else "") or "md").lower()
    if form is None and chosen not in set(Format):
        forms = ", ".join(f".{known}" for known in Format)
        raise QuestionError(f"{output} tells no form: let its name end in one of {forms}, or give --format")
    try:
        request = CompilationRequest.model_validate(
            {"consultation": consultation, "format": chosen, "language": language}
        )
    except ValidationError as error:
        raise QuestionError(one_line(error)) from None
    _check_target(chosen, output, force=force)
    state = state_of(context)
    made = gather(state.engine, request, labels=frozenset(state.settings.labels), generated=_day(on))
    content = render(made, request.format)
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    _write(output, content, force=force)
    people = sum(len(part.respondents) for part in made.consultations)
    proposals = sum(len(part.proposals) for part in made.consultations)
    say(f"{output}: {_counted(people, 'respondent')}, {_counted(proposals, 'proposal')}")


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _check_target(form: str, output: Path | None, *, force: bool) -> None:
    """Refuse (QuestionError) a target before the work is done: a terminal for a binary file, or a file in the way."""
    if output is None:
        if form in _OFFICE and sys.stdout.isatty():
            raise QuestionError(f"a {form} file cannot be shown in a terminal: give --output FILE.{form}")
    elif output.is_dir():
        raise QuestionError(f"{output} is a folder: give the name of a file in it")
    elif output.exists() and not force:
        raise QuestionError(f"{output} is there already: choose another name, or give --force to replace it")


def _day(given: str | None) -> str:
    if given is None:
        return date.today().isoformat()
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise QuestionError("the date must be a day such as 2025-03-01") from None


def _write(target: Path, content: bytes, *, force: bool) -> None:
    """Write a file that appears under its name when it is whole, and not at all when that fails."""
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _check_target("", target, force=force)  # it may have come meanwhile
        partial.replace(target)
    except OSError as error:
        raise QuestionError(f"cannot write {target}: {error.strerror}") from None
    finally:
        partial.unlink(missing_ok=True)
