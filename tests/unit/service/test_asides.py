"""Laws of what people say around their questions: corrections, thanks, wishes for another language, picks of a list."""

from itertools import product

import pytest

from service import asides
from service.conversation import Understood, understand
from service.reading import Reading
from service.whole import after
from tests.unit.service.test_conversation import LAB_EN, LAB_SV, SHIPPED, names_of

BEFORE = {
    LAB_SV: (
        ("Nej, ", "nej jag menar ", "Jag menade ", "Förlåt, jag menade förstås ", "Oj, ", "Tack! ", "Okej tack, ",
         "Bra, ", "Nej, inte SKL utan ", "Jag undrar om "),
        ("CKS", "Luleå kommun", "frikommunförsöket"),
    ),
    LAB_EN: (
        ("No, ", "no I meant ", "Sorry, I mean ", "Oops, ", "Thanks! ", "Great, ", "Not SKL but ",
         "I was asking about "),
        ("CKS", "Luleå", "the trials"),
    ),
}  # fmt: skip
PREFIXED = [(e, b, f) for e, (begins, follows) in BEFORE.items() for b, f in product(begins, follows)]
CIVIL = (
    "tack", "Tack för hjälpen!", "Tusen tack", "toppen", "Okej, bra", "jag förstår", "Jag förstår inte", "hej",
    "Hej då", "thanks", "Thank you so much!", "great, thanks", "I see", "bye",
    "Perfect.", "Hello", "I don't understand",
)  # fmt: skip
LISTS = (
    ("Vilka förslag avstyrker SKL?", "Vad anser SKL om {}?", ("den första", "och den andra?", "Den tredje då?")),
    ("Which proposals does SKL oppose?", "What does SKL think of {}?", ("the first one", "and the second?", "3")),
)
NAMES = ("”Ett nationellt policylab”", "”Frikommunförsök”", "”Försöksverksamhet”")


def told(*turns: str) -> Understood:
    return understand(turns[-1], turns[:-1], names_of(SHIPPED), offered=lambda text, language: NAMES)


@pytest.mark.parametrize(("earlier", "before", "follow"), PREFIXED)
def test_what_is_said_before_a_follow_up_is_no_part_of_it(earlier: str, before: str, follow: str) -> None:
    found = told(earlier, before + follow)
    assert (found.text, found.changed) == (told(earlier, follow).text, True)


@pytest.mark.parametrize("turn", CIVIL)
@pytest.mark.parametrize("earlier", [(), (LAB_SV,), (LAB_EN, "Why?")])
def test_who_thanks_or_greets_asks_nothing_and_goes_on_as_before(earlier: tuple[str, ...], turn: str) -> None:
    assert told(*earlier, turn).civil
    if earlier:
        assert told(*earlier, turn, "Varför?") == told(*earlier, "Varför?")


def test_what_only_looks_like_a_correction_keeps_its_words() -> None:
    for question in (
        "No Swedish municipality wants it?",
        "Great Britain has it already?",
        "Not all municipalities support the fee, but which do?",
        "Inte alla kommuner stöder avgiften, vilka gör det?",
        "Bra Miljöval nämns av vilka?",
    ):
        assert asides.plain(question) == question


def test_an_abbreviation_is_no_word_of_courtesy() -> None:
    for question in ("JO om avgiften", "NO, om avgiften", "JO?", "NO"):
        assert not asides.is_civil(question)
        assert asides.plain(question) == question


@pytest.mark.parametrize(
    ("question", "turn", "language"),
    [
        (LAB_SV, "På engelska, tack", "en"),
        (LAB_SV, "Can you say that in English?", "en"),
        (LAB_EN, "Och på svenska?", "sv"),
    ],
)
def test_the_last_answer_can_be_had_in_the_other_language(question: str, turn: str, language: str) -> None:
    assert told(question, turn) == Understood(question, language, changed=True)
    assert told(question, turn, "Och CKS?").text == told(question, "Och CKS?").text


@pytest.mark.parametrize(("question", "whole", "replies"), LISTS)
def test_a_place_picks_from_a_list_however_many_were_picked_before(
    question: str, whole: str, replies: tuple[str, ...]
) -> None:
    for at, reply in enumerate(replies):
        assert told(question, *replies[:at], reply).text == whole.format(NAMES[at])
        assert told(question, *replies[:at], "Varför?", reply).text == whole.format(NAMES[at])


def test_a_place_in_a_question_is_filled_from_the_list() -> None:
    for asked, text in (
        ("Varför det andra?", "Hur motiverar SKL sin ståndpunkt om {}?"),
        ("Vad tycker CKS om det andra förslaget?", "Vad tycker CKS om {}?"),
        ("Varför är de emot det andra?", "Varför är SKL emot {}?"),
    ):
        assert told("Vilka förslag avstyrker SKL?", asked).text == text.format(NAMES[1])


def test_a_place_that_no_list_has_is_no_matter_to_speak_of() -> None:
    for question, turn in product(
        ("Vilka förslag avstyrker SKL?", LAB_SV), ("den nionde", "the last two", "de första två")
    ):
        assert told(question, turn).lacking
        assert told(question, turn, "Varför?") == told(question, "Varför?")
    assert told("Vilka förslag avstyrker SKL?", LAB_SV, "Och CKS?", "den andra").lacking, "the list has been left"


@pytest.mark.parametrize("follow", ["Is CKS against it too?", "Is CKS against it as well?", "Is CKS against it?"])
def test_a_word_for_also_is_no_matter_of_its_own(follow: str) -> None:
    assert told(LAB_EN, follow).text == "Is CKS against the policylabb?"
    reading = Reading(told(LAB_EN, follow).text, names_of(SHIPPED))
    topic = after(None, reading, leant=True)
    assert topic is not None
    assert topic.matter == "the policylabb"


@pytest.mark.parametrize(
    ("before", "follow", "text"),
    [
        (LAB_SV, "Gäller det CKS också?", "Vad anser CKS om policylabbet?"),
        (LAB_EN, "Does the same apply to CKS?", "What does CKS think of the policylabb?"),
        (LAB_SV, "Är Luleå lika kritisk?", "Är Luleå lika kritisk till policylabbet?"),
        (LAB_EN, "What's CKS's position?", "What's CKS's position on the policylabb?"),
        (LAB_SV, "Vem håller med SKL?", "Vad anser remissinstanserna om policylabbet?"),
        (LAB_SV, "Vilka håller inte med?", "Vad anser remissinstanserna om policylabbet?"),
        (LAB_SV, "Finns det någon som stöder det?", "Finns det någon som stöder policylabbet?"),
        (LAB_SV, "Och kommunerna?", "Vad anser kommunerna om policylabbet?"),
        (LAB_EN, "What about the courts?", "What do the courts think of the policylabb?"),
        (LAB_SV, "Och i stort?", "Vad anser SKL om förslagen i stort?"),
        (LAB_EN, "And overall?", "What does SKL think of the proposals as a whole?"),
        (LAB_SV, "Kan du säga varför?", "Hur motiverar SKL sin ståndpunkt om policylabbet?"),
        (LAB_EN, "Can you tell me why?", "What reasons does SKL give for its position on the policylabb?"),
        ("Hur många avstyrker policylabbet?", "Vilka är de?", "Vilka remissinstanser avstyrker policylabbet?"),
        ("How many oppose the policy lab?", "Who are they?", "Which respondents oppose the policy lab?"),
        (
            "Vad anser SKL om ”Ett nationellt policylab”?",
            "Och frikommunförsöket?",
            "Vad anser SKL om frikommunförsöket?",
        ),
        ("Hur många stöder frikommunförsöket?", "Vilka då?", "Vilka remissinstanser stöder frikommunförsöket?"),
        ("Does anyone reject the principles?", "Who?", "Which respondents oppose the principles?"),
        ("How many support the trials?", "Which ones?", "Which respondents support the trials?"),
        (LAB_SV, "är nån emot?", "Är någon emot policylabbet?"),
        (LAB_SV, "Samma fråga till CKS", "Vad anser CKS om policylabbet?"),
        (LAB_EN, "The same question for CKS", "What does CKS think of the policylabb?"),
        (LAB_SV, "nej förlåt, CKS menar jag", "Vad anser CKS om policylabbet?"),
        (LAB_EN, "CKS I mean", "What does CKS think of the policylabb?"),
        (LAB_SV, "vem är emot?", "Vem är emot policylabbet?"),
    ],
)
def test_what_leans_on_the_question_before_is_made_whole(before: str, follow: str, text: str) -> None:
    assert told(before, follow).text == text


@pytest.mark.parametrize(
    "remark", ["Det är fel", "That's not what I asked", "Upprepa", "Say that again", "Vad sa jag först?", "help"]
)
def test_a_remark_is_no_matter(remark: str) -> None:
    assert told(LAB_SV, remark).lacking
    assert told(LAB_SV, remark, "Och CKS?") == told(LAB_SV, "Och CKS?")


@pytest.mark.parametrize(
    ("listed", "asked", "whole"),
    [
        ("Vilka har svarat?", "Vilka av dem är kommuner?", "Vilka kommuner har svarat?"),
        ("Who has responded?", "Which of them are municipalities?", "Which municipalities have responded?"),
        ("Vilka har svarat?", "Finns det domstolar bland dem?", "Vilka domstolar har svarat?"),
        ("Vilka är kritiska till policylabbet?", "Och hur många av dem är kommuner?",
         "Hur många kommuner är kritiska till policylabbet?"),
        ("Which respondents oppose the policylab?", "Are any of those courts or regions?",
         "Which courts or regions oppose the policylab?"),
        ("Vilka avstyrker policylabbet?", "Which of them are agencies?", "Which agencies oppose policylabbet?"),
    ],
)  # fmt: skip
def test_those_of_a_kind_are_asked_for_among_those_that_were_listed(listed: str, asked: str, whole: str) -> None:
    assert told(listed, asked).text == whole


def test_who_has_answered_is_the_latest_list_whatever_was_spoken_of_before() -> None:
    assert told(LAB_SV, "Vilka har svarat?", "Vilka av dem är regioner?").text == "Vilka regioner har svarat?"


@pytest.mark.parametrize(
    "asked", ["Vilka av dem är otydliga?", "Which of them are new?", "Finns det problem bland dem?"]
)
def test_what_is_no_kind_of_body_is_not_asked_for_as_one(asked: str) -> None:
    assert not told("Vilka har svarat?", asked).text.endswith((" har svarat?", " have responded?"))
