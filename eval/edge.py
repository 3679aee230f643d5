"""The edge of this room: errors of the product become one line and an exit code, results go to stdout."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import typer
from rich.console import Console

from corpus.errors import BelaggError, UserError
from eval.words import printable

MISTAKE, FAULT = 2, 1
errors = Console(stderr=True)


@dataclass(frozen=True, slots=True)
class Home:
    """What the command above lends to those of this room.

    `texts` gives the canonical texts of the index with that id, none when it is not the one at hand; `advise` puts
    the commands that an error names into the words that do here what they say.
    """

    texts: Callable[[str], Mapping[str, str]] = lambda _: {}
    advise: Callable[[str], str] = str


def home_of(context: typer.Context) -> Home:
    """Return what the command above has lent, or nothing."""
    return context.obj if isinstance(context.obj, Home) else Home()


class Edge:
    """Turns the errors of this product into one line on stderr and an exit code."""

    def __init__(self, home: Home | None = None) -> None:
        self._home = home or Home()

    def __enter__(self) -> None:
        return

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, BelaggError):
            errors.print(self._home.advise(str(error)), style="red", markup=False, highlight=False, soft_wrap=True)
            raise typer.Exit(MISTAKE if isinstance(error, UserError) else FAULT) from error
        if isinstance(error, OSError):
            what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
            errors.print(f"cannot read or write {what}", style="red", markup=False, highlight=False, soft_wrap=True)
            raise typer.Exit(MISTAKE) from error


def say(value: object, text: str, *, as_json: bool) -> None:
    """Print a result: one JSON object, or its text without control characters."""
    typer.echo(json.dumps(value, ensure_ascii=False) if as_json else "\n".join(map(printable, text.split("\n"))))
