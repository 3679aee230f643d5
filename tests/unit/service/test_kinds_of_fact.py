"""Laws of kinds: what is asked for by its kind is told by a quote that holds one, and by no other."""

import pytest

from indexer.vocabulary import word_stem
from service.fact_cues import MEMBERS_DISSENT, MEMBERS_SPEAK, long_row
from service.kinds_of_fact import missing_kind, tells_kind, wanted_kind
from service.terms import Term

SUM = "Avgiften är 300 kronor."
SPOKEN = "Avgiften är viktig för hamnarna."


@pytest.mark.parametrize(
    "question",
    [
        "Vilken summa vill bolaget ha?",
        "Vilket belopp nämns?",
        "Vad kommer reformen att kosta?",
        "Hur stor avgift tas ut?",
        "Hur stort bidrag får hamnen?",
        "Hur stor är den föreslagna avgiften?",
        "Hur stora är böterna för hamnen?",
        "How high is the proposed fee?",
        "What amount does the harbour get?",
        "How large a fine may be imposed?",
        "What fine does the harbour propose?",
        "How much does the harbour want the state to pay?",
        "How much is to be spent on the harbour?",
    ],
)
def test_an_amount_asked_for_is_told_by_an_amount(question: str) -> None:
    assert missing_kind(question, [SPOKEN], ()) == "money"
    assert missing_kind(question, [SUM], ()) is None
    assert missing_kind(question, ["Det blir två miljoner kronor."], ()) is None


@pytest.mark.parametrize(
    "question",
    [
        "Hur stora är intäkterna i kronor?",
        "How large is the loss in kronor?",
        "Vilken omsättning har hamnen?",
        "What budget does the harbour need?",
    ],
)
def test_a_share_is_no_sum_in_kronor(question: str) -> None:
    assert missing_kind(question, ["Reklamen svarar för 9 procent av intäkterna."], ()) == "kronor"
    assert missing_kind(question, [SUM], ()) is None


@pytest.mark.parametrize(
    "question",
    [
        "What amount of time does it take?",
        "Hur stor är hamnen?",
        "Hur stor är avgiftens betydelse?",
        "Vad är summan?",
        "Vad betyder högt i tak för hamnen?",
    ],
)
def test_no_amount_of_money_is_asked_for_where_none_is_meant(question: str) -> None:
    assert missing_kind(question, [SPOKEN], ()) != "money"


@pytest.mark.parametrize("number", ["Hid: 2018.2140", "dnr 2018/4261", "SOU 2018:47", "SOU 2018_47"])
def test_the_year_in_a_number_of_registers_is_no_date(number: str) -> None:
    assert missing_kind("När beslutade nämnden?", [f"Kommunens svar, {number}"], ()) == "date"
    assert missing_kind("När beslutade nämnden?", ["Nämnden beslutade 2018."], ()) is None
    assert missing_kind("När beslutade nämnden?", ["Beslutet togs läsåret 2018/19."], ()) is None


@pytest.mark.parametrize("question", ["När ska hamnen vara klar?", "When will the harbour be ready?"])
def test_how_long_a_thing_has_taken_is_not_when_it_will_be_done(question: str) -> None:
    assert missing_kind(question, ["Hamnen har utretts i över fem decennier och utreds idag."], ()) == "coming"
    for told in ("Den ska vara klar före sommaren.", "Hamnen öppnar 2031.", "Den är klar inom fem år."):
        assert missing_kind(question, [told], ()) is None


@pytest.mark.parametrize(
    "question", ["Vad heter ordföranden i hamnstyrelsen?", "What is the name of the chair of the board?"]
)
def test_a_name_asked_for_is_told_by_a_name(question: str) -> None:
    assert missing_kind(question, ["Ordföranden ställer frågan till styrelsen."], ()) == "name"
    assert missing_kind(question, ["Ordföranden Malin Ek ställer frågan."], ()) is None


def test_more_of_them_is_no_number() -> None:
    assert missing_kind("Hur många båtar behövs?", ["Fler båtar behövs."], ()) == "number"


@pytest.mark.parametrize(
    "question", ["Vilka är de sju hamnarna?", "Räkna upp länets sju hamnar.", "List the seven ports"]
)
def test_a_long_list_asked_for_is_told_by_a_row(question: str) -> None:
    row = long_row(question)
    assert row is not None
    assert row.search("Dessa är Alnö, Brämö, Holmö, Ljusterö, Torö, Utö och Vinö.")
    assert not row.search("Länet har sju hamnar med kaj och kran, skjul och bod men med följande tillägg:")
    assert not row.search("Hamnarna (Alnö, Brämö, Holmö) är bra.")


@pytest.mark.parametrize("question", ["Vilka hamnar finns?", "Vilka två hamnar nämns?", "Varför finns sju hamnar?"])
def test_no_long_row_is_wanted_where_no_long_list_is(question: str) -> None:
    assert long_row(question) is None


@pytest.mark.parametrize(
    ("question", "kind", "near", "told"),
    [
        (
            "Where will the harbour office be located?",
            "place",
            "Hamnkontoret är oklart beskrivet.",
            "Hamnkontoret ska placeras vid en myndighet.",
        ),
        ("Var ska hamnkontoret ligga?", "place", "Hamnkontoret behövs.", "Hamnkontoret bör ligga i Visby."),
        (
            "Which municipalities will take part in the harbour trial?",
            "taking part",
            "Förslaget i Hamnutredningens betänkande är bra.",
            "I försöket deltar Luleå och Kiruna.",
        ),
        (
            "Vilka kommuner deltar i hamnförsöket?",
            "taking part",
            "Försöket är bra.",
            "Kommuner får ansöka om att delta.",
        ),
        ("Which party does Rut Ek belong to?", "party", "Rut Ek, ordförande", "Rut Ek (V) var emot."),
        (
            "Hur mycket ska hamnavgiften höjas?",
            "change",
            "Avgiften bör höjas på ett bra sätt.",
            "Den höjs till 40 kronor.",
        ),
        ("Var ska hamnen ligga enligt Rut Ek?", "place", "Hamnen är dyr.", "Den kan ligga på en ö."),
        ("Vilken beteckning har skrivelsen?", "label", "Skrivelsen har 30 sidor.", "Skrivelsen, HMN 2041.77"),
        ("How much should the fee be raised?", "change", "Det har två fördelar.", "Avgiften bör fördubblas."),
        ("What is Rut Ek's e-mail address?", "email", "Svaret är skrivet av Rut Ek.", "Rut Ek, rut@hamn.example"),
    ],
)
def test_another_attribute_of_a_thing_is_not_told_by_words_on_the_thing(
    question: str, kind: str, near: str, told: str
) -> None:
    assert missing_kind(question, [near], ()) == kind
    assert missing_kind(question, [near, told], ()) is None


@pytest.mark.parametrize("question", ["Where does the fee matter most?", "How much does the fee matter?"])
def test_no_place_and_no_change_is_asked_for_where_none_is_meant(question: str) -> None:
    assert missing_kind(question, [SPOKEN], ()) is None


@pytest.mark.parametrize(
    "question",
    [
        "Vilka partier reserverade sig?",
        "Which councillors dissented?",
        "Did anyone in the committee vote against the decision?",
        "Röstade någon i nämnden emot beslutet?",
    ],
)
def test_members_who_dissent_are_asked_for_by_who_they_are_and_what_they_did(question: str) -> None:
    assert MEMBERS_DISSENT.search(question)


@pytest.mark.parametrize("question", ["Vilka reservationer har Umeå mot avgiften?", "Which member states have ports?"])
def test_no_dissent_of_members_is_asked_for_where_nobody_or_no_member_is(question: str) -> None:
    assert not MEMBERS_DISSENT.search(question)
    assert "member" not in question or not MEMBERS_SPEAK.search(question)


@pytest.mark.parametrize(
    "told", ["Det blir 12 000 kronor.", "Det blir 1 200   kronor.", "Bidraget är 40\u00a0procent."]
)
def test_an_amount_is_one_however_its_digits_are_set(told: str) -> None:
    assert missing_kind("Vilket belopp nämns?", [told], ()) is None


@pytest.mark.parametrize("question", ["Hur lång ska försöksperioden vara?", "Hur kort remisstid fick man?"])
def test_how_long_a_period_is_is_told_by_a_time(question: str) -> None:
    assert missing_kind(question, ["Försöket är bra och remisstiden tillräcklig."], ()) == "duration"
    assert missing_kind(question, ["Det gäller i tre år."], ()) is None


@pytest.mark.parametrize("question", ["Vem är särskild utredare?", "Who was the director-general?"])
def test_who_holds_an_office_is_told_by_a_name(question: str) -> None:
    assert missing_kind(question, ["Utredaren har en särskild uppgift i hamnen."], ()) == "name"
    assert missing_kind(question, ["Till särskild utredare utsågs Anna Lind."], ()) is None
    assert missing_kind("Vem är ansvarig för hamnen?", ["Kommunen är ansvarig för hamnen."], ()) is None


def test_a_number_of_what_only_vectors_put_near_the_thing_counts_it_only_where_it_stands_beside() -> None:
    pages = Term("sidor", 0.3, (({"sed": 0.3},),), (), bridged=True)
    assert missing_kind("Hur många sidor har rapporten?", ["Kommunen har 14 hamnar."], [pages]) == "number"
    people = Term("människor", 0.3, (({word_stem("personer"): 0.7},),), (), bridged=True)
    assert missing_kind("Hur många människor omkom?", ["I fjol omkom 34 personer."], [people]) is None


def test_of_terms_that_tell_as_much_either_shows_what_a_quote_is_on() -> None:
    terms = [Term(w, 1.0, (({word_stem(w): 1.0},),), ((w,),), trusted=True) for w in ("FSV", "skatten")]
    quotes = ["Föreningen har i snart 25 år velat ändra skatten.", "Här svarar FSV på remissen."]
    assert missing_kind("Hur länge har FSV velat ändra skatten?", quotes, terms) is None


@pytest.mark.parametrize("question", ["Vad tjänar en lots?", "How much does a pilot earn?"])
def test_what_somebody_earns_is_told_by_no_cost(question: str) -> None:
    assert missing_kind(question, ["Med en lots i varje hamn blir kostnaden 640 miljoner kronor."], ()) == "earnings"
    assert missing_kind(question, ["Månadslönen för en lots är 41 000 kronor."], ()) is None


@pytest.mark.parametrize("question", ["Vem ledde utredningen?", "Who chaired the committee?"])
def test_who_headed_an_inquiry_is_told_by_no_other_office(question: str) -> None:
    assert missing_kind(question, ["Beslut har fattats av generaldirektören Eva Ek."], ()) == "head"
    assert missing_kind(question, ["Särskild utredare var Eva Ek."], ()) is None


def test_when_something_was_said_is_no_time_that_is_asked_for() -> None:
    assert missing_kind("What did the harbour reply when asked about its quay?", [SPOKEN], ()) is None
    assert missing_kind("What is the fee and when was it set?", [SPOKEN], ()) == "date"
    assert missing_kind("By when must the fee be paid?", [SPOKEN], ()) == "date"


def test_an_article_is_no_number_and_tells_nothing_of_how_many_there_are() -> None:
    holds = wanted_kind("Hur många båtar har hamnen?")
    assert holds is not None
    assert not tells_kind(holds, "Hamnen har ett antal båtar.")
    assert tells_kind(holds, "Hamnen har tre båtar.")


def test_what_something_is_called_is_told_beside_its_own_word_though_another_word_stands_elsewhere() -> None:
    inside = Term("antologin", 1.0, (({word_stem("hamnantologin"): 0.7},),), (("antologin",),), trusted=False)
    terms = (inside, Term("överlämnades", 0.9, (({word_stem("överlämnades"): 1.0},),), (("överlämnades",),)))
    quotes = ["Hamnantologin Segla hemåt kom ut.", "Bilder från dagen då den överlämnades."]
    assert missing_kind("Vad hette antologin som överlämnades?", quotes, terms) is None
