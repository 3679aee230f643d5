"""Who answers, by what a letter says of itself in its sentences: made-up letters of the forms that bodies use."""

import pytest

from corpus.answering import answering, is_title, speaks_first
from corpus.organisations import Register, load_organisations
from corpus.senders import detect_kind, detect_sender
from corpus.types import Kind

_REGISTER = Register(load_organisations())


def _sender(text: str) -> str | None:
    sender = detect_sender(text, "svar", _REGISTER)
    return sender.organisation.name if sender else None


@pytest.mark.parametrize(
    "sentence",
    [
        "Bygdens Fiskelag, BFL, har givits möjlighet att lämna synpunkter på förslaget.",
        "Bygdens Fiskelag, (BFL) har av Landsbygdsdepartementet anmodats att yttra sig över betänkandet.",
        "Bygdens Fiskelag har tagit del av rubricerat betänkande och anför följande.",
        "Bygdens Fiskelag lämnade i oktober remissvar till utredningen Vatten för alla, SOU 2031:4.",
        "Bygdens Fiskelag har gett in ett remissyttrande över promemorian.",
        "Bygdens Fiskelag yttrar sig här över betänkandet Vatten för alla.",
        "Bygdens Fiskelag är en intresseorganisation för dem som fiskar i insjöar.",
        "Bygdens Fiskelag väljer att endast lämna synpunkter på kapitel 4.",
        "Departementet har begärt Bygdens Fiskelags yttrande över promemorian.",
    ],
)
def test_a_letter_that_says_who_was_asked_or_who_answers_names_its_sender(sentence: str) -> None:
    assert "Bygdens Fiskelag" in {name for _end, name in answering(f"Vatten för alla\n\n{sentence}")}


def test_a_genitive_with_a_colon_marks_a_name_of_one_word() -> None:
    assert _sender("FiskIT:s yttrande angående remiss av Vatten för alla\n\nVi stöder inte förslaget.") == "FiskIT"


@pytest.mark.parametrize(
    "text",
    [
        "Ny indelning i län\n\nNaturvårdsverket tillstyrker utredningens förslag till ny indelning.",
        "Yttrande över promemorian\n\nNaturvårdsverket har mot denna bakgrund inga invändningar mot förslagen.",
        "Yttrande\n\nNaturvårdsverket är mycket positivt till registret. Verket anser dock att det bör förtydligas.",
    ],
)
def test_a_known_body_that_alone_takes_a_stance_and_takes_it_first_answers(text: str) -> None:
    assert _sender(text) == "Naturvårdsverket"


@pytest.mark.parametrize(
    "text",
    [
        "Yttrande\n\nVi är några som bor vid ån. Naturvårdsverket tillstyrker förslaget, men det gör inte vi.",
        "Yttrande\n\nNaturvårdsverket avstyrker förslaget, och det gör vi också.",
        "Yttrande\n\nUr ett brev: Naturvårdsverket tillstyrker förslaget.",
        "Yttrande\n\nNaturvårdsverket tillstyrker förslaget. Skogsstyrelsen avstyrker det.",
    ],
)
def test_what_somebody_else_tells_of_a_body_makes_the_letter_no_letter_of_it(text: str) -> None:
    assert not speaks_first(["Naturvårdsverket"], text, _REGISTER)
    assert _sender(text) is None


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Logotyp, till startsidan", "Logotyp, till startsidan\n\nYttrande"),
        ("Frågor & svar", "Frågor & svar\n\nVi avstyrker."),
        ("Rådet kommenterar fiskelagen", "Rådet kommenterar fiskelagen\n\nVi avstyrker."),
        ("En ny vattenmyndighet", "En ny vattenmyndighet\n\nVi avstyrker."),
        ("Tyst fiske", "Tyst fiske\n\nVi har läst förslaget till lag om tyst fiske."),
    ],
)
def test_what_heads_a_page_or_names_a_law_is_a_title(line: str, text: str) -> None:
    assert is_title(line, text)


def test_a_title_that_names_a_body_to_be_is_not_the_sender_that_stands_below() -> None:
    text = "En ny vattenmyndighet\n\nSkogsstyrelsen har yttrat sig över SOU 2031:4. Skogsstyrelsen avråder från den."
    assert _sender(text) == "Skogsstyrelsen"
    assert detect_kind(text, "svar") is Kind.REMISSVAR


@pytest.mark.parametrize(
    "other",
    [
        "Sjöns Vänner har lämnat synpunkter till kommunen.",
        "Nätverket Sol är en sammanslutning av föreningar i länet.",
        "Länsstyrelsen har begärt Dalby Hamnförenings yttrande.",
    ],
)
def test_who_takes_the_stance_is_the_sender_rather_than_who_has_answered_too(other: str) -> None:
    assert _sender(f"Yttrande\n\n{other}\n\nBryggans Byalag avstyrker förslaget.") in ("Bryggans Byalag", None)


def test_what_a_body_says_again_and_again_of_a_report_is_its_answer_without_any_address() -> None:
    said = "Boverket bedömer att takten är hög. Boverket ser risker. Boverket anser att kravet är bra."
    assert detect_kind(f"Hus\n\nSOU: 2041:3\n\n{said}", "hus") is Kind.REMISSVAR
    assert not detect_kind(f"Hus\n\n{said}", "hus").is_response  # of no report
    inquiry = said.replace("Boverket", "Utredningen")
    assert not detect_kind(f"Hus\n\nOm SOU 2041:3\n\n{inquiry}", "hus").is_response


def test_what_heads_a_page_is_nobody_where_another_takes_the_stances() -> None:
    said = "Sper avstyrker förslaget om avgifter. Sper befarar att spelarna flyr. Sper har inget emot registret."
    found = detect_sender(f"Måttfull reklam räcker långt\n\n{said}\n\nPublicerad 2041-10-02", "sper", _REGISTER)
    assert found is not None
    assert found.organisation.name == "Sper"
    letter = "Villaägarna i Grönudd\n2041-10-02\n\nVi avstyrker förslaget. Boverket anser annat. Vi vill ha mer."
    named = detect_sender(letter, "svar", _REGISTER)
    assert named is not None
    assert named.organisation.name == "Villaägarna i Grönudd"


def test_what_stands_before_a_dash_is_what_a_body_is_called() -> None:
    found = detect_sender(
        "LJU – Ljus i Sverige\n\nRemissyttrande\n\nLJU avstyrker lagen. LJU vill mer.", "x", _REGISTER
    )
    assert found is not None
    assert {name.text for name in found.organisation.names} >= {"LJU", "Ljus i Sverige"}
