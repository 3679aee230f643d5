"""Laws of the compiled overview: nobody is lost or counted twice; numbers have a base, sentences a source."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings

from indexer.types import Basis, Stance
from service.compilation.contract import Compilation, DraftSentence, GroupKey, PieceKind, ProposalOverview
from service.compilation.draft import NAMED
from service.compilation.groups import clean
from service.compilation.model import compile_tables
from service.compilation.outline import cited
from service.compilation.words import listed
from service.contract import Language
from service.positions.contract import PositionTable
from tests.unit.service import compilation_world as world
from tests.unit.service.compilation_world import Held, mention, position, proposal, respondent, silence, unknown

COUNTED_NOWHERE = {Basis.WHOLE_DOCUMENT, Basis.BY_REFERENCE}
BRO = proposal("bro", "En bro över ån")
STORT = proposal("stort", "Förslagen i stort", None, Basis.WHOLE_DOCUMENT)
PEOPLE = [respondent(f"o{i}", f"Kommun {i}") for i in range(20)]
QUANTIFIERS = re.compile(
    r"\b(?:[Ss]amtliga|[Mm]ajoritet|[Ff]lera|[Öö]vriga|[Ff]lertalet|[Ii]ngen av) remissinstans|majoritet"
)


def only(compilation: Compilation) -> ProposalOverview:
    (part,) = compilation.consultations
    return part.proposals[0]


def on_bridge(held: Mapping[str, Held], people: int = 20, language: Language = Language.SV) -> ProposalOverview:
    chosen = PEOPLE[:people]
    entries = world.filled(chosen, BRO, held)
    return only(world.compiled(world.table(chosen, [BRO], entries), language))


def taking(
    stance: Stance, first: int, last: int, quote: str = "Vi tillstyrker förslaget.", **more: Any
) -> dict[str, Held]:
    return {p.organisation_id: position(p, BRO, stance, quote, **more) for p in PEOPLE[first:last]}


def draft(overview: ProposalOverview) -> str:
    return " ".join(sentence.text for sentence in overview.draft)


def entries_of(overview: ProposalOverview) -> Counter[tuple[str, str]]:
    """Return every entry of a proposal by organisation and what it is, with how often it stands there."""
    found = [(e.organisation_id, clean(e.quote)) for g in overview.groups for e in g.entries]
    found += [(e.organisation_id, clean(e.quote)) for e in overview.aside]
    found += [(s.organisation_id, g.key.value) for g in overview.groups for s in g.silent]
    return Counter(found)


def rows_of(found: PositionTable, id: str) -> Counter[tuple[str, str]]:
    said = [(p.organisation_id, clean(p.quote)) for p in found.positions if p.proposal_id == id]
    said += [(m.organisation_id, clean(m.quote)) for m in found.mentioned_without_position if m.proposal_id == id]
    said += [(c.organisation_id, "cannot_tell") for c in found.cannot_tell if c.proposal_id == id]
    said += [(s.organisation_id, "not_mentioned") for s in found.not_mentioned if s.proposal_id == id]
    return Counter(said)


class TestNobodyIsLostOrCountedTwice:
    @given(world.tables())
    @settings(max_examples=60)
    def test_every_entry_of_the_table_stands_exactly_once_under_its_proposal(self, found: PositionTable) -> None:
        (part,) = world.compiled(found).consultations
        overviews = {p.id: p for p in (*part.proposals, *part.general)}
        assert list(overviews) == [p.id for p in found.proposals]
        for id, overview in overviews.items():
            assert entries_of(overview) == rows_of(found, id)

    @given(world.tables())
    @settings(max_examples=60)
    def test_each_group_counts_its_organisations_once_and_all_together_are_all_who_answered(
        self, found: PositionTable
    ) -> None:
        (part,) = world.compiled(found).consultations
        everyone = {r.organisation_id for r in found.respondents}
        for overview in part.proposals:
            members = [set(g.members()) for g in overview.groups]
            assert [g.count for g in overview.groups] == [len(m) for m in members]
            assert {g.of for g in overview.groups} <= {len(everyone)}
            assert set().union(*members, {e.organisation_id for e in overview.aside}) == everyone
            twice = [o for o, n in Counter(o for m in members for o in m).items() if n > 1]
            assert len(overview.in_several) == len(twice)

    @given(world.tables())
    @settings(max_examples=40)
    def test_groups_come_in_order_and_numbers_run_from_one_without_a_gap(self, found: PositionTable) -> None:
        (part,) = world.compiled(found).consultations
        order = list(GroupKey)
        for overview in (*part.proposals, *part.general):
            keys = [order.index(g.key) for g in overview.groups]
            assert keys == sorted(set(keys))
            assert sorted(_numbers(overview)) == list(range(1, len(_numbers(overview)) + 1))

    @given(world.tables())
    @settings(max_examples=40)
    def test_a_view_of_the_whole_or_by_reference_is_shown_beside_and_never_counted(self, found: PositionTable) -> None:
        (part,) = world.compiled(found).consultations
        for overview in part.proposals:
            assert not [e for g in overview.groups for e in g.entries if e.basis in COUNTED_NOWHERE]
            assert all(e.basis in COUNTED_NOWHERE for e in overview.aside)

    def test_states_of_review_are_counted(self) -> None:
        found = world.table(PEOPLE[:1], [BRO], [position(PEOPLE[0], BRO, Stance.SUPPORT)])
        assert world.compiled(found).consultations[0].reviewed.model_dump() == {"auto": 1, "reviewed": 0, "locked": 0}

    def test_a_response_without_a_sender_is_named_and_not_counted(self) -> None:
        found = world.table(PEOPLE[:1], [BRO], [position(PEOPLE[0], BRO, Stance.SUPPORT)])
        unsigned = world.document("osignerat")
        documents = world.documents(PEOPLE[:1], [unsigned])
        (part,) = compile_tables({world.CASE: found}, documents, snapshot=world.SNAPSHOT).consultations
        assert [d.id for d in part.unattributed] == ["osignerat"]
        assert part.proposals[0].groups[0].of == 1

    def test_who_is_silent_here_but_speaks_of_the_whole_is_named_beside(self) -> None:
        whole = [position(p, STORT, Stance.SUPPORT, basis=Basis.WHOLE_DOCUMENT) for p in (PEOPLE[0], PEOPLE[2])]
        here = [silence(PEOPLE[0], BRO), silence(PEOPLE[1], BRO), mention(PEOPLE[2], BRO)]
        overview = only(world.compiled(world.table(PEOPLE[:3], [BRO, STORT], [*whole, *here])))
        assert [e.organisation_id for e in overview.elsewhere] == ["o0"]
        assert {g.key: g.count for g in overview.groups} == {GroupKey.MENTIONED: 1, GroupKey.NOT_MENTIONED: 2}


def _numbers(overview: ProposalOverview) -> list[int]:
    entries = [e.number for g in overview.groups for e in g.entries] + [e.number for e in overview.aside]
    return entries + [g.number for g in overview.groups if g.number is not None]


class TestTheDraft:
    @given(world.tables())
    @settings(max_examples=60)
    def test_every_sentence_cites_what_stands_under_the_proposal(self, found: PositionTable) -> None:
        (part,) = world.compiled(found).consultations
        for overview in part.proposals:
            assert overview.draft
            for sentence in overview.draft:
                assert sentence.citations
                assert set(sentence.citations) <= set(_numbers(overview))
            used = {n for sentence in overview.draft for n in sentence.citations}
            assert used == set(_numbers(overview)), "everything is accounted for"

    @given(world.tables())
    @settings(max_examples=40)
    def test_quotes_are_the_words_cited(self, found: PositionTable) -> None:
        (part,) = world.compiled(found).consultations
        for overview in part.proposals:
            entries = {e.number: e for e in [*(e for g in overview.groups for e in g.entries), *overview.aside]}
            for sentence in overview.draft:
                for quote in _quotes(sentence):
                    cited_entries = [entries[n] for n in sentence.citations]
                    said = [e.quote for e in cited_entries] + [e.grounds.quote for e in cited_entries if e.grounds]
                    assert any(
                        _flat(quote) in _flat(text) for text in said + [e.qualifier or "" for e in cited_entries]
                    )

    @pytest.mark.parametrize("language", list(Language))
    @pytest.mark.parametrize("n", [1, 2, 3, NAMED, NAMED + 1, 11, 20])
    @pytest.mark.parametrize("stance", list(Stance))
    def test_no_quantifier_stands_without_numerator_and_denominator(
        self, stance: Stance, n: int, language: Language
    ) -> None:
        overview = on_bridge(taking(stance, 0, n), language=language)
        for sentence in overview.draft:
            own = "".join(p.text for p in sentence.pieces if p.kind is PieceKind.TEXT)
            if QUANTIFIERS.search(own) or re.search(r"\b(?:[Aa]ll|majority|[Ss]everal|other|None of the) ", own):
                assert re.search(r"\(\d+ (?:av|of) 20\)", own), own

    @pytest.mark.parametrize(
        ("n", "words"),
        [
            (20, "Samtliga remissinstanser (20 av 20)"),
            (11, "En majoritet av remissinstanserna (11 av 20)"),
            (10, "Flera remissinstanser (10 av 20)"),
            (1, "Kommun 0 tillstyrker förslaget."),
        ],
    )
    def test_a_majority_is_more_than_half_of_those_who_answered(self, n: int, words: str) -> None:
        assert draft(on_bridge(taking(Stance.SUPPORT, 0, n))).startswith(words)

    def test_support_and_no_objection_are_added_up_only_with_both_numbers_shown(self) -> None:
        held = taking(Stance.SUPPORT, 0, 8) | taking(Stance.NO_OBJECTION, 8, 12, "Vi har inget att erinra.")
        first = on_bridge(held).draft[0].text
        assert first.startswith(
            "En majoritet av remissinstanserna (12 av 20), däribland Kommun 0, Kommun 1 och Kommun 2,"
        )
        assert first.endswith("tillstyrker förslaget (8) eller har inga invändningar mot det (4).")

    def test_the_formal_verbs_stand_only_where_the_response_has_them(self) -> None:
        held = taking(Stance.OPPOSE, 0, 1, "Vi avstyrker förslaget.") | taking(Stance.OPPOSE, 1, 2, "Vi säger nej.")
        held |= taking(Stance.SUPPORT, 2, 3, "Vi ställer oss bakom förslaget.")
        said = draft(on_bridge(held, people=4))
        assert "Kommun 0 avstyrker förslaget." in said
        assert "Kommun 1 motsätter sig förslaget." in said
        assert "Kommun 2 stöder förslaget." in said

    def test_who_opposes_is_given_with_grounds_or_as_giving_none(self) -> None:
        held = taking(Stance.OPPOSE, 0, 1, "Vi avstyrker.", grounds="Det blir dyrt.") | taking(
            Stance.OPPOSE, 1, 2, "Vi avstyrker."
        )
        said = draft(on_bridge(held))
        assert "Som skäl anför Kommun 0: ”Det blir dyrt.”" in said
        assert "Något skäl anges inte av Kommun 1." in said

    def test_a_hedge_survives(self) -> None:
        short = draft(on_bridge(taking(Stance.OPPOSE, 0, 1, "Vi avstyrker.", qualifier="i nuläget")))
        assert "Kommun 0 avstyrker förslaget i nuläget." in short
        long = draft(on_bridge(taking(Stance.SUPPORT, 0, 1, qualifier="om staten betalar")))
        assert "Kommun 0 tillstyrker förslaget, med orden ”om staten betalar”." in long

    def test_an_organisation_on_both_sides_is_counted_on_neither(self) -> None:
        both = [position(PEOPLE[0], BRO, Stance.SUPPORT), position(PEOPLE[0], BRO, Stance.OPPOSE, "Nej.", start=40)]
        rest = [position(p, BRO, Stance.SUPPORT) for p in PEOPLE[1:9]]
        overview = only(world.compiled(world.table(PEOPLE[:9], [BRO], [*both, *rest])))
        said = draft(overview)
        assert "(8 av 9)" in said
        assert (
            "Svaret från Kommun 0 innehåller olika ställningstaganden till förslaget (tillstyrker, motsätter sig)."
            in said
        )
        assert overview.in_several == ("Kommun 0",)

    @pytest.mark.parametrize(
        ("weaker", "stronger", "quote", "words"),
        [
            (
                Stance.SUPPORT,
                Stance.SUPPORT_WITH_RESERVATIONS,
                "Ja, men.",
                "stöder förslaget med förbehåll: ”Ja, men.”",
            ),
            (Stance.NO_OBJECTION, Stance.SUPPORT, "Vi tillstyrker.", "tillstyrker förslaget."),
            (Stance.CRITICAL, Stance.OPPOSE, "Vi avstyrker.", "avstyrker förslaget."),
        ],
    )
    def test_the_stance_that_says_more_outranks_another_on_the_same_side(
        self, weaker: Stance, stronger: Stance, quote: str, words: str
    ) -> None:
        own = [position(PEOPLE[0], BRO, weaker, "Bra."), position(PEOPLE[0], BRO, stronger, quote, start=40)]
        overview = only(world.compiled(world.table(PEOPLE[:1], [BRO], own)))
        assert overview.draft[0].text == f"Kommun 0 {words}"
        assert set(overview.draft[0].citations) == {1, 2}

    def test_a_hedge_said_once_holds_for_the_whole_response(self) -> None:
        own = [
            position(PEOPLE[0], BRO, Stance.OPPOSE, "Vi avstyrker."),
            position(PEOPLE[0], BRO, Stance.OPPOSE, "Vi avstyrker i nuläget.", qualifier="i nuläget", start=40),
        ]
        assert draft(only(world.compiled(world.table(PEOPLE[:1], [BRO], own)))).startswith(
            "Kommun 0 avstyrker förslaget i nuläget."
        )

    def test_a_hedged_stance_is_not_counted_with_the_plain_ones(self) -> None:
        held = taking(Stance.OPPOSE, 0, 8, "Vi avstyrker.") | taking(
            Stance.OPPOSE, 8, 9, "Vi avstyrker i nuläget.", qualifier="i nuläget"
        )
        said = draft(on_bridge(held))
        assert "(8 av 20)" in said
        assert "Kommun 8 avstyrker förslaget i nuläget." in said

    def test_the_three_ways_to_hold_no_known_view_stay_apart(self) -> None:
        held = taking(Stance.SUPPORT, 0, 1) | {"o1": mention(PEOPLE[1], BRO), "o2": unknown(PEOPLE[2], BRO)}
        said = draft(on_bridge(held, people=5))
        assert "Kommun 1 berör frågan utan att ta ställning till förslaget." in said
        assert "Hållningen hos Kommun 2 framgår inte av underlaget (bilagan" in said
        assert said.endswith("Övriga remissinstanser (2 av 5) nämner inte förslaget.")

    def test_a_name_is_given_in_full_once_and_then_short(self) -> None:
        skl = respondent("skr", "Sveriges Kommuner och Landsting", "SKL")
        held = position(skl, BRO, Stance.OPPOSE, "SKL avstyrker.", grounds="Det är oklart.")
        said = draft(only(world.compiled(world.table([skl], [BRO], [held]))))
        assert said == (
            "Sveriges Kommuner och Landsting (SKL) avstyrker förslaget. Som skäl anför SKL: ”Det är oklart.”"
        )

    def test_long_grounds_are_cut_after_a_whole_sentence(self) -> None:
        grounds = "Det första skälet väger tyngst. " + "Ett skäl till är detta. " * 30
        said = draft(on_bridge(taking(Stance.OPPOSE, 0, 1, "Vi avstyrker.", grounds=grounds.strip())))
        quote = re.search(r"bl\.a\.: ”(.*?)”", said)
        assert quote is not None
        assert grounds.startswith(quote.group(1))
        assert quote.group(1).endswith(".")


def _quotes(sentence: DraftSentence) -> list[str]:
    return [p.text[1:-1] for p in sentence.pieces if p.kind is PieceKind.QUOTE]


def _flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("names", "words"),
    [([], ""), (["A"], "A"), (["A", "B"], "A och B"), (["A", "B", "C"], "A, B och C"), (["X"] * 4, "X, X, X och X")],
)
def test_names_are_listed_as_swedish_lists_them(names: list[str], words: str) -> None:
    assert listed(names, "sv") == words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([1], "[1]"), ([1, 2], "[1, 2]"), ([1, 2, 3], "[1–3]"), ([1, 3, 4, 5, 9], "[1, 3–5, 9]"), ([3, 1, 2], "[1–3]")],
)
def test_citations_in_a_row_are_shortened(numbers: list[int], words: str) -> None:
    assert cited(numbers) == words


def test_the_register_only_lengthens_a_name() -> None:
    faculty = respondent("jur", "Juridiska fakulteten")
    document = world.document("svar-jur", faculty).model_copy(
        update={"organisation_now": "Juridiska fakulteten vid Lunds universitet"}
    )
    found = world.table([faculty], [BRO], [position(faculty, BRO, Stance.SUPPORT)])
    (part,) = compile_tables({world.CASE: found}, [document], snapshot=world.SNAPSHOT).consultations
    assert part.respondents[0].organisation == "Juridiska fakulteten vid Lunds universitet"
    renamed = document.model_copy(update={"organisation_now": "Rättsvetenskapliga institutionen"})
    (part,) = compile_tables({world.CASE: found}, [renamed], snapshot=world.SNAPSHOT).consultations
    assert (part.respondents[0].organisation, part.respondents[0].also) == (
        "Juridiska fakulteten",
        "Rättsvetenskapliga institutionen",
    )
