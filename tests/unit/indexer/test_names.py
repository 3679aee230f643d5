"""Laws of the names of proposals: a thing or what shall be done, as a sentence can hold it; else the section's."""

from dataclasses import replace

import pytest

from indexer.names import as_name, is_of_sender, thing_of
from indexer.naming import untitled
from indexer.positions import find_positions
from indexer.proposals import register_positions
from indexer.speakers import sentences
from indexer.types import Basis, Position, Proposal, Stance
from tests.unit.corpus.making import REGISTER, document


@pytest.mark.parametrize(
    "wording",
    [
        "Ett nationellt policylab",
        "Ikraftträdande",
        "Kommuner ska utveckla värderingsstyrda organisationer",
        "Huvudmannen ska svara för 30 procent av kostnaden",
        "Inrätta lokala mötesplatser",
        "Skyldighet att lämna positionsdata",
        "Den frist som föreslås för flyttning av fordon",
        "Registret bör föras av kommunen",
        "En avgift som har föreslagits tidigare",
    ],
)
def test_a_thing_or_what_shall_be_done_is_a_name(wording: str) -> None:
    assert as_name(wording) == wording


@pytest.mark.parametrize(
    "wording",
    [
        "satt",
        "Den uppfattningen",
        "denna del",
        "annat än indirekt",
        "stället att nämnden skickar en kopia",
        "I avsnitten 5.2 och 6.3",
        "yttra sig över förslaget om avgiften",
        "lämna synpunkter på betänkandet",
        "vi inte har någon annan uppfattning",
        "Kommunen tillstyrker förslaget i avsnitt 4.3",
        "Äldre pannor är ett problem",
        "Promemorian nämner inte barnen",
        "Verket förutsätter att anslaget höjs",
        "Vedrök gör människor sjuka – vårt svar",
        "den 1 juli 2037",
        "de bör omfattas av samma regler",
        "Kommunen delar promemorians bild av läget",
        "ett sådant undantag skrivs in i lagen",
    ],
)
def test_adverbials_answers_and_statements_are_none(wording: str) -> None:
    assert as_name(wording) is None


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("vi en frivillig avgift", "En frivillig avgift"),
        ("kontrollen som sådan", "Kontrollen"),
        ("Vad gäller hastighetsgränsen på 70 km/h menar vi att den är rimlig", "Hastighetsgränsen på 70 km/h"),
        (
            "kommunen ska få meddela tillfälligt förbud mot trivseleldning när luften",
            "Kommunen ska få meddela tillfälligt förbud mot trivseleldning",
        ),
    ],
)
def test_what_is_left_over_around_a_name_is_taken_off(wording: str, name: str) -> None:
    assert as_name(wording) == name


def _register(*texts: str) -> tuple[tuple[Proposal, ...], tuple[Position, ...]]:
    letters = [
        document(text, organisation_id=sender, id=f"svar-{sender}")
        for text, sender in zip(texts, ("skr", "cks", "statskontoret"), strict=False)
    ]
    return register_positions(
        (d, find_positions(d, sentences(d, REGISTER.get(d.organisation_id)), REGISTER)) for d in letters
    )


def test_what_names_nothing_under_a_number_is_on_what_the_section_proposes() -> None:
    proposals, positions = _register(
        "## 4.3 Skrotningspremie\n\nSKL tillstyrker förslaget.",
        "## 4.3 Skrotningspremie\n\nCKS är tveksamma till att äldre pannor är ett problem.",
        "## 4.3 Skrotningspremie\n\nStatskontoret delar inte den uppfattningen.",
    )
    assert [p.name for p in proposals] == ["Skrotningspremie"]
    assert [p.stance for p in positions] == [Stance.SUPPORT, Stance.CRITICAL, Stance.OPPOSE]


def test_two_things_under_one_number_stay_two() -> None:
    proposals, _ = _register(
        "## 4.1 Skolbibliotek\n\nSKL tillstyrker bemannade skolbibliotek.\n\nSKL avstyrker digitala läroböcker.",
    )
    assert [p.name for p in proposals] == ["Bemannade skolbibliotek", "Digitala läroböcker"]


def test_without_a_number_the_heading_names_what_the_words_do_not() -> None:
    proposals, _ = _register("## Mätning vid sotning\n\nSKL avstyrker att mätningen blir en pappersprodukt.")
    assert [p.name for p in proposals] == ["Mätning vid sotning"]


@pytest.mark.parametrize(
    "words", ["Länsstyrelsen i Dalarnas yttrande", "Naturvårdsverkets remissvar", "SKR:s yttrande"]
)
def test_a_body_that_only_refers_to_an_answer_that_is_not_here_has_a_row_that_says_so(words: str) -> None:
    proposals, positions = _register(f"SKL hänvisar till {words}.")
    assert [(p.stance, p.basis) for p in positions] == [(Stance.COMMENT, Basis.BY_REFERENCE)]
    assert [p.name for p in proposals] == [words]


@pytest.mark.parametrize("rest", ["jag har fått deras svar av min syster", "vi har läst det noga", "som vi har sett"])
def test_what_is_said_beside_a_reference_names_no_proposal(rest: str) -> None:
    proposals, _ = _register(f"I den frågan ansluter vi oss till det som Naturvårdsverket skriver, {rest}.")
    assert [p.name.lower() for p in proposals if rest.split()[0] in p.name.lower().split()] == []


def test_what_names_nothing_anywhere_is_on_one_thing() -> None:
    proposals, positions = _register("SKL tillstyrker förslaget.", "CKS avstyrker förslaget.")
    assert [p.name for p in proposals] == ["Betänkandet i stort"]
    assert {p.stance for p in positions} == {Stance.SUPPORT, Stance.OPPOSE}


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("Bemannade skolbibliotek, som ger eleverna läsning", "Bemannade skolbibliotek"),
        ("Skälighetsfrågor utan håller sig till rättsliga spörsmål", "Skälighetsfrågor"),
        ("Publicering av resultat och till timtaxan på 1 150 kronor", "Publicering av resultat"),
        ("Stöd till kommuner och till regioner", "Stöd till kommuner och till regioner"),
        ("Uthyrning utan tillstånd", "Uthyrning utan tillstånd"),
        ("Läsningen behöver stärkas", None),
        ("Länsstyrelsens bedömning", None),
        ("Den dagen", None),
        ("Bedömningen av risker", "Bedömningen av risker"),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on_and_is_no_word_of_every_answer(wording: str, name: str | None) -> None:
    assert as_name(wording) == name


@pytest.mark.parametrize(
    ("statement", "thing"),
    [
        ("Läsningen behöver stärkas", "Läsningen"),
        ("Kontrollen är onödig", "Kontrollen"),
        ("Utredningen uppmärksammar att styrning är viktig", None),
        ("Vi har inte någon annan uppfattning", None),
        ("Statens ansvar är oklart", "Statens ansvar"),
        ("Utredningsskyldigheten är oklar", "Utredningsskyldigheten"),
    ],
)
def test_a_statement_names_the_thing_it_is_on_and_never_who_proposes(statement: str, thing: str | None) -> None:
    assert thing_of(statement) == thing


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("dessutom att en leveranstid regleras i lag", "En leveranstid regleras i lag"),
        ("fråga om statsbidraget", "Statsbidraget"),
        ("kommunen att en leveranstid skrivs in i lagen", "En leveranstid skrivs in i lagen"),
        ("ingen höjning av statsbidraget", None),
        ("Utredningen föreslår att hamnar redovisas per län", "Hamnar redovisas per län"),
        ("400 miljoner kronor per år", None),
        ("Villkoret", None),
    ],
)
def test_adverbs_and_who_speaks_are_no_part_of_a_name_and_what_is_not_to_be_is_none(
    wording: str, name: str | None
) -> None:
    assert as_name(wording) == name


def test_a_heading_is_named_without_the_word_for_a_section() -> None:
    assert untitled("Avsnitt 6.1 Gemensamma magasin") == untitled("6.1 Gemensamma magasin") == "Gemensamma magasin"


def test_support_in_words_of_its_heading_is_on_what_the_others_support_under_it() -> None:
    texts = {
        "a": "## 5.2 Gallring av föremål\n\nSKL tillstyrker förslaget om gallring.",
        "b": "## 5.2 Gallring av föremål\n\nSKL tillstyrker att det i lag klargörs att museer får gallra.",
        "c": "## 5.2 Gallring av föremål\n\nSKL avstyrker att gallring ska prövas av staten.",
    }
    read = {id_: replace(document(text), id=id_) for id_, text in texts.items()}
    _, positions = register_positions(
        (d, find_positions(d, sentences(d, REGISTER["skr"]), REGISTER)) for d in read.values()
    )
    on = {p.document_id: p.proposal_id for p in positions}
    assert on["a"] == on["b"]


def test_who_answers_is_no_name_of_what_it_answers() -> None:
    assert thing_of("Förbundet konstaterar att mer behövs") is None
    assert thing_of("Hur det är tillräckligt") is None
    assert thing_of("Hamnen är för liten") == "Hamnen"


@pytest.mark.parametrize(
    "wording", ["Kustbevakningen granskade 11 420 båtar under 2025", "Nämnden prövade under året nya sätt"]
)
def test_what_somebody_did_names_no_proposal(wording: str) -> None:
    assert as_name(wording) is None


def test_a_heading_that_says_whose_view_it_is_names_no_matter() -> None:
    assert is_of_sender("Odlarnas syn på en ny lag", ["Odlarna"])
    assert not is_of_sender("Odlarnas skyldigheter", ["Odlarna"])
    assert not is_of_sender("Ny syn på odling", ["Odlarna"])
    assert not is_of_sender("Odling", [])
