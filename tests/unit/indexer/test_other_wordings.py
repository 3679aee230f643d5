"""Laws of stances in few, plain or conditional words: what they are, on what, and how far they reach."""

from collections.abc import Sequence

import pytest

from corpus.types import Document, Kind
from indexer.clauses import CLASSES, Clause, Odds
from indexer.conditions import conditional, qualifier
from indexer.inherit import inherited
from indexer.positions import find_positions
from indexer.proposals import register_positions
from indexer.speakers import sentences
from indexer.stance import cue, is_about_something_else
from indexer.stance_reading import read
from indexer.types import Basis, Position, Stance
from tests.unit.corpus.making import REGISTER, document

S = Stance
INQUIRY = document(
    "## 4.1 Hamnar\n\nFörslag: Varje hamn ska ha en mottagningsstation. Avgiften får vara högst 900 kronor. "
    "Hamnkaptenen ansvarar för journalen.\n\n## 4.2 Fyrar\n\nFörslag: Sjöfartsverket ska bevara femtio fyrar.\n\n"
    "## 4.3 Lotsar\n\nFörslag: Lotsplikten ska gälla fartyg över 70 meter.\n\n"
    "## 5.1 Isbrytning\n\nFörslag: Isbrytare ska finnas i varje län.",
    kind=Kind.BETANKANDE, organisation_id=None, id="sou",
)  # fmt: skip


class Reader:
    """A reader that holds each clause for what a table says of its first words, and all others for no stance."""

    digest = "table"

    def __init__(self, **told: tuple[Stance, float]) -> None:
        self._told = told

    def __call__(self, clauses: Sequence[Clause]) -> Sequence[Odds]:
        return [self._odds(clause.words.split()[0].strip(".,:")) for clause in clauses]

    def _odds(self, word: str) -> Odds:
        stance, sure = self._told.get(word, (None, 1.0))
        return {c: sure if c is stance else (1 - sure) / (len(CLASSES) - 1) for c in CLASSES}


def _odds(stance: Stance | None, sure: float) -> Odds:
    return {c: sure if c is stance else (1 - sure) / (len(CLASSES) - 1) for c in CLASSES}


def _registered(text: str, reader: Reader | None = None) -> tuple[Document, list[tuple[str | None, str, str]]]:
    letter = document(text)
    found = find_positions(letter, sentences(letter, REGISTER["skr"]), REGISTER, reader)
    proposals, positions = register_positions([(INQUIRY, ()), (letter, found)])
    sections = {p.id: p.section for p in proposals}
    return letter, [(sections[p.proposal_id], p.stance.value, letter.text[p.start : p.end]) for p in positions]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Nämnden ifrågasätter inte behovet av en station.", S.NO_OBJECTION),
        ("Behovet av en station ifrågasätts inte.", S.NO_OBJECTION),
        ("Förbundet ställer upp på kravet.", S.SUPPORT),
        ("Verket åtar sig gärna uppdraget.", S.SUPPORT),
        ("Verket är berett att ta på sig tillsynen.", S.SUPPORT),
        ("Verket kan inte ta på sig tillsynen.", S.OPPOSE),
        ("Erfarenheten talar för utredningens modell.", S.SUPPORT),
        ("Avgiften håller vi inte med om.", S.OPPOSE),
        ("Låt hamnarna vara som de är.", S.OPPOSE),
        ("Bra!", S.SUPPORT),
        ("Stationerna är vi helt för.", S.SUPPORT),
        ("Tanken köper vi rakt av.", S.SUPPORT),
        ("Ja till fler fyrar.", S.SUPPORT),
        ("Bort med avgiften.", S.OPPOSE),
        ("Avgiften kan vi inte leva med.", S.OPPOSE),
        ("Hamnen ser inga nackdelar.", S.NO_OBJECTION),
        ("Uppskattningen delas inte.", S.OPPOSE),
        ("Vi har stora betänkligheter.", S.CRITICAL),
        ("Lagen bör börja tillämpas tidigast den 1 mars 2044.", S.CRITICAL),
        ("Ikraftträdandet bör senareläggas.", S.CRITICAL),
        ("Kravet välkomnas och vi ser inga hinder mot en journal.", S.SUPPORT),
        ("Vi ansluter oss till vad Länsstyrelsen anför.", S.SUPPORT),
    ],
)
def test_plain_words_take_the_stance_they_take(sentence: str, stance: Stance) -> None:
    found = cue(sentence)
    assert found is not None
    assert (found.stance, found.explicit) == (stance, True)


@pytest.mark.parametrize("sentence", ["KB åtar sig gärna att räkna lånen.", "Tack!"])
def test_offers_and_thanks_are_no_stances(sentence: str) -> None:
    found = cue(sentence)
    assert found is None or not found.explicit


@pytest.mark.parametrize(
    ("sentence", "on_condition_of"),
    [
        ("Vi tillstyrker stödet om ett tak sätts i lagen.", "om ett tak sätts i lagen"),
        ("Om denna regel tillkommer står vi bakom stationerna.", "Om denna regel tillkommer"),
        ("Med en sådan spärr kan rådet godta avgiften.", "Med en sådan spärr"),
        ("Med stor tvekan kan rådet godta avgiften.", None),
        ("Med ett undantag för småhamnar kan rådet godta avgiften.", "Med ett undantag för småhamnar"),
        ("Vi tillstyrker förslaget om en fond som sköts av staten.", None),
        ("Vi tillstyrker bestämmelsen om att taket höjs.", None),
    ],
)
def test_support_on_a_condition_keeps_the_condition(sentence: str, on_condition_of: str | None) -> None:
    assert qualifier(sentence) == on_condition_of
    assert conditional(sentence) or on_condition_of is None


@pytest.mark.parametrize("sentence", ["Vi tillstyrker förslaget.", "Rådet godtar avgiften."])
@pytest.mark.parametrize(("sure", "reserved"), [(0.5, False), (0.8, True)])
def test_a_reader_that_is_sure_of_reservations_is_heard(sentence: str, sure: float, reserved: bool) -> None:
    found = read(sentence, _odds(S.SUPPORT_WITH_RESERVATIONS, sure))
    assert found is not None
    assert (found.stance is S.SUPPORT_WITH_RESERVATIONS) == reserved


def test_praise_without_a_word_of_reservation_has_none() -> None:
    plain = read("Stationerna är bra för både hamn och hav.", _odds(S.SUPPORT_WITH_RESERVATIONS, 0.6))
    turned = read("Stationerna är bra, men avgiften är hög.", _odds(S.SUPPORT_WITH_RESERVATIONS, 0.6))
    assert plain is not None
    assert turned is not None
    assert (plain.stance, turned.stance) == (S.SUPPORT, S.SUPPORT_WITH_RESERVATIONS)


def test_three_words_are_a_stance_where_the_reader_is_nearly_certain() -> None:
    assert read("Gör inte det.", _odds(S.OPPOSE, 0.95)) is not None
    assert read("Gör inte det.", _odds(S.OPPOSE, 0.88)) is None


def test_a_stance_that_opens_the_answer_is_on_the_whole_of_it() -> None:
    letter = document("## Yttrande\n\nSKL är positiva till att hamnarna får stöd och lämnar följande synpunkter.")
    found = find_positions(letter, sentences(letter, REGISTER["skr"]), REGISTER)
    assert [(f.stance, f.basis) for f in found] == [(S.SUPPORT, Basis.WHOLE_DOCUMENT)]
    assert is_about_something_else("Nämnden lämnar följande synpunkter.")


@pytest.mark.parametrize("said", ["Den avstyrks.", "Den delen bör utgå."])
def test_what_is_said_of_a_thing_is_not_said_by_it(said: str) -> None:
    _, held = _registered(f"## 4.1 Hamnar\n\nAvgiften är godtycklig. {said}")
    assert [(section, stance) for section, stance, _ in held] == [("4.1", "oppose")]


@pytest.mark.parametrize("said", ["Den avvisas.", "SKL ställer sig därför bakom den."])
def test_who_says_only_it_is_quoted_with_what_it_is(said: str) -> None:
    _, held = _registered(f"## Allmänt\n\nEn avgift på 900 kronor är hög. {said}")
    assert f"En avgift på 900 kronor är hög. {said}" in [quote for _, _, quote in held]


def test_it_is_what_its_own_sentence_names_first() -> None:
    _, held = _registered("## 4.1 Hamnar\n\nStationen tillstyrks. Avgiften har prövats förut, och SKL avstyrker den.")
    assert "Avgiften har prövats förut, och SKL avstyrker den." in [quote for _, _, quote in held]


def test_two_short_stances_on_two_things_are_two() -> None:
    _, held = _registered("## 4.1 Hamnar\n\nStationen tillstyrks. Mot avgiften har SKL ingen erinran.")
    assert {(stance, quote) for _, stance, quote in held} >= {("support", "Stationen tillstyrks.")}


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("Hamnkaptenen är däremot fel val.", True),  # the inquiry speaks of it, the stated position does not
        ("Avgiften är däremot fel val.", False),  # the position stated is on it already
        ("Västkusten är däremot fel val.", False),  # the inquiry does not speak of it
    ],
)
def test_a_view_on_another_part_of_a_proposal_stands_beside_what_is_stated(sentence: str, counts: bool) -> None:
    word = sentence.split()[0]
    reader = Reader(SKL=(S.NO_OBJECTION, 0.99), **{word: (S.CRITICAL, 0.97)})
    _, held = _registered(
        f"## 4.1 Hamnar\n\nSKL har inget att erinra mot avgiften. {sentence}\n\nUmeå den 3 mars 2040", reader
    )
    assert ("critical" in {stance for _, stance, _ in held}) == counts


@pytest.mark.parametrize(
    ("before", "joined"),
    [("Lotsplikten har vi talat om.", {"4.3"}), ("Vinden har vi talat om.", set()), ("", {"4.1", "4.3"})],
)
def test_who_joins_another_in_that_matter_joins_it_in_no_other(before: str, joined: set[str]) -> None:
    other = document(
        "## 4.1 Hamnar\n\nUmeå kommun avstyrker stationerna.\n\n## 4.3 Lotsar\n\nUmeå kommun avstyrker lotsplikten.",
        organisation_id="umea-kommun", id="umea",
    )  # fmt: skip
    where = "I den frågan ansluter" if before else "Vi ansluter"
    letter = document(f"{before} {where} {'vi ' if before else ''}oss till vad Umeå kommun anför.".strip())
    read = [(d, find_positions(d, sentences(d, REGISTER.get(d.organisation_id)), REGISTER)) for d in (other, letter)]
    proposals, positions = register_positions([(INQUIRY, ()), *read])
    follows: tuple[Position, ...] = inherited({d.id: d for d, _ in read}, proposals, positions, REGISTER)
    assert {p.section for p in follows if p.document_id == letter.id} == joined


TABLE = "## SKL\n\n| Avsnitt | Förslag | Svar | Skäl |\n|---|---|---|---|\n"


@pytest.mark.parametrize(
    ("row", "section", "stance"),
    [
        ("| 4.1 | Hamnar | Tillstyrks | Stationerna finns redan i söder. |", "4.1", "support"),
        ("| 4.2 | Fyrar | Avstyrks | Sjöfartsverket hinner inte bevara dem. |", "4.2", "oppose"),
        ("| 4.3 | Lotsar | Tillstyrks i huvudsak | Undanta isbrytare. |", "4.3", "support_with_reservations"),
        ("| 4.1 | Hamnar | Ingen synpunkt | – |", "4.1", "no_objection"),
        ("| 4.2 | Fyrar | Tveksamt | Femtio är få. |", "4.2", "critical"),
        ("| 4.3 | Lotsar | Berör inte SKL | |", "4.3", "abstain"),
    ],
)
def test_a_cell_that_only_answers_is_the_answer_of_its_row(row: str, section: str, stance: str) -> None:
    reader = Reader()  # holds no row for a stance
    _, held = _registered(f"{TABLE}{row}\n\nUmeå den 3 mars 2040", reader)
    assert [(where, what) for where, what, _ in held] == [(section, stance)]


def test_letting_at_second_hand_is_no_hedge() -> None:
    assert qualifier("Förslaget att få hyra ut i andra hand tillstyrks.") is None
    assert qualifier("SKL tillstyrker i andra hand en station.") == "i andra hand"


@pytest.mark.parametrize("heading", ["Sjöfart (4.1 och 4.3)", "Sjöfart (4.1–4.3)", "Sjöfart (avsnitt 4.1 till 4.3)"])
def test_under_a_heading_of_several_sections_the_sentence_tells_which_of_them_it_is(heading: str) -> None:
    text = f"## {heading}\n\nMottagningsstationen i varje hamn tillstyrks. Mot lotsplikten har SKL ingen erinran."
    _, held = _registered(text)
    assert {(section, stance) for section, stance, _ in held} == {("4.1", "support"), ("4.3", "no_objection")}


@pytest.mark.parametrize(
    ("ends", "on"),
    [("4.1 till 4.3", {"4.1", "4.2", "4.3"}), ("4.2 till 5.1", {"4.2", "4.3", "5.1"}), ("4.2–4.3", {"4.2", "4.3"})],
)
def test_a_range_reaches_all_that_the_inquiry_proposes_in_it(ends: str, on: set[str]) -> None:
    _, held = _registered(f"SKL tillstyrker förslagen i avsnitt {ends}.")
    assert {section for section, stance, _ in held if stance == "support"} == on


def test_a_paragraph_that_begins_with_a_number_is_on_that_section() -> None:
    _, held = _registered("4.3. Att lotsar tas emot i hamn tillstyrks.\n\nUmeå den 3 mars 2040")
    assert [(section, stance) for section, stance, _ in held] == [("4.3", "support")]


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Lotsplikten är vi helt för.", "4.3"),
        ("Lotsplikten för mindre fartyg köper vi rakt av.", "4.3"),
        ("Självklart är vi helt för.", "4.1"),  # what the sentence before speaks of
    ],
)
def test_what_stands_before_the_verb_and_we_is_what_we_are_for(text: str, section: str | None) -> None:
    _, held = _registered(f"## Synpunkter\n\nHamnarna ligger tätt. {text}\n\nUmeå den 3 mars 2040")
    assert [where for where, stance, _ in held if stance == "support"] == [section]


def test_a_thing_called_as_bodies_are_is_no_body_where_we_stand_behind_the_verb() -> None:
    _, held = _registered("## Synpunkter\n\nHamnrådet är vi helt för. Fyrrådet är positivt till hamnar.")
    assert [quote for _, _, quote in held] == ["Hamnrådet är vi helt för."]


def test_that_rule_names_nothing_by_itself() -> None:
    _, held = _registered("## Synpunkter\n\nLotsplikten gäller då i alla fartyg. Bort med den plikten.")
    assert [section for section, _, _ in held] == ["4.3"]


@pytest.mark.parametrize("sure", [0.6, 0.85])
def test_praise_that_the_reader_holds_for_criticism_is_neither(sure: float) -> None:
    assert read("Fjorton dagar är lagom för en sådan station.", _odds(S.CRITICAL, sure)) is None
    assert read("Fjorton dagar är lagom för en sådan station.", _odds(S.CRITICAL, 0.97)) is not None


def test_what_is_welcomed_outright_is_no_mere_lack_of_objection() -> None:
    found = read("Kravet välkomnas och vi ser inga hinder mot en journal.", _odds(S.NO_OBJECTION, 0.97))
    assert found is not None
    assert found.stance is S.SUPPORT


@pytest.mark.parametrize(("sure", "found"), [(0.7, False), (0.9, True)])
def test_a_reader_alone_must_be_sure_of_no_objection(sure: float, found: bool) -> None:
    assert (read("Så har vi alltid haft det i hamnen.", _odds(S.NO_OBJECTION, sure)) is not None) == found


def test_support_of_one_part_has_no_reservations_against_another() -> None:
    _, held = _registered(
        "## 4.1 Hamnar\n\nSKL tillstyrker att avgiften begränsas, men inte att den indexeras varje år.\n\n"
        "Hamnkaptenen tillstyrks.\n\nUmeå den 3 mars 2040"
    )
    assert {(quote, stance) for _, stance, quote in held} >= {("Hamnkaptenen tillstyrks.", "support")}


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Kravet i 4.2 välkomnas.", {("4.2", "support")}),
        ("SKL avstyrker därför 4.3 i den delen.", {("4.3", "oppose")}),
        ("SKL har inga invändningar mot 4.2 och 5.1.", {("4.2", "no_objection"), ("5.1", "no_objection")}),
        ("Avgiften ökar med 4.2 procent, vilket avstyrks.", {("4.1", "oppose")}),
    ],
)
def test_a_number_needs_no_word_for_section(text: str, on: set[tuple[str, str]]) -> None:
    _, held = _registered(f"## Synpunkter\n\n{text}\n\nUmeå den 3 mars 2040")
    assert {(section, stance) for section, stance, _ in held} == on
