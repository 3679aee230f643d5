"""The commands `belagg review …` and `belagg purge`. Mounted with the others by service.commands."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.errors import SettingsError
from service.cli import Json, print_json, say, state_of

if TYPE_CHECKING:
    from service.positions.contract import PositionView, ReviewView

review = typer.Typer(
    help="Confirm, correct or reject positions. It is done under your name as a user; every revision is kept."
)

Id = Annotated[str, typer.Argument(metavar="ID", help="The position's id; 'belagg positions --json' gives it.")]
Note = Annotated[str | None, typer.Option(help="A remark for those who come after.")]
Lock = Annotated[bool, typer.Option("--lock", help="Keep others from changing it.")]
Revision = Annotated[
    int | None, typer.Option(help="The revision you have seen; needed where somebody else has reviewed it.", min=0)
]
Admin = Annotated[bool, typer.Option("--admin", help="Change it although somebody else has locked it.")]


@review.command("list")
def list_(context: typer.Context, as_json: Json = False) -> None:
    """List the latest review of each position, by time."""
    _show(_reviews(context), as_json)


@review.command()
def orphans(context: typer.Context, as_json: Json = False) -> None:
    """List the reviews that no longer find their position, and why."""
    _show([r for r in _reviews(context) if r.orphaned], as_json)


@review.command()
def confirm(
    context: typer.Context,
    id: Id,
    note: Note = None,
    lock: Lock = False,
    revision: Revision = None,
    admin: Admin = False,
    as_json: Json = False,
) -> None:
    """Say that a position is right. It brings a rejected one back."""
    _take(context, id, {"action": "confirm", "note": note, "lock": lock}, revision, admin, as_json)


@review.command()
def correct(
    context: typer.Context,
    id: Id,
    stance: Annotated[str | None, typer.Option(help="The right stance, such as oppose or support.")] = None,
    qualifier: Annotated[str | None, typer.Option(help="The right hedge; an empty one removes it.")] = None,
    proposal: Annotated[
        str | None, typer.Option(help="The id of the right proposal, from 'belagg proposals --json'.")
    ] = None,
    note: Note = None,
    lock: Lock = False,
    revision: Revision = None,
    admin: Admin = False,
    as_json: Json = False,
) -> None:
    """Say what is right instead; what is not named stays as it is."""
    if stance is None and qualifier is None and proposal is None:
        raise SettingsError("what is right instead? Give --stance, --qualifier or --proposal")
    body = {"action": "correct", "stance": stance, "qualifier": qualifier, "proposal_id": proposal, "note": note}
    _take(context, id, {**body, "lock": lock}, revision, admin, as_json)


@review.command()
def reject(
    context: typer.Context,
    id: Id,
    note: Note = None,
    lock: Lock = False,
    revision: Revision = None,
    admin: Admin = False,
    as_json: Json = False,
) -> None:
    """Say that it is no position: it leaves the table and the answers."""
    _take(context, id, {"action": "reject", "note": note, "lock": lock}, revision, admin, as_json)


@review.command()
def lock(
    context: typer.Context, id: Id, revision: Revision = None, admin: Admin = False, as_json: Json = False
) -> None:
    """Keep others from changing a position. Only you or an administrator then can."""
    _take(context, id, {"lock": True}, revision, admin, as_json)


@review.command()
def unlock(
    context: typer.Context, id: Id, revision: Revision = None, admin: Admin = False, as_json: Json = False
) -> None:
    """Let others change a position again."""
    _take(context, id, {"unlock": True}, revision, admin, as_json)


@review.command()
def history(context: typer.Context, id: Id, as_json: Json = False) -> None:
    """Show every revision of one position, oldest first."""
    from service.positions.overlay import review_view
    from service.positions.upkeep import history as history_of

    settings = state_of(context).settings
    _show([review_view(r) for r in history_of(settings.data, id, frozenset(settings.labels))], as_json)


@review.command()
def export(
    context: typer.Context,
    output: Annotated[str, typer.Option(metavar="FILE", help="Where it goes; - is stdout.")] = "-",
) -> None:
    """Write every revision of every position as one JSON object."""
    from service.positions.revision import plain
    from service.positions.upkeep import everything

    settings = state_of(context).settings
    found = everything(settings.data, frozenset(settings.labels))
    content = {"reviews": [plain(r) for r in found]}
    if output == "-":
        print_json(content)
    else:
        _write(Path(output), json.dumps(content, ensure_ascii=False, indent=1) + "\n")
        say(f"{len(found)} revisions written to {output}")


def purge(
    context: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="Remove without asking.")] = False,
    as_json: Json = False,
) -> None:
    """Remove what people said of documents that are gone.

    Reviews with their history, and feedback, whose document is no longer in the index are removed for good.
    """
    from service.feedback.store import FeedbackStore
    from service.positions import upkeep

    settings = state_of(context).settings
    opinions = FeedbackStore(settings.data, settings.feedback_days)
    with upkeep.opened(settings.data) as (store, view):
        found = upkeep.gone(view)
        # Feedback names documents by id only: while a file cannot be read, whose is gone cannot be told.
        said = () if view.snapshot.skipped else opinions.orphaned(view.documents)
        if not as_json:
            for r in found:
                say(f"{r.position_id}: {r.organisation_id} on {r.proposal_id}, in {r.document_id}, by {r.by}, {r.at}")
            for one in said:
                say(f"feedback {one.id}: {one.said.question}, {one.at}")
        if (found or said) and not yes:
            _ask("remove these for good, reviews with their history?")
        removed = upkeep.purge(store, found) if found else ()
        if said:
            opinions.remove(one.id for one in said)
    if as_json:
        print_json({"removed": list(removed), "feedback": [one.id for one in said]})
        return
    if said:
        typer.echo(f"pieces of feedback removed: {len(said)}")
    if found or not said:
        typer.echo(f"reviews removed: {len(removed)}" if found else "nothing to remove: no review lost its document")


def _ask(question: str) -> None:
    """Go on only when somebody at the terminal says yes."""
    import sys

    if not sys.stdin.isatty():
        raise SettingsError(f"{question} Nobody is there to ask: give --yes")
    if not typer.confirm(question, err=True):
        raise SettingsError("nothing was removed")


def _take(
    context: typer.Context, id: str, body: dict[str, Any], revision: int | None, admin: bool, as_json: bool
) -> None:
    """Record a review under the name of whoever runs the command."""
    from service.access import Caller, Role
    from service.requests import read_review
    from service.terminal import safe

    state = state_of(context)
    engine = state.engine
    labels = frozenset(state.settings.labels)
    caller = Caller(_me(), Role.ADMIN if admin else Role.EDITOR, labels)
    latest = next((r for r in engine.reviews(labels=labels) if id in (r.position_id, r.moved)), None)
    if "action" not in body:  # a lock changes nothing of what was said
        body["action"] = "reject" if latest and latest.action == "reject" else "confirm"
    if revision is None:
        revision = latest.revision if latest and latest.by == caller.name else 0
    request = read_review({**body, "revision": revision})
    position = engine.review(id, request, caller)
    if as_json:
        print_json({"position": position.model_dump(mode="json") if position else None})
        return
    typer.echo(safe(f"revision {request.revision + 1} of {id} by {caller.name}: {_outcome(position)}"))


def _outcome(position: "PositionView | None") -> str:
    if position is None:
        return "rejected"
    hedge = f" ({position.qualifier})" if position.qualifier else ""
    stance = f"{position.stance.value}{hedge}, {position.review.value}"
    return f"{position.organisation_short}, {position.proposal_id}: {stance}"


def _me() -> str:
    """Return the name of the user who runs the command."""
    import getpass
    import os

    try:
        return getpass.getuser()[:200]
    except (KeyError, OSError, ImportError):
        return f"uid {os.getuid()}"


def _reviews(context: typer.Context) -> "list[ReviewView]":
    state = state_of(context)
    return state.engine.reviews(labels=frozenset(state.settings.labels))


def _show(reviews: "Iterable[ReviewView]", as_json: bool) -> None:
    from service.positions.show_reviews import show_reviews
    from service.terminal import new_console

    if as_json:
        print_json({"reviews": [r.model_dump(mode="json") for r in reviews]})
    else:
        show_reviews(new_console(), tuple(reviews))


def _write(path: Path, text: str) -> None:
    """Replace a file as a whole, or leave it as it is."""
    partial = path.with_name(f".{path.name}.part")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        raise SettingsError(f"cannot write {path}: {error.strerror}") from None
    finally:
        partial.unlink(missing_ok=True)
