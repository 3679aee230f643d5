"""Tables of positions made up for tests of the overview: small ones by hand, odd ones by hypothesis."""

from collections.abc import Iterable, Mapping, Sequence

from hypothesis import strategies as st

from corpus.load import MISSING_ANNEX
from corpus.types import Kind, Speaker
from indexer.types import Basis, Stance
from service.compilation.contract import Compilation
from service.compilation.model import compile_tables
from service.contract import Language
from service.material import DocumentSummary
from service.positions.contract import (
    CannotTell,
    MentionView,
    PositionTable,
    PositionView,
    ProposalView,
    Respondent,
    ReviewState,
    Silence,
    Span,
    Totals,
)

CASE = "fi2030-00001"
SNAPSHOT = "snapshot-1"
Held = PositionView | Silence


def respondent(id: str, name: str | None = None, short: str | None = None) -> Respondent:
    full = name or id.title()
    return Respondent(
        organisation_id=id, organisation=full, organisation_short=short or full, consultation_id=CASE,
        documents=(f"svar-{id}",),
    )  # fmt: skip


def proposal(slug: str, name: str, section: str | None = "1.1", basis: Basis = Basis.STATED) -> ProposalView:
    return ProposalView(
        id=f"{CASE}/{slug}", consultation_id=CASE, section=section, name=name, names=(name,), basis=basis
    )


def position(
    who: Respondent,
    about: ProposalView,
    stance: Stance,
    quote: str = "Vi tillstyrker förslaget.",
    *,
    grounds: str | None = None,
    qualifier: str | None = None,
    basis: Basis = Basis.STATED,
    review: ReviewState = ReviewState.AUTO,
    start: int = 0,
) -> PositionView:
    return PositionView(
        id=f"{who.organisation_id}-{about.id}-{stance.value}-{start}", organisation_id=who.organisation_id,
        organisation=who.organisation, organisation_short=who.organisation_short, document_id=who.documents[0],
        consultation_id=CASE, proposal_id=about.id, section=about.section, stance=stance, qualifier=qualifier,
        quote=quote, start=start, end=start + len(quote), basis=basis, speaker=Speaker.RESPONDENT, method="test",
        grounds=Span(quote=grounds, start=0, end=len(grounds)) if grounds is not None else None,
        confidence=0.9, review=review,
    )  # fmt: skip


def mention(who: Respondent, about: ProposalView, quote: str = "Vi berör frågan.") -> MentionView:
    return MentionView(
        organisation_id=who.organisation_id, organisation=who.organisation, proposal_id=about.id,
        document_id=who.documents[0], section=about.section, speaker=Speaker.INQUIRY, quote=quote, start=0,
        end=len(quote),
    )  # fmt: skip


def silence(who: Respondent, about: ProposalView) -> Silence:
    return Silence(organisation_id=who.organisation_id, organisation=who.organisation, proposal_id=about.id)


def unknown(who: Respondent, about: ProposalView) -> CannotTell:
    return CannotTell(
        organisation_id=who.organisation_id, organisation=who.organisation, proposal_id=about.id, reason=MISSING_ANNEX
    )


def table(
    respondents: Sequence[Respondent],
    proposals: Sequence[ProposalView],
    entries: Iterable[Held],
    not_answered: tuple[str, ...] | None = None,
) -> PositionTable:
    found = list(entries)
    positions = tuple(e for e in found if isinstance(e, PositionView))
    mentions = tuple(e for e in found if isinstance(e, MentionView))
    unknowns = tuple(e for e in found if isinstance(e, CannotTell))
    silent = tuple(e for e in found if type(e) is Silence)
    return PositionTable(
        snapshot=SNAPSHOT, respondents=tuple(respondents), proposals=tuple(proposals), positions=positions,
        not_mentioned=silent, mentioned_without_position=mentions, cannot_tell=unknowns, not_answered=not_answered,
        total=Totals(
            respondents=len(respondents), proposals=len(proposals), positions=len(positions),
            not_mentioned=len(silent), cannot_tell=len(unknowns), mentioned_without_position=len(mentions),
        ),
    )  # fmt: skip


def documents(respondents: Iterable[Respondent], more: Sequence[DocumentSummary] = ()) -> list[DocumentSummary]:
    return [document(r.documents[0], r) for r in respondents] + list(more)


def document(id: str, sender: Respondent | None = None, kind: Kind = Kind.REMISSVAR) -> DocumentSummary:
    return DocumentSummary(
        id=id, consultation_id=CASE, title=f"Yttrande <b>{id}</b> | =1+1 \x07", kind=kind,
        organisation_id=sender.organisation_id if sender else None,
        organisation=sender.organisation if sender else None, organisation_short=None,
        organisation_now=sender.organisation if sender else None, date=None, source_file=f"{id}.txt",
        sha256="0" * 64, characters=1, warnings=(),
    )  # fmt: skip


def compiled(found: PositionTable, language: Language = Language.SV, generated: str | None = None) -> Compilation:
    return compile_tables(
        {CASE: found}, documents(found.respondents), snapshot=SNAPSHOT, language=language, generated=generated
    )


def filled(respondents: Sequence[Respondent], about: ProposalView, held: Mapping[str, Held]) -> list[Held]:
    """Return what is held on a proposal, and silence for everybody else."""
    return [held.get(r.organisation_id, silence(r, about)) for r in respondents]


NASTY = (
    "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "a | b | c", "**fet** _kursiv_",
    "[länk](http://x.example)", "![bild](x)", "`kod`", "# rubrik", "1. lista", "- punkt", "> citat", "</table><b>",
    "&amp; &#60;", "\x00\x07\x1b[31m", "\u202e bakvänd", "rad ett\nrad två", "http://x.example www.x.example a@b.se",
    "~~struket~~ $x$", "\ud7ff\ufffe", "']]>", "{who} {quote} {0}", "“citat” ”citat”", "\u00a0hårt\u00a0mellanslag",
)  # fmt: skip
texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
    st.lists(st.sampled_from(NASTY), min_size=2, max_size=3).map(" ".join),
).filter(lambda text: bool(text.strip()))


@st.composite
def tables(draw: st.DrawFn) -> PositionTable:
    """Make a table that keeps its contract: everybody stands at least once on each proposal."""
    people = [respondent(f"o{i}", draw(texts), draw(texts)) for i in range(draw(st.integers(min_value=1, max_value=9)))]
    proposals = [
        proposal(f"f{i}", draw(texts), draw(st.sampled_from(["1.1", "2.3", None])))
        for i in range(draw(st.integers(min_value=1, max_value=3)))
    ]
    general = [proposal("stort", "Förslagen i stort", None, Basis.WHOLE_DOCUMENT)] if draw(st.booleans()) else []
    entries: list[Held] = []
    for about in proposals:
        for who in people:
            entries += draw(_standing(who, about))
    for about in general:
        entries += [position(who, about, draw(_stances), draw(texts), basis=about.basis) for who in people[:2]]
    return table(people, [*proposals, *general], entries, draw(st.sampled_from([None, (), ("Statskontoret",)])))


_stances = st.sampled_from(list(Stance))


@st.composite
def _standing(draw: st.DrawFn, who: Respondent, about: ProposalView) -> list[Held]:
    kind = draw(st.sampled_from(["position", "position", "two", "mention", "unknown", "silence"]))
    if kind == "mention":
        return [mention(who, about, draw(texts))]
    if kind == "unknown":
        return [unknown(who, about)]
    if kind == "silence":
        return [silence(who, about)]
    first = draw(_stances)
    stances = [first, first if draw(st.booleans()) else draw(_stances)][: 2 if kind == "two" else 1]
    return [
        position(
            who, about, stance, draw(texts), grounds=draw(st.none() | texts), start=i,
            qualifier=draw(st.sampled_from([None, None, "i nuläget", "under vissa förutsättningar"])),
            basis=draw(st.sampled_from([*Basis, Basis.STATED, Basis.STATED, Basis.STATED])),
            review=draw(st.sampled_from(list(ReviewState))),
        )
        for i, stance in enumerate(stances)
    ]  # fmt: skip
