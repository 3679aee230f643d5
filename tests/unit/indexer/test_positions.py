"""Laws of positions: the respondent's own, one for each matter, with its hedge and grounds, never a retelling."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.load import read_folder
from corpus.types import Document, Kind
from indexer.found import Found
from indexer.positions import find_positions
from indexer.speakers import sentences
from indexer.types import Basis, Stance
from tests.unit.corpus.making import REGISTER, TEXTS, document

S = Stance
SHIPPED = {d.id: d for d in read_folder(Path(__file__).parents[3] / "corpus" / "documents", REGISTER).documents}
STANCES = st.lists(
    st.sampled_from(
        [
            "SKL tillstyrker förslaget om tillsyn.",
            "SKL avstyrker i nuläget förslaget om ett labb.",
            "Men analysen saknas.",
            "Utredningen föreslår mer tillsyn.",
            "Skolinspektionen avstyrker förslaget.",
            "### 7.6.2 Policylab",
            "### 7.4.1 Tillsyn",
            "## Sammanfattning",
            "Kommunerna har ont om tid och pengar.",
            "",
        ]
    ),
    max_size=14,
).map("\n\n".join)


def _found(read: Document) -> tuple[Found, ...]:
    return find_positions(read, sentences(read, REGISTER.get(read.organisation_id)), REGISTER)


def _in_section(text: str, **facts: object) -> tuple[Document, tuple[Found, ...]]:
    read = document(f"## 7.6.2 Ett nationellt policylab\n\n{text}", **facts)  # type: ignore[arg-type]
    return read, _found(read)


def _stances(text: str) -> list[Stance]:
    return [f.stance for f in _in_section(text)[1]]


@given(STANCES | TEXTS)
def test_positions_are_whole_sentences_in_order(text: str) -> None:
    read = document(text)
    spoken = [s for row in sentences(read, REGISTER["skr"]) for s in row]
    found = _found(read)
    assert [f.start for f in found] == sorted(f.start for f in found)
    for f in found:
        assert f.start in {s.start for s in spoken}
        assert f.end in {s.end for s in spoken}
        assert f.heading is None or f.heading in read.section_at(f.start).path
        if f.reservation:
            assert f.start <= f.reservation[0] < f.reservation[1] <= f.end


@given(STANCES | TEXTS)
def test_hedges_are_words_of_the_position_and_grounds_of_the_document(text: str) -> None:
    read = document(text)
    for f in _found(read):
        assert f.qualifier is None or f.qualifier in read.text[f.start : f.end]
        if f.grounds:
            assert 0 <= f.grounds[0] < f.grounds[1] <= len(read.text)
            assert read.text[slice(*f.grounds)].strip() == read.text[slice(*f.grounds)]


@given(STANCES, st.sampled_from([k for k in Kind if not k.is_response]))
def test_documents_that_are_no_answers_take_no_position(text: str, kind: Kind) -> None:
    assert _found(document(text, kind=kind)) == ()


def test_an_answer_whose_sender_is_unknown_takes_no_position() -> None:
    assert _found(document("Vi tillstyrker förslaget.", organisation_id=None)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Utredningen föreslår att ett nationellt policylabb inrättas och välkomnar försök.",
        "Tillitsdelegationen ställer sig bakom tanken på ett labb.",
        "Utredningen ger en mängd förslag, bland annat:\n\n- Statsbidragen ska vara generella. Detta är positivt.",
        "Skolinspektionen avstyrker förslaget.",
        "Enligt Statskontoret, som tillstyrker förslaget, är det bra.",
        "Såväl SKL som andra remissinstanser (däribland Skolinspektionen) var kritiska i remissrundan över "
        "Friskolekommitténs betänkande.",
        "SKL avstyrkte ett liknande förslag 2013.",
        "I SKL:s remissyttrande avseende SOU 2018:19 tillstyrker SKL samverkan.",
        "SKL stödjer redan idag sina medlemmar på olika sätt.",
        "Rekommendationen till lärosätena är positiv.",
    ],
)
def test_what_others_said_or_was_said_before_is_no_position(text: str) -> None:
    assert _stances(text) == []


def test_a_meetings_procedure_is_no_position() -> None:
    read = document(
        "§ 163\n\n## Beslutsgång\n\nOrdföranden ställer proposition på förslaget och finner att nämnden bifaller "
        "förslaget.\n\n## Yrkanden\n\nAnna Ek (S) tillstyrker förslaget.\n\n## Reservation\n\nVi avstyrker förslaget.",
        kind=Kind.PROTOKOLLSUTDRAG,
        organisation_id="lulea-kommun",
    )
    assert _found(read) == ()


def test_a_position_keeps_its_section_hedge_and_grounds() -> None:
    read, (found,) = _in_section(
        "Vilken funktion skulle labbet ha i förhållande till SKL?\n\n### Förbundets ställningstagande\n\n"
        "SKL avstyrker i nuläget förslaget kring inrättandet av ett nationellt policylab."
    )
    assert (found.stance, found.section, found.qualifier) == (S.OPPOSE, "7.6.2", "i nuläget")
    assert found.heading == "7.6.2 Ett nationellt policylab"
    assert found.grounds is not None
    assert read.text[slice(*found.grounds)] == "Vilken funktion skulle labbet ha i förhållande till SKL?"
    assert any("policylab" in words for words in found.about)


@pytest.mark.parametrize(
    "text",
    [
        "SKL tillstyrker verksamhetsnära forskning. Men forskningen bör vara integrerad.",
        "SKL tillstyrker verksamhetsnära forskning. SKL anser dock att forskningen bör vara integrerad.",
        "SKL tillstyrker verksamhetsnära forskning, men forskningen bör vara integrerad.",
    ],
)
def test_a_reservation_in_this_or_the_next_sentence_stays_with_the_position(text: str) -> None:
    read, (found,) = _in_section(text)
    assert found.stance is S.SUPPORT_WITH_RESERVATIONS
    assert read.text[found.start : found.end] == text
    assert found.reservation is not None
    assert "bör vara integrerad" in read.text[slice(*found.reservation)]


def test_a_reservation_in_another_paragraph_is_another_matter() -> None:
    assert _stances("SKL tillstyrker förslaget.\n\nMen detta gäller något helt annat.") == [S.SUPPORT]


def test_one_sentence_may_support_one_thing_and_oppose_another() -> None:
    _, found = _in_section(
        "SKL är positiva till försöksverksamhet men avslår förslaget att delegationen gör en förstudie."
    )
    assert [f.stance for f in found] == [S.SUPPORT, S.OPPOSE]
    assert "försöksverksamhet" in " ".join(found[0].about)
    assert "förstudie" in " ".join(found[1].about)


def test_a_position_in_summary_and_body_is_one_and_the_body_keeps_its_reservation() -> None:
    summary = "SKL ställer sig bakom de sju principerna för styrningen."
    read = document(
        f"## Sammanfattning\n\n- {summary}\n\n## 4 Tillitsbaserad styrning\n\n"
        f"{summary[:-1]} men med följande tillägg:\n\nBegreppet tillit måste ha ett bredare anslag."
    )
    (found,) = (f for f in _found(read) if not f.weak)
    assert (found.stance, found.section) == (S.SUPPORT_WITH_RESERVATIONS, "4")
    assert found.qualifier == "med följande tillägg"


def test_a_position_only_in_the_summary_is_kept() -> None:
    read = document(
        "## Sammanfattning\n\n- SKL avstyrker förslaget om vite.\n\n## 7.1 Annat\n\nKommunerna har ont om tid."
    )
    assert [(f.stance, f.section) for f in _found(read)] == [(S.OPPOSE, None)]


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("SKL tillstyrker förslaget om vite.", Basis.STATED),
        ("SKL tillstyrker övriga förslag.", Basis.RESIDUAL),
        ("I övrigt har SKL inga synpunkter.", Basis.RESIDUAL),
        ("SKL ansluter sig till Statskontorets yttrande.", Basis.BY_REFERENCE),
        ("SKL ställer sig bakom utredningens förslag och bedömningar.", Basis.WHOLE_DOCUMENT),
    ],
)
def test_how_a_position_is_given_is_told(sentence: str, basis: Basis) -> None:
    assert [f.basis for f in _found(document(f"## Synpunkter\n\n{sentence}"))] == [basis]


def _unique(id_: str, word: str) -> int:
    """Count the positions of a shipped document whose own sentence holds `word`."""
    read = SHIPPED[id_]
    return sum(word in read.text[f.start : f.end] for f in _found(read))


@pytest.mark.parametrize(
    ("word", "count"),
    [("tillstyrker", 9), ("avstyrker", 3), ("avslår", 2), ("ställer sig", 2), ("SKL delar", 2), ("SKL står bakom", 1)],
)
def test_what_skl_says_twice_is_counted_once(word: str, count: int) -> None:
    """The nine, the three, and the sentence of 7.6.4, which carries two positions."""
    assert _unique("skl-remissvar", word) == count


def test_cks_never_formally_opposes_anything() -> None:
    assert S.OPPOSE not in {f.stance for f in _found(SHIPPED["cks-remissvar"])}


def test_cks_is_silent_on_supervision_and_state_grants() -> None:
    about = " ".join(words for f in _found(SHIPPED["cks-remissvar"]) for words in (*f.about, f.heading or ""))
    assert "tillsyn" not in about.lower()
    assert "statsbidrag" not in about.lower()


def test_lulea_only_says_what_it_says_itself() -> None:
    read = SHIPPED["lulea-protokollsutdrag"]
    own = [read.text[f.start : f.end] for f in _found(read)]
    assert own
    assert all(words.startswith("Luleå kommun") for words in own)


@pytest.mark.parametrize("id_", ["shekarabi-tal-2016", "tillitsdelegationen-nyhet"])
def test_the_minister_and_the_inquiry_take_no_positions(id_: str) -> None:
    assert _found(SHIPPED[id_]) == ()


def test_a_greeting_takes_no_stance_and_thanks_are_none() -> None:
    def sure(clauses: object) -> list[dict[Stance | None, float]]:
        return [{S.SUPPORT: 0.9, None: 0.1} for _ in clauses]  # type: ignore[attr-defined]

    sure.digest = "sure"  # type: ignore[attr-defined]
    read = document("Hej!\n\nVi tackar för möjligheten att få lämna våra synpunkter till er i dag.")
    found = find_positions(read, sentences(read, REGISTER.get(read.organisation_id)), REGISTER, sure)  # type: ignore[arg-type]
    assert found == ()


@pytest.mark.parametrize(
    "text",
    [
        "Sätts gränsen vid 20 dagar kan SKL godta garantin.",
        "SKL kan godta avgiften om den sänks.",
        "SKL kan gå med på avgiften om skolorna slipper den.",
        "SKL tillstyrker avgiften på villkor att den sänks.",
    ],
)
def test_what_is_accepted_on_a_condition_is_supported_with_reservations(text: str) -> None:
    assert _stances(text) == [S.SUPPORT_WITH_RESERVATIONS]


def test_a_change_that_support_hangs_on_is_quoted_with_it() -> None:
    read, (found,) = _in_section("Flera skolor bör få dela bibliotek. Görs den ändringen tillstyrker SKL förslaget.")
    assert read.text[found.start : found.end].startswith("Flera skolor")


@pytest.mark.parametrize("heading", ["## Sanktionsavgift\n\n", "## 8.1 Sanktionsavgift\n\n"])
def test_not_ready_to_take_a_stand_under_a_heading_is_on_its_matter(heading: str) -> None:
    read = document(f"{heading}SKL är inte beredd att ta ställning till förslaget.")
    assert [(f.stance, f.basis) for f in _found(read)] == [(S.ABSTAIN, Basis.STATED)]


def test_an_answer_to_some_sections_abstains_on_the_rest() -> None:
    read = document("SKL yttrar sig endast över avsnitten 5.2 och 6.2.")
    assert [(f.stance, f.basis) for f in _found(read)] == [(S.ABSTAIN, Basis.RESIDUAL)]


def test_when_the_law_applies_is_a_matter_of_its_own() -> None:
    read = document("SKL anser att lagen kan träda i kraft tidigast den 1 januari 2039. SKL avstyrker avgiften.")
    named = {f.about[0] for f in _found(read) if f.about}
    assert "Ikraftträdande" in named


def test_a_mere_no_is_put_into_words_by_what_stands_beside_it() -> None:
    read = document("Luleå kommun\n\n## Flytten\n\nNej. Vi avstyrker förslaget om flytten. Det blir dyrt.")
    (found,) = (f for f in _found(read) if f.stance is S.OPPOSE)
    assert read.text[found.start : found.end].endswith("avstyrker förslaget om flytten.")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("I fråga om labbet instämmer SKL i förslaget.", S.SUPPORT),
        ("SKL tillstyrker ett labb, men vi undrar om det får ett namn.", S.SUPPORT_WITH_RESERVATIONS),
        ("SKL har inget att erinra mot att besluten överklagas till domstol.", S.NO_OBJECTION),
    ],
)
def test_words_that_ask_only_where_they_ask(text: str, stance: Stance) -> None:
    assert _stances(text) == [stance]


@pytest.mark.parametrize("name", ["Jordbruksverket", "Statens jordbruksverk"])
def test_every_name_of_a_body_is_its_own_and_no_others(name: str) -> None:
    text = f"# Statens jordbruksverk\n\n## 7.6.2 Ett labb\n\n{name} tillstyrker att ett labb inrättas."
    own, other = (document(text, organisation_id=id_) for id_ in ("statens-jordbruksverk", "skr"))
    assert [f.stance for f in _found(own)] == [S.SUPPORT]
    assert _found(other) == ()


@pytest.mark.parametrize("named", ["avsnitt 7.6.4", "(7.6.4)"])
def test_the_section_a_clause_names_is_what_it_is_about(named: str) -> None:
    read = document(f"SKL tillstyrker försöken {named}.\n\nSKL avstyrker ett labb (7.6.2).")
    assert [(f.stance, f.section) for f in _found(read)] == [(S.SUPPORT, "7.6.4"), (S.OPPOSE, "7.6.2")]


def test_silence_on_a_matter_named_first_is_no_silence_on_all() -> None:
    (one,) = _found(document("I fråga om skatten tar SKL inte ställning."))
    (everything,) = _found(document("SKL tar inte ställning."))
    assert (one.basis, everything.basis) == (Basis.STATED, Basis.WHOLE_DOCUMENT)


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("☒ SKL tillstyrker förslaget.\n\n☐ SKL avstyrker förslaget.", [S.SUPPORT]),
        ("☐ SKL avstyrker förslaget. SKL motsätter sig även lagen.\n\nSKL tillstyrker förslaget.", [S.SUPPORT]),
        ("☐ Ja ☒ Nej. SKL avstyrker förslaget.", [S.OPPOSE]),
    ],
)
def test_a_box_that_nobody_ticked_states_no_position(text: str, stances: list[Stance]) -> None:
    assert _stances(text)[-len(stances) :] == stances
    assert set(_stances(text)) == set(stances)


@pytest.mark.parametrize(
    "text", ["Den kritik som andra framfört, att det blir dyrt, delar vi inte.", "SKL delar inte den oro som finns."]
)
def test_who_does_not_share_what_others_have_against_a_thing_does_not_oppose_it(text: str) -> None:
    assert _stances(text) == []


def test_an_exception_that_is_opposed_leaves_out_nothing() -> None:
    (found,) = _in_section("Undantaget för personer födda före 2005 avstyrks.")[1]
    assert (found.stance, found.basis) == (S.OPPOSE, Basis.STATED)


def test_who_takes_a_stance_is_not_its_matter() -> None:
    read = document("Kronorna räcker inte.\n\nUtan detta tillskott avstyrker SKL förslaget.")
    (found,) = [f for f in _found(read) if f.stance is S.OPPOSE]
    assert found.own is None or "SKL" not in found.own
