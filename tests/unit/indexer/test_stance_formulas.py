"""Laws of formulas with one meaning: what is denied as a whole, counter-offers, silence; no reader turns them."""

import pytest

from indexer.conditions import qualifier
from indexer.stance import cue, means_other, reserved
from indexer.stance_reading import read
from indexer.types import Stance

S = Stance
SURE = 0.97


def _sure_of(stance: Stance) -> dict[Stance | None, float]:
    """Return the odds of a reader that is sure of one stance."""
    rest = (1 - SURE) / len(Stance)
    return {s: SURE if s is stance else rest for s in (*Stance, None)}


@pytest.mark.parametrize(
    "opens",
    [
        "Det är inte så att",
        "Det är alltså inte så att",
        "Det förhåller sig inte så att",
        "Det betyder inte att",
        "Våra synpunkter innebär dock inte att",
        "Detta ska inte tolkas som att",
        "Vi har inte sagt att",
        "Det handlar inte om att",
        "Svaret bör inte uppfattas som att",
    ],
)
@pytest.mark.parametrize(
    ("says", "meant", "taken_alone"),
    [
        ("regionen motsätter sig avgiften", S.NO_OBJECTION, S.OPPOSE),
        ("vi avstyrker förslaget", S.NO_OBJECTION, S.OPPOSE),
        ("nämnden är emot ett register", S.NO_OBJECTION, S.OPPOSE),
        ("vi säger nej till tanken", S.NO_OBJECTION, S.OPPOSE),
        ("kommunen inte stöder förslaget", S.NO_OBJECTION, S.OPPOSE),
        ("kommunen tillstyrker förslaget", S.OPPOSE, S.SUPPORT),
    ],
)
def test_a_denial_turns_all_that_follows(opens: str, says: str, meant: Stance, taken_alone: Stance) -> None:
    sentence = f"{opens} {says}."
    found = cue(sentence)
    assert found is not None
    assert (found.stance, found.explicit) == (meant, True)
    assert read(sentence, _sure_of(taken_alone)) == found


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Det är inte rimligt att vi avstyrker.", S.NO_OBJECTION),
        ("Det är inte uteslutet att kommunen stöder ett sådant förslag.", S.OPPOSE),
        ("Det är inte så att förslaget stöder alla grupper.", S.OPPOSE),
        ("Avgiften innebär inte att den enskilde motsätter sig vård.", S.NO_OBJECTION),
    ],
)
def test_a_judgement_and_what_others_do_is_no_denial(sentence: str, stance: Stance) -> None:
    found = cue(sentence)
    assert found is None or found.stance is not stance


@pytest.mark.parametrize(
    "sentence",
    [
        "Justitiekanslern har inga synpunkter på betänkandet.",
        "Verket har inga särskilda synpunkter på förslagen i avsnitt 5.2.",
        "Kommunen har tagit del av förslaget och har inga synpunkter att lämna.",
        "Trafikverket lämnar övriga förslag utan synpunkter.",
    ],
)
def test_no_comments_are_no_objection_whatever_the_reader_says(sentence: str) -> None:
    found = read(sentence, _sure_of(S.ABSTAIN))
    assert found is not None
    assert found.stance is S.NO_OBJECTION


@pytest.mark.parametrize(
    "sentence",
    [
        "Avsnitt 5.1 berör inte regionen och lämnas utan synpunkter.",
        "I övrigt ger promemorian inte hovrätten anledning till något uttalande.",
        "Frågan ligger utanför vårt verksamhetsområde och vi har inga synpunkter.",
    ],
)
def test_no_comments_for_a_reason_of_competence_abstain(sentence: str) -> None:
    found = cue(sentence)
    assert found is not None
    assert found.stance is S.ABSTAIN


@pytest.mark.parametrize(
    "sentence",
    [
        "Förslaget berör inte Boverkets verksamhetsområde annat än indirekt.",
        "Reformen berör inte vårt ansvarsområde mer än marginellt.",
    ],
)
def test_what_concerns_one_a_little_is_no_silence(sentence: str) -> None:
    assert cue(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "I övriga delar har MSB endast vissa synpunkter.",
        "I dessa delar har kommunen bara några mindre synpunkter.",
    ],
)
def test_some_comments_are_comments_and_the_parts_of_a_report_are_shared_by_nobody(sentence: str) -> None:
    found = read(sentence, _sure_of(S.SUPPORT))
    assert found is not None
    assert found.stance is S.COMMENT


@pytest.mark.parametrize(
    "sentence", ["I vissa delar anser vi att förslaget inte är klart.", "I andra delar har vi inte svarat."]
)
def test_parts_are_not_what_somebody_shares(sentence: str) -> None:
    found = cue(sentence)
    assert found is None or found.stance not in (S.SUPPORT, S.OPPOSE)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi kan möjligen godta en avgift på högst 500 kronor.",
        "En avgift på högst 500 kronor kan möjligen godtas.",
        "Kommunen kan acceptera maximalt 30 dagar.",
    ],
)
def test_less_than_what_is_proposed_is_criticism(sentence: str) -> None:
    found = read(sentence, _sure_of(S.SUPPORT))
    assert found is not None
    assert found.stance is S.CRITICAL


def test_the_proposed_ceiling_may_be_accepted() -> None:
    found = cue("Vi kan godta den föreslagna avgiften om högst 500 kronor.")
    assert found is not None
    assert found.stance is S.NO_OBJECTION


@pytest.mark.parametrize("words", ["för högt satt", "alltför lågt satt", "för knappt tilltagen", "för snävt avgränsad"])
def test_what_is_set_too_high_or_too_low_is_criticised(words: str) -> None:
    found = read(f"Gränsen är {words}.", _sure_of(S.SUPPORT))
    assert found is not None
    assert found.stance is S.CRITICAL


@pytest.mark.parametrize(
    "sentence",
    [
        "Förbundet anser att kontrollen ska vara frivillig.",
        "Regionen menar att avgiften bör få sättas lokalt.",
    ],
)
def test_a_demand_alone_is_no_support_for_what_is_proposed(sentence: str) -> None:
    found = read(sentence, _sure_of(S.SUPPORT))
    assert found is not None
    assert found.stance is S.COMMENT


@pytest.mark.parametrize(
    ("sentence", "opposes"),
    [
        ("Nuvarande ordning bör bestå.", True),
        ("Däremot bör beslutet få bestå högst tre dagar.", False),
        ("Nämnden bör bestå av fem ledamöter.", False),
    ],
)
def test_only_what_is_to_stay_as_it_is_opposes(sentence: str, opposes: bool) -> None:
    found = cue(sentence)
    assert (found is not None and found.stance is S.OPPOSE) == opposes


def test_support_in_the_second_place_keeps_its_place() -> None:
    assert qualifier("I andra hand tillstyrker vi en frivillig avgift.") == "I andra hand"


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Gävle kommun hänvisar till SKR:s yttrande.", True),
        ("Kommunen hänvisar till det yttrande som SKR har lämnat.", True),
        ("Kommunen hänvisar i denna fråga till Länsstyrelsens remissvar.", True),
        ("Regionen hänvisar till vad Naturvårdsverket anför i sitt svar.", True),
        ("Kommunen hänvisar till bifogat yttrande.", False),
        ("Vi hänvisar till vårt svar på den förra remissen.", False),
    ],
)
def test_a_reference_to_anothers_answer_is_stated_and_one_to_an_own_paper_is_not(sentence: str, stated: bool) -> None:
    found = cue(sentence)
    assert found is not None
    assert (found.stance, found.explicit) == (S.COMMENT, stated)


@pytest.mark.parametrize(
    "sentence",
    ["Att utredningen tillstyrker ett register förvånar oss inte.", "Det är synd att regeringen avvisar tanken."],
)
def test_what_the_inquiry_or_the_government_does_is_no_stance_of_the_respondents(sentence: str) -> None:
    found = cue(sentence)
    assert found is not None
    assert means_other(sentence, found, own_voice=True)


@pytest.mark.parametrize(
    ("clause", "condition"),
    [
        ("Utan detta tillskott avstyrker kommunen förslaget.", "Utan detta tillskott"),
        ("Kommunen avstyrker förslaget om inte staten betalar.", "om inte staten betalar"),
        ("Utan tvekan avstyrker vi förslaget.", None),
        ("Vi avstyrker förslaget, om inte annat för kostnadens skull.", None),
        ("Vi avstyrker förslaget eftersom ingen vet om inte kostnaden ökar.", None),
        ("Utan att förorda en annan modell avstyrker vi förslaget.", None),
    ],
)
def test_what_is_opposed_only_without_something_keeps_that(clause: str, condition: str | None) -> None:
    assert qualifier(clause) == condition


@pytest.mark.parametrize(
    ("clause", "takes_back"),
    [
        ("SKR tillstyrker bidraget, eftersom utredningen visar att viljan finns men att pengarna saknas.", False),
        ("SKR tillstyrker förslaget, som visar att behov finns men att kunskap saknas, men vill se en plan.", True),
        ("SKR anser att förslaget är bra men att det bör kompletteras.", True),
    ],
)
def test_a_turn_inside_a_reason_takes_nothing_back(clause: str, takes_back: bool) -> None:
    found = cue(clause)
    assert found is not None
    assert reserved(clause, found) == takes_back


@pytest.mark.parametrize(
    "clause",
    [
        "Verket kan därför varken tillstyrka eller avstyrka förslaget om hamnavgift.",
        "Verket kan inte avstyrka eller tillstyrka hamnavgiften.",
        "Verket varken avstyrker eller tillstyrker hamnavgiften.",
    ],
)
def test_who_does_neither_abstains_whatever_a_reader_hears(clause: str) -> None:
    told = read(clause, _sure_of(S.OPPOSE))
    assert told is not None
    assert told.stance is S.ABSTAIN


def test_what_is_to_hold_if_it_comes_all_the_same_is_no_support_to_a_reader_either() -> None:
    clause = "Om förslagen ändå genomförs behöver hamnarna två års övergångstid."
    told = read(clause, _sure_of(S.SUPPORT_WITH_RESERVATIONS))
    assert told is None or told.stance is S.COMMENT
