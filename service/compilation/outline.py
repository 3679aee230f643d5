"""The overview as a row of headings, paragraphs and tables, the same in every form that is read as text. Pure.

What stands where is decided here, once; service.compilation.markdown, .html and .word only set it.
"""

from collections.abc import Iterator, Sequence

from indexer.types import Basis
from service.compilation import rows
from service.compilation.blocks import Block, Contents, Heading, Look, Matrix, Paragraph, Role, Run
from service.compilation.contract import (
    Compilation,
    ConsultationOverview,
    DraftSentence,
    Entry,
    Group,
    GroupKey,
    PieceKind,
    ProposalOverview,
    Silent,
)
from service.compilation.text import say
from service.compilation.words import COLUMNS, REVIEWS, TITLES, headline, in_quotes, listed, share

MAX_NAMES = 60  # of organisations without words on a proposal; more are left to the matrix
MAX_TITLE = 70
_LOOKS = {PieceKind.TEXT: Look.PLAIN, PieceKind.NAME: Look.NAME, PieceKind.QUOTE: Look.QUOTE}


def blocks(compilation: Compilation) -> Iterator[Block]:
    """Yield the overview from its title to the note on how it was made."""
    language = compilation.language
    parts = compilation.consultations
    shift = 0 if len(parts) <= 1 else 1
    yield _text(say("title", language), Role.TITLE)
    if len(parts) == 1 and parts[0].title:
        yield _text(parts[0].title, Role.SUBTITLE)
    yield _text(compilation.notice, Role.NOTICE)
    for label, value in rows.facts(compilation):
        yield Paragraph(Role.FACT, (Run(f"{label}: ", Look.STRONG), Run(value)))
    yield Contents(say("contents", language), say("contents_hint", language), 2 + shift)
    for number, part in enumerate(parts, 1):
        if shift:
            title = f"{part.consultation_id}: {part.title}" if part.title else part.consultation_id
            yield Heading(1, title, f"c{number}", swedish=True)
        yield from _Part(part, language, 1 + shift, f"c{number}-").blocks()
    yield Heading(1, say("about_this", language), "om")
    for key in ("method", "draft_note", "language_note"):
        if key != "language_note" or language != "sv":
            yield _text(say(key, language))


class _Part:
    """One consultation, its sections in order."""

    def __init__(self, part: ConsultationOverview, language: str, level: int, prefix: str) -> None:
        self.part = part
        self.language = language
        self.level = level
        self.prefix = prefix

    def blocks(self) -> Iterator[Block]:
        """Yield the sections: counts, each proposal, views of the whole, matrix, sources."""
        yield from self._overview()
        yield from self._proposals()
        yield from self._whole()
        if self.part.proposals and self.part.respondents:
            yield self._section("matrix")
            yield _text(self._say("matrix_legend"))
            yield _text(self._say("matrix_brackets"))
            yield Matrix(self.part)
        yield from self._sources()

    def _say(self, key: str, **values: object) -> str:
        return say(key, self.language, **values)

    def _section(self, key: str, down: int = 0) -> Heading:
        return Heading(self.level + down, self._say(key), self.prefix + key.replace("_", "-"))

    def _overview(self) -> Iterator[Block]:
        yield self._section("overview")
        for remark in rows.remarks(self.part, self.language):
            yield _text(remark)
        if not self.part.proposals:
            yield _text(self._say("no_proposals" if self.part.respondents else "nothing"))
            return
        yield rows.counts(self.part, self.language)
        if any(proposal.in_several for proposal in self.part.proposals):
            yield _text(self._say("several_hint"))

    def _proposals(self) -> Iterator[Block]:
        proposals = self.part.proposals
        if not proposals:
            return
        yield self._section("by_proposal")
        own = any(p.section for p in proposals) and not all(p.section for p in proposals)
        yield _text(self._say("order_note_own" if own else "order_note"))
        for number, proposal in enumerate(proposals, 1):
            anchor = f"{self.prefix}f{number}"
            yield Heading(self.level + 1, rows.title_of(proposal), anchor, swedish=True)
            yield from self._proposal(proposal, anchor)

    def _proposal(self, proposal: ProposalOverview, anchor: str) -> Iterator[Block]:
        for group in proposal.groups:
            title = f"{TITLES[self.language][group.key]}: {share(group.count, group.of, self.language)}"
            yield Heading(self.level + 2, title, f"{anchor}-{group.key.value.replace('_', '-')}")
            yield from self._entries(group.entries)
            yield from self._silent(group)
        if proposal.aside:
            yield Heading(self.level + 2, self._say("aside"), f"{anchor}-aside")
            yield from self._entries(proposal.aside)
        yield from self._notes(proposal)
        if proposal.draft:
            yield Paragraph(Role.DRAFT_TITLE, (Run(self._say("draft"), Look.STRONG),))
            yield Paragraph(Role.DRAFT, tuple(self._draft(proposal.draft)))

    def _entries(self, entries: Sequence[Entry]) -> Iterator[Block]:
        for entry in entries:
            who = rows.full_name(entry.organisation, entry.organisation_short)
            lead = [Run(f"[{entry.number}] "), Run(who, Look.STRONG), Run(f": {headline(entry, self.language)}")]
            if entry.qualifier:
                lead += [Run(" – "), Run(in_quotes(entry.qualifier, self.language), Look.QUOTE)]
            yield Paragraph(Role.ENTRY, tuple(lead))
            yield Paragraph(Role.QUOTE, (Run(in_quotes(entry.quote, self.language), Look.QUOTE),))
            yield Paragraph(Role.SOURCE, tuple(self._source(entry)))

    def _source(self, entry: Entry) -> Iterator[Run]:
        """Yield the grounds, the place in the source and the state of review."""
        if entry.grounds:
            yield Run(f"{self._say('grounds')}: ", Look.STRONG)
            yield Run(f"{in_quotes(entry.grounds.quote, self.language)} ", Look.QUOTE)
        elif entry.stance:
            yield Run(f"{self._say('no_grounds')} ")
        place = f"{self._say('source')}: {_short(entry.document_title)} ({entry.document_id})"
        if entry.section and entry.basis is Basis.STATED:  # other words stand elsewhere in the response
            place += f", {self._say('in_section', section=entry.section)}"
        review = f" {REVIEWS[self.language][entry.review]}." if entry.review else ""
        yield Run(f"{place}.{review}", Look.MUTED)

    def _silent(self, group: Group) -> Iterator[Block]:
        if not group.silent:
            return
        lead = Run(f"[{group.number}] ")
        if len(group.silent) > MAX_NAMES:
            yield Paragraph(Role.ENTRY, (lead, Run(self._say("names_many", n=len(group.silent)))))
            return
        names = listed([rows.full_name(s.organisation, s.organisation_short) for s in group.silent], self.language)
        yield Paragraph(Role.ENTRY, (lead, Run(names + _reasons(group.silent) + ".")))

    def _notes(self, proposal: ProposalOverview) -> Iterator[Block]:
        several = proposal.in_several
        if several:
            key = "in_several_one" if len(several) == 1 else "in_several"
            yield _text(self._say(key, names=listed(several, self.language)))
        found = proposal.elsewhere
        if found and len(found) <= MAX_NAMES:
            said = [f"{e.organisation} ({COLUMNS[self.language][GroupKey(e.stance.value)].lower()})" for e in found]
            yield _text(self._say("elsewhere", names=listed(said, self.language)))
        elif found:
            yield _text(self._say("elsewhere_many", n=len({e.organisation_id for e in found})))

    def _draft(self, sentences: Sequence[DraftSentence]) -> Iterator[Run]:
        yield Run(self._say("draft_lead"), Look.STRONG)
        for sentence in sentences:
            yield Run(" ")
            yield from (Run(piece.text, _LOOKS[piece.kind]) for piece in sentence.pieces)
            yield Run(f" {cited(sentence.citations)}", Look.MUTED)

    def _whole(self) -> Iterator[Block]:
        views = rows.shown_general(self.part)
        if not views:
            return
        yield self._section("whole")
        yield _text(self._say("whole_note"))
        for number, view in enumerate(views, 1):
            yield Heading(self.level + 1, rows.general_title(view, self.language), f"{self.prefix}v{number}")
            for group in view.groups:
                yield from self._entries(group.entries)

    def _sources(self) -> Iterator[Block]:
        yield self._section("sources")
        if self.part.respondents:
            yield rows.sources(self.part, self.language)
        for key, found in (
            ("unattributed", self.part.unattributed),
            ("other_documents", self.part.other_documents),
        ):
            if found:
                yield self._section(key, down=1)
                yield _text(self._say(f"{key}_note"))
                yield rows.documents(found, self._say(key), self.language)


def cited(numbers: Sequence[int]) -> str:
    """Return citations in brackets, runs of numbers shortened: `[1–3, 5]`."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    parts = (str(a) if a == b else f"{a}, {b}" if b == a + 1 else f"{a}–{b}" for a, b in spans)
    return f"[{', '.join(parts)}]"


def _short(title: str) -> str:
    """Return a title that can stand on one line; the whole one stands among the sources."""
    return title if len(title) <= MAX_TITLE else f"{title[:MAX_TITLE].rsplit(' ', 1)[0]} …"


def _reasons(silent: Sequence[Silent]) -> str:
    reasons = dict.fromkeys(s.reason for s in silent if s.reason)
    return f" ({'; '.join(reasons)})" if reasons else ""


def _text(words: str, role: Role = Role.TEXT) -> Paragraph:
    return Paragraph(role, (Run(words),))
