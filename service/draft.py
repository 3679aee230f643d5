"""An answer while it is being written: sentences with their citations, each quote cut from the text by code."""

from dataclasses import dataclass, field
from urllib.parse import quote as url_quote

from corpus.errors import Fault
from corpus.types import Document
from indexer.types import Position
from service.contract import Answer, AnsweredPosition, Citation, Language, Statement, Status, Timings
from service.corpus_view import CorpusView
from service.phrases import say


@dataclass(slots=True)
class Draft:
    """Gathers statements, citations and positions; `finish` checks them and makes the contract's answer."""

    view: CorpusView
    question: str
    language: str
    public_url: str | None
    understood: str | None = None
    narrowed: bool = False  # whether filters leave out documents that the caller may read
    offered: tuple[str, ...] = ()  # what a question back, or a list, lets choose between, in its order
    statements: list[Statement] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    positions: list[AnsweredPosition] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _markers: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def cite(self, document: Document, start: int, end: int, *, related: bool = False) -> int:
        """Return the marker for a span, the same one for the same span."""
        place = (document.id, start, end)
        if place in self._markers:
            return self._markers[place]
        marker = self._markers[place] = len(self.citations) + 1
        self.citations.append(self._citation(document, start, end, marker, related))
        return marker

    def say(self, text: str, *markers: int) -> None:
        """Add one sentence of the answer."""
        self.statements.append(Statement(text=text, citations=tuple(dict.fromkeys(markers))))

    def take(self, position: Position, marker: int) -> None:
        """Record a position that the answer gives."""
        document = self.view.documents[position.document_id]
        proposal = self.view.proposals[position.proposal_id]
        self.positions.append(
            AnsweredPosition(
                organisation_id=position.organisation_id,
                organisation=document.organisation or position.organisation_id,
                proposal_id=proposal.id, proposal=proposal.name, section=proposal.section,
                stance=position.stance, qualifier=position.qualifier, citation=marker,
            )
        )  # fmt: skip

    def warn(self, text: str) -> None:
        """Add a warning, once."""
        if text not in self.warnings:
            self.warnings.append(text)

    def finish(self, status: Status, timings: Timings) -> Answer:
        """Return the answer after checking every quote against its document. Fault when one differs."""
        for citation in self.citations:
            if self.view.documents[citation.document_id].text[citation.start : citation.end] != citation.quote:
                raise Fault("a quote does not stand where it is cited; nothing is answered")
        self._warn_of_scans()
        if self.narrowed and status is not Status.ANSWERED:
            self.warn(say("narrowed", self.language))
        text = "\n".join(s.text + "".join(f" [{m}]" for m in s.citations) for s in self.statements)
        text = text if any(s.text.startswith("• ") for s in self.statements) else text.replace("\n", " ")
        return Answer(
            question=self.question, understood=self.understood, language=Language(self.language), status=status,
            answer=text,
            statements=tuple(self.statements),
            citations=tuple(self.citations), positions=tuple(self.positions), warnings=tuple(self.warnings),
            snapshot=self.view.snapshot.id, timings_ms=timings,
        )  # fmt: skip

    def _warn_of_scans(self) -> None:
        """Say which quotes were read from the image of a page, where letters may be misread."""
        read = [c for c in self.citations if self.view.documents[c.document_id].scanned(c.start, c.end)]
        if read:
            self.warn(say("scanned", self.language, markers=", ".join(f"[{c.marker}]" for c in read)))

    def _citation(self, document: Document, start: int, end: int, marker: int, related: bool) -> Citation:
        fields = quote_fields(self.view, document, start, end, self.public_url)
        return Citation.model_validate({"marker": marker, "related": related} | fields)


def quote_fields(
    view: CorpusView, document: Document, start: int, end: int, public_url: str | None
) -> dict[str, object]:
    """Return the contract's fields of a quote: the words, their place, who says them."""
    organisation = view.register.get(document.organisation_id)
    inside = view.sentence_speaker(document, start)
    path = f"/documents/{url_quote(document.id, safe='')}?start={start}&end={end}"
    section = document.section_at(start)
    return {
        "document_id": document.id, "consultation_id": document.consultation_id, "title": document.title,
        "organisation_id": document.organisation_id,
            "organisation": document.organisation, "organisation_short": document.organisation_short,
        "organisation_now": organisation.name if organisation else None,
            "speaker": inside or document.speaker, "kind": document.kind,
        "date": document.date,
            "section": section.label, "page": document.page_at(start),
        "start": start, "end": end, "quote": document.text[start:end],
        "url": (public_url or "") + path,
    }  # fmt: skip
