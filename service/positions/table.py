"""The table of positions and its four negatives, over all respondents the caller may read. Pure.

Every respondent stands once for each proposal: with positions, or as a mention without one, or as one whose words are
not here, or as silent. Who was invited and has sent nothing is known only where the consultation lists the invited.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from corpus.load import MISSING_ANNEX
from corpus.types import Document, Kind
from indexer.types import Basis, Mention, Naming, Position, Proposal
from service.corpus_view import CorpusView
from service.positions.contract import (
    CannotTell,
    ConsultationView,
    MentionView,
    NamingView,
    PositionQuery,
    PositionTable,
    PositionView,
    ProposalView,
    Respondent,
    ReviewState,
    Silence,
    Span,
    Totals,
)
from service.positions.senders import joint_senders, told_of_senders
from service.positions.touching import Touch

OWN_MATTERS_UP_TO = 100  # beyond so many respondents, what one alone raises is not held against the silence of others


def build_table(view: CorpusView, documents: Sequence[Document], query: PositionQuery) -> PositionTable:
    """Return the table over the responses among `documents`, narrowed and cut as the query says.

    Positions come in the order of the inquiry, then of the respondents; so do the negatives.
    """
    responses = [d for d in documents if d.kind.is_response and d.organisation_id]
    if query.consultation is not None:
        responses = [d for d in responses if d.consultation_id == query.consultation]
    everyone = _respondents(responses)
    wanted = _wanted(view, query, everyone)
    consultations = {d.consultation_id for d in responses}
    readable = frozenset(d.id for d in documents)
    chosen = [p for p in _proposals(view, responses, readable) if _asked_for(p, query.proposals)]
    cells = _Cells(view, responses, {p.id for p in chosen})
    positions = [
        position_view(view, p)
        for proposal in chosen
        for p in cells.positions.get(proposal.id, ())
        if (p.organisation_id in wanted) and (not query.stances or p.stance in query.stances)
    ]
    judged = [p for p in chosen if _judged(p, cells, len(everyone))]
    negatives = _Negatives(view, [r for r in everyone if r.organisation_id in wanted], cells, judged)
    warnings = () if query.stances else negatives.warnings
    if not query.organisations:
        warnings = (*warnings, *told_of_senders(documents, query.consultation))
    window = slice(query.offset, None if query.limit is None else query.offset + query.limit)
    lists = (positions, *((), (), ())) if query.stances else (positions, *negatives.lists)
    longest = max(len(found) for found in lists)
    end = window.stop
    return PositionTable(
        snapshot=view.snapshot.id,
        consultations=tuple(_consultation(view, id_, documents) for id_ in sorted(consultations)),
        respondents=everyone,
        proposals=tuple(proposal_view(p, readable) for p in chosen),
        positions=tuple(lists[0][window]),
        not_mentioned=tuple(lists[1][window]),
        mentioned_without_position=tuple(lists[2][window]),
        cannot_tell=tuple(lists[3][window]),
        not_answered=_not_answered(view, consultations, everyone, set(joint_senders(view, responses))),
        total=Totals(
            respondents=len({r.organisation_id for r in everyone}), proposals=len(chosen), positions=len(lists[0]),
            not_mentioned=len(lists[1]), mentioned_without_position=len(lists[2]), cannot_tell=len(lists[3]),
        ),
        offset=query.offset, limit=query.limit, next_offset=end if end is not None and end < longest else None,
        warnings=warnings,
    )  # fmt: skip


def proposal_view(proposal: Proposal, readable: frozenset[str]) -> ProposalView:
    """Return a proposal as the contract shows it, without the wordings of documents the caller may not read."""
    matches = tuple(
        NamingView(wording=w.text, document_id=w.document_id, how=w.how, score=w.score)
        for w in proposal.wordings
        if not w.document_id or w.document_id in readable
    )
    hidden = {w.text.casefold() for w in proposal.wordings} - {m.wording.casefold() for m in matches}
    names = [n for n in proposal.names if n.casefold() not in hidden] or [proposal.section or "–"]
    return ProposalView(
        id=proposal.id, consultation_id=proposal.consultation_id, section=proposal.section, name=names[0],
        names=tuple(names),
        basis=proposal.basis, matches=matches,
    )  # fmt: skip


def position_view(view: CorpusView, position: Position) -> PositionView:
    """Return a position as the contract shows it, its quotes cut from the document."""
    document = view.documents[position.document_id]
    review = view.review_of.get(position.id)
    grounds = None
    if position.grounds_start is not None and position.grounds_end is not None:
        start, end = position.grounds_start, position.grounds_end
        grounds = Span(quote=document.text[start:end], start=start, end=end)
    organisation = document.organisation or position.organisation_id
    return PositionView(
        id=position.id, organisation_id=position.organisation_id, organisation=organisation,
        organisation_short=document.organisation_short or organisation, document_id=document.id,
        consultation_id=document.consultation_id, proposal_id=position.proposal_id, section=position.section,
        stance=position.stance, qualifier=position.qualifier,
        quote=document.text[position.start : position.end], start=position.start, end=position.end, grounds=grounds,
        basis=position.basis, speaker=position.speaker, method=position.method, confidence=position.confidence,
        review=review.state if review else ReviewState.AUTO, reviewed=review,
    )  # fmt: skip


def _consultation(view: CorpusView, id_: str, documents: Iterable[Document]) -> ConsultationView:
    """Return a consultation with the title its manifest gives, and the numbers most of its documents carry."""
    own = [d for d in documents if d.consultation_id == id_]
    stated = next((c.title for c in view.snapshot.consultations if c.id == id_), None)
    report = next((d.title for d in own if d.kind is Kind.BETANKANDE), None)
    numbers = Counter(number for d in own for number in d.values("diarienummer")[:1])
    reports = Counter(value for d in own for value in d.values("answers"))
    return ConsultationView(
        id=id_,
        title=stated or report,
        number=numbers.most_common(1)[0][0] if numbers else None,
        reports=tuple(value for value, _ in reports.most_common()),
    )


def _respondents(responses: Iterable[Document]) -> tuple[Respondent, ...]:
    """Return each organisation once for each consultation it answered, in the order of the documents."""
    grouped: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in responses:
        grouped[document.consultation_id, document.organisation_id or ""].append(document)
    return tuple(
        Respondent(
            organisation_id=organisation, organisation=found[0].organisation or organisation,
            organisation_short=found[0].organisation_short or found[0].organisation or organisation,
            consultation_id=consultation, documents=tuple(d.id for d in found),
        )
        for (consultation, organisation), found in grouped.items()
    )  # fmt: skip


def _wanted(view: CorpusView, query: PositionQuery, everyone: Iterable[Respondent]) -> set[str]:
    if not query.organisations:
        return {r.organisation_id for r in everyone}
    return {o for name in query.organisations for o in view.organisations_named(name)}


def _proposals(view: CorpusView, responses: Sequence[Document], readable: frozenset[str]) -> Iterator[Proposal]:
    """Yield the proposals that the caller may know of.

    Those of the inquiry's own text, and those some readable response has taken a position on.
    """
    consultations = {d.consultation_id for d in responses}
    held = {p.proposal_id for p in view.positions_all if _open(p, readable)}
    for proposal in view.snapshot.proposals:
        seeded = any(w.how is Naming.INQUIRY and w.document_id in readable for w in proposal.wordings)
        if proposal.consultation_id in consultations and (proposal.id in held or seeded):
            yield proposal


def _asked_for(proposal: Proposal, asked: Sequence[str]) -> bool:
    """Return whether a proposal is one of those asked for: by id, section of the inquiry, or words of a name."""
    if not asked:
        return True
    names = [name.casefold() for name in proposal.names]
    return any(
        text == proposal.id
        or text.removeprefix("avsnitt ") == proposal.section
        or any(text.casefold() in n for n in names)
        for text in asked
    )


def _open(position: Position, readable: Container[str]) -> bool:
    """Return whether a caller may know of a position: its document, and the one whose stance it takes over."""
    source = position.from_document
    return position.document_id in readable and (source is None or source in readable)


class _Cells:
    """What stands in each cell of the matrix, by proposal."""

    def __init__(self, view: CorpusView, responses: Sequence[Document], proposals: set[str]) -> None:
        readable = frozenset(d.id for d in responses)
        order = {d.organisation_id: i for i, d in reversed(list(enumerate(responses)))}
        self.positions: dict[str, list[Position]] = defaultdict(list)
        self.mentions: dict[str, dict[str, Mention | Touch]] = defaultdict(dict)
        rest = [p for p in view.positions_all if p.inherited and p.basis is Basis.RESIDUAL]
        resolved = {(p.organisation_id, view.documents[p.document_id].consultation_id) for p in rest}
        for position in view.positions_all:
            known = _open(position, readable) and position.proposal_id in proposals
            reached = known and position.basis is Basis.RESIDUAL and not position.inherited
            sender = (position.organisation_id, view.documents[position.document_id].consultation_id)
            if known and not (
                reached and sender in resolved
            ):  # a stance on the rest stands on each proposal it reaches
                self.positions[position.proposal_id].append(position)
        for found in self.positions.values():
            found.sort(key=lambda p: (order[p.organisation_id], p.start))
        for mention in view.snapshot.mentions:
            if mention.document_id in readable:
                self.mentions[mention.proposal_id].setdefault(mention.organisation_id, mention)
        for proposal in (view.proposals[id_] for id_ in proposals):
            there = view.touches.of((proposal.consultation_id, proposal.section or ""), readable)
            for organisation, touch in there.items():
                self.mentions[proposal.id].setdefault(organisation, touch)


def _judged(proposal: Proposal, cells: _Cells, respondents: int) -> bool:
    """Return whether the silence of others on a proposal says anything.

    Not on the report as a whole, and among many respondents not on what one alone has raised.
    """
    if proposal.basis is not Basis.STATED:
        return False
    holders = {p.organisation_id for p in cells.positions.get(proposal.id, ())}
    return proposal.section is not None or len(holders) != 1 or respondents <= OWN_MATTERS_UP_TO


def _key(respondent: Respondent) -> tuple[str, str]:
    return respondent.organisation_id, respondent.consultation_id


class _Negatives:
    """The respondents without a position, for each proposal: mentions, words that are not here, silence."""

    def __init__(
        self, view: CorpusView, respondents: Sequence[Respondent], cells: _Cells, proposals: Sequence[Proposal]
    ) -> None:
        self.silent: list[Silence] = []
        self.mentioned: list[MentionView] = []
        self.unknown: list[CannotTell] = []
        missing = {
            (r.organisation_id, r.consultation_id)
            for r in respondents
            if any(MISSING_ANNEX in view.documents[d].warnings for d in r.documents)
        }
        by_consultation: dict[str, list[Respondent]] = defaultdict(list)
        for respondent in respondents:
            by_consultation[respondent.consultation_id].append(respondent)
        for proposal in proposals:
            holders = {p.organisation_id for p in cells.positions.get(proposal.id, ())}
            for respondent in by_consultation[proposal.consultation_id]:
                if respondent.organisation_id not in holders:
                    mention = cells.mentions[proposal.id].get(respondent.organisation_id)
                    self._add(view, proposal, respondent, mention, annex=_key(respondent) in missing)
        self.warnings = tuple(f"{r.organisation}: {MISSING_ANNEX}" for r in respondents if _key(r) in missing)

    @property
    def lists(self) -> tuple[list[Silence], list[MentionView], list[CannotTell]]:
        """Not mentioned, mentioned without a position, cannot be told."""
        return self.silent, self.mentioned, self.unknown

    def _add(
        self,
        view: CorpusView,
        proposal: Proposal,
        respondent: Respondent,
        mention: Mention | Touch | None,
        *,
        annex: bool,
    ) -> None:
        who = {
            "organisation_id": respondent.organisation_id, "organisation": respondent.organisation,
            "proposal_id": proposal.id,
        }  # fmt: skip
        if mention is not None:
            text = view.documents[mention.document_id].text
            self.mentioned.append(
                MentionView(
                    **who, document_id=mention.document_id, section=proposal.section, speaker=mention.speaker,
                    quote=text[mention.start : mention.end], start=mention.start, end=mention.end,
                )
            )  # fmt: skip
        elif annex:
            self.unknown.append(CannotTell(**who, reason=MISSING_ANNEX))
        else:
            self.silent.append(Silence(**who))


def _not_answered(
    view: CorpusView, consultations: set[str], everyone: Iterable[Respondent], others: set[tuple[str, str]]
) -> tuple[str, ...] | None:
    """Return the invited that have sent nothing, None where some consultation does not say whom it invited."""
    asked: Mapping[str, tuple[str, ...] | None] = {c.id: c.invited for c in view.snapshot.consultations}
    answered = {(r.consultation_id, r.organisation_id) for r in everyone} | others
    names = {(r.consultation_id, r.organisation.casefold()) for r in everyone} | others
    silent: list[str] = []
    for consultation in sorted(consultations):
        invited = asked.get(consultation)
        if invited is None:
            return None
        for name in invited:
            ids = view.organisations_named(name)
            if not any((consultation, o) in answered for o in ids) and (consultation, name.casefold()) not in names:
                silent.append(name)
    return tuple(dict.fromkeys(silent))
