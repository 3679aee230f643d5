"""A few texts indexed without a model, and a question about them as far as its context."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.types import Document
from indexer.build import build_index
from indexer.snapshot import open_snapshot
from service.answers.context import Context
from service.corpus_view import CorpusView
from service.draft import Draft
from service.question import parse
from service.terms import find_terms
from tests.fakes import FakeEmbedder
from tests.unit.corpus.making import fill


@contextmanager
def viewed(place: Path, files: Mapping[str, str]) -> Iterator[CorpusView]:
    """Give the view of an index of files with these texts."""
    build_index(fill(place / "documents", files), place / "data", FakeEmbedder())
    with open_snapshot(place / "data", embedder=FakeEmbedder()) as snapshot:
        yield CorpusView(snapshot)


def index_of(files: Mapping[str, str]) -> Callable[[pytest.TempPathFactory], Iterator[CorpusView]]:
    """Return a fixture for a test file, to be called `view` there: the view of an index of files with these texts."""

    @pytest.fixture(scope="module", name="view")
    def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CorpusView]:
        with viewed(tmp_path_factory.mktemp("index"), files) as view:
            yield view

    return found


def asked(view: CorpusView, question: str, documents: Sequence[Document] | None = None) -> Context:
    """Return the context of a question, over all documents or some."""
    readable = tuple(view.documents.values() if documents is None else documents)
    names = view.names(readable)
    query = parse(question, names)
    terms = find_terms(query.matter, query.language, view.snapshot.lexical)
    vector = FakeEmbedder().embed_queries([question])[0]
    return Context(view, query, names, readable, vector, terms, Draft(view, question, query.language, None))
