"""Verdicts: each way an answer can go, and what is measured of it."""

from typing import Any

import pytest

from eval.judge import judge
from eval.types import Answer, Question, Verdict
from tests.unit.eval.making import CKS_QUOTE, SKL_QUOTE, TEXTS, answer, cite, question, refusal, right, unanswerable

SKL_WORDS = "SKL avstyrker i nuläget\nförslaget om ett policylab."


def verdict(asked: Question, given: Answer | None) -> Verdict:
    return judge(asked, given, TEXTS).verdict


def values(asked: Question, given: Answer) -> dict[str, Any]:
    return dict(judge(asked, given, TEXTS).values)


def test_a_right_answer_is_right_in_every_measure() -> None:
    found = values(question(), right())
    assert verdict(question(), right()) is Verdict.CORRECT
    for measure in ("citation_precision", "citation_recall", "right_passage", "verbatim", "right_organisation",
                    "stance_right", "position_attributed", "markers_resolve", "answerable_right"):  # fmt: skip
        assert found[measure] == 1.0, measure
    assert found["answerable_refused"] == 0.0


def test_a_fact_may_stand_in_the_quote_instead_of_the_answer() -> None:
    given = answer("Så här skriver förbundet. [1]", cite("skl-remissvar", SKL_WORDS))
    assert verdict(question(), given) is Verdict.CORRECT


def test_a_quote_of_everything_shows_nothing_in_particular() -> None:
    page = "Ord. " * 400 + SKL_WORDS
    texts = {**TEXTS, "skl-remissvar": page}
    given = answer("Så här skriver förbundet. [1]", cite("skl-remissvar", page, texts=texts))
    assert judge(question(), given, texts).verdict is Verdict.PARTIAL


def test_a_related_quote_is_never_part_of_the_answer() -> None:
    given = answer("Se här.", cite("skl-remissvar", SKL_WORDS, related=True))
    assert verdict(question(), given) is Verdict.WRONG


def test_half_the_facts_are_half_an_answer() -> None:
    given = answer("SKL avstyrker förslaget. [1]", cite("skl-remissvar", "SKL avstyrker"))
    assert verdict(question(), given) is Verdict.PARTIAL


def test_the_right_facts_from_another_document_are_not_enough() -> None:
    given = answer("SKL avstyrker i nuläget. [1]", cite("cks-remissvar", "CKS är", organisation_id="skr"))
    assert verdict(question(), given) is Verdict.PARTIAL


def test_facts_without_any_citation_are_not_enough() -> None:
    assert verdict(question(), answer("SKL avstyrker i nuläget.")) is Verdict.PARTIAL


def test_refusing_what_the_material_answers_is_missing() -> None:
    given = refusal("not_in_corpus", id="q1")
    assert verdict(question(), given) is Verdict.MISSING
    assert values(question(), given)["answerable_refused"] == 1.0
    assert values(question(), given)["refusal_right"] == 0.0


def test_answering_what_the_material_does_not_say_is_wrong() -> None:
    given = answer("Det kostar pengar. [1]", cite("skl-remissvar", "Slut."), id="q2")
    assert verdict(unanswerable(), given) is Verdict.WRONG
    assert values(unanswerable(), given)["unanswerable_refused"] == 0.0


def test_the_right_refusal_is_right_and_another_refusal_is_partial() -> None:
    assert verdict(unanswerable(), refusal("not_in_corpus")) is Verdict.CORRECT
    other = refusal("not_mentioned")
    assert verdict(unanswerable(), other) is Verdict.PARTIAL
    assert values(unanswerable(), other)["unanswerable_refused"] == 1.0
    assert values(unanswerable(), other)["refusal_kind_right"] == 0.0


def test_a_refusal_that_must_warn_and_does_not_is_partial() -> None:
    asked = unanswerable(status=["not_mentioned"], says=[["bilaga*"]])
    assert verdict(asked, refusal("not_mentioned")) is Verdict.PARTIAL
    warned = answer("Nämns inte.", id="q2", status="not_mentioned", warnings=["Bilagan med svaret saknas."])
    assert verdict(asked, warned) is Verdict.CORRECT


def test_claiming_what_is_forbidden_is_wrong_whatever_else_is_right() -> None:
    given = answer("SKL tillstyrker förslaget. SKL avstyrker i nuläget. [1]", cite("skl-remissvar", SKL_WORDS))
    assert verdict(question(), given) is Verdict.WRONG


def test_a_refusal_may_not_claim_it_either() -> None:
    given = answer("SKL tillstyrker förslaget.", id="q1", status="not_in_corpus")
    assert verdict(question(), given) is Verdict.WRONG


def test_denying_what_is_forbidden_is_fine() -> None:
    given = answer("SKL tillstyrker inte förslaget, SKL avstyrker det i nuläget. [1]", cite("skl-remissvar", SKL_WORDS))
    assert verdict(question(), given) is Verdict.CORRECT


def test_a_lead_from_another_organisation_is_wrong() -> None:
    given = answer(
        "SKL avstyrker i nuläget. [1] [2]", cite("cks-remissvar", CKS_QUOTE), cite("skl-remissvar", SKL_WORDS, marker=2)
    )
    assert verdict(question(), given) is Verdict.WRONG
    assert values(question(), given)["right_organisation"] == 0.5


def test_the_order_of_the_citations_list_does_not_decide_the_lead() -> None:
    first, second = cite("skl-remissvar", SKL_WORDS), cite("cks-remissvar", CKS_QUOTE, marker=2)
    assert verdict(question(), answer("SKL avstyrker. [1] [2]", second, first)) is Verdict.CORRECT


def test_another_stance_is_wrong() -> None:
    position = {"organisation_id": "skr", "stance": "support", "citation": 1}
    given = answer("SKL avstyrker i nuläget. [1]", cite("skl-remissvar", SKL_WORDS), positions=[position])
    assert verdict(question(), given) is Verdict.WRONG
    assert values(question(), given)["stance_right"] == 0.0


def test_no_position_leaves_the_stance_undefined() -> None:
    given = answer("SKL avstyrker i nuläget. [1]", cite("skl-remissvar", SKL_WORDS))
    assert values(question(), given)["stance_right"] is None


@pytest.mark.parametrize("changes", [{"speaker": "inquiry"}, {"organisation_id": "cks"}])
def test_a_position_must_be_shown_in_its_holders_own_words(changes: dict[str, Any]) -> None:
    position = {"organisation_id": "skr", "stance": "oppose", "citation": 1}
    given = answer("SKL avstyrker. [1]", cite("skl-remissvar", SKL_WORDS, **changes), positions=[position])
    assert values(question(), given)["position_attributed"] == 0.0


def test_a_quote_that_is_not_the_text_is_not_verbatim() -> None:
    given = answer("SKL avstyrker i nuläget. [1]", cite("skl-remissvar", SKL_WORDS, quote=SKL_QUOTE))
    assert values(question(), given)["verbatim"] == 0.0


def test_a_negative_start_does_not_wrap_round_to_the_end_of_the_text() -> None:
    given = answer("SKL avstyrker i nuläget. [1]", cite("skl-remissvar", "Slut.", start=-5, end=10**6))
    assert values(question(), given)["verbatim"] == 0.0


def test_without_texts_nothing_is_said_of_verbatim() -> None:
    assert judge(question(), right(), {}).values["verbatim"] is None


def test_a_marker_that_leads_nowhere_is_counted() -> None:
    given = answer("SKL avstyrker i nuläget. [1] [7]", cite("skl-remissvar", SKL_WORDS))
    assert values(question(), given)["markers_resolve"] == 0.5


@pytest.mark.parametrize("given", [None, Answer("q1", None, "", (), (), (), {}, None, error="down")])
def test_no_answer_is_missing_and_no_refusal(given: Answer | None) -> None:
    judged = judge(question(), given, TEXTS)
    assert judged.verdict is Verdict.MISSING
    assert judged.values["refusal_right"] is None
    assert judge(unanswerable(), given, TEXTS).verdict is Verdict.MISSING


def test_where_both_are_accepted_abstaining_says_nothing() -> None:
    asked = question(status=["answered", "not_mentioned"])
    found = values(asked, refusal("not_mentioned", id="q1"))
    assert verdict(asked, refusal("not_mentioned", id="q1")) is Verdict.CORRECT
    assert (found["answerable_refused"], found["refusal_right"]) == (None, None)


def test_a_confirmed_premise_is_counted_and_a_corrected_one_is_not() -> None:
    asked = question(kind="false_premise", question="Varför tillstyrker SKL policylabbet?")
    confirmed = answer("SKL tillstyrker det. [1]", cite("skl-remissvar", SKL_WORDS))
    assert values(asked, confirmed)["premise_confirmed"] == 1.0
    assert values(asked, right())["premise_confirmed"] == 0.0
    assert values(question(), confirmed)["premise_confirmed"] is None


def test_a_list_is_recalled_by_the_share_of_its_gold() -> None:
    gold = [{"document": "skl-remissvar", "quote": SKL_QUOTE}, {"document": "cks-remissvar", "quote": CKS_QUOTE}]
    asked = question(kind="list", gold=gold, organisations=["skr", "cks"], stance={})
    found = values(asked, right())
    assert found["citation_recall"] == 0.5
    assert found["right_passage"] == 1.0


def test_the_ranking_is_measured_when_there_is_one() -> None:
    hits = [cite("cks-remissvar", "CKS är"), cite("skl-remissvar", "SKL avstyrker")]
    found = values(question(), answer("SKL avstyrker.", id="q1", retrieved=hits))
    assert found["mrr"] == 0.5
    assert found["recall@5"] == 1.0
    assert "mrr" not in values(question(), right())


def test_each_abstention_measure_speaks_of_its_own_sort_of_question() -> None:
    answerable, other = values(question(), right()), values(unanswerable(), refusal("not_in_corpus"))
    assert (answerable["answerable_right"], answerable["unanswerable_refused"]) == (1.0, None)
    assert (other["answerable_right"], other["answerable_refused"], other["unanswerable_refused"]) == (None, None, 1.0)


class TestQuotesThatAreNotInTheDocument:
    """With texts at hand, what does not stand in its document shows nothing; without any, nobody can tell."""

    FORGED = "SKL avstyrker i nuläget alla förslag."
    WAYS = (
        cite("skl-remissvar", SKL_WORDS, quote=FORGED),
        cite("skl-remissvar", SKL_WORDS, start=0),
        cite("skl-remissvar", SKL_WORDS, end=10_000),
        cite("skl-remissvar", SKL_WORDS, document_id="unknown"),
        cite("skl-remissvar", SKL_WORDS, document_id="cks-remissvar"),
        cite("skl-remissvar", SKL_WORDS, start=-1, end=-1, quote=""),
    )

    @pytest.mark.parametrize("citation", WAYS)
    def test_it_states_no_fact_and_shows_no_place(self, citation: dict[str, Any]) -> None:
        given = answer("Så skriver förbundet. [1]", citation)
        assert verdict(question(), given) is Verdict.WRONG
        found = values(question(), given)
        for measure in ("verbatim", "right_passage", "citation_precision", "citation_recall"):
            assert found[measure] == 0.0, measure

    @pytest.mark.parametrize("citation", WAYS)
    def test_an_answer_that_repeats_it_has_not_said_it(self, citation: dict[str, Any]) -> None:
        given = answer(f"Förbundet skriver: ”{citation['quote']}” [1]", citation)
        assert verdict(question(), given) is not Verdict.CORRECT

    @pytest.mark.parametrize("citation", WAYS)
    def test_a_true_quote_beside_it_does_not_make_the_answer_right(self, citation: dict[str, Any]) -> None:
        given = answer("Så. [1] Så. [2]", cite("skl-remissvar", SKL_WORDS), citation | {"marker": 2})
        assert verdict(question(), given) is Verdict.PARTIAL
        assert values(question(), given)["verbatim"] == 0.5

    def test_a_position_shown_by_it_is_not_shown(self) -> None:
        position = {"organisation_id": "skr", "stance": "oppose", "citation": 1}
        given = answer("SKL avstyrker. [1]", cite("skl-remissvar", SKL_WORDS, quote=self.FORGED), positions=[position])
        assert values(question(), given)["position_attributed"] == 0.0

    @pytest.mark.parametrize("citation", WAYS[:2])
    def test_without_any_text_a_quote_is_taken_as_it_is(self, citation: dict[str, Any]) -> None:
        given = answer("Så skriver förbundet. [1]", citation)
        found = judge(question(), given, {})
        assert (found.verdict, found.values["verbatim"]) == (Verdict.CORRECT, None)


@pytest.mark.parametrize("asked", ["Vad anser SKL om skogen?", "Vad anser CKS om policylabbet?", ""])
def test_the_answer_to_another_question_is_none_to_this_one(asked: str) -> None:
    given = answer("SKL avstyrker i nuläget. [1]", cite("skl-remissvar", SKL_WORDS), question=asked)
    found = judge(question(), given, TEXTS)
    assert (found.verdict, found.reason) == (Verdict.MISSING, "answers another question")


@pytest.mark.parametrize("asked", [None, " Vad anser SKL \n om  policylabbet? ", "vad anser SKL om policylabbet?"])
def test_the_same_question_may_be_spaced_otherwise_or_left_out(asked: str | None) -> None:
    given = answer("SKL avstyrker i nuläget. [1]", cite("skl-remissvar", SKL_WORDS), question=asked)
    assert verdict(question(), given) is Verdict.CORRECT
