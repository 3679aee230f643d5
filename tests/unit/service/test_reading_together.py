"""What is read together with a question: its best sentence, under the heading next above it, only when asked for."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from service.answer import answer
from service.answers.lookup import quote_nearest
from service.corpus_view import CorpusView
from tests.unit.service.asking import asked, index_of, viewed

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


def _reads(read: float, _question: str, _text: str, _near: float) -> float:
    return read


def test_why_a_fact_is_so_is_told_by_the_sentence_that_plainly_tells_it_not_by_a_stance_on_its_words(
    tmp_path: Path,
) -> None:
    letter = (
        "Luleå kommun\n\nYttrande\n\nLuleå kommun välkomnar att små kommuner får driva skolor.\n\n"
        "På grund av vikande skatteunderlag får små kommuner svårt att driva skolor.\n"
    )
    told: list[str] = []
    with viewed(tmp_path, {"lulea.txt": letter}) as view:
        for read in (4.0, 0.0):
            question = "Varför får små kommuner svårt att driva skolor?"
            context = replace(asked(view, question), reader=partial(_reads, read))
            answer(context)
            told.append(context.draft.statements[0].text)
    assert "vikande skatteunderlag" in told[0]
    assert "välkomnar" in told[1]


def test_a_further_quote_is_left_out_where_the_first_answers_to_its_reader_and_it_does_not(tmp_path: Path) -> None:
    letter = (
        "Luleå kommun\n\nYttrande\n\nHamnens brygga rivs i maj månad.\n\n## Bakgrund\n\n"
        "Hamnens brygga målas i en annan månad.\n"
    )

    def shown(first: float, further: float) -> int:
        def reader(_question: str, text: str, _near: float) -> float:
            return first if "rivs" in text else further

        context = replace(asked(one, "Vad händer med hamnens brygga?"), reader=reader)
        answer(context)
        return len([c for c in context.draft.citations if not c.related])

    with viewed(tmp_path, {"lulea.txt": letter}) as one:
        assert [shown(3.0, 2.5), shown(3.0, -1.0), shown(-0.5, -3.0)] == [2, 1, 2]


def test_a_reason_that_reads_as_none_and_lacks_some_of_the_matter_is_not_quoted(tmp_path: Path) -> None:
    letter = "Luleå kommun\n\nYttrande\n\nKommunen har bryggor på sitt bord.\n\n## Övrigt\n\nSjön är av is.\n"

    def quoted(read: float) -> bool:
        context = replace(asked(one, "Varför ogillar Luleå kommun bryggor av is?"), reader=partial(_reads, read))
        return quote_nearest(context, context.query.asked[0], -9.0)

    with viewed(tmp_path, {"lulea.txt": letter}) as one:
        assert [quoted(0.5), quoted(-2.0)] == [True, False]
