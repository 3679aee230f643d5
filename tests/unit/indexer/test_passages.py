"""Laws of passages: exact slices in order that hold every word, inside the budget and the window, cut by structure."""

import itertools
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.load import read_folder
from corpus.types import Document, Speaker
from indexer.passages import embedded_text, header, passages
from indexer.speakers import sentences, sentences_again
from indexer.types import Passage, Sentence
from tests.unit.corpus.making import REGISTER, TEXTS, document

SHIPPED = read_folder(Path(__file__).parents[3] / "corpus" / "documents", REGISTER).documents
SENTENCE = "Kommunerna har under lång tid efterfrågat en tydligare och mer samlad statlig styrning. "
LONG = "".join(f"{SENTENCE}Det är punkt {i}. " for i in range(12))
HOSTILE = "oavbruten" * 60


def _count(text: str) -> int:
    """Count like a tokenizer that knows no words: three characters a token."""
    return -(-len(text) // 3)


def _cut(read: Document, *, budget: int = 10_000, window: int = 100_000) -> tuple[Passage, ...]:
    spoken = sentences(read, REGISTER.get(read.organisation_id))
    return passages(read, spoken, count=_count, fits=lambda text: _count(text) <= window, max_tokens=budget)


def _bare(text: str) -> str:
    return "".join(text.split())


@given(TEXTS.filter(str.strip), st.integers(2, 60))
@example(f"## 7.6 A\n\n{LONG}\n\n### B\n\n{LONG}", 40)
@example(HOSTILE, 5)
def test_passages_are_slices_in_order_that_hold_every_word(text: str, budget: int) -> None:
    read = document(text)
    cut = _cut(read, budget=budget)
    assert all(p.text == read.text[p.start : p.end] for p in cut)
    assert all(p.text.strip() for p in cut)
    assert all(a.end <= b.start for a, b in itertools.pairwise(cut))
    assert _bare("".join(p.text for p in cut)) == _bare(read.text)
    assert len({p.id for p in cut}) == len(cut)


@given(TEXTS.filter(str.strip), st.integers(2, 60))
@example(f"## 7.6 A\n\nVi tillstyrker det. Utredningen föreslår: {HOSTILE}\n\n### B\n\n{LONG}", 5)
def test_passages_keep_who_speaks_in_each_sentence(text: str, budget: int) -> None:
    read = document(text)
    spoken = sentences(read, REGISTER.get(read.organisation_id))
    assert sentences_again(read, _cut(read, budget=budget)) == spoken


@given(TEXTS.filter(str.strip), st.integers(2, 60))
@example(f"{LONG}\n\n{HOSTILE}\n\n- a\n- {LONG}", 30)
def test_no_passage_exceeds_the_budget(text: str, budget: int) -> None:
    assert all(_count(p.text) <= budget for p in _cut(document(text), budget=budget))


@given(TEXTS.filter(str.strip), st.integers(1, 40))
@example(f"## 7.6.2 {'Rubrik ' * 12}\n\n{LONG}", 25)
def test_no_passage_exceeds_the_window_with_its_header(text: str, room: int) -> None:
    read = document(text)
    window = max(_count(header(read, s.path)) for s in read.sections) + 1 + room
    for passage in _cut(read, window=window):
        assert _count(embedded_text(read, passage.section_path, passage.text)) <= window


@given(TEXTS.filter(str.strip), st.integers(2, 60))
def test_the_sentences_of_a_passage_lie_in_it_and_hold_its_words(text: str, budget: int) -> None:
    read = document(text)
    for passage in _cut(read, budget=budget):
        assert all(passage.start <= s.start < s.end <= passage.end for s in passage.sentences)
        assert _bare("".join(read.text[s.start : s.end] for s in passage.sentences)) == _bare(passage.text)
        assert passage.speaker in {s.speaker for s in passage.sentences}


@given(TEXTS.filter(str.strip))
def test_a_passage_stands_under_headings_of_its_document(text: str) -> None:
    read = document(text)
    for passage in _cut(read, budget=30):
        assert passage.section_path in {s.path for s in read.sections}
        assert passage.section_number in {None, *(s.number for s in read.sections)}


@pytest.mark.parametrize("read", SHIPPED, ids=lambda read: read.id)
@pytest.mark.parametrize("budget", [20, 120, 10_000])
def test_the_laws_hold_for_the_shipped_documents(read: Document, budget: int) -> None:
    cut = _cut(read, budget=budget)
    assert all(p.text == read.text[p.start : p.end] for p in cut)
    assert all(a.end <= b.start for a, b in itertools.pairwise(cut))
    assert _bare("".join(p.text for p in cut)) == _bare(read.text)
    assert all(_count(p.text) <= budget for p in cut)


def test_a_numbered_section_with_its_position_is_one_passage_when_it_fits() -> None:
    text = (
        f"## 7.6 Lärande\n\n{SENTENCE}\n\n### 7.6.2 Policylab\n\n{SENTENCE}\n\n#### Förbundets ställningstagande\n\n"
        f"SKL avstyrker i nuläget förslaget.\n\n### 7.6.3 Frikommunförsök\n\n{SENTENCE}"
    )
    cut = _cut(document(text))
    assert [p.section_number for p in cut] == ["7.6", "7.6.2", "7.6.3"]
    assert "Policylab" in cut[1].text
    assert "SKL avstyrker" in cut[1].text


def test_a_heading_stays_with_what_follows_it() -> None:
    text = "\n\n".join(f"## Rubrik {n}\n\n{SENTENCE}" for n in "ABCDEF")
    for budget in (40, 60, 90):
        assert all(not p.text.splitlines()[-1].startswith("Rubrik") for p in _cut(document(text), budget=budget))


def test_cuts_fall_between_sentences_when_sentences_fit() -> None:
    for passage in _cut(document(LONG), budget=60):
        assert passage.text.endswith(".")


def test_cuts_fall_between_words_when_words_fit() -> None:
    words = [f"ord{i}" for i in range(80)]
    cut = _cut(document(" ".join(words)), budget=20)
    assert len(cut) > 1
    assert [w for p in cut for w in p.text.split()] == words


def test_parts_of_a_long_section_are_of_like_size() -> None:
    cut = _cut(document("\n\n".join([SENTENCE] * 12)), budget=150)
    sizes = [_count(p.text) for p in cut]
    assert min(sizes) * 2 >= max(sizes)


def test_the_speaker_of_a_passage_is_that_of_most_of_its_words() -> None:
    read = document(f"{SENTENCE}\n\nKort.")
    first, second = read.blocks
    spoken = (
        (Sentence(first.start, first.end, Speaker.INQUIRY),),
        (Sentence(second.start, second.end, Speaker.RESPONDENT),),
    )
    (passage,) = passages(read, spoken, count=_count, fits=lambda _: True)
    assert passage.speaker is Speaker.INQUIRY


def test_the_header_names_sender_title_and_headings() -> None:
    read = document("text", title="Yttrande över SOU 2018:47", organisation="Luleå kommun", organisation_short=None)
    assert header(read, ("7.6 Lärande", "7.6.2 Policylab")).splitlines() == [
        "Luleå kommun: Yttrande över SOU 2018:47",
        "7.6 Lärande > 7.6.2 Policylab",
    ]
    assert embedded_text(read, (), "orden").endswith("\norden")
    endless = document("text", title="T" * 500, organisation="Å" * 500, organisation_short=None)
    assert len(header(endless, ("R" * 500,))) < 400  # leaves room for the words under it


def test_a_sentence_without_end_is_cut_whole() -> None:
    read = document("ord och annat " * 20_000)
    cut = _cut(read, budget=400)
    assert _bare("".join(p.text for p in cut)) == _bare(read.text)
    assert all(read.text[p.end - 1 : p.end + 1].strip() != read.text[p.end - 1 : p.end + 1] for p in cut[:-1])
