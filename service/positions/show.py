"""The table of positions as people read it in a terminal, and as rows for a spreadsheet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from service.positions.contract import PositionTable, PositionView, ProposalView, ReviewState
from service.positions.words import BASES, NEGATIVES, stance_name
from service.remarks import in_language
from service.terminal import line, safe

COLUMNS = (
    "consultation", "section", "proposal", "organisation", "stance", "qualifier", "quote", "grounds", "basis",
    "document", "review",
)  # fmt: skip


def rows_of(table: PositionTable) -> Iterator[tuple[str, ...]]:
    """Yield the header and one row for each position, then for each cell without one."""
    yield COLUMNS
    proposals = {p.id: p for p in table.proposals}
    for p in table.positions:
        yield (
            p.consultation_id, p.section or "", proposals[p.proposal_id].name, p.organisation, p.stance.value,
            p.qualifier or "", p.quote, p.grounds.quote if p.grounds else "", p.basis.value,
            p.document_id, p.review.value,
        )  # fmt: skip
    for name, found in (
        ("mentioned_without_position", table.mentioned_without_position),
        ("cannot_tell", table.cannot_tell),
        ("not_mentioned", table.not_mentioned),
    ):
        for cell in found:
            proposal = proposals[cell.proposal_id]
            quote = getattr(cell, "quote", "")
            yield (
                proposal.consultation_id, proposal.section or "", proposal.name, cell.organisation, name,
                "", quote, "", "", getattr(cell, "document_id", ""), "",
            )  # fmt: skip


def show_table(console: Console, table: PositionTable, language: str) -> None:
    """Print each proposal with who thinks what of it, then who says nothing of it."""
    words = NEGATIVES[language]
    held: dict[str, list[PositionView]] = defaultdict(list)
    for position in table.positions:
        held[position.proposal_id].append(position)
    many = table.total.respondents
    line(console, Text(words["answered_one" if many == 1 else "answered"].format(n=many), style="dim"))
    shown = 0
    for proposal in table.proposals:
        silent = list(_silent(table, proposal, words))
        if not held[proposal.id] and not silent:
            continue
        shown += 1
        line(console, Text())
        line(console, Text(_heading(proposal), style="bold"))
        for position in held[proposal.id]:
            _position(console, position, language)
        for label, names in silent:
            line(console, Text.assemble((f"{label}: ", "dim"), safe(", ".join(names))), indent=2)
    if not shown:
        line(console, Text(words["nothing"]))
    line(console, Text())
    if table.not_answered is None:
        line(console, Text(words["unknown_invited"], style="dim"))
    elif table.not_answered:
        line(console, Text(f"{words['not_answered']}: {safe(', '.join(table.not_answered))}"))
    for warning in table.warnings:
        line(console, Text(safe(in_language(warning, language)), style="yellow"))


def show_proposals(console: Console, table: PositionTable) -> None:
    """Print each proposal with its wordings and what tied them together."""
    for proposal in table.proposals:
        line(console, Text(_heading(proposal), style="bold"))
        line(console, Text(proposal.id, style="dim"), indent=2)
        for match in proposal.matches:
            place = f" · {match.document_id}" if match.document_id else ""
            line(console, Text(safe(f"{match.how.value} {match.score:.2f}{place}: {match.wording}")), indent=2)


def _heading(proposal: ProposalView) -> str:
    return safe(f"{proposal.section or '–'}  {proposal.name}")


def _position(console: Console, position: PositionView, language: str) -> None:
    stance = stance_name(position.stance, position.quote, language)
    notes = [position.qualifier, BASES[language].get(position.basis)]
    notes += [position.review.value] if position.review is not ReviewState.AUTO else []
    note = f" ({', '.join(n for n in notes if n)})" if any(notes) else ""
    lead = Text.assemble((safe(position.organisation_short), "cyan"), ": ", (stance + safe(note), "bold"))
    line(console, lead, indent=2)
    line(console, Text(f"“{safe(' '.join(position.quote.split()))}”", style="italic"), indent=4)


def _silent(table: PositionTable, proposal: ProposalView, words: dict[str, str]) -> Iterable[tuple[str, list[str]]]:
    for key, found in (
        ("mentioned", table.mentioned_without_position),
        ("cannot_tell", table.cannot_tell),
        ("silent", table.not_mentioned),
    ):
        names = [cell.organisation for cell in found if cell.proposal_id == proposal.id]
        if names:
            yield words[key], names
