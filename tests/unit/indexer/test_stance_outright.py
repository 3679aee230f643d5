"""Laws of what letters say plainly: faults named and denied, buts that only add, what others may object to."""

import pytest

from indexer.basis import basis_of
from indexer.stance import cue, is_about_something_else, means_other, outright, reserved
from indexer.types import Basis, Stance


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Rådet delar inte helt utredningens bedömning av kostnaderna.", Stance.CRITICAL),
        ("Förbundet instämmer dock inte fullt ut i beskrivningen.", Stance.CRITICAL),
        ("Vi står fast vid vår kritik.", Stance.CRITICAL),
        ("Bygdens Fiskelag ser det som en stor brist att kostnaderna inte framgår.", Stance.CRITICAL),
        ("Bygdens Fiskelag ogillar förslaget om fiskekort.", Stance.OPPOSE),
        ("Vi anser att fiskekort inte bör implementeras här.", Stance.OPPOSE),
        ("Utredningens förslag om fiskevårdsmedel bör genomföras.", Stance.SUPPORT),
        ("Det föreslagna fiskeregistret bör inrättas.", Stance.SUPPORT),
        ("Utmärkt förslag!", Stance.SUPPORT),
        ("Fiskekortet är välkommet och har efterfrågats länge.", Stance.SUPPORT),
        ("Förslaget har kyrkostyrelsens fulla stöd.", Stance.SUPPORT),
        ("En avgift som träffar fel är inte godtagbar.", Stance.CRITICAL),
        ("Promemorian är mycket välkommen.", Stance.SUPPORT),
        ("Fiskeavgiften bör höjas i enlighet med förslaget.", Stance.SUPPORT),
        ("Fiskekortet kan inte genomföras utan en övergångstid.", Stance.SUPPORT_WITH_RESERVATIONS),
        ("Det är en dålig idé att införa fiskekort.", Stance.OPPOSE),
        ("Tioåriga fiskekort är inte fel.", Stance.NO_OBJECTION),
        ("Sammantaget lämnar rådet frågan öppen.", Stance.ABSTAIN),
        ("Rådet förordar att frågan utreds vidare.", Stance.ASKS_CLARIFICATION),
        ("Av det skälet behöver ikraftträdandet skjutas upp ett år.", Stance.CRITICAL),
        ("Fiskekortet är precis vad vi har begärt i många år.", Stance.SUPPORT),
        ("Rådet avstyrker ett fiskekort för alla men kan acceptera ett för yrkesfiskare.", Stance.OPPOSE),
        ("Inte heller har vi någon åsikt om vem som ska utöva tillsyn.", Stance.ABSTAIN),
        ("1. tillstyrka förslagen om fiskekort och om fiskeregister,", Stance.SUPPORT),
    ],
)
def test_what_real_letters_say_outright(sentence: str, stance: Stance) -> None:
    said = cue(sentence)
    assert said is not None
    assert (said.stance, said.explicit) == (stance, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Utredningens förslag om fiskevårdsmedel bör inte genomföras.",
        "Utredningens förslag om fiskevårdsmedel bör genomföras först när kostnaderna är kända.",
        "Utredningens förslag om fiskevårdsmedel bör om möjligt genomföras.",
        "Det nya fiskeregistret bör inrättas.",
        "Förslagen till ny fiskelag är ogenomtänkta och en ny utredning bör genomföras.",
        "Det föreslagna registret är för svagt, så en strängare ordning bör införas.",
    ],
)
def test_what_is_conditional_or_perhaps_not_what_is_proposed_is_not_plainly_supported(sentence: str) -> None:
    said = cue(sentence)
    assert said is None or said.stance is not Stance.SUPPORT or not said.explicit


def test_what_the_respondent_holds_ought_not_to_be_is_left_to_the_reader() -> None:
    said = cue("Fiskelaget anser inte att de elva målen ska bli åtta.")
    assert said is not None
    assert (said.stance, said.explicit) == (Stance.OPPOSE, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "Det är inte otänkbart att kostnaderna ökar kraftigt.",
        "Fiskelaget har länge arbetat med att stödja åtgärder för sjön.",
    ],
)
def test_a_guess_and_a_body_s_own_work_are_no_stance(sentence: str) -> None:
    assert cue(sentence) is None


def test_what_is_to_be_in_part_is_not_supported_in_part() -> None:
    clause = "Fiskelaget tillstyrker förslaget att avgiften delvis ska täckas av staten."
    said = cue(clause)
    assert said is not None
    assert (said.stance, reserved(clause, said)) == (Stance.SUPPORT, False)


@pytest.mark.parametrize("fault", ["orimligt", "oacceptabelt", "oproportionerligt"])
def test_a_fault_that_is_denied_is_no_criticism(fault: str) -> None:
    said = cue(f"Det framstår inte som {fault} att införa en gräns.")
    assert said is not None
    assert said.stance is Stance.NO_OBJECTION


def test_what_others_may_object_to_is_no_objection_of_the_respondents() -> None:
    clause = "Rådet anser att den möjlighet som grannar i dag har att motsätta sig fisket bör tas bort."
    said = cue(clause)
    assert said is not None
    assert means_other(clause, said, own_voice=True)


def test_a_right_that_is_a_reason_hides_no_objection() -> None:
    clause = "Eftersom grannarnas rätt att säga nej minskar väljer vi att avstyrka förslaget."
    said = cue(clause)
    assert said is not None
    assert said.stance is Stance.OPPOSE
    assert not means_other(clause, said, own_voice=True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Fiskelaget ogillar inte förslaget.",
        "Ingen ogillar att reglerna förenklas.",
        "Vi står inte fast vid vår tidigare kritik.",
        "Vi ser inte detta som ett problem.",
        "Förslaget löser det som vi ser som en brist.",
        "Fiskelaget anser inte att bygden kan avvara de resurser som krävs.",
    ],
)
def test_a_fault_that_is_denied_or_is_another_matters_is_none(sentence: str) -> None:
    assert cue(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi delar utredningens bedömning att staten inte helt kan ersätta bygden.",
        "Fiskelaget instämmer i att avgiften inte fullt ut ska täcka kostnaden.",
    ],
)
def test_what_is_agreed_not_to_be_wholly_so_is_agreed(sentence: str) -> None:
    said = cue(sentence)
    assert said is not None
    assert said.stance is Stance.SUPPORT


@pytest.mark.parametrize("words", ["färre men större sjöar", "barnen men även de äldre", "sjöar men också åar"])
def test_a_but_that_only_adds_reserves_nothing(words: str) -> None:
    clause = f"Fiskelaget tillstyrker förslaget, som gäller {words}."
    said = cue(clause)
    assert said is not None
    assert not reserved(clause, said)


@pytest.mark.parametrize("more", ["men även avgiften måste ses över", "men framför allt bör kostnaden utredas"])
def test_a_but_that_asks_for_something_reserves(more: str) -> None:
    clause = f"Fiskelaget tillstyrker förslaget, {more}."
    said = cue(clause)
    assert said is not None
    assert reserved(clause, said)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bygdens Fiskelag yttrar sig här över betänkandet Vatten för alla.",
        "Bygdens Fiskelags remissvar till Landsbygdsdepartementet avseende remissen Vatten för alla.",
    ],
)
def test_what_only_says_that_this_is_the_answer_takes_no_stance(sentence: str) -> None:
    assert is_about_something_else(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Fiskelaget yttrar sig härmed över betänkandet och tillstyrker förslagen.",
        "I sitt yttrande gällande avgiften avstyrker laget förslaget.",
        "Kommunstyrelsen tillstyrker förslaget och antar yttrandet som sitt eget.",
        "Fiskelaget har beretts tillfälle att yttra sig och noterar att kostnaderna landar på bygden.",
    ],
)
def test_what_is_said_beside_that_this_is_the_answer_stands(sentence: str) -> None:
    assert not is_about_something_else(sentence)


def test_parts_of_a_report_that_do_not_concern_one_are_nothing_that_one_does_not_share() -> None:
    said = cue("Då stora avsnitt och delar inte har bäring på oss har laget valt att endast kommentera kapitel 4.")
    assert said is not None
    assert said.stance is Stance.ABSTAIN


@pytest.mark.parametrize(
    ("clause", "basis"),
    [
        ("Fiskelaget instämmer i betänkandet.", Basis.WHOLE_DOCUMENT),
        ("Fiskelaget tillstyrker förslagen i promemorian.", Basis.WHOLE_DOCUMENT),
        ("Fiskelaget delar inte uppfattningen i utredningen.", Basis.STATED),
        ("Fiskelaget instämmer i vad som sägs i promemorian.", Basis.STATED),
    ],
)
def test_what_stands_in_a_report_is_not_all_of_it(clause: str, basis: Basis) -> None:
    said = cue(clause)
    assert said is not None
    assert basis_of(clause, said, titled=False, numbered=False, by_number=False) is basis


@pytest.mark.parametrize(
    "sentence",
    [
        "Antalet mål kan hanteras inom befintliga anslag.",
        "Uppgiften ryms inom myndighetens nuvarande ramar.",
        "Först när åtkomsten är löst kan vi överväga att stödja det.",
    ],
)
def test_what_it_costs_and_what_may_come_to_be_supported_is_no_support(sentence: str) -> None:
    said = cue(sentence)
    assert said is not None
    assert (said.stance, said.explicit, said.firm) == (Stance.COMMENT, False, True)


def test_support_that_costs_nothing_more_is_support() -> None:
    said = cue("Rådet tillstyrker förslaget, som ryms inom befintliga anslag.")
    assert said is not None
    assert said.stance is Stance.SUPPORT


def test_support_only_for_some_of_it_is_reserved() -> None:
    sentence = "Regionen tillstyrker förslaget endast för varor av betydelse för säkerheten."
    said = cue(sentence)
    assert said is not None
    assert reserved(sentence, said)


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("Vi ansluter oss i övrigt till det som regionen anför om kajavgiften.", Basis.BY_REFERENCE),
        ("I övrigt har regionen inget att invända mot centralen.", Basis.STATED),
        ("I övrigt har regionen inget att invända mot förslagen.", Basis.RESIDUAL),
    ],
)
def test_otherwise_is_on_what_is_named_after_it(sentence: str, basis: Basis) -> None:
    said = cue(sentence)
    assert said is not None
    assert basis_of(sentence, said, titled=False, numbered=False, by_number=False) is basis


def test_what_is_said_of_some_proposals_makes_a_stance_on_one_none_on_all() -> None:
    sentence = (
        "Verket har invändningar mot flera av de enskilda förslagen och kan inte tillstyrka att ett organ inrättas."
    )
    said = cue(sentence)
    assert said is not None
    assert said.stance is Stance.OPPOSE
    assert basis_of(sentence, said, titled=False, numbered=False, by_number=False) is Basis.STATED
    whole = "Verket har granskat förslagen och avstyrker dessa."
    said = cue(whole)
    assert said is not None
    assert basis_of(whole, said, titled=False, numbered=False, by_number=False) is Basis.WHOLE_DOCUMENT


def test_a_thing_that_is_welcome_is_supported_outright_and_not_that_something_can_be() -> None:
    assert outright("En ny förskola är mycket välkommen.") is Stance.SUPPORT
    assert outright("Det är mycket välkommet att behoven kan samordnas.") is None
