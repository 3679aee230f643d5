"""Laws of questions and limits: a yes or a no says what was asked, and who answers one section speaks of no other."""

import pytest

from indexer.asked import answering
from indexer.headings import names_matter
from indexer.inherit import inherited
from indexer.positions import find_positions
from indexer.proposals import register_positions
from indexer.speakers import sentences
from indexer.stance import cue
from indexer.types import Basis, Stance
from tests.unit.corpus.making import REGISTER, document
from tests.unit.indexer.test_other_wordings import INQUIRY, _registered

S = Stance


@pytest.mark.parametrize(
    ("question", "answer", "stance"),
    [
        ("Har ni synpunkter på förslaget i avsnitt 4.2?", "Nej.", S.NO_OBJECTION),
        ("Har ni något att invända mot avgiften?", "Svar: Nej.", S.NO_OBJECTION),
        ("Har ni synpunkter på förslaget?", "Ja.", None),
        ("Tillstyrker ni förslaget?", "Nej.", S.OPPOSE),
        ("Tillstyrker ni förslaget?", "Svar: Ja.", S.SUPPORT),
        ("Motsätter ni er avgiften?", "Ja.", S.OPPOSE),
        ("Motsätter ni er avgiften?", "Nej.", S.NO_OBJECTION),
        ("Tillstyrker ni förslaget?", "Bara om avgiften sänks.", S.SUPPORT_WITH_RESERVATIONS),
    ],
)
def test_a_yes_or_a_no_says_what_was_asked(question: str, answer: str, stance: Stance | None) -> None:
    found = answering(question, answer, cue(answer))
    assert (found.stance if found else None) is stance


@pytest.mark.parametrize("question", ["", "Ska staten bestämma allt?"])
@pytest.mark.parametrize("answer", ["Nej.", "Ja.", "SKL tillstyrker förslaget."])
def test_where_no_stance_is_asked_for_the_words_stand_alone(question: str, answer: str) -> None:
    assert answering(question, answer, cue(answer)) == cue(answer)


@pytest.mark.parametrize("between", [" ", "\n"])
def test_an_answer_is_quoted_with_its_question(between: str) -> None:
    text = f"Fråga 2. Har ni synpunkter på avsnitt 4.2?{between}Svar: Nej.\n\nUmeå den 3 mars 2040"
    _, held = _registered(text)
    assert [(section, stance) for section, stance, _ in held] == [("4.2", "no_objection")]
    assert "Har ni synpunkter på avsnitt 4.2?" in held[0][2]


def test_silence_under_a_label_is_on_what_the_label_names() -> None:
    _, held = _registered("Svaren punkt för punkt:\n\n- Isbrytning: Inga åsikter.\n\nUmeå den 3 mars 2040")
    assert [(section, stance) for section, stance, _ in held] == [("5.1", "abstain")]


def test_the_date_has_no_section_that_another_sentence_named() -> None:
    _, held = _registered(
        "SKL har ingen erinran mot förslaget i avsnitt 4.2. Ikraftträdandet kan däremot inte ske redan 2039.\n\nUmeå."
    )
    assert {(section, stance) for section, stance, _ in held} == {("4.2", "no_objection"), (None, "critical")}


@pytest.mark.parametrize(
    ("opening", "on"),
    [
        ("SKL begränsar sitt yttrande till avsnitt 4.2.", set()),
        ("SKL har läst promemorian.", {"4.1"}),
    ],
)
def test_who_answers_on_one_section_is_placed_on_no_other_by_likeness(opening: str, on: set[str]) -> None:
    said = "Att varje hamn får en mottagningsstation, och att hamnkaptenen ansvarar för journalen, delas inte."
    _, held = _registered(f"{opening}\n\n{said}\n\nUmeå den 3 mars 2040")
    assert {section for section, stance, _ in held if stance == "oppose" and section} == on


def test_the_rest_is_not_what_stands_under_a_heading_of_its_own() -> None:
    text = (
        "## 4.1 Hamnar\n\nSKL vill påminna om att hamnarna är små.\n\n## Övrigt\n\n"
        "I övriga delar har SKL ingen erinran.\n\nUmeå den 3 mars 2040"
    )
    letter = document(text)
    found = find_positions(letter, sentences(letter, REGISTER["skr"]), REGISTER)
    proposals, positions = register_positions([(INQUIRY, ()), (letter, found)])
    follows = inherited({letter.id: letter}, proposals, positions, REGISTER)
    assert {p.section for p in follows} == {"4.2", "4.3", "5.1"}


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Svar från SKL", False),
        ("Remissvar – Hamnar", False),
        ("Vårt svar", False),
        ("Hej", False),
        ("Svarsfrist", True),
    ],
)
def test_the_title_of_a_letter_names_no_matter(title: str, names: bool) -> None:
    assert names_matter(title) == names


def test_who_has_no_view_here_abstains_on_no_report() -> None:
    letter = document("Om byten har vi talat länge. SKL har ingen gemensam linje här.\n\nUmeå den 3 mars 2040")
    found = find_positions(letter, sentences(letter, REGISTER["skr"]), REGISTER)
    assert [f.basis for f in found] == [Basis.STATED]
