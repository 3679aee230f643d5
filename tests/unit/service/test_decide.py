"""What a quote must hold to be of the kind a question asks for."""

from dataclasses import replace

import pytest

from corpus.organisations import Register
from corpus.types import Speaker
from indexer.types import Stance
from indexer.vocabulary import word_stem
from service.abroad import told_of, told_of_place
from service.decide import decide
from service.evidence import Evidence
from service.fact_cues import left_unnamed
from service.kinds_of_fact import missing_kind
from service.named import Names
from service.question import parse
from service.terms import Term
from tests.unit.corpus.making import document

COUNTED = "Hur många tjänster omfattas?"


@pytest.mark.parametrize(
    "quote",
    [
        "Torsdagen den 14 juni lämnades betänkandet.",
        "Enligt SOU 2018:47 är det så, se avsnitt 7.6.2 och 3 kap. 4 §.",
        "Sedan 2016 har en tjänst inrättats i ett län.",
    ],
)
def test_days_years_and_references_count_nothing(quote: str) -> None:
    assert missing_kind(COUNTED, [quote], ()) == "number"


@pytest.mark.parametrize("quote", ["Det gäller 14 tjänster.", "Den 14 juni kom tolv tjänster.", "Hälften gör det."])
def test_a_number_counts_in_figures_and_in_words(quote: str) -> None:
    assert missing_kind(COUNTED, [quote], ()) is None


@pytest.mark.parametrize(
    "quote",
    [
        "Försöket pågår i tre år.",
        "Det tar 14 dagar.",
        "En femårig försöksverksamhet.",
        "Uppdraget gäller tills vidare.",
    ],
)
def test_how_long_is_told_by_a_time(quote: str) -> None:
    assert missing_kind("Hur länge pågår det?", [quote], ()) is None


@pytest.mark.parametrize(
    "quote", ["Förslaget i utredningen (Fi 2017:02) är bra.", "Det finns 14 kommuner i avsnitt 7.6."]
)
def test_how_long_is_not_told_by_another_number(quote: str) -> None:
    assert missing_kind("Hur länge pågår det?", [quote], ()) == "duration"


@pytest.mark.parametrize(
    ("quote", "kind"),
    [("Styrningen delas upp i tre olika delar.", "number"), ("Delegationen lämnar tre olika förslag.", None)],
)
def test_a_common_noun_is_counted_by_a_number_beside_it(quote: str, kind: str | None) -> None:
    assert missing_kind("Hur många förslag lämnar delegationen?", [quote], ()) == kind


@pytest.mark.parametrize("question", ["How long is the trial?", "Hur lång tid tar prövningen?"])
def test_how_long_wants_a_time_with_any_verb(question: str) -> None:
    assert missing_kind(question, ["Det finns 14 kommuner i avsnitt 7.6."], ()) == "duration"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How have Norway and Finland solved it?", False),
        ("Hur ser reglerna ut i Norge?", False),
        ("Vad kostar det danska registret?", True),
        ("Vad kostar registret?", True),
        ("Vad finns i registret?", True),
        ("Which island has no doctor?", True),
    ],
)
def test_a_country_asked_about_must_be_told_of(question: str, told: bool) -> None:
    assert told_of(question, ["I Danmark kostar registret tio kronor."]) is told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vad beslutade riksdagen om registret?", False),
        ("When did Parliament decide on the register?", False),
        ("Har Lagrådet yttrat sig om registret?", False),
        ("Vad anser hamnen om att riksdagen ska besluta om registret?", True),
        ("Hur ofta ska registret visas för riksdagen?", True),
    ],
)
def test_what_a_power_of_state_did_is_told_where_it_is_named(question: str, told: bool) -> None:
    assert told_of(question, ["Regeringen beslutade om registret."]) is told
    assert told_of(question, ["Riksdagen och Lagrådet ville ha registret."])


@pytest.mark.parametrize("question", ["Who chaired the harbour inquiry?", "Vem är ordförande i hamnutredningen?"])
def test_who_leads_a_thing_is_told_by_nobody_who_is_merely_named(question: str) -> None:
    assert missing_kind(question, ["Hamnutredningen lämnade sitt betänkande till Anna Ek."], ()) is not None
    assert missing_kind(question, ["Hamnutredningens ordförande Anna Ek lämnade betänkandet."], ()) is None


@pytest.mark.parametrize("question", ["Vilken kostnad räknar hamnen med?", "Hur stor kostnad blir det?"])
def test_a_cost_is_told_by_a_sum(question: str) -> None:
    assert missing_kind(question, ["Hamnen vill ha en kran."], ()) is not None
    assert missing_kind(question, ["Hamnen räknar med 14 miljoner kronor."], ()) is None


@pytest.mark.parametrize(("quote", "lacks"), [("Den som smugglar döms till böter.", False), ("Valpar smugglas.", True)])
def test_a_punishment_is_told_by_one(quote: str, lacks: bool) -> None:
    assert (missing_kind("Vilket straff får den som smugglar?", [quote], ()) is not None) is lacks


@pytest.mark.parametrize("question", ["Vad säger de om platser i fängelse?", "What do they say about prison places?"])
def test_a_place_in_prison_is_no_punishment_asked_for(question: str) -> None:
    assert missing_kind(question, ["Anstalterna är överfulla."], ()) is None


def _evidence(quote: str, covered: float) -> Evidence:
    read = document(quote)
    return Evidence(read, 0, 0, len(quote), Speaker.RESPONDENT, 2.0, 0.9, covered)


def _answered(text: str, read: float | None, *, asked: tuple[str, ...] = (), covered: float = 0.7) -> bool:
    query = replace(parse(text, Names(Register(()), frozenset(), ())), asked=asked)
    return decide(query, (), [_evidence("Det finns 14 bryggor här och de är gamla.", covered)], {}, 0.0, read).answered


@pytest.mark.parametrize("question", ["Hur många bryggor finns det?", "How many jetties are there?"])
def test_a_figure_of_nobody_in_particular_must_read_as_the_answer(question: str) -> None:
    assert _answered(question, 1.0)
    assert _answered(question, None)  # nothing is said where there is no reader
    assert _answered(question, -1.7)
    assert not _answered(question, -1.7, covered=0.2)
    assert not _answered(question, -2.2)
    assert _answered(question, -2.2, asked=("skr",))  # the words of one body are few enough
    assert _answered("Vad tycks om bryggorna?", -2.2)  # no fact of a kind


def test_a_figure_far_before_all_others_is_told_though_it_reads_as_none() -> None:
    query = parse("Hur många bryggor finns det?", Names(Register(()), frozenset(), ()))
    best, other = (_evidence("Det finns 14 bryggor här.", 0.7), _evidence("Det finns tolv båtar här.", 0.3))
    lone, nearly, without = (
        [best, replace(other, score=1.5)],
        [best, replace(other, score=1.95)],
        [_evidence("Bryggor finns här.", 0.7), replace(other, score=1.5)],
    )
    assert decide(query, (), lone, {}, 0.0, -2.2).answered
    assert not decide(query, (), nearly, {}, 0.0, -2.2).answered
    assert not decide(query, (), without, {}, 0.0, -2.2).answered


def test_words_of_the_one_asked_that_do_not_read_as_the_answer_at_all_are_none() -> None:
    assert _answered("Vad sägs om bryggorna?", -2.2, asked=("skr",))
    assert not _answered("Vad sägs om bryggorna?", -3.5, asked=("skr",))
    assert _answered("Hur många bryggor finns det?", -3.5, asked=("skr",))  # which they number


def test_a_figure_that_shares_no_word_with_the_question_is_told_only_where_it_plainly_reads_so() -> None:
    query = replace(parse("Hur många bryggor finns det?", Names(Register(()), frozenset(), ())), asked=("skr",))
    terms = (_term("kansli", {"kansli": 0.6}),)
    evidence = [_evidence("Det finns 14 bryggor här.", 0.0)]
    assert not decide(query, terms, evidence, {}, 0.0, 0.5).answered
    assert decide(query, terms, evidence, {}, 0.0, 2.0).answered


def test_a_sum_that_one_sentence_alone_gives_of_the_very_matter_is_told_whatever_is_read() -> None:
    query = parse("Hur stor är bryggavgiften?", Names(Register(()), frozenset(), ()))
    best, other = _evidence("Hamnen tillstyrker bryggavgiften.", 0.8), _evidence("Bryggavgiften är 300 kronor.", 0.8)
    assert decide(query, (), [best, other], {}, 0.0, -2.2).answered
    assert not decide(query, (), [best, replace(other, coverage=0.3)], {}, 0.0, -2.2).answered


def test_a_figure_among_words_on_hardly_anything_of_the_matter_is_another_things() -> None:
    query = parse("Hur många bryggor finns det?", Names(Register(()), frozenset(), ()))
    best, other = _evidence("Ett antal bryggor har rivits.", 0.7), _evidence("Det finns 14 bryggor.", 0.2)
    assert decide(query, (), [best, other], {}, 0.0, 0.0).lacks == "number"
    assert decide(query, (), [best, replace(other, coverage=0.5)], {}, 0.0, 0.0).answered


@pytest.mark.parametrize(
    ("question", "quote", "named"),
    [
        ("Vilka tre bolag har kommunen avtal med?", "Kommunen har avtal med tre bolag.", False),
        ("Vilka tre bolag har kommunen avtal med?", "Kommunen har avtal med Alfa, Beta och Gamma.", True),
        ("Vilka är de fyra orterna?", "Försöket pågick på fyra orter under ett år.", False),
        ("Which two towns took part?", "Försöket pågick i två städer.", False),
        ("Which two towns took part?", "Försöket pågick i Lund och Växjö.", True),
        ("What three reasons are given?", "Skälen är tre. Det är dyrt. För det andra är det onödigt.", True),
        ("Vilka bolag har kommunen avtal med?", "Kommunen har avtal med tre bolag.", True),
    ],
)
def test_several_things_asked_for_by_number_are_told_one_by_one(question: str, quote: str, named: bool) -> None:
    assert left_unnamed(question, [quote]) is not named


def _term(word: str, stems: dict[str, float], *, bridged: bool = False) -> Term:
    return Term(word, 1.0, ((stems,),) if stems else (), ((word,),), bridged=bridged)


def test_what_is_counted_among_several_is_the_noun_and_not_the_preposition() -> None:
    harbours = (_term("hamnarna", {word_stem("hamnarna"): 1.0}),)
    question = "Hur många av hamnarna har kran?"
    assert missing_kind(question, ["Av länets 29 hamnar har 12 en kran."], harbours) is None
    assert missing_kind(question, ["Länet har 12 kranar."], harbours) == "number"


def test_a_noun_that_only_the_vectors_know_is_counted_by_any_number_and_an_unknown_one_by_none() -> None:
    quote, question = "Det finns 300 öar i länet.", "How many islands are there?"
    assert missing_kind(question, [quote], (_term("islands", {"holm": 0.6}, bridged=True),)) is None
    assert missing_kind(question, [quote], (_term("islands", {}),)) == "number"


def test_a_time_must_be_that_of_the_thing_asked_about() -> None:
    course = (_term("kursen", {word_stem("kursen"): 1.0}),)
    quotes = ["Ombyggnaden tar 20 månader.", "Kursen ges på nätet."]
    assert missing_kind("Hur lång tid tar kursen?", quotes, course) == "duration"
    assert missing_kind("Hur lång tid tar kursen?", [*quotes, "Kursen tar två dagar."], course) is None


def test_a_sentence_that_reads_as_the_answer_is_one_in_whatever_words() -> None:
    # the corpus has the words, the sentence others
    pier = tuple(_term(word, {word_stem(word): 1.0}) for word in ("pirarna", "hamnen", "stadens"))
    query = replace(
        parse("Vad sägs om pirarna i stadens hamnen?", Names(Register(()), frozenset(), ())), asked=("skr",)
    )
    evidence = [_evidence("Det finns 14 bryggor här och de är gamla.", 0.0)]
    assert not decide(query, pier, evidence, {}, 0.2, -0.5).answered
    assert decide(query, pier, evidence, {}, 0.2, 2.0).answered
    premise = replace(query, stances=frozenset({Stance.OPPOSE}))
    assert not decide(premise, pier, evidence, {}, 0.2, 2.0).answered
    assert not decide(query, pier, evidence, {}, 0.9, 2.0).answered  # others' words are by far the nearer ones


def test_a_count_that_reads_as_the_answer_needs_no_number_beside_the_very_noun() -> None:
    units = (_term("skolor", {word_stem("skolor"): 1.0}),)
    query = replace(parse("Hur många skolor är små?", Names(Register(()), frozenset(), ())), asked=("skr",))
    evidence = [_evidence("Fem av våra sju enheter har under 150 elever.", 0.5)]
    assert decide(query, units, evidence, {}, 0.0, -0.5).lacks == "number"
    assert decide(query, units, evidence, {}, 0.0, 0.5).answered


def test_a_count_that_stands_out_from_all_else_needs_no_number_beside_the_very_noun() -> None:
    units = (_term("granskade", {word_stem("granskade"): 1.0}),)
    query = parse("Hur många granskade lotsar behövs?", Names(Register(()), frozenset(), ()))
    best = replace(_evidence("Lotsen ska vara granskad. I dag finns 63 personer.", 0.9), score=1.0)
    far, near = (replace(_evidence("Hamnen är djup.", 0.0), score=score) for score in (0.5, 0.95))
    assert decide(query, units, [best, far], {word_stem("granskade"): 0.4}, 0.0, -2.8).answered
    assert not decide(query, units, [best, near], {word_stem("granskade"): 0.4}, 0.0, -2.8).answered


def test_a_number_beside_another_thing_counts_no_thing_that_is_called_by_its_own_noun() -> None:
    pilots = (_term("lotsar", {word_stem("lotsar"): 1.0}), _term("hamnen", {word_stem("hamnen"): 1.0}))
    query = replace(parse("Hur många lotsar går i hamnen?", Names(Register(()), frozenset(), ())), asked=("skr",))
    table = {word_stem(word): 1.0 for word in ("lotsar", "hamnen")}
    other = [_evidence("Hamnen har 2 300 båtar. Lotsar har bil.", 0.5)]
    assert decide(query, pilots, other, table, 0.0, -0.5).lacks == "number"
    assert decide(query, pilots, [_evidence("I hamnen går 14 lotsar.", 0.5)], table, 0.0, -0.5).answered
    assert decide(query, pilots, other, table, 0.0, 0.5).answered


def test_what_somebody_says_of_a_matter_is_whatever_holds_all_its_words() -> None:
    quay = (_term("kajkanter", {word_stem("kajkanter"): 1.0}),)
    table = {word_stem("kajkanter"): 1.0}
    says, wants = (
        replace(parse(text, Names(Register(()), frozenset(), ())), asked=("skr",))
        for text in ("Vad säger de om kajkanter?", "Vilka kajkanter behövs?")
    )
    assert decide(says, quay, [_evidence("Låga kajkanter kan bidra.", 1.0)], table, 0.0, -3.0).answered
    assert not decide(says, quay, [_evidence("Kajer kan bidra till trivsel.", 0.5)], table, 0.0, -3.0).answered
    assert not decide(
        wants, quay, [_evidence("Låga kajkanter kan bidra till trivsel.", 1.0)], table, 0.0, -3.0
    ).answered


def test_a_time_that_reads_as_the_answer_need_not_stand_beside_the_thing_again() -> None:
    thing = replace(_term("hamnfrågan", {word_stem("hamnfrågan"): 1.0}), weight=1.0)
    quotes = [_evidence(q, 0.7) for q in ("Den har utretts i fem år.", "Hamnfrågan är svår.")]
    query = parse("Hur länge har hamnfrågan utretts?", Names(Register(()), frozenset(), ()))
    assert not decide(query, [thing], quotes, {word_stem("hamnfrågan"): 1.0}, 0.0, 1.0).answered
    assert decide(query, [thing], quotes, {word_stem("hamnfrågan"): 1.0}, 0.0, 4.0).answered


def test_what_reads_as_the_answer_of_the_one_asked_may_share_no_word_with_the_question() -> None:
    oversight = (_term("bevakandet", {word_stem("övervakning"): 0.3}),)
    query = replace(parse("Vad kostar bevakandet?", Names(Register(()), frozenset(), ())), asked=("skr",))
    evidence = [_evidence("Vi beräknar tillsynen till 14 miljoner kronor.", 0.0)]
    assert decide(query, oversight, evidence, {}, 0.0, 2.0).answered
    assert not decide(query, oversight, evidence, {}, 0.0, 0.5).answered
    assert not decide(replace(query, asked=()), oversight, evidence, {}, 0.0, 2.0).answered


def test_whether_a_thing_is_so_is_told_by_no_words_on_another_thing() -> None:
    terms = (_term("båtar", {word_stem("båtar"): 1.0}), _term("körkort", {}))
    asks, asks_who, asks_how = (
        parse(text, Names(Register(()), frozenset(), ()))
        for text in ("Har de körkort?", "Vilka vill ha körkort?", "Hur blir det med körkort?")
    )
    evidence = [_evidence("Båtar ska ha flytväst.", 0.5)]
    assert not decide(asks, terms, evidence, {word_stem("båtar"): 1.0}, 0.0, 0.5).answered
    assert not decide(asks_who, terms, evidence, {word_stem("båtar"): 1.0}, 0.0, 0.5).answered
    assert decide(asks_who, terms, evidence, {word_stem("båtar"): 1.0}, 0.0, 2.0).answered
    assert decide(asks, terms, evidence, {word_stem("båtar"): 1.0}, 0.0, 2.0).answered
    assert decide(asks, terms[:1], evidence, {word_stem("båtar"): 1.0}, 0.0, 0.5).answered
    assert decide(asks_how, terms, evidence, {word_stem("båtar"): 1.0}, 0.0, 0.5).answered


def test_what_is_asked_of_one_municipality_is_not_told_of_another() -> None:
    question = "Hur många hamnar har Havsby kommun?"
    assert not told_of_place(question, ["Kiruna kommun har 14 hamnar."])
    assert told_of_place(question, ["Havsby har 14 hamnar."])
    assert not told_of_place("How many harbours has the municipality of Havsby?", ["Kiruna har 14 hamnar."])
    assert told_of_place("Hur många hamnar har en kommun?", ["Kiruna har 14 hamnar."])
    assert told_of_place("Vilken kommun har flest hamnar?", ["Kiruna har 14 hamnar."])
    assert told_of_place("Which Swedish municipality has most harbours?", ["Kiruna har 14 hamnar."])


def test_whether_a_body_is_against_a_thing_is_told_by_no_words_on_another_thing() -> None:
    terms = (_term("båtar", {word_stem("båtar"): 1.0}), _term("körkort", {}))
    query = replace(parse("Är de emot körkort för båtar?", Names(Register(()), frozenset(), ())), asked=("skr",))
    assert query.stances
    evidence = [_evidence("Båtar ska ha flytväst.", 0.5)]
    assert not decide(query, terms, evidence, {word_stem("båtar"): 1.0}, 0.0, 0.5).answered
    assert decide(query, terms[:1], evidence, {word_stem("båtar"): 1.0}, 0.0, 0.5).answered


def test_what_a_body_writes_of_the_whole_matter_is_told_though_it_reads_as_no_view() -> None:
    terms = tuple(_term(word, {word_stem(word): 1.0}) for word in ("pirarna", "hamnen"))
    stems = {word_stem(word): 1.0 for word in ("pirarna", "hamnen")}
    query = replace(parse("Vad anser de om pirarna i hamnen?", Names(Register(()), frozenset(), ())), asked=("skr",))
    whole, part = ([_evidence("Pirarna i hamnen blir fler.", covered)] for covered in (1.0, 0.6))
    weak = {"elsewhere": 0.3, "read": -4.5}
    assert decide(query, terms, whole, stems, **weak).answered
    assert not decide(query, terms, part, stems, **weak).answered
    assert not decide(replace(query, stances=frozenset({Stance.OPPOSE})), terms, whole, stems, **weak).answered
    retold = [replace(whole[0], speaker=Speaker.INQUIRY)]
    assert not decide(query, terms, retold, stems, **weak).answered
