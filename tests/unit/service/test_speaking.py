"""Laws of silence: it is said of nobody whose own words hold the matter, under whatever name."""

from dataclasses import replace

import pytest

from indexer.types import Basis, Position, Stance
from service import phrases
from service.answer import answer
from service.answers import refusals, speaking
from service.answers.positions import hedged
from service.contract import Status, Timings
from service.corpus_view import CorpusView
from service.match import Match, plainest
from service.sentences import TEXT
from service.terms import taken_apart
from tests.unit.corpus.making import document
from tests.unit.service.asking import asked, index_of

LETTERS = {
    "lulea.txt": "Luleå kommun\n\nYttrande över SOU 2041:3\n\n4.1 Hamnbidrag\n\n"
    "Luleå kommun tillstyrker hamnbidraget.\n",
    "kiruna.txt": "Kiruna kommun\n\nYttrande över SOU 2041:3\n\n4.1 Stöd till kajer\n\n"
    "Kiruna kommun avstyrker förslaget.\n",
    "malmo.txt": "Malmö stad\n\nYttrande över SOU 2041:3\n\nAvgifter\n\nBidrag bör gå till fartyg och inte till en"
    " hamn. Staden har ett eget system till synen av folk.\n",
    "mjolby.txt": "Mjölby kommun\n\nYttrande över SOU 2041:3\n\nHundar\n\nMjölby kommun avstyrker hundskatten.\n",
    "boden.txt": "Bodens kommun\n\nYttrande över SOU 2041:3 om hamnbidrag\n\nKatter\n\nBodens kommun välkomnar"
    " kattregistret.\n",
}  # fmt: skip


view = index_of(LETTERS)


def _said(view: CorpusView, question: str) -> tuple[Status, list[str], list[str]]:
    context = asked(view, question)
    status = answer(context)
    return status, [s.text for s in context.draft.statements], [p.organisation_id for p in context.draft.positions]


@pytest.mark.parametrize(
    "question", ["Vilka tillstyrker hamnbidraget?", "Vad tycker remissinstanserna om hamnbidraget?"]
)
def test_only_those_without_a_word_of_it_are_called_silent(view: CorpusView, question: str) -> None:
    _, texts, held = _said(view, question)
    last = texts[-1]
    assert last == phrases.say("silent_others", "sv", names="Bodens kommun och Mjölby kommun")
    assert phrases.say("touched_one", "sv", names="Malmö stad") in texts  # in two words, and no position
    assert {"lulea-kommun", "kiruna-kommun"} <= set(held)  # the same section, under another name


def test_who_takes_the_stance_under_another_name_of_the_section_is_counted(view: CorpusView) -> None:
    for question, body in (("Vilka avstyrker hamnbidraget?", "Kiruna"), ("Hur många stöder hamnbidraget?", "Luleå")):
        _, texts, held = _said(view, question)
        assert texts[0].startswith("1 av 5")
        assert texts[0].endswith(f": {body} kommun.")
        assert set(held) == {"lulea-kommun", "kiruna-kommun"}


def test_who_is_silent_is_asked_of_the_same_words(view: CorpusView) -> None:
    status, texts, _ = _said(view, "Vilka tar inte upp hamnbidraget?")
    assert status is Status.ANSWERED
    assert len(texts) == 1
    assert "2 av 5" in texts[0]
    assert texts[0].endswith(": Bodens kommun och Mjölby kommun.")


def test_every_mention_is_cited_where_it_stands(view: CorpusView) -> None:
    context = asked(view, "Vad tycker remissinstanserna om hamnbidraget?")
    answer(context)
    mention = next(s for s in context.draft.statements if s.text.startswith("Malmö stad"))
    quotes = [c.quote for c in context.draft.citations if c.marker in mention.citations]
    assert quotes == ["Bidrag bör gå till fartyg och inte till en hamn."]


def test_who_has_the_section_under_another_name_is_not_said_to_pass_it_over(view: CorpusView) -> None:
    status, texts, held = _said(view, "Tillstyrker Kiruna kommun hamnbidraget?")
    assert (status, held) == (Status.ANSWERED, ["kiruna-kommun"])
    assert "avstyrker" in texts[0]


@pytest.mark.parametrize(("letter", "spoken"), [("malmo", True), ("boden", False), ("mjolby", False)])
def test_the_line_that_says_what_a_letter_answers_is_no_mention(view: CorpusView, letter: str, spoken: bool) -> None:
    sender = view.documents[letter].organisation_id or ""
    context = asked(view, f"Vad anser {view.documents[letter].organisation} om hamnbidraget?")
    assert context.query.asked == (sender,)
    assert bool(speaking.words_on(context, [sender], ())) is spoken
    assert (refusals.not_mentioned(context) is Status.NOT_IN_CORPUS) is spoken
    key = "only_named" if spoken else "not_mentioned"
    told = phrases.say(key, "sv", whose=context.whose(sender), matter=context.label)
    assert context.draft.statements[0].text == told


def test_a_list_by_what_is_no_stance_calls_nobody_silent(view: CorpusView) -> None:
    for question in ("Vilka anser att hamnbidraget är för lågt?", "Which respondents think hamnbidraget is too low?"):
        context = asked(view, question)
        answer(context)
        texts = [s.text for s in context.draft.statements]
        assert texts[0] == phrases.say("nearest_of_all", context.language)
        assert not any("tar inte upp" in t or "not mention" in t for t in texts)


def test_a_hedge_splits_no_verb_from_its_pronoun_and_hedges_no_reservation() -> None:
    hedge = " i dess nuvarande utformning"
    assert hedged("motsätter sig", hedge) == "motsätter sig i dess nuvarande utformning"
    assert hedged("stöder med förbehåll", " i huvudsak") == "stöder i huvudsak, men med förbehåll,"
    assert hedged("har inga invändningar mot", " i nuläget") == "har i nuläget inga invändningar mot"
    verbs = [phrases.verb(stance, "", "sv")[0] for stance in Stance]
    assert all(hedged(verb, "") == verb for verb in verbs)


def test_one_body_is_counted_in_the_singular() -> None:
    for key in ("silent_list", "unanswered"):
        one, two = (
            TEXT["en"][k].format(n=n, all=8, matter="it", names="A", bodies="B")
            for k, n in ((f"{key}_one", 1), (key, 2))
        )
        assert " does not " in one or " has not " in one
        assert " do not " in two or " have not " in two


def test_what_is_not_found_among_the_chosen_documents_is_not_said_of_the_whole_material(view: CorpusView) -> None:
    context = asked(view, "Vad anser Luleå kommun om hamnbidraget?", [view.documents["kiruna"]])
    context.draft.narrowed = True
    status = answer(context)
    told = context.draft.finish(status, Timings())
    assert told.status is Status.NO_DOCUMENT
    assert told.answer.startswith("Bland de dokument som frågan är begränsad till")
    assert phrases.say("narrowed", "sv") in told.warnings


def test_a_particle_and_another_word_are_no_compound_in_two_words(view: CorpusView) -> None:
    for question, cut in (("Vilka nämner tillsynen?", False), ("Vilka nämner hamnbidraget?", True)):
        context = asked(view, question)
        phrases_of = [p for t in taken_apart(context.terms, view.snapshot.lexical) for p in t.phrases]
        assert any(len(p) == 2 for p in phrases_of) is cut


def test_who_is_against_and_why_lists_those_who_are_with_their_reasons(view: CorpusView) -> None:
    _, said, _ = _said(view, "Vilka avstyrker hundskatten, och varför?")
    assert "1 av" in said[0]
    assert "Mjölby" in said[0]


def test_a_body_is_listed_by_the_words_that_say_its_stance_outright() -> None:
    letter = document("Skatten kan inte accepteras.\n\nVi avstyrker förslaget.")
    said = [
        Match(
            Position(
                "p", "skr", letter.id, "katt", None, Stance.OPPOSE, None, start, end, None, None,
                Basis.STATED, 0.9, "rules",
            ),
            letter, 1.0, 1.0, 1.0,
        )
        for start, end in ((0, 28), (30, len(letter.text)))
    ]  # fmt: skip
    assert plainest(said[0], said) is said[1]
    assert plainest(said[0], said[:1]) is said[0]


def test_what_only_the_vectors_put_near_a_word_is_said_by_nobody(view: CorpusView) -> None:
    said = asked(view, "Vad säger Malmö om fartyg?")
    assert speaking.all_touch(said)
    ship = replace(said.terms[0], weight=1.0, bridged=True)
    near = replace(said, terms=(ship,))
    assert not speaking.all_touch(near)
    assert refusals.not_mentioned(near) is Status.NOT_MENTIONED
