"""Laws of stance words: negated forms first, double negation, hedges kept, procedure and the past told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.conditions import qualifier
from indexer.stance import (
    clauses,
    cue,
    is_about_something_else,
    next_reserves,
    reservation,
    reserved,
)
from indexer.types import Stance

S = Stance
ADVERBS = ["", " därför", " dock", " i nuläget", " emellertid", " i denna del"]
PHRASES = [
    ("SKL tillstyrker förslaget om ett frikommunförsök.", S.SUPPORT),
    ("Förslaget tillstyrks.", S.SUPPORT),
    ("Luleå kommun ställer sig bakom Tillitsdelegationens analys.", S.SUPPORT),
    ("SKL ställer sig också bakom de sju principerna.", S.SUPPORT),
    ("Vi står bakom förslaget.", S.SUPPORT),
    ("SKL delar uppfattningen att kommuner bör stärka sin analyskapacitet.", S.SUPPORT),
    ("Hovrätten biträder utredningens bedömning.", S.SUPPORT),
    ("Vi instämmer i förslaget.", S.SUPPORT),
    ("CKS stödjer därför utredningens rekommendation.", S.SUPPORT),
    ("CKS välkomnar satsningen på en forskarskola.", S.SUPPORT),
    ("SKL ser mycket positivt på att frågorna belyses.", S.SUPPORT),
    ("CKS är positiva till denna ambition.", S.SUPPORT),
    ("Kommunen ställer sig positiv till förslaget.", S.SUPPORT),
    ("Förbundet förordar utredningens förslag till lag.", S.SUPPORT),
    ("Kommerskollegium tillstyrker i huvudsak förslaget.", S.SUPPORT_WITH_RESERVATIONS),
    ("Förslaget är intressant, men syftet är otydligt.", S.SUPPORT_WITH_RESERVATIONS),
    ("Regionen är principiellt positiv till förslaget.", S.SUPPORT_WITH_RESERVATIONS),
    ("Tingsrätten har inget att erinra mot förslagen.", S.NO_OBJECTION),
    ("Myndigheten har ingen erinran.", S.NO_OBJECTION),
    ("Förslaget lämnas utan erinran.", S.NO_OBJECTION),
    ("Kommunen har inga invändningar mot förslaget.", S.NO_OBJECTION),
    ("Vi har inga synpunkter på förslaget.", S.NO_OBJECTION),
    ("Regionen motsätter sig inte förslaget.", S.NO_OBJECTION),
    ("Myndigheten avstyrker inte förslaget.", S.NO_OBJECTION),
    ("SKL avstyrker förslaget om en värdegrund.", S.OPPOSE),
    ("SKL avstyrker i nuläget förslaget.", S.OPPOSE),
    ("Vi motsätter oss förslaget.", S.OPPOSE),
    ("Myndigheten avråder från en lagändring.", S.OPPOSE),
    ("SKL avslår förslaget att ge delegationen uppdraget.", S.OPPOSE),
    ("Kommunen avvisar förslaget.", S.OPPOSE),
    ("Kommunen kan inte tillstyrka förslaget i dess nuvarande utformning.", S.OPPOSE),
    ("Regionen kan i nuläget inte ställa sig bakom förslaget.", S.OPPOSE),
    ("Vi tillstyrker därför inte förslaget.", S.OPPOSE),
    ("Regionen delar inte utredningens bedömning.", S.OPPOSE),
    ("Vi instämmer inte i förslaget.", S.OPPOSE),
    ("Förslaget bör inte genomföras.", S.OPPOSE),
    ("Förslaget bör därför inte läggas till grund för lagstiftning.", S.OPPOSE),
    ("Kommunen ser negativt på förslaget.", S.OPPOSE),
    ("Inte heller riktvärdena kan regionen ställa sig bakom.", S.OPPOSE),
    ("Knappast kan vi dela den bedömningen.", S.OPPOSE),
    ("Vi kan inte säga ja till förslaget.", S.OPPOSE),
    ("Därför säger vi nej till avgiften.", S.OPPOSE),
    ("Inte heller har kommunen något att erinra mot avgiften.", S.NO_OBJECTION),
    ("Inte heller motsätter vi oss avgiften.", S.NO_OBJECTION),
    ("Inte minst välkomnar vi förslaget om bibliotek.", S.SUPPORT),
    ("Ingen kommentar.", S.ABSTAIN),
    ("Myndigheten yttrar sig endast över avsnitten 5.2 och 6.2.", S.ABSTAIN),
    ("Luleå kommun ställer sig frågande inför möjligheterna att genomföra förslagen.", S.CRITICAL),
    ("Myndigheten är tveksam till förslaget.", S.CRITICAL),
    ("Vi ifrågasätter behovet av ett labb.", S.CRITICAL),
    ("Förslaget om ett policylabb är mycket oklart formulerat.", S.CRITICAL),
    ("Definitionen framstår mer som en vision än en definition.", S.CRITICAL),
    ("Utredningen verkar inte ha tagit hänsyn till erfarenheterna.", S.CRITICAL),
    ("Myndigheten avstår från att yttra sig.", S.ABSTAIN),
    ("Regionen avstår från att lämna synpunkter.", S.ABSTAIN),
    ("Kommunen tar inte ställning till förslaget.", S.ABSTAIN),
    ("Frågan faller utanför myndighetens ansvarsområde.", S.ABSTAIN),
    ("Förslaget berör inte myndighetens verksamhet.", S.ABSTAIN),
    ("Avsnitten 2 till 4 rör inte vårt ansvarsområde.", S.ABSTAIN),
    ("Verket har inte funnit skäl att yttra sig om avgiften.", S.ABSTAIN),
    ("I fråga om avgiften tar styrelsen inte ställning.", S.ABSTAIN),
    ("Frågan om vem som betalar lämnas därhän.", S.ABSTAIN),
    ("Den biten vet vi för lite om.", S.ABSTAIN),
    ("Nämnden har ingen samlad uppfattning.", S.ABSTAIN),
    ("Någon invändning mot att brevlådan flyttas finns inte.", S.NO_OBJECTION),
    ("Vi tänker inte ställa oss i vägen.", S.NO_OBJECTION),
    ("Vi vill invända mot att lånen räknas.", S.OPPOSE),
    ("Brevlådan vill vi inte veta av.", S.OPPOSE),
    ("Vi stöder längre öppettider.", S.SUPPORT),
    ("Styrelsen är för.", S.SUPPORT),
    ("Öppettiderna bör införas precis som de är skrivna.", S.SUPPORT),
    ("Regionen ser gärna att en gemensam brevlåda inrättas.", S.SUPPORT),
    ("SKL efterfrågar ett förtydligande av lagtexten.", S.ASKS_CLARIFICATION),
    ("Begreppet behöver förtydligas.", S.ASKS_CLARIFICATION),
    ("Frågan bör utredas vidare.", S.ASKS_CLARIFICATION),
]
MATTERS = [
    "En välutvecklad styrning främjar medarbetarnas engagemang.",
    "Kommunerna har 290 fullmäktige.",
    "SKL stödjer redan idag sina medlemmar på olika sätt.",
    "Ett viktigt uppdrag för SKL är att stödja medlemmarna.",
    "SKL lyfter detta i flera sammanhang.",
    "CKS menar att det idag finns en klyfta mellan forskning och praktik.",
    "SKL anser att forskningen ska vara nära.",
    "Det ska vara elevrådet som säger ja, inte bara rektorn.",
    "Uppgiften hamnar hos huvudmännen utan att de får möjlighet att säga nej.",
    "",
]


def _stance(text: str) -> Stance | None:
    """Return what the rules find, a reservation in the same words taken off plain support."""
    found = cue(text)
    if found is not None and found.stance is S.SUPPORT and reserved(text, found):
        return S.SUPPORT_WITH_RESERVATIONS
    return found.stance if found else None


@pytest.mark.parametrize(("sentence", "stance"), PHRASES, ids=[sentence for sentence, _ in PHRASES])
def test_phrases_take_the_stance_they_take(sentence: str, stance: Stance) -> None:
    assert _stance(sentence) is stance


@pytest.mark.parametrize("sentence", MATTERS)
def test_words_that_take_no_stance_take_none(sentence: str) -> None:
    assert cue(sentence) is None


@pytest.mark.parametrize("adverb", ADVERBS)
@pytest.mark.parametrize(
    ("verb", "plain", "negated"),
    [
        ("tillstyrker", S.SUPPORT, S.OPPOSE),
        ("instämmer", S.SUPPORT, S.OPPOSE),
        ("biträder", S.SUPPORT, S.OPPOSE),
        ("ställer oss{} bakom", S.SUPPORT, S.OPPOSE),
        ("avstyrker", S.OPPOSE, S.NO_OBJECTION),
        ("motsätter oss", S.OPPOSE, S.NO_OBJECTION),
    ],
)
def test_a_negation_turns_a_stance_wherever_adverbs_stand(
    verb: str, plain: Stance, negated: Stance, adverb: str
) -> None:
    without, with_not = f"{verb}{adverb}", f"{verb}{adverb} inte"
    if "{}" in verb:
        without, with_not = verb.format(adverb), verb.format(f"{adverb} inte")
    assert _stance(f"Vi {without} förslaget om tillsyn.") is plain
    assert _stance(f"Vi {with_not} förslaget om tillsyn.") is negated


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi delar bedömningen att det inte bör krävas tillstånd.",
        "SKL tillstyrker att bestämmelsen inte längre ska gälla.",
        "SKL tillstyrker förslaget att bestämmelsen om vite tas bort.",
        "Vi instämmer i att staten inte ska styra i detalj.",
    ],
)
def test_agreeing_that_something_is_not_to_be_is_agreeing(sentence: str) -> None:
    found = cue(sentence)
    assert found is not None
    assert found.stance is S.SUPPORT
    assert not reserved(sentence, found)


@pytest.mark.parametrize(
    "sentence", ["Vi avstyrker förslaget att inte införa kravet.", "Vi motsätter oss att inget görs."]
)
def test_opposing_that_something_is_not_to_be_is_opposing(sentence: str) -> None:
    assert _stance(sentence) is S.OPPOSE


@pytest.mark.parametrize(
    "sentence",
    [
        "Ordföranden ställer proposition på förslaget och finner att socialnämnden bifaller förslaget.",
        "Anna Andersson (S) yrkar bifall till förvaltningens förslag.",
        "Ledamoten reserverar sig mot beslutet.",
        "Såväl SKL som andra var kritiska mot den i remissrundan över Friskolekommitténs betänkande.",
        "SKL tillstyrkte förslaget redan 2013.",
        "I SKL:s remissyttrande avseende SOU 2018:19 lyfts också behovet.",
        "Nämnden motsatte sig detta.",
    ],
)
def test_procedure_and_past_consultations_are_about_something_else(sentence: str) -> None:
    assert is_about_something_else(sentence)


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in PHRASES])
def test_a_stance_of_this_consultation_is_about_it(sentence: str) -> None:
    assert not is_about_something_else(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi tillstyrker förslaget men vill se en analys.",
        "Vi tillstyrker förslaget under förutsättning att finansieringsprincipen tillämpas.",
        "Vi tillstyrker förslaget med vissa förbehåll.",
        "Vi tillstyrker förslaget i princip.",
        "SKL ställer sig bakom de sju principerna men med följande tillägg:",
        "SKL står bakom behovet men innan arenor inrättas bör en analys göras.",
        "Vi tillstyrker förslaget, dock bör tiden förlängas.",
        "Regionen instämmer i huvudsak.",
        "Om dessa justeringar görs kan vi ställa oss bakom förslaget.",
        "Med de tilläggen tillstyrker kommunen förslaget.",
        "Görs den rättelsen tillstyrker nämnden avsnittet.",
    ],
)
def test_a_reservation_in_the_sentence_is_seen(sentence: str) -> None:
    found = cue(sentence)
    assert found is not None
    assert found.stance is S.SUPPORT_WITH_RESERVATIONS or reserved(sentence, found)


@pytest.mark.parametrize(
    "sentence",
    ["Vi tillstyrker förslaget.", "SKL delar bedömningen att mer bör göras.", "Med det sagt tillstyrker vi förslaget."],
)
def test_without_a_reservation_none_is_seen(sentence: str) -> None:
    found = cue(sentence)
    assert found is not None
    assert not reserved(sentence, found)
    assert reservation(sentence, found) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Men forskningen bör vara verksamhetsintegrerad.",
        "Dock saknas en analys.",
        "SKL anser dock att mer behövs.",
        "Det bör dock framhållas att tiden är kort.",
        "Samtidigt behövs mer pengar.",
        "Ett villkor är att kommunerna får ersättning.",
        "Vårt enda förbehåll är att tiden är för kort.",
        "En förutsättning för det är att registren kopplas samman.",
    ],
)
def test_the_next_sentence_may_take_support_back(sentence: str) -> None:
    assert next_reserves(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Forskningen är viktig.",
        "Många menar det.",
        "Mentorer behövs.",
        "Villkoren är rimliga.",
        "Förutsättningen finns.",
    ],
)
def test_the_next_sentence_mostly_does_not(sentence: str) -> None:
    assert not next_reserves(sentence)


@pytest.mark.parametrize(
    ("sentence", "hedge"),
    [
        ("SKL avstyrker i nuläget förslaget.", "i nuläget"),
        ("Vi avstyrker för närvarande förslaget.", "för närvarande"),
        ("Vi avstyrker förslaget i dess nuvarande utformning.", "i dess nuvarande utformning"),
        ("Vi tillstyrker förslaget i denna del.", "i denna del"),
        ("Vi tillstyrker delvis förslaget.", "delvis"),
        ("Vi tillstyrker i huvudsak förslaget.", "i huvudsak"),
        ("I första hand avstyrks förslaget.", "I första hand"),
        ("Vi avstyrker i avvaktan på kommunutredningen, som pågår.", "i avvaktan på kommunutredningen"),
        (
            "Vi tillstyrker under förutsättning att staten betalar.",
            "under förutsättning att staten betalar",
        ),
        ("SKL ställer sig bakom principerna men med följande tillägg:", "med följande tillägg"),
        ("Vi tillstyrker förslaget.", None),
    ],
)
def test_a_hedge_is_kept_as_it_is_written(sentence: str, hedge: str | None) -> None:
    assert qualifier(sentence) == hedge


def test_two_stances_of_one_sentence_are_told_apart() -> None:
    sentence = "SKL är positiva till försöksverksamhet men avslår förslaget att ge delegationen en förstudie."
    assert [_stance(sentence[start:end]) for start, end in clauses(sentence)] == [S.SUPPORT, S.OPPOSE]


@given(
    st.lists(st.sampled_from([s for s, _ in PHRASES] + [" men avstyrker resten", " och tillstyrker mer"])).map("".join)
)
def test_clauses_are_the_sentence_cut_up(sentence: str) -> None:
    parts = clauses(sentence)
    assert "".join(sentence[start:end] for start, end in parts) == sentence


# what opens with its *not* says something else once other words stand before it
INSIDE = [s for s, _ in PHRASES if not s.startswith(("Inte", "Knappast"))]


@given(st.sampled_from(INSIDE), st.text("abc .,:", max_size=20))
def test_a_cue_stands_where_it_says(sentence: str, before: str) -> None:
    found = cue(f"{before} {sentence}")
    assert found is not None
    assert 0 <= found.start < found.end <= len(before) + 1 + len(sentence)


@given(st.sampled_from([s for s, _ in PHRASES]))
def test_a_reservation_is_words_of_the_sentence(sentence: str) -> None:
    whole = f"{sentence[:-1]} men bara om staten betalar."
    found = cue(whole)
    assert found is not None
    spare = reservation(whole, found)
    assert spare is None or spare in whole


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Vi är inte positiva till förslaget.", S.OPPOSE),
        ("Vi ser inte positivt på förslaget.", S.OPPOSE),
        ("Vi välkomnar inte förslaget.", S.OPPOSE),
        ("Vi accepterar inte förslaget.", S.OPPOSE),
        ("Vi godtar inte förslaget.", S.OPPOSE),
        ("Det går inte att tillstyrka förslaget.", S.OPPOSE),
        ("Vi ställer oss negativa till förslaget.", S.OPPOSE),
        ("Lunds universitet tillstyrker ej förslaget.", S.OPPOSE),
        ("Vi avstyrker ej förslaget.", S.NO_OBJECTION),
        ("Vi är inte kritiska till förslaget.", S.NO_OBJECTION),
        ("Det finns inget skäl att avstyrka förslaget.", S.NO_OBJECTION),
        ("Vi ser inga hinder mot förslaget.", S.NO_OBJECTION),
        ("Vi tillstyrker inte bara förslaget utan vill gå längre.", S.SUPPORT),
        ("SKL kan tillstyrka förslaget om det finansieras.", S.SUPPORT_WITH_RESERVATIONS),
        ("Regionen varken tillstyrker eller avstyrker förslaget.", S.ABSTAIN),
        ("Vi yttrar oss inte.", S.ABSTAIN),
        ("Utan att avstyrka förslaget pekar vi på något.", None),
    ],
)
def test_no_negation_is_taken_for_its_opposite(sentence: str, stance: Stance | None) -> None:
    assert _stance(sentence) is stance


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("☐ Vi avstyrker förslaget.", []),
        ("☐ Vi tillstyrker förslaget men avstyrker avsnitt 7.", []),
        ("☒ Vi tillstyrker förslaget.", ["☒ Vi tillstyrker förslaget."]),
        ("Svar: ☐ Avstyrks ☒ Tillstyrks", ["Svar: ", "☒ Tillstyrks"]),
        ("Tillstyrks ☐ Avstyrks ☒", [" Avstyrks ☒"]),
        ("Förslaget tillstyrks | Ja: ☐ | Nej: ☒", [" | Nej: ☒"]),
        ("Tillstyrks ☐", []),
        ("[ ] Tillstyrks [x] Avstyrks", ["[x] Avstyrks"]),
        ("( ) Ja, vi tillstyrker", []),
        ("Avgift | ☐ Tillstyrks | ☒ Avstyrks | Skäl: Dyrt", ["☒ Avstyrks", " | Skäl: Dyrt"]),
        (
            "Avgift | ☒ Tillstyrks | ☐ Avstyrks | Skäl: Vi avstyrker nivån",
            ["☒ Tillstyrks | ", " | Skäl: Vi avstyrker nivån"],
        ),
        ("Förslag: Avgift | X Avstyrks | Skäl: Dyrt", ["X Avstyrks", " | Skäl: Dyrt"]),
        ("Förslaget tillstyrks | ☐ Ja | ☒ Nej", ["☒ Nej"]),
        ("Förslaget tillstyrks | X Nej", ["X Nej"]),
        ("Förslag | Tillstyrks | Avstyrks | Inga synpunkter", []),
        ("Förslag | Ja | Nej | Kommentar", []),
        ("5.1 | Avstyrks | Förslaget är dyrt", ["5.1 | Avstyrks | Förslaget är dyrt"]),
    ],
)
def test_the_words_of_a_box_that_nobody_ticked_are_not_said(sentence: str, said: list[str]) -> None:
    assert [sentence[start:end] for start, end in clauses(sentence)] == said
