"""Laws of names: whole words, capitals of abbreviations, genitives of known names, years in which a name is right."""

import itertools
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import organisations
from corpus.organisations import is_abbreviation, slug
from corpus.types import Name, Organisation
from tests.unit.corpus.making import REGISTER, TEXTS

ALF = Organisation("alf", "ALF", (Name("ALF", abbreviation=True),), "okand")
NAMES = [(o, name) for o in REGISTER.organisations for name in o.names]
MARKED = [  # names that a text shows by themselves: a bare municipality needs its word
    (o, name.text)
    for o, name in NAMES
    if re.fullmatch(r"\w[^(]*\w", name.text)
    and (o.type != "kommun" or name.text.lower().endswith((" kommun", " stad")))
]
SHORT = [(o, name.text) for o, name in NAMES if name.abbreviation and o.type != "kommun"]
WORDS = st.sampled_from([text for _, text in MARKED]) | st.sampled_from(
    ["förslaget", "Johansson", "SKL:s", "kommun", "och", ",", "i", "(", "miljoner", "Luleå kommuns", "ST-läkare"]
)


def _found(text: str, *, lenient: bool = False) -> list[str]:
    return [m.organisation_id for m in REGISTER.find(text, lenient=lenient)]


def test_ids_are_unique_slugs_and_parents_exist() -> None:
    ids = [o.id for o in REGISTER.organisations]
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    assert all(slug(i) == i for i in ids)
    assert all(o.parent in ids for o in REGISTER.organisations if o.parent)


def test_a_name_that_begins_ends_later_and_todays_name_has_not_ended() -> None:
    for organisation, name in NAMES:
        assert name.text == name.text.strip() != ""
        assert "[" not in name.text
        assert name.valid_from is None or name.valid_to is None or name.valid_from <= name.valid_to
        assert organisation.name == organisation.names[0].text
    assert [o.id for o in REGISTER.organisations if o.names[0].valid_to] == []


def test_skr_was_skl_until_2019() -> None:
    years = {n.text: (n.valid_from, n.valid_to) for n in REGISTER["skr"].names}
    assert years["SKL"][1] == years["SKR"][0] == 2019
    assert years["SKR"][1] is None
    assert {m.name.text for m in REGISTER.find("SKR (då SKL) svarade")} == {"SKR", "SKL"}
    assert _found("SKR (då SKL) svarade") == ["skr", "skr"]


def test_every_name_is_found_in_a_sentence() -> None:
    for organisation, name in MARKED:
        text = f"Yttrande från {name}, enligt uppgift"
        found = [text[m.start : m.end] for m in REGISTER.find(text) if m.organisation_id == organisation.id]
        assert found[:1] == [name]


@given(st.sampled_from(MARKED), st.sampled_from(["s", ":s", "’s"]))
def test_genitives_of_known_names_are_understood_and_stay_outside(known: tuple[Organisation, str], ending: str) -> None:
    organisation, name = known
    if name.endswith("s"):
        return
    text = f"Enligt {name}{ending} svar"
    found = [m for m in REGISTER.find(text) if m.organisation_id == organisation.id]
    assert [text[m.start : m.end] for m in found] == [name]


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("SKL:s remissyttrande", "skr"),
        ("SKLs remissyttrande", "skr"),
        ("Luleå kommuns remissvar", "lulea-kommun"),
        ("Statskontorets uppdrag", "statskontoret"),
        ("Trafikanalys yttrande", "trafikanalys"),
        ("Civil Rights Defenders svar", "civil-rights-defenders"),
    ],
)
def test_genitives_in_real_phrases(text: str, organisation: str) -> None:
    assert _found(text) == [organisation]


@pytest.mark.parametrize("text", ["Trafikanaly svarar", "Civil Rights Defender svarar", "Statskontore svarar"])
def test_no_letter_is_taken_from_a_name(text: str) -> None:
    assert _found(text) == []


def test_names_that_end_in_s_keep_it() -> None:
    assert REGISTER["trafikanalys"].name == "Trafikanalys"
    assert REGISTER["civil-rights-defenders"].name == "Civil Rights Defenders"


@given(st.sampled_from(SHORT), st.sampled_from("abkx"), st.booleans())
def test_an_abbreviation_inside_a_word_is_no_mention(
    known: tuple[Organisation, str], letter: str, before: bool
) -> None:
    organisation, name = known
    text = f"en {letter}{name} idag" if before else f"en {name}{letter} idag"
    assert organisation.id not in _found(text)


@given(st.sampled_from(SHORT))
def test_an_abbreviation_in_lower_case_is_a_word(known: tuple[Organisation, str]) -> None:
    organisation, name = known
    if name.lower() != name:
        assert organisation.id not in _found(f"en {name.lower()} idag")


@pytest.mark.parametrize(
    "text",
    ["Kerstin Johansson", "tre miljoner", "socialförvaltningen", "JOHANSSON", "Alfred", "lokala arenor", "ansvar"],
)
def test_letters_of_other_words_are_no_organisation(text: str) -> None:
    assert REGISTER.adding([ALF]).find(text) == []


def test_the_abbreviation_itself_is_found() -> None:
    assert [m.organisation_id for m in REGISTER.adding([ALF]).find("ett ALF-avtal")] == ["alf"]


@pytest.mark.parametrize("text", ["i Lund", "Mark och Berg", "Vara eller inte", "staden Luleå"])
def test_a_bare_municipality_is_a_word_in_documents_and_a_name_in_questions(text: str) -> None:
    kommuner = {o.id for o in REGISTER.organisations if o.type == "kommun"}
    assert not kommuner & set(_found(text))
    assert kommuner & set(_found(text, lenient=True))


@pytest.mark.parametrize(
    ("question", "organisation"),
    [("vad tycker lulea kommun", "lulea-kommun"), ("vad tycker skl", "skr"), ("What does lulea think", "lulea-kommun")],
)
def test_questions_may_lack_dots_and_capitals(question: str, organisation: str) -> None:
    assert organisation in _found(question, lenient=True)
    assert organisation not in _found(question)


@pytest.mark.parametrize("word", ["vi", "fi", "lo", "jo", "st"])
def test_two_letters_in_lower_case_are_a_word_in_questions_too(word: str) -> None:
    assert _found(f"vad säger {word} om detta", lenient=True) == []


def test_the_longest_name_wins() -> None:
    assert _found("CKS vid Linköpings universitet svarar") == ["cks"]
    assert _found("Linköpings universitet svarar") == ["linkopings-universitet"]


@given(st.lists(WORDS, max_size=8).map(" ".join) | TEXTS, st.booleans())
def test_mentions_are_whole_words_in_order_and_do_not_overlap(text: str, lenient: bool) -> None:
    found = REGISTER.find(text, lenient=lenient)
    spans = sorted({(m.start, m.end) for m in found})
    assert [(m.start, m.end) for m in found] == sorted((m.start, m.end) for m in found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    for mention in found:
        assert not text[mention.start - 1 : mention.start].isalnum()
        assert text[mention.end : mention.end + 1] in ("s", "S") or not text[mention.end : mention.end + 1].isalnum()
        assert mention.name in REGISTER[mention.organisation_id].names


@given(st.text(max_size=80))
def test_a_slug_is_short_plain_and_its_own_slug(text: str) -> None:
    made = slug(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", made)
    assert len(made) <= 60
    assert slug(made) == made


@pytest.mark.parametrize("text", ["SKL", "IVO", "SoS", "LO", "SKR"])
def test_names_told_by_their_capitals(text: str) -> None:
    assert is_abbreviation(text)


@pytest.mark.parametrize("text", ["Luleå kommun", "Trafikanalys", "Vara", "A B"])
def test_names_told_by_their_letters(text: str) -> None:
    assert not is_abbreviation(text)


def test_a_known_organisation_is_not_replaced() -> None:
    impostor = Organisation("skr", "Någon annan", (Name("Någon annan"),), "okand")
    grown = REGISTER.adding([impostor, ALF])
    assert grown["skr"] == REGISTER["skr"]
    assert grown.get("alf") == ALF
    assert REGISTER.get("alf") is None
    assert grown.get(None) is None


@pytest.mark.parametrize("id_", ["tillitsdelegationen", "finansdepartementet"])
def test_inquiries_and_ministries_are_no_respondents(id_: str) -> None:
    assert not REGISTER[id_].respondent
    assert REGISTER["skr"].respondent


def test_every_name_is_words() -> None:
    assert [name.text for _, name in NAMES if not re.search(r"\w\w", name.text)] == []


def test_a_name_is_compared_with_few_of_the_many_that_begin_as_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[list[str]] = []
    plain = organisations._match

    def counting(words: list[str], names: tuple[str, ...], strict: bool, lenient: bool) -> int:
        compared.append(words)
        return plain(words, names, strict, lenient)

    monkeypatch.setattr(organisations, "_match", counting)
    names = [f"Föreningen Kaj{n} i Vik" for n in range(500)]
    register = REGISTER.adding(Organisation(slug(name), name, (Name(name),), "okänd") for name in names)
    assert [m.organisation_id for m in register.find("Föreningen Kaj77 i Viks svar")] == [slug(names[77])]
    assert len(compared) < 10
