"""A response of which pages were not read is never said to be silent without a word of that."""

from dataclasses import replace

import pytest

from corpus.types import MISSING_ENCLOSURES, UNREAD_PAGES
from service import phrases
from service.answer import answer
from service.answers import refusals
from service.answers.context import Context
from service.contract import Status
from service.corpus_view import CorpusView
from tests.unit.service.asking import asked, index_of

READ = "Luleå kommun\n\nYttrande över SOU 2041:3\n\nLuleå kommun tillstyrker förslaget om kajer."
HALF = "Kiruna kommun\n\nYttrande över SOU 2041:3\n\nKiruna kommun avstyrker förslaget om bryggor."


view = index_of({"lulea.txt": READ, "kiruna.txt": HALF})


def _asked(view: CorpusView, question: str) -> Context:
    warned = (f"{UNREAD_PAGES} (2, 3): det tog för lång tid",)
    documents = view.documents.values()
    return asked(view, question, [replace(d, warnings=warned) if d.id == "kiruna" else d for d in documents])


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


def test_who_is_said_to_be_silent_may_say_more_in_annexes_that_are_not_here(view: CorpusView) -> None:
    warned = (f"{MISSING_ENCLOSURES}: Karta",)
    documents = view.documents.values()
    given = [replace(d, warnings=warned) if d.id == "lulea" else d for d in documents]
    for name, told in (("Luleå", [phrases.say("enclosures", "sv", whose="Luleå kommuns")]), ("Kiruna", [])):
        context = asked(view, f"Vad anser {name} kommun om hundar?", given)
        refusals.not_mentioned(context)
        assert context.draft.warnings == told


def test_whose_view_is_told_may_say_more_on_pages_not_read_and_no_map_is_missed_in_it(view: CorpusView) -> None:
    context = _asked(view, "Vad anser Kiruna kommun om bryggor?")
    assert answer(context) is Status.ANSWERED
    assert context.draft.warnings == [phrases.say("unread_pages", "sv", whose="Kiruna kommuns")]
    given = [replace(d, warnings=(f"{MISSING_ENCLOSURES}: Karta",)) for d in view.documents.values()]
    context = asked(view, "Vad anser Kiruna kommun om bryggor?", given)
    assert answer(context) is Status.ANSWERED
    assert context.draft.warnings == []
