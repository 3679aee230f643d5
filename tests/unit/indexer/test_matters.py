"""Laws of matters: what a sentence takes several stances on, and which of the inquiry's proposals its words name."""

import pytest

from corpus.types import Document, Kind
from indexer.inherit import inherited
from indexer.positions import find_positions
from indexer.proposals import register_positions
from indexer.speakers import sentences
from indexer.types import Basis, Position, Proposal, Stance
from tests.unit.corpus.making import REGISTER, document

PROPOSED = {
    "4.1": "Förbud mot bottentrålning\n\nFörslag: Bottentrålning förbjuds inom tolv sjömil från kusten.",
    "4.2": "Fredningsområden för torsk\n\nFörslag: Länsstyrelsen får inrätta fredningsområden där torsk leker.",
    "5.1": "Miljöavgift på båtbottenfärg\n\nFörslag: Den som säljer båtbottenfärg ska betala en miljöavgift.",
    "5.2": "Tömningsplikt för fritidsbåtar\n\nFörslag: Fritidsbåtar ska tömma toalettavfall i hamn.",
    "6.1": "Havsmiljöfond\n\nFörslag: En fond för åtgärder i havet inrättas.",
    "6.2": "Ålfiskestopp\n\nFörslag: Allt fiske efter ål upphör.",
}
INQUIRY = document(
    "\n\n".join(f"## {number} {text}\n\nSkälen är flera." for number, text in PROPOSED.items()),
    kind=Kind.BETANKANDE, organisation_id=None, id="sou",
)  # fmt: skip
Registered = tuple[Document, tuple[Proposal, ...], tuple[Position, ...]]


def _registered(text: str, inquiry: Document | None = INQUIRY) -> Registered:
    letter = document(text)
    found = find_positions(letter, sentences(letter, REGISTER["skr"]), REGISTER)
    return letter, *register_positions([*([(inquiry, ())] if inquiry else []), (letter, found)])


def _stated(text: str) -> set[tuple[str | None, str]]:
    """Return what is stated on single proposals: their sections with the stances."""
    _, proposals, positions = _registered(text)
    named = {p.id for p in proposals if p.basis is Basis.STATED}
    return {(p.section, p.stance.value) for p in positions if p.proposal_id in named}


def _on_the_whole(text: str) -> set[tuple[Basis, str]]:
    return {(p.basis, p.stance.value) for p in _registered(text)[2] if p.basis is not Basis.STATED}


def _follows(text: str) -> set[tuple[str | None, str]]:
    letter, proposals, positions = _registered(text)
    return {(p.section, p.stance.value) for p in inherited({letter.id: letter}, proposals, positions, REGISTER)}


@pytest.mark.parametrize(
    ("text", "on"),
    [
        (
            "SKL tillstyrker förslaget om fredningsområden men avstyrker förslaget om ett förbud mot bottentrålning.",
            {("4.2", "support"), ("4.1", "oppose")},
        ),
        (
            "SKL avstyrker en miljöavgift på båtbottenfärg men har inget att erinra mot förslaget om tömningsplikt.",
            {("5.1", "oppose"), ("5.2", "no_objection")},
        ),
        (
            "SKL motsätter sig ålfiskestoppet. SKL ställer sig bakom havsmiljöfonden.",
            {("6.2", "oppose"), ("6.1", "support")},
        ),
        (
            "SKL tillstyrker förslaget om en havsmiljöfond men inte förslaget om tömningsplikt.",
            {("6.1", "support"), ("5.2", "oppose")},
        ),
        (
            "SKL avstyrker förslagen om havsmiljöfond, ålfiskestopp och tömningsplikt.",
            {("6.1", "oppose"), ("6.2", "oppose"), ("5.2", "oppose")},
        ),
    ],
)
def test_what_a_clause_names_is_what_its_stance_is_on(text: str, on: set[tuple[str, str]]) -> None:
    assert _stated(text) == on


@pytest.mark.parametrize("most", ["merparten av förslagen", "flertalet förslag", "huvuddelen av betänkandets förslag"])
@pytest.mark.parametrize(
    "against", ["kan inte ställa sig bakom ett stopp för ålfisket (6.2)", "avstyrker det i avsnitt 6.2"]
)
def test_what_is_named_after_most_of_the_proposals_is_not_among_them(most: str, against: str) -> None:
    text = f"SKL tillstyrker {most} men {against}."
    assert _stated(text) == {("6.2", "oppose")}
    assert (Basis.WHOLE_DOCUMENT, "support") in _on_the_whole(text)


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ("Länsstyrelsen i Skåne län har framfört att fonden bör styras regionalt.", set()),
        ("Utredningen bedömer att fonden bör styras regionalt.", {("6.1", "oppose")}),
    ],
)
def test_who_shares_no_view_of_another_body_opposes_no_proposal(said: str, on: set[tuple[str, str]]) -> None:
    assert _stated(f"## 6.1 Havsmiljöfond\n\n{said} SKL delar inte den uppfattningen.") == on


@pytest.mark.parametrize("beside", ["utöver att fiskarna är många", "annat än som fiskare", "förutom vad som sagts"])
def test_what_a_stance_leaves_aside_is_no_matter(beside: str) -> None:
    _, proposals, positions = _registered(f"## Ålfiskestoppet\n\nSKL har inga synpunkter {beside}.")
    assert {p.section for p in positions} == {"6.2"}
    assert not [n for p in proposals for n in p.names if n.casefold().startswith(beside.split()[0])]


def test_turning_to_another_matter_is_no_reservation() -> None:
    def hesitant(clauses: object) -> list[dict[Stance | None, float]]:
        return [{Stance.SUPPORT_WITH_RESERVATIONS: 0.95, None: 0.05} for _ in clauses]  # type: ignore[attr-defined]

    hesitant.digest = "hesitant"  # type: ignore[attr-defined]
    letter = document("SKL tillstyrker förslaget om en havsmiljöfond, men tillstyrker inte förslaget om ålfiskestopp.")
    found = find_positions(letter, sentences(letter, REGISTER["skr"]), REGISTER, hesitant)  # type: ignore[arg-type]
    assert found[0].stance is Stance.SUPPORT


def test_proposals_listed_are_several_also_where_nobody_has_the_inquirys_text() -> None:
    text = "SKL tillstyrker förslagen om havsmiljöfond, ålfiskestopp och tömningsplikt. SKL avstyrker ålfiskestoppet."
    _, proposals, positions = _registered(text, inquiry=None)
    names = {p.id: p.name for p in proposals}
    held = {(names[p.proposal_id], p.stance.value) for p in positions}
    assert {name for name, _ in held} == {"Havsmiljöfond", "Ålfiskestopp", "Tömningsplikt"}
    assert {name for name, stance in held if stance == "oppose"} == {"Ålfiskestopp"}


def test_two_stances_in_the_same_words_on_one_proposal_are_two_positions() -> None:
    letter, _, positions = _registered(
        "## 6.1 Havsmiljöfond\n\nSKL tillstyrker förslaget om en fond men avstyrker förslaget om fondens styrelse.",
        inquiry=None,
    )
    stances = {p.stance.value for p in positions}
    assert {"oppose"} < stances
    assert len({p.id for p in positions}) == len(positions)
    assert {letter.text[p.start : p.end] for p in positions} == {letter.text[positions[0].start : positions[0].end]}


@pytest.mark.parametrize(
    ("text", "on"),
    [
        (
            "SKL tillstyrker förslagen i avsnitt 4.1, 4.2 och 6.1.",
            {("4.1", "support"), ("4.2", "support"), ("6.1", "support")},
        ),
        ("SKL motsätter sig förslagen i avsnitten 5.1 och 5.2.", {("5.1", "oppose"), ("5.2", "oppose")}),
        ("Förslagen i avsnitt 5.1 samt 6.2 avstyrks.", {("5.1", "oppose"), ("6.2", "oppose")}),
        ("SKL har inget att erinra mot avsnitt 4.1–4.2.", {("4.1", "no_objection"), ("4.2", "no_objection")}),
        (
            "SKL tillstyrker förslaget i avsnitt 5.1 och har ingen erinran mot förslaget i avsnitt 6.1.",
            {("5.1", "support"), ("6.1", "no_objection")},
        ),
        (
            "SKL ställer sig bakom förslaget i avsnitt 4.2 samt 6.1 men motsätter sig förslaget i avsnitt 6.2.",
            {("4.2", "support"), ("6.1", "support"), ("6.2", "oppose")},
        ),
        (
            "SKL tillstyrker förbudet (avsnitt 4.1), fredningsområdena (avsnitt 4.2) och fonden (avsnitt 6.1).",
            {("4.1", "support"), ("4.2", "support"), ("6.1", "support")},
        ),
        (
            "Vad gäller avsnitt 5.1 och 5.2 har SKL inget att invända.",
            {("5.1", "no_objection"), ("5.2", "no_objection")},
        ),
    ],
)
def test_a_stance_on_sections_is_on_each_of_them_and_never_on_the_whole(text: str, on: set[tuple[str, str]]) -> None:
    assert _stated(text) == on
    assert _on_the_whole(text) == set()


@pytest.mark.parametrize(
    "heading", ["3.2 Lekplatser (avsnitt 4.2)", "1.7 Torsken (promemorians avsnitt 4.2)", "Torsk (4.2)"]
)
def test_the_section_a_heading_refers_to_outranks_the_number_it_bears(heading: str) -> None:
    assert _stated(f"## {heading}\n\nSKL tillstyrker förslaget.") == {("4.2", "support")}


@pytest.mark.parametrize(
    "text",
    [
        "SKL avstyrker förslaget om ålfiskestopp men har i övrigt inga synpunkter på betänkandet.",
        "SKL avstyrker förslaget i avsnitt 6.2. Förslagen i övrigt lämnas utan erinran.",
        "SKL avstyrker ålfiskestoppet och har ingen erinran mot övriga förslag.",
    ],
)
def test_a_stance_on_the_rest_stands_beside_the_one_it_leaves_out(text: str) -> None:
    _, proposals, positions = _registered(text)
    assert _stated(text) == {("6.2", "oppose")}
    assert _follows(text) == {(n, "no_objection") for n in PROPOSED if n != "6.2"}
    assert {p.section for p in proposals if p.basis is Basis.RESIDUAL} == {None}
    assert {p.section for p in positions if p.basis is Basis.RESIDUAL} == {None}


def test_a_section_named_only_among_the_reasons_has_no_position() -> None:
    text = "SKL avstyrker förslaget i avsnitt 4.1 eftersom konsekvenserna enligt avsnitt 6.1 är stora."
    assert _stated(text) == {("4.1", "oppose")}


def test_what_is_stated_by_number_bears_no_name_from_the_sentence_before() -> None:
    text = "SKL tillstyrker förslaget i avsnitt 4.2. SKL avstyrker förslaget i avsnitt 4.1."
    _, proposals, _ = _registered(text, inquiry=None)
    assert {name for p in proposals for name in p.names} == {"Avsnitt 4.1", "Avsnitt 4.2"}


def test_what_is_stated_by_number_is_not_taken_over_by_the_rest() -> None:
    text = "SKL tillstyrker förslagen i avsnitt 4.1, 4.2 och 5.1. I övrigt avstår SKL från att yttra sig."
    assert _stated(text) == {("4.1", "support"), ("4.2", "support"), ("5.1", "support")}
    assert _follows(text) == {("5.2", "abstain"), ("6.1", "abstain"), ("6.2", "abstain")}


def test_the_number_of_a_chapter_stands_for_its_proposals() -> None:
    assert _follows("SKL tillstyrker förslagen i avsnitt 4.") == {("4.1", "support"), ("4.2", "support")}
    both = {(n, "support") for n in ("4.1", "4.2", "6.1", "6.2")}
    assert _follows("SKL tillstyrker förslagen i kapitel 4 och 6.") == both


@pytest.mark.parametrize(
    ("heading", "on"),
    [
        ("4.1 Förbud mot bottentrålning", {("4.1", "support")}),
        ("Avsnitt 6.1 och 6.2", {("6.1", "support"), ("6.2", "support")}),
        ("Havets pengar (avsnitt 5.1 och 6.1)", {("5.1", "support"), ("6.1", "support")}),
    ],
)
def test_the_proposals_under_a_numbered_heading_are_those_of_its_sections(
    heading: str, on: set[tuple[str, str]]
) -> None:
    assert _stated(f"## {heading}\n\nSKL tillstyrker förslagen.") == on
    assert _on_the_whole(f"## {heading}\n\nSKL tillstyrker förslagen.") == set()
    assert _on_the_whole(f"## {heading}\n\nSKL tillstyrker samtliga förslag.") == {(Basis.WHOLE_DOCUMENT, "support")}


def test_the_proposals_under_a_chapters_heading_are_that_chapters() -> None:
    assert _follows("## 6 Pengar och ål\n\nSKL avstyrker förslagen.") == {("6.1", "oppose"), ("6.2", "oppose")}


def test_a_stance_whose_matter_cannot_be_told_is_on_none_after_others() -> None:
    text = "SKL tillstyrker förslaget om tömningsplikt. Hamnarna är många.\n\nSKL avstyrker förslaget. Det blir dyrt."
    assert _stated(text) == {("5.2", "support")}
    assert _stated("SKL avstyrker förslaget. Det blir dyrt.") == {(None, "oppose")}


def test_the_subject_of_what_is_thought_of_it_is_the_matter() -> None:
    text = "SKL tillstyrker förslaget om fredningsområden, men anser att ålfiskestoppet är orimligt."
    assert ("6.2", "critical") in _stated(text)
    assert {stance for section, stance in _stated(text) if section is None} == set()


def test_a_section_that_nobody_names_is_called_by_its_number() -> None:
    _, proposals, _ = _registered("SKL tillstyrker förslaget i avsnitt 4.2.", inquiry=None)
    assert [(p.section, p.name) for p in proposals] == [("4.2", "Avsnitt 4.2")]


@pytest.mark.parametrize(
    "text",
    [
        "SKL tillstyrker samtliga förslag förutom det om ålfiskestopp, vilket avstyrks.",
        "SKL ställer sig bakom utredningens förslag bortsett från förslaget i avsnitt 6.2, som SKL motsätter sig.",
        "SKL tillstyrker betänkandets förslag, med undantag för förslaget om ålfiskestopp som SKL avstyrker.",
    ],
)
def test_all_but_one_is_a_stance_on_the_rest_and_the_other_on_that_one(text: str) -> None:
    assert _stated(text) == {("6.2", "oppose")}
    assert _on_the_whole(text) == {(Basis.RESIDUAL, "support")}
    assert _follows(text) == {(n, "support") for n in PROPOSED if n != "6.2"}


@pytest.mark.parametrize(
    "text",
    [
        "SKL tillstyrker alla förslag utom förslaget om miljöavgift.",
        "Med undantag för förslaget i avsnitt 4.2 tillstyrker SKL betänkandets förslag.",
        "SKL tillstyrker, utom i fråga om ålfiskestoppet, utredningens förslag.",
    ],
)
def test_what_is_left_out_without_a_word_has_no_position(text: str) -> None:
    assert _stated(text) == set()
    assert _follows(text) == set()
    assert _on_the_whole(text) == {(Basis.WHOLE_DOCUMENT, "support_with_reservations")}


@pytest.mark.parametrize(
    "text",
    [
        "SKL avstyrker förslaget i den del det rör yrkesfiskare, men tillstyrker det i övrigt.",
        "SKL avstyrker förslaget till den del det rör yrkesfiskare men godtar det i övrigt.",
        "SKL motsätter sig att avgiften tas ut av yrkesfiskare men tillstyrker förslaget i övrigt.",
        "Avgiften bör vara lägre. I övrigt tillstyrker SKL förslaget.",
    ],
)
def test_the_rest_of_what_a_section_proposes_is_no_other_sections(text: str) -> None:
    text = f"## 5.1 Miljöavgift på båtbottenfärg\n\n{text}"
    assert _stated(text) == {("5.1", "support_with_reservations")}
    assert _follows(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "SKL avstår från att avge yttrande över remissen.",
        "SKL avstår från att lämna synpunkter på betänkandet.",
        "SKL avstår från att yttra sig över betänkandet Ett friskare innanhav.",
        "SKL avböjer att yttra sig.",
        "SKL yttrar sig inte över betänkandet.",
        "Av resursskäl lämnas betänkandet därhän.",
    ],
)
def test_silence_on_the_report_is_on_none_of_its_proposals(text: str) -> None:
    assert _stated(text) == set()
    assert _on_the_whole(text) == {(Basis.WHOLE_DOCUMENT, "abstain")}


@pytest.mark.parametrize(
    "text",
    [
        "SKL avstår från att yttra sig om ålfiskestoppet.",
        "SKL tar inte ställning till ålfiskestoppet.",
        "Om ålfiskestoppet tar SKL inte ställning.",
        "När det gäller ålfiskestoppet avstår SKL från att yttra sig.",
        "SKL avstår från att lämna synpunkter på förslaget om ålfiskestopp i betänkandet.",
        "SKL väljer att inte yttra sig över förslaget i avsnitt 6.2.",
    ],
)
def test_silence_on_one_proposal_is_on_that_one(text: str) -> None:
    assert _stated(text) == {("6.2", "abstain")}
    assert _on_the_whole(text) == set()


def test_a_line_takes_no_number_that_the_line_before_gave_to_another_matter() -> None:
    text = "SKL avstyrker förslaget om ålfiskestopp (avsnitt 6.2).\nSKL tillstyrker förslaget om miljöavgift."
    assert _stated(text) == {("6.2", "oppose"), ("5.1", "support")}


def test_summary_and_body_of_a_section_are_one_proposal_however_worded() -> None:
    text = (
        "## Sammanfattning\n\nSKL avstyrker förslaget om ålfiskestopp (avsnitt 6.2).\n\n## 6.2 Ålfiskestopp\n\n"
        "Utredningen anser att ålen behöver skyddas. SKL kan inte dela denna slutsats. SKL avstyrker därför förslaget."
    )
    _, proposals, positions = _registered(text)
    assert len([p for p in proposals if p.section == "6.2"]) == 1
    assert _stated(text) == {("6.2", "oppose")}
    assert positions


@pytest.mark.parametrize("text", ["Avgiftens storlek lämnas därhän.", "Taxorna lämnar vi till kommunernas förbund."])
def test_a_matter_left_aside_is_not_the_whole_report(text: str) -> None:
    assert _on_the_whole(f"SKL tillstyrker förslaget om provtagning. {text}") == set()
