"""The engine: one opened snapshot at a time, a new one picked up between questions, and the contract's views of it."""

import math
import threading
import time
from functools import cache
from pathlib import Path

from corpus.errors import BelaggError, ReviewError, SnapshotError
from corpus.types import Document
from indexer.cross_encoder import Reader
from indexer.embed import Embedder
from indexer.snapshot import current_id, open_snapshot
from service import glossary, phrases, synonyms
from service.access import Caller, may_read
from service.answer import answer
from service.answers import lookup, refusals
from service.answers.context import Context
from service.contract import Answer, AskRequest, Filters, Hit, Quote, SearchRequest, SearchResponse, Status, Timings
from service.conversation import understand
from service.corpus_view import CorpusView
from service.draft import Draft, quote_fields
from service.engine import NO_LABELS, Check
from service.foreign import decidable
from service.material import (
    DocumentDetail,
    DocumentSummary,
    FactView,
    OrganisationView,
    Places,
    SectionView,
    SkippedFile,
)
from service.named import Names
from service.originals import OriginalFile, OriginalStore, places
from service.positions.contract import PositionQuery, PositionTable, PositionView, ReviewRequest, ReviewView
from service.positions.reviewing import LatestReviews, ReviewDesk
from service.positions.reviews import ReviewStore
from service.positions.table import build_table
from service.question import Query, parse
from service.retrieve import Candidate, Vector, retrieve
from service.skipped_words import in_swedish
from service.summaries import organisation, summary
from service.terms import Term, bridged, find_terms, to_bridge

_POLL_S = 2.0


class SnapshotEngine:
    """Answers from the current snapshot under `data`. Thread-safe; a question keeps the snapshot it began with."""

    def __init__(
        self, data: Path, embedder: Embedder, reader: Reader | None = None, *, public_url: str | None = None
    ) -> None:
        """Keep the parts; nothing is opened before the first question. `reader` tells what answers a question."""
        self._data = data
        self._originals = OriginalStore(data)
        self._embedder = embedder
        self._reader = reader
        self._public_url = public_url
        self._lock = threading.Lock()
        self._view: CorpusView | None = None
        self._checked = 0.0
        self._store = ReviewStore(data)
        self._latest = LatestReviews(self._store)
        self._desk = ReviewDesk(self._store, self._current)
        glossary.load()
        synonyms.load()

    def ask(self, request: AskRequest, *, labels: frozenset[str] = NO_LABELS) -> Answer:
        """Answer one question from the current snapshot."""
        began = time.perf_counter()
        view = self._current()
        view.check(labels, request.filters, request.consultation)
        documents = view.readable(labels, request.filters, request.consultation)
        names = view.names(documents)

        @cache
        def offered(text: str, language: str) -> tuple[str, ...]:
            earlier = Draft(view, text, language, self._public_url)
            self._answer(text, documents, names, earlier)
            return earlier.offered

        asked = [turn.question for turn in request.conversation]
        whole = understand(request.question, asked, names, request.language, offered)
        draft = Draft(view, request.question, whole.language, self._public_url)
        draft.narrowed = request.consultation is not None or request.filters != Filters()
        if whole.lacking or whole.civil:
            status = refusals.civil(draft) if whole.civil else refusals.unclear(draft)
            return draft.finish(status, Timings(total=_ms(time.perf_counter() - began)))
        if whole.changed:
            draft.understood = phrases.say("understood", whole.language, question=whole.text)
        before = time.perf_counter() - began
        status, timings = self._answer(whole.text, documents, names, draft, before)
        return draft.finish(status, timings)

    def _answer(
        self, text: str, documents: tuple[Document, ...], names: Names, draft: Draft, before: float = 0.0
    ) -> tuple[Status, Timings]:
        """Answer a whole question in its draft; `before` are the seconds that went before it."""
        began = time.perf_counter()
        query = parse(text, names, draft.language)
        parsed = time.perf_counter()
        terms, vector, matter = self._understand(draft.view, text, query)
        embedded = time.perf_counter()
        context = Context(draft.view, query, names, documents, vector, terms, draft, self._reader, matter)
        _ = context.candidates
        retrieved = time.perf_counter()
        status = answer(context)
        done = time.perf_counter()
        return status, Timings(
            embed=_ms(embedded - parsed),
            retrieve=_ms(retrieved - embedded),
            answer=_ms(done - retrieved + parsed - began + before),
            total=_ms(done - began + before),
        )

    def search(self, request: SearchRequest, *, labels: frozenset[str] = NO_LABELS) -> SearchResponse:
        """Return the best passages for a query, best first."""
        began = time.perf_counter()
        view = self._current()
        view.check(labels, request.filters, None)
        documents = view.readable(labels, request.filters, None)
        names = view.names(documents)
        query = parse(request.query, names)
        terms, vector, _ = self._understand(view, request.query, query)
        embedded = time.perf_counter()
        found = retrieve(view, vector, terms, view.mask(documents), request.k)
        hits = tuple(self._hit(view, rank, candidate) for rank, candidate in enumerate(found, 1))
        sure = None
        if request.confidence:
            draft = Draft(view, request.query, query.language, self._public_url)
            context = Context(view, query, names, documents, vector, terms, draft, self._reader)
            signal = lookup.judge(context).signal
            sure = signal if math.isfinite(signal) else None
        done = time.perf_counter()
        timings = Timings(embed=_ms(embedded - began), retrieve=_ms(done - embedded), total=_ms(done - began))
        return SearchResponse(
            query=request.query, hits=hits, confidence=sure, snapshot=view.snapshot.id, timings_ms=timings
        )

    def _hit(self, view: CorpusView, rank: int, candidate: Candidate) -> Hit:
        passage = view.passages[candidate.row]
        document = view.documents[passage.document_id]
        fields = quote_fields(view, document, passage.start, passage.end, self._public_url)
        scores = {name: getattr(candidate, name) for name in ("dense", "sentence", "lexical", "coverage")}
        ranked = {"rank": rank, "score": candidate.score, "scores": scores}
        return Hit.model_validate(fields | ranked | {"speaker": passage.speaker, "passage_id": passage.id})

    def documents(self, *, labels: frozenset[str] = NO_LABELS) -> list[DocumentSummary]:
        """List the documents the caller may read, by id."""
        view = self._current()
        readable = view.readable(labels, AskRequest(question="?").filters, None)
        return [DocumentSummary.model_validate(summary(view, d)) for d in sorted(readable, key=lambda d: d.id)]

    def document(self, id: str, *, labels: frozenset[str] = NO_LABELS) -> DocumentDetail | None:
        """Return one document with its text, or None when there is none the caller may read."""
        view = self._current()
        document = _readable(view, id, labels)
        if document is None:
            return None
        sections = tuple(
            SectionView(number=s.number, title=s.title, path=s.path, start=s.start, end=s.end)
            for s in document.sections
        )
        facts = tuple(
            FactView(name=f.name, value=f.value, start=f.start, end=f.end, confidence=f.confidence)
            for f in document.facts
        )
        return DocumentDetail.model_validate(
            summary(view, document) | {"text": document.text, "sections": sections, "facts": facts}
        )

    def quote(self, id: str, start: int, end: int, *, labels: frozenset[str] = NO_LABELS) -> Quote | None:
        """Return `text[start:end]` of a document with its place and who says it, None when there is no such place."""
        view = self._current()
        document = _readable(view, id, labels)
        if document is None or not 0 <= start < end <= len(document.text):
            return None
        return Quote.model_validate(quote_fields(view, document, start, end, self._public_url))

    def original(self, id: str, *, labels: frozenset[str] = NO_LABELS) -> OriginalFile | None:
        """Return the file a document was read from, None when the caller may read none or it is not kept."""
        document = _readable(self._current(), id, labels)
        return None if document is None else self._originals.file(document)

    def page(self, id: str, number: int, *, labels: frozenset[str] = NO_LABELS) -> bytes | None:
        """Return a page (from 1) of a document's original as a PNG file, None when there is none to show."""
        document = _readable(self._current(), id, labels)
        return None if document is None else self._originals.page(document, number)

    def places(self, id: str, start: int, end: int, *, labels: frozenset[str] = NO_LABELS) -> Places | None:
        """Return where `text[start:end]` stands on the pages of the original, None when there is no such place."""
        document = _readable(self._current(), id, labels)
        if document is None or not 0 <= start < end <= len(document.text):
            return None
        return places(document, start, end)

    def skipped(self, *, labels: frozenset[str] = NO_LABELS) -> list[SkippedFile]:
        """List the files that could not be read, by name, as far as the caller may know of them."""
        passed_over = self._current().snapshot.skipped
        known = sorted((s.name, s.reason) for s in passed_over if may_read(s.labels, labels))
        return [SkippedFile(file=name, reason=reason, reason_sv=in_swedish(reason)) for name, reason in known]

    def organisations(self, *, labels: frozenset[str] = NO_LABELS) -> list[OrganisationView]:
        """List the organisations that sent documents the caller may read, by id."""
        view = self._current()
        sent: dict[str, list[str]] = {}
        for document in view.readable(labels, AskRequest(question="?").filters, None):
            if document.organisation_id:
                sent.setdefault(document.organisation_id, []).append(document.id)
        return [organisation(view, o, sent[o]) for o in sorted(sent)]

    def positions(self, query: PositionQuery, *, labels: frozenset[str] = NO_LABELS) -> PositionTable:
        """Return who thinks what, over the documents the caller may read."""
        view = self._current()
        return build_table(view, view.readable(labels, Filters(), None), query)

    def review(self, position_id: str, request: ReviewRequest, caller: Caller) -> PositionView | None:
        """Record a person's word on a position and return the position as it then stands, None when rejected."""
        return self._desk.review(position_id, request, caller)

    def reviews(self, *, labels: frozenset[str] = NO_LABELS) -> list[ReviewView]:
        """List the latest review of each position the caller may read, by time; orphaned ones say why."""
        return self._desk.reviews(labels=labels)

    @property
    def snapshot_id(self) -> str | None:
        """The snapshot now served, or None when there is none."""
        try:
            return self._current().snapshot.id
        except BelaggError:
            return None

    def ready(self) -> list[Check]:
        """Say whether a question could be answered now."""
        try:
            view = self._current()
        except ReviewError as error:
            return [Check("reviews", False, str(error), "docs/operations.md, Reviews")]
        except BelaggError as error:
            return [Check("snapshot", False, str(error), "belagg index FOLDER")]
        return [
            Check("model", True, self._embedder.name),
            Check("snapshot", True, f"{view.snapshot.id}, {len(view.documents)} documents"),
        ]

    def warm(self) -> None:
        """Answer nothing, but load what the first question would wait for."""
        self._current().bridge(self._embedder)
        self._embedder.embed_queries(["?"])
        if self._reader is not None:
            self._reader("?", "?", 0.0)

    def close(self) -> None:
        """Let the snapshot and the reviews go."""
        self._store.close()
        with self._lock:
            if self._view is not None:
                self._view.snapshot.close()
                self._view = None

    def _understand(self, view: CorpusView, text: str, query: Query) -> tuple[tuple[Term, ...], Vector, Vector | None]:
        """Return the question's terms, its vector, and where views are asked for that of its matter alone.

        Words no dictionary knows are embedded along with them.
        """
        terms = find_terms(query.matter, query.language, view.snapshot.lexical)
        words = to_bridge(terms)
        texts = [text, query.matter] if decidable(query, terms) else [text]
        vectors = self._embedder.embed_queries([*texts, *words])
        near = view.bridge(self._embedder).neighbours(vectors[len(texts) :], query.language)
        turned = self._embedder.turn_questions(vectors[: len(texts)], query.language)
        matter = turned[1] if len(texts) > 1 else None
        return bridged(terms, dict(zip(words, near, strict=True))), turned[0], matter

    def _current(self) -> CorpusView:
        """Return the view of the current snapshot under the latest reviews; they are looked for every time."""
        view = self._opened()
        latest = self._latest.current()
        if view.reviews is latest:
            return view
        with self._lock:
            fresh = view.with_reviews(latest)
            if self._view is view:
                self._view = fresh
            return fresh

    def _opened(self) -> CorpusView:
        """Return the view of the current snapshot, opening a new one at most every two seconds."""
        now = time.monotonic()
        view = self._view
        if view is not None and now - self._checked < _POLL_S:
            return view
        with self._lock:
            self._checked = now
            if self._view is not None and current_id(self._data) == self._view.snapshot.id:
                return self._view
            return self._open()

    def _open(self) -> CorpusView:
        """Open the current snapshot; when that fails and an older one is open, go on with the older."""
        old = self._view
        try:
            fresh = CorpusView(open_snapshot(self._data, embedder=self._embedder))
        except SnapshotError:
            if old is None:
                raise
            return old
        self._view = fresh
        return fresh


def _ms(seconds: float) -> float:
    return round(1000 * seconds, 3)


def _readable(view: CorpusView, id: str, labels: frozenset[str]) -> Document | None:
    document = view.documents.get(id)
    return document if document is not None and may_read(document.labels, labels) else None
