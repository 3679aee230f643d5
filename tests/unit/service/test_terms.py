"""Laws of what a word of a question may stand for."""

from pathlib import Path

import pytest

from indexer.vocabulary import word_stem
from service.english_forms import swedish_spellings
from service.terms import Term, bridged, find_terms, taken_apart
from tests.unit.service.asking import viewed


def test_what_the_vectors_put_near_a_word_stands_for_it_but_less_than_the_word_itself() -> None:
    asked = Term("förteckningen", 1.0, (), (("förteckningen",),), trusted=False)
    (found,) = bridged([asked], {"förteckningen": {"registret": 0.75}})
    assert found.bridged
    assert 0.0 < found.match(["regist"]) < 1.0
    assert bridged([asked], {}) == (asked,)


def test_the_kind_of_a_thing_stands_for_little_of_it() -> None:
    (joining,) = bridged(
        [Term("hamnsammanslagning", 1.0, (), (), trusted=False)], {"hamnsammanslagning": {"hamnar": 0.7}}
    )
    (port,) = bridged([Term("kajplats", 1.0, (), (), trusted=False)], {"kajplats": {"hamnar": 0.7}})
    assert joining.match([word_stem("hamnar")]) < port.match([word_stem("hamnar")]) / 2
    (staff,) = bridged(
        [Term("elevhälsopersonal", 1.0, (), (), trusted=False)], {"elevhälsopersonal": {"elevhälsa": 0.7}}
    )
    assert staff.match([word_stem("elevhälsa")]) == port.match([word_stem("hamnar")])  # which not everything is for


def test_a_verb_leaves_its_last_letter_behind_in_a_swedish_compound(tmp_path: Path) -> None:
    letter = "Luleå kommun\n\nYttrande\n\nLuleå kommun tillstyrker en väntavgift för alla.\n"
    with viewed(tmp_path, {"lulea.txt": letter}) as view:
        (found,) = {t.phrases[0] for t in find_terms("wait fee", "en", view.snapshot.lexical)}
    assert found == ("väntavgift",)


@pytest.mark.parametrize("of", ["helmet requirement", "requirement for helmets", "requirement of the helmet"])
def test_two_nouns_and_what_links_them_are_one_swedish_word(tmp_path: Path, of: str) -> None:
    letter = "Luleå kommun\n\nYttrande\n\nLuleå kommun tillstyrker ett hjälmkrav för alla.\n"
    with viewed(tmp_path, {"lulea.txt": letter}) as view:
        found = find_terms(of, "en", view.snapshot.lexical)
    assert all(term.match([word_stem("hjälmkrav")]) == 1.0 for term in found)


def test_what_rests_on_a_thing_is_found_where_it_is_one_word_with_it(tmp_path: Path) -> None:
    letter = "Luleå kommun\n\nYttrande\n\nLuleå kommun avstyrker kunskapsvården och hälsovården.\n"
    with viewed(tmp_path, {"lulea.txt": letter}) as view:
        asked = find_terms("kunskapsbaserad vård", "sv", view.snapshot.lexical)
        other = find_terms("evidensbaserad vård", "sv", view.snapshot.lexical)
    assert all(term.match([word_stem("kunskapsvården")]) == 1.0 for term in asked)
    assert all(term.match([word_stem("kunskapsvården")]) < 1.0 for term in other)


def test_a_joined_word_tells_as_much_as_its_rarer_part(tmp_path: Path) -> None:
    letter = "Luleå kommun\n\nYttrande\n\nRegeringen vill ha en e-legitimation.\n\nVi tillstyrker det.\n"
    with viewed(tmp_path, {"lulea.txt": letter}) as view:
        told = {t.text: t.weight for t in find_terms("a government e-ID", "en", view.snapshot.lexical)}
    assert told["e-id"] > told["government"]


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("clinical", "kliniska"),
        ("technical", "tekniska"),
        ("academic", "akademiska"),
        ("logistics", "logistik"),
        ("conference", "konferensen"),
    ],
)
def test_a_borrowed_word_is_known_by_its_swedish_spelling(asked: str, written: str) -> None:
    assert {word_stem(spelling) for spelling in swedish_spellings(asked)} & {word_stem(written)}


def test_a_false_friend_stands_for_nothing() -> None:
    assert "aktuell" not in swedish_spellings("actual")


def test_the_kind_of_body_that_is_asked_for_tells_less_than_one_that_is_spoken_of(tmp_path: Path) -> None:
    letter = "Luleå kommun\n\nYttrande\n\nEn myndighet utövar tillsyn.\n"
    with viewed(tmp_path, {"lulea.txt": letter}) as view:
        index = view.snapshot.lexical
        asked, named, other, same = (
            find_terms(words, "sv", index)[0].weight
            for words in ("Vilken myndighet", "en myndighet", "Vilken tillsyn", "en tillsyn")
        )
    assert 0.0 < asked < named
    assert other == same


def test_a_noun_of_a_verb_is_found_where_the_verb_stands_with_its_particle(tmp_path: Path) -> None:
    letter = "Luleå kommun\n\nYttrande\n\nLuleå kommun vill trappa ned stödet. Luleå kommun bygger upp en hamn.\n"
    with viewed(tmp_path, {"lulea.txt": letter}) as view:
        index = view.snapshot.lexical
        (found,) = find_terms("nedtrappningen", "sv", index)
        (other,) = find_terms("upptrappningen", "sv", index)
    words = [word_stem("trappa"), word_stem("ned")]
    assert found.match(words) > other.match(words)


def test_a_term_of_the_trade_is_no_frame_though_its_words_alone_are(tmp_path: Path) -> None:
    letter = "Luleå kommun\n\nYttrande\n\nDet statliga stödet till hamnar är lågt.\n"
    with viewed(tmp_path, {"lulea.txt": letter}) as view:
        index = view.snapshot.lexical
        assert next(t.text for t in find_terms("state support for harbours", "en", index)) == "state support"
        assert all(t.text != "support" for t in find_terms("support for harbours", "en", index))


def test_a_short_english_word_that_has_a_swedish_one_is_no_swedish_word_that_looks_like_it(tmp_path: Path) -> None:
    letter = "Luleå kommun\n\nYttrande\n\nLuleå kommun avstyrker höga viten. Det finns ett policylab.\n"
    with viewed(tmp_path, {"lulea.txt": letter}) as view:
        (fines,) = find_terms("fines", "en", view.snapshot.lexical)
        (lab,) = find_terms("policylabs", "en", view.snapshot.lexical)
    assert fines.match([word_stem("viten")]) > 0.0 == fines.match([word_stem("finns")])
    assert lab.match([word_stem("policylab")]) > 0.0  # a word of both languages


def test_a_term_of_the_trade_is_no_other_sense_that_the_corpus_has_but_a_part_of(tmp_path: Path) -> None:
    letter = "Luleå kommun\n\nYttrande\n\nArbetet i hamnen är viktigt.\n"
    with viewed(tmp_path, {"lulea.txt": letter}) as view:
        (salaries,) = find_terms("salaries", "en", view.snapshot.lexical)
    assert salaries.match([word_stem("arbetet")]) == 0.0


def test_the_country_before_the_name_of_an_authority_is_part_of_it(tmp_path: Path) -> None:
    letter = "Luleå kommun\n\nYttrande\n\nEn svensk hamn granskas av Arbetsmiljöverket.\n"
    with viewed(tmp_path, {"lulea.txt": letter}) as view:
        index = view.snapshot.lexical
        named = find_terms("the Swedish Work Environment Authority", "en", index)
        harbour = find_terms("the Swedish harbour", "en", index)
    assert [term.text for term in named] == ["work environment authority"]
    assert "swedish" in [term.text for term in harbour]


def test_a_word_whose_stem_is_a_mere_function_word_stands_for_nothing(tmp_path: Path) -> None:
    letter = "Luleå kommun\n\nYttrande\n\nVi tackar för hamnen.\n\nAtt genomföra förslaget är bra för alla.\n"
    with viewed(tmp_path, {"lulea.txt": letter}) as view:
        found = find_terms("carried out", "en", view.snapshot.lexical)
    assert all(term.match([word_stem("för")]) == 0.0 for term in found)
    assert any(term.match([word_stem("genomföra")]) == 1.0 for term in found)


def test_what_is_near_to_a_word_is_not_taken_apart_for_it(tmp_path: Path) -> None:
    letter = "Luleå kommun\n\nYttrande\n\nHamnforskning är bra.\n\nForskning om en hamn är bra.\n"
    with viewed(tmp_path, {"lulea.txt": letter}) as view:
        index = view.snapshot.lexical
        (near,) = bridged(
            [Term("hamnsammanslagning", 1.0, (), (("hamnsammanslagning",),), trusted=False)],
            {"hamnsammanslagning": {"hamnforskning": 0.7}},
        )
        (apart,) = taken_apart([near], index)
    assert apart.match([word_stem("hamn"), word_stem("forskning")]) < 0.5
