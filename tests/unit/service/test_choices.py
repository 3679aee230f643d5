"""Laws of replies that pick one of what a question back offered: by place, by name, in both languages."""

from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.conversation import Understood, understand
from service.language import detect
from tests.unit.service.test_conversation import SETS, SHIPPED, names_of, whole_questions

PLACES = (
    ("den första", "första", "1", "1.", "nr 1", "alternativ 1", "ettan", "Jag menar den första.", "det första, tack",
     "the first", "The first one", "number one", "option 1", "#1", "I mean the first one", "the former"),
    ("den andra", "det andra alternativet", "2", "nummer två", "tvåan", "2:an", "jag tänkte på den andra",
     "the second", "the second one please", "second", "no. 2", "option two"),
    ("den tredje", "3", "nr. 3", "trean", "the third one", "3rd", "den sista", "det sistnämnda", "the last one"),
)  # fmt: skip
REPLIES = [(at, reply) for at, replies in enumerate(PLACES) for reply in replies]
WHO = ("Centrum för kommunstrategiska studier", "Luleå kommun", "Sveriges Kommuner och Regioner")
MATTERS = ("”Ett nationellt policylab”", "”Frikommunförsök”", "”Försöksverksamhet”")
VAGUE_WHO = (
    ("Vad anser myndigheten om policylabbet?", "Vad anser {} om policylabbet?"),
    ("Does the organisation support the policy lab?", "Does {} support the policy lab?"),
    ("What does the Swedish association think of the policy lab?", "What does {} think of the policy lab?"),
)
VAGUE_MATTER = (
    ("Vad tycker SKL om förslaget?", "Vad tycker SKL om {}?"),
    ("Vad tycker de om förslaget?", "Vad tycker remissinstanserna om {}?"),
    ("Stöder CKS det?", "Stöder CKS {}?"),
    ("Is it supported?", "Is {} supported?"),
    ("What do they think of the proposal?", "What do the respondents think of {}?"),
)


def reply_to(question: str, *replies: str, offered: Sequence[str]) -> Understood:
    earlier = [question, *replies[:-1]]
    return understand(replies[-1], earlier, names_of(SHIPPED), offered=lambda text, language: offered)


@pytest.mark.parametrize(("question", "whole"), VAGUE_WHO)
@pytest.mark.parametrize(("at", "reply"), REPLIES)
def test_a_place_picks_whom_that_place_names(question: str, whole: str, at: int, reply: str) -> None:
    found = reply_to(question, reply, offered=WHO)
    assert (found.text, found.changed, found.lacking) == (whole.format(WHO[at]), True, False)


@pytest.mark.parametrize(("question", "whole"), VAGUE_MATTER)
@pytest.mark.parametrize(("at", "reply"), REPLIES)
def test_a_place_picks_the_matter_at_that_place(question: str, whole: str, at: int, reply: str) -> None:
    found = reply_to(question, reply, offered=MATTERS)
    assert (found.text, found.changed) == (whole.format(MATTERS[at]), True)


@pytest.mark.parametrize(("question", "whole"), VAGUE_WHO)
@pytest.mark.parametrize("reply", ["CKS", "CKS, tack", "Jag menar CKS", "I mean CKS", "CKS?"])
def test_a_name_picks_whom_it_names(question: str, whole: str, reply: str) -> None:
    assert reply_to(question, reply, offered=WHO).text == whole.format("CKS")


@pytest.mark.parametrize(("question", "whole"), VAGUE_MATTER)
@pytest.mark.parametrize("reply", ["policylab", "Ett nationellt policylab", "”policylab”", "jag menar policylab"])
def test_words_of_one_alternative_pick_it(question: str, whole: str, reply: str) -> None:
    assert reply_to(question, reply, offered=MATTERS).text == whole.format(MATTERS[0])


@pytest.mark.parametrize(("question", "whole"), VAGUE_MATTER)
def test_both_of_two_can_be_meant(question: str, whole: str) -> None:
    link = "och" if reply_to(question, "1", offered=MATTERS).language == "sv" else "and"
    for reply in ("båda", "de båda", "both", "both of them"):
        found = reply_to(question, reply, offered=MATTERS[:2])
        assert found.text == whole.format(f"{MATTERS[0]} {link} {MATTERS[1]}")
        assert reply_to(question, reply, offered=MATTERS).lacking


@pytest.mark.parametrize(("at", "reply"), REPLIES)
def test_a_place_that_nothing_has_is_asked_about_and_never_guessed(at: int, reply: str) -> None:
    named = {"den sista", "det sistnämnda", "the last one"}  # of however many
    for question, _ in (*VAGUE_WHO, *VAGUE_MATTER):
        for offered in ((), WHO[:at]):
            if not (offered and reply in named):
                assert reply_to(question, reply, offered=offered).lacking, question
    assert reply_to("Vad anser SKL om policylabbet?", reply, offered=WHO).lacking  # nothing was offered


@pytest.mark.parametrize(("at", "reply"), REPLIES)
def test_what_was_picked_by_any_reply_is_what_is_spoken_of_next(at: int, reply: str) -> None:
    found = reply_to(VAGUE_WHO[0][0], reply, "Varför?", offered=WHO)
    assert WHO[at] in found.text


def test_after_a_choice_the_conversation_goes_on_with_what_was_picked() -> None:
    asked, picked = "Vad tycker SKL om förslaget?", MATTERS[1]
    for replies, whole in (
        (("2", "Och CKS?"), f"Vad tycker CKS om {picked}?"),
        (("2", "Varför?"), f"Hur motiverar SKL sin ståndpunkt om {picked}?"),
        (("9", "2"), f"Vad tycker SKL om {picked}?"),
    ):
        assert reply_to(asked, *replies, offered=MATTERS).text == whole


@pytest.mark.parametrize("reply", ["Och andra?", "De andra då?", "Vilka andra?", "Och de övriga?"])
def test_the_others_are_not_the_second(reply: str) -> None:
    asked = understand(reply, ["Vad anser SKL om policylabbet?"], names_of(SHIPPED))
    assert not asked.lacking
    assert "SKL" not in asked.text


def test_the_language_is_that_of_the_reply_and_a_number_has_that_of_the_conversation() -> None:
    english, swedish = "Is it supported?", "Vad tycker de om förslaget?"
    for question, reply, language in (
        (english, "2", "en"), (swedish, "2", "sv"), (english, "the second one", "en"), (swedish, "den andra", "sv"),
        (english, "Frikommunförsök", "en"), (english, "den andra", "sv"),
    ):  # fmt: skip
        assert reply_to(question, reply, offered=MATTERS).language == language, reply


@pytest.mark.parametrize("folder", SETS, ids=lambda f: f.parent.name)
def test_no_whole_question_is_taken_for_a_choice(folder: Path) -> None:
    vague = ("Vad tycker de om förslaget?", "Vad anser myndigheten om det?")
    changed = [
        question
        for question, earlier in product(whole_questions(folder), vague)
        if understand(question, [earlier], names_of(folder), offered=lambda text, language: MATTERS).changed
    ]
    assert changed == []


@settings(max_examples=80)
@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=60), max_size=4))
def test_whatever_is_replied_to_whatever_was_offered_stays_a_question(reply: str, offered: list[str]) -> None:
    found = reply_to("Vad tycker de om förslaget?", reply or "?", offered=offered)
    assert found.changed == (found.text != (reply or "?"))
    assert not (found.changed and found.lacking)


@pytest.mark.parametrize("folder", SETS, ids=lambda f: f.parent.name)
def test_what_is_quoted_says_nothing_of_the_language(folder: Path) -> None:
    for question in whole_questions(folder)[:60]:
        for language, sentence in (("sv", "Vad tycker CKS om ”{}”?"), ("en", "What does CKS think of “{}”?")):
            assert detect(sentence.format(question.strip('”“"'))) == language
