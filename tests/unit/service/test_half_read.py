"""A response of which pages were not read is never said to be silent without a word of that."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.types import UNREAD_PAGES
from indexer.build import build_index
from indexer.snapshot import open_snapshot
from service import phrases
from service.answers import refusals
from service.answers.context import Context
from service.corpus_view import CorpusView
from service.draft import Draft
from service.question import parse
from service.terms import find_terms
from tests.fakes import FakeEmbedder

READ = "Luleå kommun\n\nYttrande över SOU 2041:3\n\nLuleå kommun tillstyrker förslaget om kajer."
HALF = "Kiruna kommun\n\nYttrande över SOU 2041:3\n\nKiruna kommun avstyrker förslaget om bryggor."


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CorpusView]:
    folder, data = (tmp_path_factory.mktemp(name) for name in ("documents", "data"))
    for name, text in (("lulea.txt", READ), ("kiruna.txt", HALF)):
        Path(folder / name).write_text(text, encoding="utf-8")
    build_index(folder, data, FakeEmbedder())
    with open_snapshot(data, embedder=FakeEmbedder()) as snapshot:
        yield CorpusView(snapshot)


def _asked(view: CorpusView, question: str) -> Context:
    warned = (f"{UNREAD_PAGES} (2, 3): det tog för lång tid",)
    documents = tuple(replace(d, warnings=warned) if d.id == "kiruna" else d for d in view.documents.values())
    names = view.names(documents)
    query = parse(question, names)
    terms = find_terms(query.matter, query.language, view.snapshot.lexical)
    vector = FakeEmbedder().embed_queries([question])[0]
    draft = Draft(view, question, query.language, None)
    return Context(view, query, names, documents, vector, terms, draft)


@pytest.mark.parametrize(
    ("question", "whose"),
    [
        ("Vad anser Kiruna kommun om hundar?", "Kiruna kommuns"),
        ("What does Kiruna kommun think of dogs?", "Kiruna kommun's"),
        ("Vad anser Luleå kommun om hundar?", None),
    ],
)
def test_who_is_said_to_be_silent_may_say_more_on_pages_not_read(
    view: CorpusView, question: str, whose: str | None
) -> None:
    context = _asked(view, question)
    refusals.not_mentioned(context)
    told = [phrases.say("unread_pages", context.language, whose=whose)] if whose else []
    assert context.draft.warnings == told


def test_what_nobody_says_may_stand_on_pages_not_read(view: CorpusView) -> None:
    context = _asked(view, "Vad kostar en hund?")
    refusals.not_in_corpus(context)
    assert context.draft.warnings == [phrases.say("unread_pages", "sv", whose="Kiruna kommuns")]
