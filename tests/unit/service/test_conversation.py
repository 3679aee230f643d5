"""Laws of making a question whole by the ones before it."""

import json
import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.load import read_folder
from corpus.organisations import Register, load_organisations
from service.contract import MAX_QUESTION_CHARS
from service.conversation import Understood, understand
from service.named import Names

ROOT = Path(__file__).parents[3]
SETS = {
    ROOT / "corpus" / "documents": ROOT / "eval" / "questions" / "tillit.jsonl",
    **{
        folder / "documents": folder / "questions.jsonl"
        for folder in sorted((ROOT / "eval" / "consultations").iterdir())
        if folder.is_dir()
    },
}
SHIPPED = ROOT / "corpus" / "documents"
SCOOTERS = ROOT / "eval" / "consultations" / "elsparkcykel" / "documents"
LAB_SV, LAB_EN = "Vad anser SKL om policylabbet?", "What does SKL think of the policylabb?"
CASES = [
    (LAB_SV, "Och vad säger CKS om det?", "Vad säger CKS om policylabbet?"),
    (LAB_SV, "Och CKS?", "Vad anser CKS om policylabbet?"),
    (LAB_SV, "Luleå?", "Vad anser Luleå om policylabbet?"),
    (LAB_SV, "Varför?", "Hur motiverar SKL sin ståndpunkt om policylabbet?"),
    (LAB_SV, "Vilka skäl anger de?", "Hur motiverar SKL sin ståndpunkt om policylabbet?"),
    (LAB_SV, "Och om frikommunförsöket då?", "Vad anser SKL om frikommunförsöket?"),
    (LAB_SV, "Och avsnitt 7.6.3?", "Vad anser SKL om avsnitt 7.6.3?"),
    (LAB_SV, "Är det villkorat?", "Vilka villkor ställer SKL för policylabbet?"),
    (LAB_SV, "Håller Luleå med?", "Vad anser Luleå om policylabbet?"),
    (LAB_SV, "Och de andra då?", "Vad anser remissinstanserna om policylabbet?"),
    (LAB_SV, "Stöder CKS det?", "Stöder CKS policylabbet?"),
    (LAB_SV, "Är någon emot?", "Är någon emot policylabbet?"),
    (LAB_SV, "Vad kostar det?", "Vad kostar policylabbet?"),
    (LAB_SV, "Och Skolinspektionen?", "Vad anser Skolinspektionen om policylabbet?"),
    (LAB_SV, "Och Fackförbundet Vision?", "Vad anser Fackförbundet Vision om policylabbet?"),
    (LAB_SV, "Vad säger de om frikommunförsöket?", "Vad säger SKL om frikommunförsöket?"),
    ("Vilka avstyrker policylabbet?", "Varför?", "Vilka argument framförs mot policylabbet?"),
    ("Tillstyrker SKL frikommunförsök?", "Vilka fler?", "Vilka remissinstanser tillstyrker frikommunförsök?"),
    ("Vem har undertecknat SKL:s svar?", "Och CKS?", "Vem har undertecknat CKS svar?"),
    ("Vilka förslag avstyrker SKL?", "Och CKS?", "Vilka förslag avstyrker CKS?"),
    ("Vilka förslag avstyrker SKL?", "Varför?", "Varför avstyrker SKL förslagen?"),
    ("Which proposals does SKL support?", "Why?", "Why does SKL support the proposals?"),
    ("Vilka förslag är CKS kritiskt till?", "Varför?", "Varför är CKS kritisk till förslagen?"),
    ("Which proposals is CKS critical of?", "Why?", "Why is CKS critical of the proposals?"),
    ("Vad tycker SKL om förslaget?", "policylabbet", "Vad tycker SKL om policylabbet?"),
    ("Vad tycker SKL om förslaget?", "7.6.2", "Vad tycker SKL om avsnitt 7.6.2?"),
    (LAB_SV, "Vad skriver CKS då?", "Vad skriver CKS om policylabbet?"),
    (LAB_SV, "Har CKS någon åsikt?", "Har CKS någon åsikt om policylabbet?"),
    (LAB_SV, "Kan du citera CKS?", "Citera CKS ställningstagande om policylabbet."),
    (LAB_SV, "Står Luleå bakom det också?", "Står Luleå bakom policylabbet?"),
    (LAB_SV, "Och när det gäller tvingande vite?", "Vad anser SKL om tvingande vite?"),
    (LAB_SV, "Nämner de vite?", "Nämner SKL vite?"),
    (LAB_SV, "Vad är skillnaden mellan dem?", "Vad anser remissinstanserna om policylabbet?"),
    (LAB_SV, "Och CKS, vad säger de?", "Vad säger CKS om policylabbet?"),
    (LAB_SV, "Hur ställer sig CKS?", "Hur ställer sig CKS till policylabbet?"),
    (LAB_SV, "Ge mig citatet", "Citera SKL:s ställningstagande om policylabbet."),
    (LAB_SV, "Finns det andra som tycker likadant?", "Vad anser remissinstanserna om policylabbet?"),
    (LAB_SV, "Vem är mest kritisk?", "Vem är mest kritisk till policylabbet?"),
    ("Vilka förslag avstyrker SKL?", "Vilka stöder de?", "Vilka förslag stöder SKL?"),
    ("Vem är kontaktperson hos SKL?", "Och hos CKS?", "Vem är kontaktperson hos CKS?"),
    ("Vad säger Shekarabi om bidrag?", "Och Tillitsdelegationen?", "Vad anser Tillitsdelegationen om bidrag?"),
    ("Vad säger Shekarabi om bidrag?", "Vad säger SKL?", "Vad säger SKL om bidrag?"),
    (LAB_SV, "Vad säger ministern?", "Vad säger ministern om policylabbet?"),
    ("Vad står det om statsbidrag?", "Vad svarade ministern?", "Vad svarade ministern om statsbidrag?"),
    ("Sammanfatta CKS svar", "Och SKL?", "Sammanfatta SKL:s svar"),
    (LAB_EN, "And Luleå?", "What does Luleå think of the policylabb?"),
    (LAB_EN, "What about CKS and Luleå?", "What do CKS and Luleå think of the policylabb?"),
    (LAB_EN, "Why?", "What reasons does SKL give for its position on the policylabb?"),
    (LAB_EN, "Does CKS agree?", "What does CKS think of the policylabb?"),
    (LAB_EN, "What about the others?", "What do the respondents think of the policylabb?"),
    (LAB_EN, "And the free municipality trials?", "What does SKL think of the free municipality trials?"),
    (LAB_EN, "Why does it oppose it?", "Why does SKL oppose the policylabb?"),
    (LAB_EN, "Och CKS?", "Vad anser CKS om policylabb?"),
    (LAB_EN, "Do CKS and Luleå agree?", "What do CKS and Luleå think of the policylabb?"),
    (LAB_EN, "Then what about the trials?", "What does SKL think of the trials?"),
    (LAB_EN, "And CKS, what do they say?", "What does CKS say about the policylabb?"),
    (LAB_EN, "Who is most positive?", "Who is most positive about the policylabb?"),
    (LAB_EN, "Which other respondents agree?", "What do the respondents think of the policylabb?"),
    (LAB_SV, "Vilka andra förslag är de emot?", "Vilka förslag avstyrker SKL?"),
    (LAB_SV, "Vad mer avstyrker de?", "Vilka förslag avstyrker SKL?"),
    (LAB_EN, "What else do they oppose?", "Which proposals does SKL oppose?"),
    (LAB_EN, "Are they against anything else?", "Which proposals does SKL oppose?"),
    ("Vilka förslag avstyrker SKL?", "Och tillstyrker?", "Vilka förslag stöder SKL?"),
    (LAB_SV, "Vad säger CKS om samma sak?", "Vad säger CKS om policylabbet?"),
    (LAB_EN, "What does CKS say about the same thing?", "What does CKS say about the policylabb?"),
    (LAB_SV, "Men SKL är väl för det?", "SKL är för policylabbet?"),
    (LAB_SV, "Ställer de sig bakom förslagen?", "Ställer SKL sig bakom förslagen?"),
    (LAB_EN, "So they support it?", "Does SKL support the policylabb?"),
    (LAB_EN, "Ok, and research?", "What does SKL think of research?"),
    ("Which respondents oppose the policy lab?", "Is CKS one of them?", "What does CKS think of the policy lab?"),
]  # fmt: skip
IDS = [f"{before} {after}" for before, after, _ in CASES]


@cache
def names_of(folder: Path) -> Names:
    read = read_folder(folder, Register(load_organisations()))
    senders = frozenset(d.organisation_id for d in read.documents if d.organisation_id and d.kind.is_response)
    return Names(read.register, senders, read.documents)


@cache
def whole_questions(folder: Path) -> tuple[str, ...]:
    """Return the questions of the half that may be read, without those that were written to be unclear."""
    rows = [json.loads(line) for line in SETS[folder].read_text("utf-8").splitlines() if line.strip()]
    return tuple(r["question"] for r in rows if r["half"] == "dev" and r["kind"] != "clarify")


@pytest.mark.parametrize(("before", "after", "whole"), CASES, ids=IDS)
def test_a_question_that_leans_on_another_is_made_whole(before: str, after: str, whole: str) -> None:
    found = understand(after, [before], names_of(SHIPPED))
    assert (found.text, found.changed, found.lacking) == (whole, True, False)


@pytest.mark.parametrize(("before", "after", "whole"), CASES, ids=IDS)
def test_what_was_made_whole_stands_on_its_own(before: str, after: str, whole: str) -> None:
    other = "Hur ställer sig CKS till licentiatforskarskolan?"
    assert not understand(whole, [other], names_of(SHIPPED)).changed


@pytest.mark.parametrize(("before", "after", "whole"), CASES, ids=IDS)
def test_a_follow_up_of_a_follow_up_is_one_of_the_whole_question(before: str, after: str, whole: str) -> None:
    names = names_of(SHIPPED)
    for last in ("Och Luleå?", "Varför?", "And the seven principles?"):
        assert understand(last, [before, after], names).text == understand(last, [before, whole], names).text


@pytest.mark.parametrize("folder", SETS, ids=lambda f: f.parent.name)
def test_no_question_that_stands_alone_is_changed_by_what_came_before(folder: Path) -> None:
    rows, names, chosen = whole_questions(folder), names_of(folder), random.Random(11)
    changed = [
        (earlier, question)
        for question in rows
        for earlier in [chosen.sample(rows, 2)]
        for found in [understand(question, earlier, names)]
        if found.changed or found.lacking or found.text != question
    ]
    assert changed == []


@pytest.mark.parametrize("question", ["Och CKS?", "Varför?", "And the others?", "Does CKS agree with it?", "Why?"])
@pytest.mark.parametrize("earlier", ["Hej!", "Tack!", "Varför?", "?", "Hello", "Vilka har svarat på remissen?"])
def test_a_follow_up_of_nothing_says_that_something_is_lacking(question: str, earlier: str) -> None:
    found = understand(question, [earlier], names_of(SHIPPED))
    assert found.lacking
    assert not found.changed


@pytest.mark.parametrize(
    "earlier",
    [["Vilka förslag avstyrker SKL?"], [LAB_SV, "Vilka förslag avstyrker SKL?"], ["Tack!"], ["När svarade SKL?"]],
)
@pytest.mark.parametrize("question", ["Vad säger Luleå kommun?", "Vad tycker CKS?", "What does Luleå kommun say?"])
def test_whose_view_is_asked_for_after_questions_on_no_one_matter_stands_alone(
    earlier: list[str], question: str
) -> None:
    found = understand(question, earlier, names_of(SHIPPED))
    assert (found.text, found.changed, found.lacking) == (question, False, False)


def test_without_earlier_turns_nothing_is_touched() -> None:
    for _, question, _ in CASES:
        assert understand(question, [], names_of(SHIPPED)).text == question


def test_what_is_asked_of_a_matter_is_no_part_of_it() -> None:
    asked = [
        "Does SKL support the free municipality trials?", "Do they set any conditions?", "What exactly do they write?",
    ]  # fmt: skip
    found = understand("And CKS?", asked, names_of(SHIPPED)).text
    assert found == "What exactly does CKS write about the free municipality trials?"
    assert understand("Why?", asked, names_of(SHIPPED)).text.endswith("position on the free municipality trials?")


@pytest.mark.parametrize("question", ["Är det deras egen åsikt?", "Is that their own view?"])
def test_whose_words_an_answer_gave_is_not_asked_of_the_matter(question: str) -> None:
    for asked in (LAB_SV, LAB_EN):
        assert not understand(question, [asked], names_of(SHIPPED)).changed
        assert "policylab" in understand("CKS?", [asked, question], names_of(SHIPPED)).text


def test_the_matter_outlives_a_question_about_a_signature() -> None:
    earlier = [LAB_SV, "Vem har undertecknat SKL:s svar?"]
    assert understand("Och vad säger CKS om det?", earlier, names_of(SHIPPED)).text == "Vad säger CKS om policylabbet?"


def test_other_consultations_have_other_names_and_matters() -> None:
    names, asked = names_of(SCOOTERS), "Hur ställer sig Malmö till taket på 800 kronor?"
    assert (
        understand("Och Trafikverket?", [asked], names).text == "Hur ställer sig Trafikverket till taket på 800 kronor?"
    )
    chain = [asked, "Och SKR?", "Varför?"]
    assert understand("Och om hjälmkravet?", chain, names).text == "Hur motiverar SKR sin ståndpunkt om hjälmkravet?"


def test_a_choice_between_respondents_is_answered_with_a_name() -> None:
    asked = "Vad tycker förbundet om hjälmkravet?"
    assert understand("SKR", [asked], names_of(SCOOTERS)).text == "Vad tycker SKR om hjälmkravet?"


def test_the_answer_follows_the_language_of_the_question_and_a_bare_name_that_of_the_conversation() -> None:
    names = names_of(SHIPPED)
    assert understand("And CKS?", [LAB_SV], names).language == "en"
    assert understand("Och CKS?", [LAB_EN], names).language == "sv"
    assert understand("CKS?", [LAB_EN], names).language == "en"
    assert understand("CKS?", [LAB_SV], names, "en").language == "en"


@settings(max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=400), max_size=10), st.sampled_from([c[1] for c in CASES]))
def test_whatever_the_earlier_turns_hold_the_question_stays_a_question(earlier: list[str], question: str) -> None:
    found = understand(question, earlier, names_of(SHIPPED))
    assert len(found.text) <= MAX_QUESTION_CHARS
    assert found.changed == (found.text != question)
    assert not (found.changed and found.lacking)


def test_what_is_too_long_for_a_question_is_not_put_together() -> None:
    long = "Vad anser SKL om " + "policylabbet och " * 100 + "annat?"
    found = understand("Och CKS?", [long], names_of(SHIPPED))
    assert len(found.text) <= MAX_QUESTION_CHARS


def test_a_long_text_leans_on_nothing_and_nothing_is_taken_from_it() -> None:
    long = "Vad anser SKL om policylabbet? " + "Det står mycket mer i ärendet än vad som får plats i en fråga. " * 10
    assert understand(long, [LAB_SV], names_of(SHIPPED)) == Understood(long, "sv")
    assert understand("Och CKS?", [LAB_SV, long], names_of(SHIPPED)).lacking
    assert understand("Och CKS?", [long, LAB_SV], names_of(SHIPPED)).text == "Vad anser CKS om policylabbet?"


REMARKS = ["Är du säker?", "Berätta mer", "Tack!", "Tell me more", "Varför avstyrker de det första?"]


@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_asks_for_nothing_and_leaves_the_topic_as_it_was(remark: str) -> None:
    found = understand(remark, [LAB_SV], names_of(SHIPPED))
    assert found.lacking or found.civil
    after = understand("Varför?", [LAB_SV, remark], names_of(SHIPPED))
    assert after == understand("Varför?", [LAB_SV], names_of(SHIPPED))
