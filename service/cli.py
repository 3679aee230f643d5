"""What every command shares: the settings and the engine behind them, and how a command speaks."""

import json
import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from service.engine import Engine
    from service.settings import Settings

FAULT, MISTAKE = 1, 2
ON_DATA = (
    "ask", "compile", "doctor", "feedback", "index", "positions", "proposals", "purge", "review", "search", "serve",
    "sites", "verify", "watch",
)  # fmt: skip
"""The commands that work on the data folder, and need to be told which."""
_ADVISED = re.compile(rf"\bbelagg (?=(?:{'|'.join(ON_DATA)})\b)")

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout and nothing else there.")]


@dataclass(frozen=True, slots=True)
class State:
    """What every command shares: the settings, how to open the engine, and who is told of what broke on the way."""

    settings: "Settings"
    make_engine: "Callable[[Settings], Engine]"
    broke: Callable[[Exception], None] = lambda _: None

    @property
    def engine(self) -> "Engine":
        """Open the engine; slow, so ask once."""
        return self.make_engine(self.settings)

    def advise(self, text: str) -> str:
        """Return a text with its commands as they have to be typed here, on the data folder of this call."""
        return advise(text, self.settings.data)


def advise(text: str, data: Path) -> str:
    """Return a text with the commands that it names made to work on `data`.

    The rooms below know nothing of the command line; they say `belagg index FOLDER`, which would fill the default
    folder.
    """
    from service.settings import DEFAULT_DATA

    given = "" if data == DEFAULT_DATA else f"--data {shlex.quote(str(data))} "
    return _ADVISED.sub(lambda found: found.group() + given, text)


def state_of(context: typer.Context) -> State:
    """Return what the root put on the command line's context."""
    state = context.obj
    assert isinstance(state, State)
    return state


def print_json(value: object) -> None:
    """Print one JSON object on stdout."""
    typer.echo(json.dumps(value, ensure_ascii=False, default=str))


def print_line(line: str) -> None:
    """Print one line on stdout."""
    typer.echo(line)


def say(line: str) -> None:
    """Tell the person at the terminal something, beside the output."""
    from service.terminal import safe

    typer.echo(safe(" ".join(line.split())), err=True)
