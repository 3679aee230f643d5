"""Laws of spelling: a question means the same without å, ä and ö, and with a name joined to its owner's letter."""

import pytest

from corpus.organisations import Register
from corpus.types import Name, Organisation
from service.named import Names
from service.question import parse
from service.spelling import by_whom, names_apart, with_dots, with_slips_mended, without_taking_place

PLACE = Organisation("grodal-kommun", "Grödals kommun", (Name("Grödals kommun"), Name("Grödal")), "kommun")
OTHER = Organisation("norrvik-kommun", "Norrviks kommun", (Name("Norrviks kommun"), Name("Norrvik")), "kommun")
NAMES = Names(Register((PLACE, OTHER)), frozenset({PLACE.id}), ())


@pytest.mark.parametrize(
    "text",
    [
        "Hur många båtar finns det?",
        "När kom svaret från Grödal?",
        "Varför är de nöjda?",
        "Vad säger de på så många sidor?",
        "Vilket år började det?",
    ],
)
def test_a_frame_without_dots_is_read_as_with_them(text: str) -> None:
    plain = text.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
    kinds = parse(text, NAMES), parse(plain, NAMES)
    assert len({(query.want, query.metadata, query.yes_no) for query in kinds}) == 1
    frame = ("många", "När", "Varför är", "säger", "år")
    assert any(word in with_dots(plain) for word in frame)


@pytest.mark.parametrize("text", ["How many are for it?", "Når de målen för far och son?", "Vad kostar mat i skolan?"])
def test_what_is_spelt_as_it_is_stays(text: str) -> None:
    assert with_dots(text) == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Vad tykcer Grödal om hamnen?", "Vad tycker Grödal om hamnen?"),
        ("Tilstyrker Grödal hamnen?", "Tillstyrker Grödal hamnen?"),
        ("Vafför ansre Grödal det?", "Varför anser Grödal det?"),
    ],
)
def test_a_verb_with_a_slip_is_read_as_it_was_meant(text: str, meant: str) -> None:
    assert parse(text, NAMES).want is parse(meant, NAMES).want
    assert with_slips_mended(text) == meant


@pytest.mark.parametrize(
    "text",
    ["Vad säger Grödal om skrivet?", "Vem ställde upp båtar?", "Vad gör Tyckar i hamnen?", "Vad styrs hamnen av?"],
)
def test_a_word_that_is_used_or_begins_a_name_is_no_slip(text: str) -> None:
    assert with_slips_mended(text) == text


@pytest.mark.parametrize(
    "joined", ["Grödalsvaret", "Grödalyttrandet", "Grödalprotokollet", "Grödal-remissvaret", "Grödalremissvaret"]
)
def test_whose_letter_it_is_is_asked_about(joined: str) -> None:
    assert parse(f"Vad säger {joined} om hamnen?", NAMES).asked == (PLACE.id,)


@pytest.mark.parametrize("word", ["Ansvaret", "Slutprotokollet", "Norrviksvaret", "Försvaret"])
def test_a_word_that_ends_so_names_nobody(word: str) -> None:
    assert names_apart(f"Vem har {word}?", NAMES) == f"Vem har {word}?"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Is the harbour a port, in SKL's view?", "according to SKL"),
        ("Is the harbour a port in CKS' opinion?", "according to CKS"),
        ("Är hamnen en kaj enligt SKL:s uppfattning?", "enligt SKL?"),
        ("Är hamnen en kaj i CKS ögon?", "enligt CKS?"),
        ("Är hamnen en kaj enligt Grödals mening?", "enligt Grödals?"),
    ],
)
def test_how_a_thing_is_in_the_view_of_a_body_asks_for_no_stance(text: str, said: str) -> None:
    assert said in by_whom(text)
    assert by_whom("Vad är SKL:s uppfattning om hamnen?") == "Vad är SKL:s uppfattning om hamnen?"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("När ägde hamndagarna rum?", "När hamndagarna ?"),
        ("When did the harbour days take place?", "When did the harbour days  ?"),
        ("Hur många rum finns det?", "Hur många rum finns det?"),
        ("What takes place of the quay?", "What takes place of the quay?"),
    ],
)
def test_what_takes_place_asks_for_no_room_and_no_place(text: str, left: str) -> None:
    assert without_taking_place(text).split() == left.split()
