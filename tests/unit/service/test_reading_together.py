"""What is read together with a question: its best sentence, under the heading next above it, only when asked for."""

from dataclasses import replace

import pytest

from service.corpus_view import CorpusView
from tests.unit.service.asking import asked, index_of

TEXT = """# Remissvar från Region Grönudd

Region Grönudd har läst förslaget.

## Bryggor

Brygga ett flyttas till norra viken. Brygga två rivs i maj."""


view = index_of({"svar.md": TEXT})


@pytest.mark.parametrize("words", ["Brygga ett flyttas till norra viken.", "Brygga två rivs i maj."])
def test_the_best_sentence_is_read_once_under_the_heading_next_above_it(view: CorpusView, words: str) -> None:
    read: list[tuple[str, str, float]] = []

    def reader(question: str, text: str, near: float) -> float:
        read.append((question, text, near))
        return 3.0

    context = replace(asked(view, words), reader=reader)
    assert not read
    assert (context.read, context.read) == (3.0, 3.0)
    assert read == [(words, f"Bryggor\n{words}", context.evidence[0].dense)]


def test_without_a_reader_or_a_sentence_nothing_is_told(view: CorpusView) -> None:
    context = asked(view, "Vad flyttas?")
    assert context.read is None
    assert replace(context, documents=(), reader=lambda *_: 3.0).read is None
