"""Laws of likeness and placing: a measure between 0 and 1 held by telling words; a paragraph finds its own proposal."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.alike import Likeness, content, overlap, rarity
from indexer.drafts import Draft
from indexer.found import Found
from indexer.own_words import OwnWords, in_company
from indexer.placing import Embed, Placer, Query
from indexer.types import Basis, Stance
from tests.fakes import FakeEmbedder
from tests.unit.corpus.making import document

MATTERS = (
    "Frikommunförsök. Kommuner får pröva undantag från statlig reglering under en försöksperiod.",
    "Policylaboratorium. Ett nationellt laboratorium prövar politik tillsammans med medborgare.",
    "Cykelvägar. Trafikverket bygger sammanhängande cykelstråk mellan tätorter.",
    "Skolbibliotek. Varje grundskola bemannar biblioteket med fackutbildad personal.",
    "Vindkraft. Markägare ersätts när turbiner reses invid deras fastighet.",
    "Tandvård. Högkostnadsskyddet omfattar tandimplantat för pensionärer.",
    "Sjöräddning. Helikoptrar stationeras längs Norrlandskusten dygnet runt.",
    "Arkiv. Folkrörelsernas handlingar digitaliseras och bevaras hos Riksarkivet.",
    "Slaktavgifter. Mobila slakterier befrias från kontrollavgift.",
    "Byggnadslov. Altaner kräver inget bygglov utanför detaljplan.",
)
WORDS = sorted({w for m in MATTERS for w in content(m)} | {"policylab", "cykel", "biblio", "kommun", "xyz"})
SETS = st.sets(st.sampled_from(WORDS), max_size=6)
EMBEDDERS: tuple[Embed | None, ...] = (None, FakeEmbedder().embed_queries)


def _weighed(*sets: set[str], more: Sequence[set[str]] = ()) -> tuple[dict[str, float], float]:
    weights = rarity([*sets, *more])
    return weights, max(weights.values(), default=1.0)


@given(SETS, SETS, st.lists(SETS, max_size=4))
def test_overlap_is_a_share_and_the_same_from_both_sides(a: set[str], b: set[str], more: list[set[str]]) -> None:
    weights, top = _weighed(a, b, more=more)
    assert 0.0 <= overlap(a, b, weights, top) <= 1.0 + 1e-9
    assert overlap(a, b, weights, top) == pytest.approx(overlap(b, a, weights, top))


def test_overlap_is_the_same_from_both_sides_where_both_weigh_the_same() -> None:
    part, whole = {"bibliotek"}, {"skolbibliotek"}
    assert overlap(part, whole, {}, 1.0) == overlap(whole, part, {}, 1.0)


@given(SETS.filter(bool), SETS)
def test_a_wording_overlaps_wholly_with_itself_and_with_one_that_holds_it(a: set[str], more: set[str]) -> None:
    weights, top = dict.fromkeys(a | more, 1.0), 1.0
    assert overlap(a, a, weights, top) == pytest.approx(1.0)
    assert overlap(a, a | more, weights, top) == pytest.approx(1.0)


@given(SETS, SETS)
def test_words_that_tell_nothing_make_no_overlap(a: set[str], b: set[str]) -> None:
    assert overlap(a, b, dict.fromkeys(a | b, 1.0), 10.0) == 0.0
    assert overlap(a, set(), {}, 1.0) == overlap(set(), a, {}, 1.0) == 0.0


@given(st.lists(SETS, min_size=1, max_size=6))
def test_what_fewer_hold_is_rarer(wordings: list[set[str]]) -> None:
    weights = rarity(wordings)
    assert set(weights) == set().union(*wordings)
    count = {w: sum(w in wording for wording in wordings) for w in weights}
    assert all((count[a] < count[b]) == (weights[a] > weights[b]) for a in weights for b in weights)


@given(SETS, st.sampled_from(WORDS))
def test_a_known_word_stands_wholly_for_itself_and_others_less(known: set[str], word: str) -> None:
    found = Likeness(known).of(word)
    assert dict(found).keys() <= known
    assert dict(found).get(word, 0.0) in (0.0, 1.0)
    assert all(0.0 < alike <= 1.0 for _, alike in found)
    assert (dict(found).get(word) == 1.0) == (word in known)


@pytest.mark.parametrize("embed", EMBEDDERS)
@pytest.mark.parametrize("number", range(len(MATTERS)))
def test_a_paragraph_that_repeats_a_proposals_words_is_placed_there(embed: Embed | None, number: int) -> None:
    own = Query("Det tillstyrks.", f"{MATTERS[number]} Det tillstyrks.")
    told = Query(MATTERS[number], MATTERS[number])
    for query in (own, told):
        found = Placer(MATTERS, embed).place([query])[0]
        assert found.proposal == number
        assert number not in found.unlikely


@pytest.mark.parametrize("embed", EMBEDDERS)
@given(
    parts=st.lists(st.tuples(st.text(max_size=40), st.sampled_from(["", *MATTERS])), max_size=4), n=st.integers(0, 9)
)
@settings(max_examples=40)
def test_every_query_gets_a_proposal_there_is_or_none(
    embed: Embed | None, parts: list[tuple[str, str]], n: int
) -> None:
    queries = [Query(sentence, context) for sentence, context in parts]
    found = Placer(MATTERS[:n], embed).place(queries) if n else []
    assert len(found) == len(queries) * bool(n)
    assert all(f.proposal is None or (0 <= f.proposal < n and 0.0 < f.sure <= 1.0) for f in found)
    assert all(f.proposal not in f.unlikely and all(0 <= u < n for u in f.unlikely) for f in found)
    assert n >= 2 or all(f.proposal is None for f in found)


@pytest.mark.parametrize("embed", EMBEDDERS)
def test_how_one_query_is_placed_does_not_hang_on_the_others(embed: Embed | None) -> None:
    queries = [Query(m, m) for m in MATTERS]
    placer = Placer(MATTERS, embed)
    assert placer.place(queries) == [placer.place([q])[0] for q in queries]
    turned = Placer(MATTERS[::-1], embed).place(queries)
    last = len(MATTERS) - 1
    assert [None if f.proposal is None else last - f.proposal for f in turned] == [
        f.proposal for f in placer.place(queries)
    ]


@pytest.mark.parametrize("embed", EMBEDDERS)
def test_words_of_no_proposal_and_words_of_all_are_placed_nowhere(embed: Embed | None) -> None:
    everything = " ".join(MATTERS)
    alone = Query("Ja.", "Ja.") if embed is None else Query("", "")
    assert Placer(MATTERS, None).place([alone])[0].proposal is None
    assert Placer([MATTERS[0]] * 8, embed).place([Query(MATTERS[0], everything)])[0].proposal is None


@pytest.mark.parametrize("embed", EMBEDDERS)
def test_without_proposals_nothing_is_placed(embed: Embed | None) -> None:
    assert Placer([MATTERS[0]], embed).place([Query(MATTERS[0], MATTERS[0])])[0].proposal is None
    assert Placer(MATTERS, embed).place([]) == []


@pytest.mark.parametrize("embed", EMBEDDERS)
@pytest.mark.parametrize("number", range(len(MATTERS)))
def test_a_title_that_is_a_proposals_heading_speaks_for_it_and_for_no_other(embed: Embed | None, number: int) -> None:
    headings = [" ".join(m.split()[:4]) for m in MATTERS]
    placer = Placer(MATTERS, embed, headings)
    for other in range(len(MATTERS)):
        plain, titled = (
            placer.place([Query(MATTERS[other], MATTERS[other], title)])[0] for title in ("", headings[number])
        )
        assert titled.proposal in {plain.proposal, number, None}
        assert number not in titled.unlikely - plain.unlikely


@pytest.mark.parametrize("embed", EMBEDDERS)
def test_a_short_remark_that_names_nothing_is_on_no_proposal(embed: Embed | None) -> None:
    context = "Kommuner får pröva undantag från statlig reglering under en försöksperiod. Äntligen!"
    firm = Query("Äntligen!", context, firmly=True)
    assert Placer(MATTERS, embed).place([firm])[0].proposal is None
    assert Placer(MATTERS, embed).place([Query(context, context, firmly=True)])[0].proposal is not None


HEADINGS = "Bemannade skolbibliotek", "Ett nationellt läslabb", "Lagens ikraftträdande"


@pytest.mark.parametrize(
    ("said", "heading"), [("läslabbet", HEADINGS[1]), ("skolbiblioteken", HEADINGS[0]), ("lagen", None)]
)
def test_a_thing_that_all_write_about_is_still_the_proposal_that_bears_its_name(said: str, heading: str | None) -> None:
    drafts = [Draft("c", None, text, [], seeded=True, body=text) for text in HEADINGS]
    f = Found(
        Stance.OPPOSE, 0, 1, (said,), None, None, None, None, None, Basis.STATED,
        explicit=True, summary=False, cue=0, block=0, section_index=0, sure=1.0, weak=False, bare=False, context="",
        own=said,
    )  # fmt: skip
    everywhere = {word: 1.0 for text in HEADINGS for word in content(text)}
    named = OwnWords(drafts, everywhere, 10.0).of(f)  # one word of them all is ten times rarer
    assert (named[0].heading if named else None) == heading


def _said(stance: Stance, own: str, section: str | None) -> Found:
    return Found(
        stance, 0, 9, (own,), section, None, None, None, None, Basis.STATED,
        explicit=True, summary=False, cue=0, block=0, section_index=0, sure=1.0, weak=False, bare=False, context="",
        own=own,
    )  # fmt: skip


def test_what_is_set_against_a_sections_own_proposal_is_on_another() -> None:
    drafts = [Draft("c", "4.1", "Register för båtar", [], body="."), Draft("c", "4.2", "Hamnavgift", [], body=".")]
    rare = {word: 5.0 for draft in drafts for word in content(draft.heading or "")}
    named = OwnWords(drafts, rare, 5.0)
    against, for_it = (
        _said(Stance.OPPOSE, "hamnavgiften", "4.2"),
        _said(Stance.SUPPORT, "ett register för båtar", "4.2"),
    )
    both = [against, for_it]
    assert named.in_section(against) is drafts[1]
    assert named.apart(against, both).section == "4.2"
    assert named.apart(for_it, both).section is None
    assert named.apart(for_it, [for_it]).section == "4.2"  # alone it may well be a word for what the section proposes


@pytest.mark.parametrize(("word", "same"), [("kamerorna", "Kameror ombord"), ("säkerheten", "Säkerhet i hamn")])
def test_a_thing_with_a_short_stem_is_told_by_it(word: str, same: str) -> None:
    assert content(word) & content(same)
    assert not content("möjligt rimligare lättast")


SAID = (
    ("En myndighet för nödnumret", "Fyrmyndigheten ska ta emot alla nödsamtal inom 20 minuter, enligt detta mål."),
    ("Helikoptrar", "Staten ska ta över ambulansflyget."),
    ("Sekretess", "Uppgifter får lämnas mellan Fyrmyndigheten och räddningstjänsten."),
)


@pytest.mark.parametrize(
    ("said", "heading"),
    [
        ("Fyrmyndigheten", SAID[0][0]),  # which the first brings up and the last only mentions
        ("ambulansflyget", SAID[1][0]),
        ("20-minutersmålet", SAID[0][0]),
        ("helikopterfrågan", None),  # of which only a part is there
        ("uppgifter till räddningstjänsten", SAID[2][0]),
        ("minuter", None),
    ],
)
def test_what_only_the_words_of_a_proposal_hold_names_it(said: str, heading: str | None) -> None:
    drafts = [Draft("c", None, title, [], seeded=True, body=f"{title}\n{text}") for title, text in SAID]
    rare = {word: 5.0 for title, text in SAID for word in content(f"{title} {text}")}
    named = OwnWords(drafts, rare, 5.0).of(_said(Stance.SUPPORT, said, None))
    assert (named[0].heading if named else None) == heading


def test_a_paragraph_of_several_stances_each_on_its_own_thing_is_on_none_of_them() -> None:
    read = document("SKL svarar.")
    three = [(read, _said(Stance.SUPPORT, own, None)) for own in ("avgiften", "registret", "kamerorna")]
    assert in_company(three) == {(read.id, 0)}
    assert not in_company(three[:2])
