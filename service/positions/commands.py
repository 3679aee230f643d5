"""The commands `belagg positions` and `belagg proposals`. Mounted with the others by service.commands."""

import csv
import io
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.corrections import COLUMNS
from corpus.errors import QuestionError
from service.cli import Json, print_json, state_of

if TYPE_CHECKING:
    from service.positions.contract import PositionTable

Csv = Annotated[bool, typer.Option("--csv", help="Print comma-separated values, for a spreadsheet.")]
Consultation = Annotated[str | None, typer.Option(help="Only this consultation, by id.")]


def positions(
    context: typer.Context,
    organisation: Annotated[
        list[str] | None, typer.Option(help="Only this one, by name or id; may be repeated.")
    ] = None,
    proposal: Annotated[
        list[str] | None, typer.Option(help="Only this one, by section, words of its name, or id; may be repeated.")
    ] = None,
    stance: Annotated[
        list[str] | None, typer.Option(help="Only this one, such as oppose or support; may be repeated.")
    ] = None,
    consultation: Consultation = None,
    language: Annotated[str, typer.Option(help="sv or en, for the table's own words.")] = "sv",
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Show who thinks what of each proposal, and who is silent."""
    from service.positions.show import rows_of, show_table
    from service.terminal import new_console

    _one_form(as_json, as_csv)
    if language not in ("sv", "en"):
        raise QuestionError("the language is sv or en")
    table = _table(context, consultation, organisation, proposal, stance)
    if as_json:
        print_json(table.model_dump(mode="json"))
    elif as_csv:
        typer.echo(_csv(rows_of(table)), nl=False)
    else:
        show_table(new_console(), table, language)


def proposals(
    context: typer.Context, consultation: Consultation = None, as_json: Json = False, as_csv: Csv = False
) -> None:
    """List what is proposed, with every wording. `--csv` is the form of the file `proposals.csv` that corrects it."""
    from service.positions.show import show_proposals
    from service.terminal import new_console

    _one_form(as_json, as_csv)
    table = _table(context, consultation, None, None, None)
    if as_json:
        print_json({"proposals": [p.model_dump(mode="json") for p in table.proposals]})
    elif as_csv:
        rows = [(p.section or "", p.name, wording) for p in table.proposals for wording in p.names]
        typer.echo(_csv([COLUMNS, *rows]), nl=False)
    else:
        show_proposals(new_console(), table)


def _table(
    context: typer.Context,
    consultation: str | None,
    organisations: list[str] | None,
    wanted: list[str] | None,
    stances: list[str] | None,
) -> "PositionTable":
    from pydantic import ValidationError

    from indexer.types import Stance
    from service.positions.contract import PositionQuery

    state = state_of(context)
    try:
        query = PositionQuery(
            consultation=consultation,
            organisations=tuple(organisations or ()),
            proposals=tuple(wanted or ()),
            stances=tuple(Stance(s) for s in stances or ()),
        )
    except ValidationError as error:
        raise QuestionError(f"the filter cannot be used: {error.errors()[0]['msg']}") from None
    except ValueError:
        raise QuestionError(f"a stance is one of {', '.join(s.value for s in Stance)}") from None
    engine, labels = state.engine, frozenset(state.settings.labels)
    if consultation is not None:
        known = sorted({d.consultation_id for d in engine.documents(labels=labels)})
        if consultation not in known:
            raise QuestionError(
                f"there is no consultation {consultation!r} here; there are: {', '.join(known) or 'none'}"
            )
    return engine.positions(query, labels=labels)


def _one_form(as_json: bool, as_csv: bool) -> None:
    if as_json and as_csv:
        raise QuestionError("give either --json or --csv, not both")


def _csv(rows: object) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:  # type: ignore[attr-defined]
        writer.writerow([_inert(cell) for cell in row])
    return out.getvalue()


def _inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
