"""The commands `belagg feedback …`. Mounted with the others by service.commands."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import SettingsError
from service.cli import Json, print_json, say, state_of

if TYPE_CHECKING:
    from service.feedback.contract import Feedback
    from service.feedback.store import FeedbackStore

feedback = typer.Typer(help="See what readers have said about answers. It is kept here and sent nowhere.")


@feedback.command("list")
def list_(context: typer.Context, as_json: Json = False) -> None:
    """List what is kept, oldest first."""
    from service.terminal import safe

    found = _store(context).all()
    if as_json:
        print_json({"feedback": [_plain(one) for one in found]})
        return
    for one in found:
        said = one.said
        verdict = "useful" if said.useful else f"not useful, {said.reason.value if said.reason else 'no reason given'}"
        site = f", {one.site}" if one.site else ""
        words = f" | {said.text}" if said.text else ""
        typer.echo(safe(f"{one.id}  {one.at[:16]}{site}  {verdict}  ({said.status.value}) {said.question}{words}"))
    say(f"pieces of feedback: {len(found)}")


@feedback.command()
def export(
    context: typer.Context,
    output: Annotated[str, typer.Option(metavar="FILE", help="Where it goes; - is stdout.")] = "-",
) -> None:
    """Write what is kept as JSON lines.

    Each holds one piece; `belagg eval import-feedback` reads them.
    """
    found = _store(context).all()
    lines = "".join(json.dumps(_plain(one), ensure_ascii=False) + "\n" for one in found)
    if output == "-":
        typer.echo(lines, nl=False)
        return
    try:
        Path(output).write_text(lines, encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"cannot write {output}: {error.strerror}") from None
    say(f"{len(found)} pieces of feedback written to {output}")


@feedback.command()
def purge(
    context: typer.Context,
    before: Annotated[
        str | None, typer.Option(metavar="DATE", help="All that came before this day, such as 2026-01-31.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All there is.")] = False,
    as_json: Json = False,
) -> None:
    """Remove what is past its time, or more.

    It is gone for good. BELAGG_FEEDBACK_DAYS says how long feedback is kept.
    """
    removed = _store(context).purge(datetime.max.replace(tzinfo=UTC) if everything else _day(before))
    if as_json:
        print_json({"removed": removed})
    else:
        typer.echo(f"pieces of feedback removed: {removed}")


def _day(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        raise SettingsError("--before must be a day such as 2026-01-31") from None


def _store(context: typer.Context) -> "FeedbackStore":
    from service.feedback.store import FeedbackStore

    settings = state_of(context).settings
    return FeedbackStore(settings.data, settings.feedback_days)


def _plain(one: "Feedback") -> dict[str, object]:
    return {"id": one.id, "at": one.at, "site": one.site, **one.said.model_dump(mode="json")}
