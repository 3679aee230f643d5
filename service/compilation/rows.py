"""What the overview shows in rows: the facts at its head, remarks, counts, the matrix, the sources. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.types import Basis
from service import phrases
from service.compilation.blocks import Table, Tone
from service.compilation.contract import (
    Compilation,
    ConsultationOverview,
    DocumentRef,
    GroupKey,
    ProposalOverview,
    Reviewed,
)
from service.compilation.text import say
from service.compilation.words import COLUMNS, KINDS, cell_words, listed

MAX_LISTED = 12  # names in a sentence at the head of the overview
NARROW = 5  # columns of numbers that fit beside the names on an upright page
_EMPTY = "–"
_TONES = {
    GroupKey.SUPPORT: Tone.FOR,
    GroupKey.SUPPORT_WITH_RESERVATIONS: Tone.FOR,
    GroupKey.NO_OBJECTION: Tone.FOR,
    GroupKey.CRITICAL: Tone.AGAINST,
    GroupKey.OPPOSE: Tone.AGAINST,
    GroupKey.MENTIONED: Tone.QUIET,
    GroupKey.CANNOT_TELL: Tone.QUIET,
    GroupKey.NOT_MENTIONED: Tone.QUIET,
}


def called(part: ConsultationOverview) -> str:
    """Return the case number of a consultation as the ministry writes it, else its id."""
    return part.number or part.consultation_id


def case_of(part: ConsultationOverview) -> str:
    """Return how a consultation is referred to: by its case number and the reports it concerns, else by its id."""
    reports = f" ({', '.join(part.reports)})" if part.reports else ""
    return called(part) + reports


def facts(compilation: Compilation) -> Iterator[tuple[str, str]]:
    """Yield what stands at the head: of which case, from how many responses, how far reviewed, when, from what."""
    language = compilation.language
    parts = compilation.consultations
    yield say("case", language), listed([case_of(part) for part in parts], language) or _EMPTY
    if len(parts) == 1:
        yield say("respondents", language), _who(parts[0], language)
        yield say("proposals", language), str(len(parts[0].proposals))
    yield say("review", language), _review([part.reviewed for part in parts], language)
    if compilation.generated:
        yield say("generated", language), compilation.generated
    yield say("index", language), compilation.snapshot


def _who(part: ConsultationOverview, language: str) -> str:
    names = [full_name(r.organisation, r.organisation_short) for r in part.respondents]
    key = "answered_by" if 0 < len(names) <= MAX_LISTED else "answered_many" if names else "answered_none"
    return say(key, language, n=len(names), names=listed(names, language))


def _review(states: Sequence[Reviewed], language: str) -> str:
    auto = sum(state.auto for state in states)
    done = sum(state.reviewed + state.locked for state in states)
    return say("review_state" if auto else "review_done", language, auto=auto, all=auto + done)


def remarks(part: ConsultationOverview, language: str) -> Iterator[str]:
    """Yield what a reader must know before believing the numbers."""
    yield say("counted", language)
    if part.not_answered is None:
        yield say("not_invited", language)
    elif part.not_answered:
        names = listed(part.not_answered, language)
        yield say("not_answered", language, n=len(part.not_answered), names=names)
    else:
        yield say("all_answered", language)
    if part.unattributed:
        yield say("unattributed_warning", language, n=len(part.unattributed))
    yield from (f"{warning}." for warning in part.warnings)


def title_of(proposal: ProposalOverview) -> str:
    """Return the heading of a proposal: its section, if any, and its name."""
    return f"{proposal.section} {proposal.name}" if proposal.section else proposal.name


def general_title(view: ProposalOverview, language: str) -> str:
    """Return what views of the whole, of the rest or by reference are headed."""
    if view.basis is Basis.BY_REFERENCE:
        return say("by_reference", language)
    return phrases.everything(view.name, "en").capitalize() if language == "en" else view.name


def full_name(organisation: str, short: str) -> str:
    """Return a name with its abbreviation: `Sveriges Kommuner och Landsting (SKL)`."""
    return organisation if short == organisation else f"{organisation} ({short})"


def counts(part: ConsultationOverview, language: str) -> Table:
    """Return how many stand where on each proposal; a group nobody stands in has no column."""
    used = {group.key for proposal in part.proposals for group in proposal.groups}
    keys = [key for key in GroupKey if key in used]
    body = []
    for proposal in part.proposals:
        numbers = {group.key: group.count for group in proposal.groups}
        body.append((title_of(proposal), *(str(numbers[key]) if key in numbers else _EMPTY for key in keys)))
    return Table(
        caption=say("overview_caption", language, of=len(part.respondents)),
        header=(say("proposal", language), *(COLUMNS[language][key] for key in keys)),
        body=body,
        widths=(64, *(_width(COLUMNS[language][key]) for key in keys)),
        wide=len(keys) > NARROW,
        swedish_rows=True,
    )


def _width(heading: str) -> int:
    """Return the share of the line that lets the longest word of a heading stand unbroken."""
    return max(14, *(2 * len(word) + 1 for word in heading.split()))


@dataclass(slots=True)
class Cell:
    """Where an organisation stands on a proposal, in words; several stances are joined by a semicolon."""

    words: str = _EMPTY
    tone: Tone = Tone.QUIET

    def add(self, words: str, tone: Tone) -> None:
        """Put one more stance into the cell; two that differ in tone leave it without one."""
        if self.words == _EMPTY:
            self.words, self.tone = words, tone
        elif words not in self.words.split("; "):
            self.words = f"{self.words}; {words}"
            self.tone = tone if tone is self.tone else Tone.NONE


@dataclass(frozen=True, slots=True)
class Grid:
    """The matrix: `cells[i][j]` is where organisation `i` stands on proposal `j`."""

    organisations: tuple[str, ...]
    short: tuple[str, ...]
    proposals: tuple[str, ...]
    cells: Sequence[Sequence[Cell]]

    def by_proposal(self, caption: str, corner: str, first: int, last: int) -> Table:
        """Return the proposals as rows and the organisations from `first` up to `last` as columns."""
        chosen = range(first, min(last, len(self.organisations)))
        found = [[self.cells[i][j] for i in chosen] for j in range(len(self.proposals))]
        header = (corner, *(self.short[i] for i in chosen))
        return _table_of(caption, header, self.proposals, found, swedish_rows=True)

    def by_organisation(self, caption: str, corner: str) -> Table:
        """Return the organisations as rows and the proposals as columns."""
        return _table_of(caption, (corner, *self.proposals), self.organisations, self.cells, swedish_header=True)


def _table_of(
    caption: str, header: tuple[str, ...], names: Sequence[str], cells: Sequence[Sequence[Cell]], **swedish: bool
) -> Table:
    body = [(name, *(cell.words for cell in row)) for name, row in zip(names, cells, strict=True)]
    tones = [[cell.tone for cell in row] for row in cells]
    return Table(caption, header, body, (64, *(32 for _ in header[1:])), wide=True, tones=tones, **swedish)


def grid(part: ConsultationOverview, language: str) -> Grid:
    """Return the matrix of a consultation, views of the whole last."""
    columns = [*part.proposals, *shown_general(part)]
    where = {r.organisation_id: i for i, r in enumerate(part.respondents)}
    cells = [[Cell() for _ in columns] for _ in part.respondents]
    for j, proposal in enumerate(columns):
        for organisation, words, tone in _standing(proposal, language):
            if organisation in where:
                cells[where[organisation]][j].add(words, tone)
    return Grid(
        organisations=tuple(full_name(r.organisation, r.organisation_short) for r in part.respondents),
        short=tuple(r.organisation_short for r in part.respondents),
        proposals=(*map(title_of, part.proposals), *(general_title(v, language) for v in shown_general(part))),
        cells=cells,
    )


def _standing(proposal: ProposalOverview, language: str) -> Iterator[tuple[str, str, Tone]]:
    for group in proposal.groups:
        tone = _TONES.get(group.key, Tone.NONE)
        for entry in group.entries:
            yield entry.organisation_id, cell_words(entry, language), tone
        for silent in group.silent:
            yield silent.organisation_id, COLUMNS[language][group.key].lower(), tone
    for entry in proposal.aside:
        yield entry.organisation_id, cell_words(entry, language), Tone.NONE


def shown_general(part: ConsultationOverview) -> tuple[ProposalOverview, ...]:
    """Return the views of the whole and of the rest that somebody holds."""
    return tuple(view for view in part.general if any(group.entries for group in view.groups))


def sources(part: ConsultationOverview, language: str) -> Table:
    """Return who has answered, with each of their documents."""
    body = []
    for respondent in part.respondents:
        name = full_name(respondent.organisation, respondent.organisation_short)
        if respondent.also:
            name += f" – {say('also', language, name=respondent.also)}"
        body += [(name, *document_row(document, language)) for document in respondent.documents]
    header = ("organisation", "document", "kind", "date", "warnings")
    return Table(
        caption=say("sources_caption", language),
        header=tuple(say(key, language) for key in header),
        body=body,
        widths=(45, 60, 26, 20, 30),
    )


def document_row(document: DocumentRef, language: str) -> tuple[str, str, str, str]:
    """Return a document's title with its id, kind, date, and what was remarked when it was read."""
    title = f"{document.title} ({document.id})"
    kind = KINDS[language][document.kind]
    return title, kind, document.date or _EMPTY, "; ".join(document.warnings) or _EMPTY


def documents(found: Sequence[DocumentRef], caption: str, language: str) -> Table:
    """Return documents that no respondent sent."""
    header = ("document", "kind", "date", "warnings")
    return Table(
        caption=caption,
        header=tuple(say(key, language) for key in header),
        body=[document_row(document, language) for document in found],
        widths=(90, 35, 25, 35),
    )
