"""The shipped questions hold what they promise, and a mistake in a file is named."""

import json
from collections import Counter
from pathlib import Path

import pytest

from corpus.errors import EvalError
from corpus.load import read_folder
from corpus.organisations import Register, load_organisations
from eval import question_set
from eval.spans import locate, misplaced
from eval.stances import load_gold
from eval.types import Question
from eval.words import any_stands, normalise
from indexer.types import Stance
from tests.unit.eval.making import question, shipped_texts

SHIPPED = question_set.load(later=True)
CONSULTATIONS = Path(__file__).parents[3] / "eval" / "consultations"
GOOD = {
    "id": "a", "language": "sv", "kind": "lookup", "half": "dev", "question": "Vad?", "answerable": True,
    "status": ["answered"], "facts": [["x"]],
}  # fmt: skip


def test_every_gold_quote_stands_in_its_document() -> None:
    texts = shipped_texts()
    assert misplaced(SHIPPED, texts) == ()
    named = {gold.document_id for q in SHIPPED for group in q.gold for gold in group}
    assert named == set(texts)


def test_every_gold_position_stands_in_its_document() -> None:
    texts = shipped_texts()
    assert [row.proposal for row in load_gold() if not locate(texts[row.document_id], row.quote)] == []
    assert len(load_gold()) == 31


def test_the_set_is_large_enough_and_both_languages_and_sorts_are_there() -> None:
    asked = [q for q in SHIPPED if not q.later]
    languages = Counter(q.language for q in asked)
    assert len(asked) >= 130
    assert min(languages.values()) >= 0.4 * len(asked)
    assert sum(not q.answerable for q in asked) >= 30
    assert {q.kind for q in SHIPPED} == set(question_set.KINDS)


def test_the_halves_are_balanced_within_kind_and_language() -> None:
    for later in (False, True):
        counts = Counter((q.kind, q.language, q.half) for q in SHIPPED if q.later is later)
        for kind, language in {(k, lang) for k, lang, _ in counts}:
            assert abs(counts[kind, language, "dev"] - counts[kind, language, "test"]) <= 1, (kind, language)


def test_no_question_is_asked_twice() -> None:
    worded = Counter((normalise(q.question), str(q.conversation)) for q in SHIPPED)
    assert [wording for wording, count in worded.items() if count > 1] == []


def test_every_name_in_the_set_is_known() -> None:
    organisations = {organisation.id for organisation in load_organisations()}
    stances = set(Stance)
    for q in SHIPPED:
        assert {*(q.organisations or ()), *q.stances} <= organisations, q.id
        assert {stance for accepted in q.stances.values() for stance in accepted} <= stances, q.id
    for row in load_gold():
        assert row.organisation_id in organisations
        assert set(row.stances) <= stances


@pytest.mark.parametrize("folder", sorted(f for f in CONSULTATIONS.iterdir() if f.is_dir()), ids=lambda f: f.name)
def test_the_keys_of_other_consultations_name_who_and_what_there_is(folder: Path) -> None:
    """A body under an id that no document gets is judged wrong whatever is answered."""
    read = read_folder(folder / "documents", Register(load_organisations())).documents
    known = {o.id for o in load_organisations()} | {d.organisation_id for d in read}
    asked = question_set.load(folder / "questions.jsonl", later=True)
    assert misplaced(asked, {d.id: d.text for d in read}) == ()
    assert [q.id for q in asked if not {*(q.organisations or ()), *q.stances} <= known] == []


@pytest.mark.parametrize(
    "asked", [q for q in SHIPPED if q.kind in ("lookup", "reason", "condition")], ids=lambda q: q.id
)
def test_some_gold_quote_or_its_surroundings_hold_each_fact(asked: Question) -> None:
    texts = shipped_texts_once()
    words = normalise(" ".join(texts[gold.document_id] for group in asked.gold for gold in group))
    assert all(any_stands(group, words) for group in asked.facts)


def test_the_facts_are_not_already_in_the_question() -> None:
    """A question that holds every fact it asks for could be answered by repeating it."""
    given_away = [
        q.id
        for q in SHIPPED
        if q.kind in ("lookup", "metadata", "definition")
        and q.facts
        and all(any_stands(group, normalise(q.question)) for group in q.facts)
    ]
    assert given_away == []


def test_questions_for_later_are_left_out_unless_asked_for() -> None:
    assert {q.later for q in question_set.load()} == {False}
    assert {q.kind for q in question_set.load(later=True) if q.later} == {"follow_up"}


def test_the_digest_follows_the_content_and_not_the_order() -> None:
    one, other = question(), question(id="q9")
    assert question_set.digest([one, other]) == question_set.digest([other, one])
    assert question_set.digest([one]) != question_set.digest([other])


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"kind": "riddle"}, "kind"),
        ({"half": "both"}, "half"),
        ({"language": "de"}, "language"),
        ({"question": " "}, "question"),
        ({"answerable": "yes"}, "answerable"),
        ({"status": ["maybe"]}, "status"),
        ({"status": ["not_in_corpus"]}, "answerable"),
        ({"facts": []}, "facts or gold"),
        ({"facts": [[]]}, "facts"),
        ({"gold": ["a quote"]}, "gold"),
        ({"gold": [{"document": "d"}]}, "quote"),
        ({"stance": ["oppose"]}, "stance"),
        ({"expected": "x"}, "expected"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_field(tmp_path: Path, changes: dict[str, object], named: str) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text(json.dumps(GOOD) + "\n" + json.dumps({**GOOD, "id": "b", **changes}) + "\n", encoding="utf-8")
    with pytest.raises(EvalError, match=rf"mine\.jsonl, line 2: .*{named}"):
        question_set.load(file)


def test_a_line_that_is_not_json_is_named(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text("{\n", encoding="utf-8")
    with pytest.raises(EvalError, match=r"mine\.jsonl, line 1"):
        question_set.load(file)


def test_the_same_id_twice_is_refused_across_files(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text(json.dumps(GOOD), encoding="utf-8")
    with pytest.raises(EvalError, match="two questions"):
        question_set.load(tmp_path)


def test_no_file_is_said_so(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.jsonl"):
        with pytest.raises(EvalError, match="no question file"):
            question_set.load(path)


_TEXTS: dict[str, str] = {}


def shipped_texts_once() -> dict[str, str]:
    if not _TEXTS:
        _TEXTS.update(shipped_texts())
    return _TEXTS
