"""What every kind of answer needs.

The question taken apart, the documents the caller may read, and retrieval on demand.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from corpus.load import MISSING_ANNEX
from corpus.numbering import report_number
from corpus.organisations import Mention
from corpus.types import Document, Speaker
from indexer.cross_encoder import Reader
from indexer.types import Basis, Position, Proposal
from service import phrases
from service.aim import AHEAD, LEANS
from service.answers.labels import own_name, own_words
from service.corpus_view import CorpusView
from service.cues import ASKS_INSTEAD, ENTERS_INTO_FORCE, FRAME_EN, FRAME_SV, ITS_OWN, RESPONDENTS_SPEAK, Want
from service.draft import Draft
from service.evidence import OFFERS_ANOTHER, SETS_CONDITION, Evidence, find_evidence
from service.fact_cues import MEMBERS_SPEAK, long_row
from service.kinds_of_body import Counted
from service.kinds_of_fact import wanted_kind
from service.match import CALLED, Match, Matches, about, best_name, elsewhere, on_proposals, on_section
from service.named import Names
from service.question import Query
from service.reading_together import answers
from service.retrieve import Candidate, Vector, retrieve
from service.terms import Term, coverage
from service.widening import widen

_NAME = re.compile(r"(?<=[\wåäö,] )[A-ZÅÄÖ][a-zåäöé]{3,}\b")
_PASSAGES = 20
MENTIONED = 0.6  # share of the terms that a passage on the matter holds
_FITS_BETTER = 0.1  # by how much more of the question a position must hold than those of the section aimed at
_WIDENED, _LOOKED_FOR_ROW = 8, 24  # sentences whose neighbours are looked at; where a list is looked for
_NAMED = 0.5  # share of the terms that a proposal's name must hold


@dataclass
class Context:
    """One question being answered. Retrieval runs at most once, over the documents of those asked about.

    `vector` is the question's, `matter` that of its matter alone; None where that need not be looked for by itself.
    """

    view: CorpusView
    query: Query
    names: Names
    documents: tuple[Document, ...]
    vector: Vector
    terms: tuple[Term, ...]
    draft: Draft
    reader: Reader | None = None
    matter: Vector | None = None

    @cached_property
    def of_counted(self) -> "Context":
        """The same question among those respondents alone whose kind it counts."""
        counted = self.query.counted
        kept = (d for d in self.documents if not d.kind.is_response or (counted and self.is_of(counted, d)))
        return replace(self, documents=tuple(kept))

    def is_of(self, counted: Counted, document: Document) -> bool:
        """Return whether the sender of a document is of one of the kinds."""
        known = self.view.register.get(document.organisation_id)
        return counted.holds(document.organisation or "", known.type if known else "")

    @property
    def body(self) -> str:
        """What one of those is called whose answers are counted: *en remissinstans*, *en kommun*."""
        counted = self.query.counted
        return counted.one(self.language) if counted is not None else phrases.say("body", self.language)

    def bodies(self, *, known: bool = False) -> str:
        """Return what those are called whose answers are counted: *remissinstanser*, *kommuner*."""
        counted = self.query.counted
        if counted is not None:
            return counted.called(self.language, known=known)
        return phrases.say("bodies_known" if known else "bodies", self.language)

    @property
    def language(self) -> str:
        """The language of the answer's own words."""
        return self.draft.language

    @cached_property
    def scope(self) -> tuple[Document, ...]:
        """The documents of the organisations asked about, those of all respondents where it is asked who, or all."""
        if self.query.of_respondents:
            return tuple(d for d in self.documents if d.organisation_id and d.kind.is_response)
        if not self.query.asked:
            return self.documents
        return tuple(d for d in self.documents if d.organisation_id in self.query.asked)

    @property
    def voice(self) -> Speaker | None:
        """Whose words are looked for first: the speaker's asked about, or any respondent's."""
        text = self.query.text
        respondents = RESPONDENTS_SPEAK.search(text) or (self.query.asked and ITS_OWN.search(text))
        if respondents or self.query.speaker:
            return self.query.speaker or Speaker.RESPONDENT
        entry = self.query.want is Want.LOOKUP and not self.query.asked and ENTERS_INTO_FORCE.search(text)
        return Speaker.INQUIRY if entry else None

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """The passages retrieved in scope, best first; of the section asked about alone where some stand under it."""
        mask = self.view.mask(self.scope)
        if self.under_section:
            mask = np.zeros_like(mask)
            mask[list(self.under_section)] = True
        return retrieve(self.view, self.vector, self.terms, mask, _PASSAGES)

    @cached_property
    def under_section(self) -> tuple[int, ...]:
        """The rows of what those asked about write under the numbered section that the question names."""
        section = self.query.section
        if section is None or not self.query.asked:
            return ()
        rows = np.flatnonzero(self.view.mask(self.scope)).tolist()
        return tuple(row for row in rows if section in map(report_number, self.view.passages[row].section_path))

    @property
    def only_section(self) -> bool:
        """Whether a numbered section is all that the question names for its matter."""
        return self.query.section is not None and not self.terms

    @cached_property
    def _naming(self) -> frozenset[str]:
        """The documents found in which a name stands that the question has (*Storskolan*), when not all have it."""
        names = [n for n in _NAME.findall(self.query.matter) if n.lower() not in FRAME_EN | FRAME_SV]
        rows = [c.row for c in self.candidates] if names else []
        found = {d.id: d.text for d in (self.view.documents[self.view.passages[row].document_id] for row in rows)}
        held = [{id_ for id_, text in found.items() if name in text} for name in names]
        return frozenset(id_ for ids in held if len(ids) < len(found) for id_ in ids)

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """Single sentences of the candidates, best first."""
        kind = wanted_kind(self.query.text) or (SETS_CONDITION if self.query.want is Want.CONDITION else None)
        kind = kind or (OFFERS_ANOTHER if ASKS_INSTEAD.search(self.query.text) else None)
        others = MEMBERS_SPEAK.search(self.query.text) is not None
        return find_evidence(
            self.view, self.vector, self.terms, self.candidates, self.voice, kind, self._naming, others=others
        )

    @cached_property
    def widened(self) -> tuple[Evidence, ...]:
        """The best evidence with the neighbours each needs, repeats dropped."""
        kept: list[Evidence] = []
        most = _LOOKED_FOR_ROW if long_row(self.query.text) else _WIDENED
        for evidence in self.evidence[:most]:
            own = wanted_kind(self.query.text) if self.query.asked else None
            wide = widen(self.view, evidence, own=own, why=self.query.want is Want.REASON)
            if not any(
                k.document.id == wide.document.id and k.start < wide.end and wide.start < k.end for k in kept
            ) and not _repeats(kept, wide):
                kept.append(wide)
        return tuple(kept)

    @cached_property
    def matches(self) -> Matches:
        """All positions in the readable documents, by how far they are about the question."""
        return Matches(self.view, self.documents, self.terms, self.vector)

    @cached_property
    def _nearest_section(self) -> tuple[tuple[str, ...], float]:
        return self.view.sections.aimed_at(self.terms, self.vector, (d.id for d in self.documents))

    @cached_property
    def aimed(self) -> frozenset[str]:
        """The proposals of the one section of the inquiry that the question is about; empty when none stands out."""
        proposals, ahead = self._nearest_section
        return frozenset(proposals if ahead >= AHEAD else ())

    @cached_property
    def leant_to(self) -> frozenset[str]:
        """The same where it but leads: enough for those who take a position on it."""
        proposals, ahead = self._nearest_section
        return frozenset(proposals if ahead >= LEANS else ())

    @cached_property
    def on_matter(self) -> tuple[Match, ...]:
        """All positions on the proposals that the question is about, best proposal first.

        Whoever names a second proposal beside this one makes it no matter of the question, where this one is leading.
        """
        if self.aimed:
            return self.matches.on(sorted(self.aimed))
        proposals, ahead = self._nearest_section
        found = on_proposals(self.matches)
        leading = tuple(m for m in found if m.position.proposal_id in proposals) if ahead >= LEANS else ()
        named = any(self.matches.names(m.position.proposal_id) >= CALLED for m in found)
        if leading or named or ahead < LEANS or not (self.query.stances and self.query.of_respondents):
            return leading or found
        return self.matches.on(sorted(proposals))  # who is for it or against it: of something they must be

    def about_of(self, matches: Sequence[Match]) -> tuple[Match, ...]:
        """Return which of some matches are about the question."""
        proposals, ahead = self._nearest_section
        near = [m for m in matches if m.position.proposal_id in proposals] if ahead >= LEANS else []
        if said := self._better_said(matches, near):
            return said
        if self.aimed or near:
            return on_section(near)
        return tuple(m for m in about(matches) if not elsewhere(m, self.leading, self.terms)) if self.terms else ()

    @cached_property
    def leading(self) -> tuple[Proposal, ...]:
        """The proposals of the section of the inquiry that leads; none where none does."""
        proposals, ahead = self._nearest_section
        return tuple(self.view.proposals[id_] for id_ in proposals) if ahead >= LEANS else ()

    def _better_said(self, matches: Sequence[Match], near: Sequence[Match]) -> tuple[Match, ...]:
        """Return the position whose very words are the best for the question, if it fits better than the section's."""
        best = self.evidence[:1] if near else ()
        held = [m for e in best for m in matches if m.document.id == e.document.id and m.says(e.start)]
        ahead = max((m.coverage for m in near), default=0.0) + _FITS_BETTER
        return tuple(m for m in held if m.position.basis is Basis.STATED and m.coverage > ahead)

    def mentions(self, document_id: str, least: float = MENTIONED) -> bool:
        """Return whether any passage of a document holds at least that share of the question's terms."""
        rows = np.flatnonzero(self.view.mask([self.view.documents[document_id]]))
        return any(coverage(self.terms, self.view.stems(int(row))) >= least for row in rows)

    def matches_of(self, organisation_id: str) -> tuple[Match, ...]:
        """Return the positions of one organisation, by how far they are about the question."""
        return self.matches.of([organisation_id])

    @cached_property
    def compared(self) -> tuple[str, ...]:
        """The proposals on which those asked about are compared.

        Those of the section the question leans to, where any of them takes a position there; else what the positions of
        any of them that fit best are about.
        """
        proposals, ahead = self._nearest_section
        held = self.matches.of(self.query.asked)
        if ahead >= LEANS and any(m.position.proposal_id in proposals for m in held):
            return tuple(proposals)
        return tuple(dict.fromkeys(m.position.proposal_id for m in about(held)))

    @cached_property
    def sections(self) -> frozenset[str]:
        """The numbers of the report's sections that the question is about, from the names of all proposals."""
        consultations = {d.consultation_id for d in self.documents}
        named = [
            (best_name(p, self.terms), p.section)
            for p in self.view.proposals.values()
            if p.section and p.consultation_id in consultations
        ]
        top = max((score for score, _ in named), default=0.0)
        return frozenset(section for score, section in named if section and score >= max(_NAMED, 0.9 * top))

    @cached_property
    def elsewhere(self) -> float:
        """By how much the best words in any readable document score higher than those in scope.

        Nothing when nobody in particular is asked about.
        """
        if not self.query.asked or len(self.scope) == len(self.documents):
            return 0.0
        inside = max((e.score for e in self.evidence), default=0.0)
        found = retrieve(self.view, self.vector, self.terms, self.view.mask(self.documents), _PASSAGES)
        kind = wanted_kind(self.query.text)
        every = find_evidence(self.view, self.vector, self.terms, found, self.voice, kind)
        return max(0.0, max((e.score for e in every), default=inside) - inside)

    @property
    def read(self) -> float | None:
        """The log-odds that the best sentence answers, by the reader; None where there is no reader or no sentence."""
        return self.reading(0)

    def reading(self, place: int) -> float | None:
        """Return the same of the sentence in that place, 0 the best; each is read once."""
        if self.reader is None or place >= len(self.evidence):
            return None
        if place not in self._readings:
            self._readings[place] = answers(self.view, self.reader, self.query.text, self.evidence[place])
        return self._readings[place]

    @cached_property
    def _readings(self) -> dict[int, float]:
        return {}

    @cached_property
    def label(self) -> str | None:
        """The question's own words for its matter, in quotation marks; None where it has none that name a thing."""
        section = self.query.section
        if section:
            return f"avsnitt {section}" if self.language == "sv" else f"section {section}"
        asked = [(m.start, m.end) for m in self._mentioned if m.organisation_id in self.query.asked]
        words = own_words(self.query, self.terms, self.language, asked)
        return phrases.quoted(words, self.language) if words else None

    @property
    def respondents(self) -> tuple[str, ...]:
        """The organisations that answered, in the order of their documents."""
        return tuple(
            dict.fromkeys(d.organisation_id for d in self.documents if d.organisation_id and d.kind.is_response)
        )

    @cached_property
    def first_document(self) -> Mapping[str, Document]:
        """The first document of each organisation."""
        return {d.organisation_id: d for d in reversed(self.documents) if d.organisation_id}

    @cached_property
    def _mentioned(self) -> Sequence[Mention]:
        return self.view.register.find(self.query.text, lenient=True)

    def who(self, organisation_id: str, *, again: bool = False) -> str:
        """Return what an organisation is called in the answer.

        As its document does, with today's name if it was asked by that.

        `again` is for a later sentence about the same one, where the name alone will do.
        """
        document = self.first_document[organisation_id]
        short = document.organisation_short or document.organisation or organisation_id
        if again:
            return short
        now = self._asked_now(organisation_id, document)
        return phrases.say("with_now", self.language, who=short, now=now) if now else short

    def _asked_now(self, organisation_id: str, document: Document) -> str | None:
        """Return the name the question used when the document of its time uses another."""
        for mention in self._mentioned:
            name = mention.name
            used = {document.organisation, document.organisation_short}
            if (
                mention.organisation_id == organisation_id
                and name.valid_from
                and name.valid_to is None
                and name.text not in used
            ):
                return name.text
        return None

    def whose(self, organisation_id: str) -> str:
        """Return the genitive of what an organisation is called."""
        document = self.first_document[organisation_id]
        return phrases.genitive(document.organisation_short or document.organisation or organisation_id, self.language)

    def name_of(self, position: Position) -> str:
        """Return how the matter of a position is named in a sentence."""
        proposal = self.view.proposals[position.proposal_id]
        if position.basis in (Basis.WHOLE_DOCUMENT, Basis.RESIDUAL):
            return phrases.everything(proposal.name, self.language)
        if position.basis is Basis.STATED and proposal.section:
            return phrases.proposal(proposal.name, proposal.section, self.language)
        name = proposal.name if proposal.section else own_name(self.view.documents, proposal, position)
        return phrases.matter(name, proposal.section, self.language)

    @cached_property
    def half_read(self) -> tuple[str, ...]:
        """The organisations of whose documents some pages were not read."""
        return tuple(dict.fromkeys(d.organisation_id for d in self.documents if d.organisation_id and d.half_read))

    def warn_incomplete(self, organisation_ids: Iterable[str], *, enclosures: bool = True) -> None:
        """Warn when one of these organisations may say more: in an annex that is not here, on pages not read.

        What is but enclosed (a map, a table) is told of where nothing was found, by `enclosures`.
        """
        asked = tuple(organisation_ids)
        own = [d for d in self.documents if d.organisation_id in asked]
        may_say_more = {
            "missing_annex": {d.organisation_id for d in own if MISSING_ANNEX in d.warnings},
            "unread_pages": {d.organisation_id for d in own if d.half_read},
            "enclosures": {d.organisation_id for d in own if enclosures and d.lacks_enclosures},
        }
        for organisation_id in asked:
            for key, among in may_say_more.items():
                if organisation_id in among:
                    self.draft.warn(phrases.say(key, self.language, whose=self.whose(organisation_id)))


def _repeats(kept: list[Evidence], wide: Evidence) -> bool:
    words = " ".join(wide.quote.split())
    return any(
        words in " ".join(k.quote.split()) or " ".join(k.quote.split()) in words
        for k in kept
        if k.document.id == wide.document.id
    )
