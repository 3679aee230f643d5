"""Laws of taking a question apart: who is asked about, and what kind of answer is wanted."""

from dataclasses import replace

import pytest

from corpus.dates import written_date
from corpus.organisations import Register
from corpus.types import Document, Name, Organisation, Speaker
from indexer.types import Stance
from service.asked import find_roles
from service.cues import RESPONDED, Want
from service.named import Names
from service.question import parse
from service.seats import seats
from tests.unit.corpus.making import document


def _body(id_: str, *names: str, type_: str = "okand") -> Organisation:
    return Organisation(id_, names[0], tuple(Name(n) for n in names), type_)


def _letter(sender: str, head: str, speaker: Speaker = Speaker.RESPONDENT) -> Document:
    """Return a letter that begins with a place and a date."""
    date = [f for f in (written_date(f"{head}\n\nHej!"),) if f]
    return replace(
        document(f"{head}\n\nHej!", organisation_id=None), organisation_id=sender, speaker=speaker, facts=tuple(date)
    )


BODIES = (
    _body("polis", "Polismyndigheten", type_="statlig_myndighet"),
    _body("do", "Diskrimineringsombudsmannen", "Equality Ombudsman", type_="statlig_myndighet"),
    _body("gravar", "Sveriges kyrkogårds- och krematorieförbund"),
    _body("foraldrar", "Föräldraföreningen Björkängen"),
    _body("teknik", "Stillvatten Teknik AB"),
    _body("alingsas", "Alingsås kommun", "Alingsås", type_="kommun"),
    _body("region", "Region Grönudd", type_="region"),
)
SENDERS = frozenset(b.id for b in BODIES if b.id != "alingsas")
NAMES = Names(Register(BODIES), SENDERS, ())


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Vad vill kyrkogårdsförbundet?", "gravar"),
        ("What does the cemetery federation want?", "gravar"),
        ("What does the parents' association think of phones?", "foraldrar"),
        ("What are the police's objections?", "polis"),
        ("Why are three too few, in the supplier's view?", "teknik"),
        ("What do the parents think of phones?", "foraldrar"),
        ("Do the parents in Alingsås want phones handed in?", "foraldrar"),
        ("Föräldrarnas syn på mobiler?", "foraldrar"),
        ("Vad tycker föräldrarna om mobiler?", "foraldrar"),
        ("grönudd om kamerorna: vad tycker de?", "region"),
        ("Grönudd on the cameras – for or against?", "region"),
    ],
)
def test_a_sender_may_be_described_by_its_field_and_kind(text: str, asked: str) -> None:
    assert find_roles(text, NAMES).asked == (asked,)


def test_a_word_of_the_language_that_a_name_holds_calls_nobody() -> None:
    network = _body("natverk", "Nätverket för en jämställd skola")
    names = Names(Register((*BODIES, network)), SENDERS | {"natverk"}, ())
    assert find_roles("Vad säger skolledarna om En mer jämställd skola?", names).asked == ()
    assert find_roles("Vad anser Nätverket för en jämställd skola?", names).asked == ("natverk",)


def test_a_word_of_the_language_is_no_misspelt_name() -> None:
    assert find_roles("Does Region Grönudd want to keep the burial ombudsmen?", NAMES).asked == ("region",)


@pytest.mark.parametrize(
    "text", ["What do the parents get?", "Vad får föräldrarna veta?", "Should we listen to the parents?"]
)
def test_a_group_that_is_only_talked_about_is_not_asked(text: str) -> None:
    assert find_roles(text, NAMES).asked == ()


@pytest.mark.parametrize(
    "text",
    ["Inom vilken tid ska regionen svara?", "När måste regionen ha beslutat?", "How soon must the region reply?"],
)
def test_the_region_that_a_rule_binds_is_not_asked(text: str) -> None:
    assert find_roles(text, NAMES).asked == ()


@pytest.mark.parametrize("text", ["Vad anser regionen?", "What does the region think it should get?"])
def test_the_region_whose_view_is_asked_for_is_the_one_that_answered(text: str) -> None:
    assert find_roles(text, NAMES).asked == ("region",)


def test_a_field_that_fits_nobody_names_nobody() -> None:
    assert find_roles("Vad vill bryggeriförbundet?", NAMES).asked == ()


def test_a_place_somebody_is_in_is_not_asked_about() -> None:
    assert find_roles("Do the parents in Alingsås want phones handed in?", NAMES).absent == ()


def test_too_small_is_no_support() -> None:
    assert parse("hur många skolor är för små för kravet?", NAMES).stances == frozenset()
    assert parse("Varför anser SKL att definitionen är för snäv?", NAMES).stances == frozenset()
    for question in ("Vilka är för förslaget?", "Vilka är för statlig tillsyn?", "Vem är för allmän visstid?"):
        assert Stance.SUPPORT in parse(question, NAMES).stances, question


@pytest.mark.parametrize("text", ["How many responses were received?", "Which responses have been received?"])
def test_responses_that_have_come_in_are_responses(text: str) -> None:
    assert RESPONDED.search(text.lower())


@pytest.mark.parametrize("text", ["Who received the report?", "Which municipalities have received state grants?"])
def test_to_receive_something_is_not_to_respond(text: str) -> None:
    assert not RESPONDED.search(text.lower())


def test_the_report_counted_in_is_no_matter_of_the_count() -> None:
    assert parse("Hur många remissvar finns det på SOU 2034:31?", NAMES).want is Want.COUNT


@pytest.mark.parametrize(
    "text", ["In your judgement, should the government go ahead?", "Bör man gå vidare, enligt din mening?"]
)
def test_the_products_own_opinion_is_an_opinion(text: str) -> None:
    assert parse(text, NAMES).want is Want.OPINION


SILENT = _body("skol", "Skolinspektionen", type_="statlig_myndighet"), _body("mark", "Mark")
ABSENT = Names(Register((*BODIES, *SILENT)), SENDERS, ())


@pytest.mark.parametrize("text", ["Vad tycker skolinspektionen?", "vad anser skolinspektionen om mobiler?"])
def test_a_body_that_sent_nothing_is_asked_about_in_lower_case_too(text: str) -> None:
    assert find_roles(text, ABSENT).absent == (("skol", "Skolinspektionen"),)


@pytest.mark.parametrize(
    "text",
    ["Vad tycker Region Grönudd om skolinspektionen?", "Vad sägs om skolinspektionen?", "Vad tycker mark om det?"],
)
def test_what_is_only_talked_about_or_is_a_word_is_not(text: str) -> None:
    assert find_roles(text, ABSENT).absent == ()


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Polisen om avgiften – ja eller nej?", Want.POSITION),
        ("Vilket telefonnummer har polisens handläggare?", Want.LOOKUP),
        ("Vad krävs för att räknas som skolbibliotekarie?", Want.DEFINITION),
        ("What counts as a school librarian?", Want.DEFINITION),
        ("Vad säger polisen om lånen på skolor utan personal jämfört med bemannade?", Want.LOOKUP),
        ("Hur skiljer sig polisens syn från övriga?", Want.COMPARE),
        ("Polismyndigheten kontra Region Grönudd om kamerorna?", Want.COMPARE),
        ("när var sista dag att svara på remissen", Want.METADATA),
        ("By when must responses be submitted?", Want.METADATA),
        ("Hur många förslag finns det i promemorian?", Want.METADATA),
        ("Vilka vänder sig mot att ombuden läggs ner?", Want.LIST_RESPONDENTS),
        ("Which respondents take no stand on the tax exemption?", Want.LIST_RESPONDENTS),
        ("Where does Polismyndigheten come down on silent consent?", Want.POSITION),
        ("Which bodies are silent on consent?", Want.SILENT),
        ("Hur många remissinstanser nämner inte avgiften?", Want.SILENT),
        ("How long does a landlord have to answer?", Want.LOOKUP),
        ("What did Polismyndigheten answer?", Want.POSITION),
        ("What's wrong with the cameras, in the view of Polismyndigheten?", Want.REASON),
        ("Vad är det Polismyndigheten ogillar med kamerorna?", Want.REASON),
        ("Vad krävs för att Polismyndigheten ska gå med på kamerorna?", Want.CONDITION),
        ("What would make Polismyndigheten accept the cameras?", Want.CONDITION),
        ("How many proposals are put forward in total?", Want.METADATA),
        ("By what date were replies due at the ministry?", Want.METADATA),
        ("Vad måste ändras i svarstiden för att Polismyndigheten ska säga ja?", Want.CONDITION),
    ],
)
def test_the_kind_of_answer_is_told_by_the_words(text: str, want: Want) -> None:
    assert parse(text, NAMES).want is want


def test_an_objection_asked_about_is_a_premise() -> None:
    for text in ("What are the police's objections to the fee?", "Varför vänder sig polisen mot avgiften?"):
        assert Stance.OPPOSE in parse(text, NAMES).stances
    assert Stance.OPPOSE not in parse("Har polisen inga invändningar mot avgiften?", NAMES).stances


@pytest.mark.parametrize(
    "lead",
    ["Jag undrar ", "Hej, kan ni säga ", "Could you please tell me ", "I would like to know ", "Berätta för mig "],
)
@pytest.mark.parametrize(
    "text", ["varför Polismyndigheten säger nej till kameror", "how many phones the parents want handed in"]
)
def test_what_leads_up_to_a_question_changes_nothing(lead: str, text: str) -> None:
    assert parse(lead + text, NAMES) == parse(text, NAMES)


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Hur många samtal tog Polismyndigheten emot under året?", frozenset()),
        ("Vilka tar ställning emot kamerorna?", {Stance.OPPOSE}),
        ("Är Polismyndigheten emot kamerorna?", {Stance.OPPOSE}),
        ("Vilka förslag säger Polismyndigheten ja till?", {Stance.SUPPORT, Stance.SUPPORT_WITH_RESERVATIONS}),
    ],
)
def test_to_receive_is_not_to_oppose(text: str, stances: frozenset[Stance]) -> None:
    assert parse(text, NAMES).stances == stances


@pytest.mark.parametrize(
    "text",
    [
        "By when must the landlord have handed the deposit back?",
        "When did they get their money back from the board?",
    ],
)
def test_to_give_back_is_not_to_back(text: str) -> None:
    assert parse(text, NAMES).stances == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "Vad krävs för att Polismyndigheten ska acceptera kamerorna?",
        "What must change if Polismyndigheten is to accept the cameras?",
        "Vad måste göras innan Polismyndigheten går med på kamerorna?",
    ],
)
def test_what_would_make_somebody_agree_takes_no_support_for_granted(text: str) -> None:
    assert parse(text, NAMES).stances == frozenset()


def test_several_bodies_of_a_kind_are_not_the_one_that_answered() -> None:
    boards = Names(Register((_body("lst", "Länsstyrelsen i Grönå län", type_="lansstyrelse"),)), frozenset({"lst"}), ())
    assert find_roles("What fee may the county boards impose?", boards).asked == ()
    for one in ("What does the county board think of the fee?", "What is the county board’s view of the fee?"):
        assert find_roles(one, boards).asked == ("lst",)


def test_a_facultys_lawyers_are_the_faculty() -> None:
    names = Names(Register((_body("fak", "Juridiska fakulteten vid Grönå universitet"),)), frozenset({"fak"}), ())
    for text in ("What do the lawyers think of the fee?", "hur ser juristerna på avgiften?", "Vad är fakultetens syn?"):
        assert find_roles(text, names).asked == ("fak",)


def test_a_part_that_answers_is_found_by_the_whole() -> None:
    whole = _body("uni", "Grönå universitet", type_="larosate")
    part = Organisation("fak", "Kamerafakulteten", (Name("Kamerafakulteten"),), "larosate", "uni")
    names = Names(Register((whole, part)), frozenset({"fak"}), ())
    assert find_roles("Vad anser Grönå universitet om kamerorna?", names).asked == ("fak",)
    both = replace(names, senders=frozenset({"uni", "fak"}))
    assert find_roles("Vad anser Grönå universitet?", both).asked == ("uni",)


@pytest.mark.parametrize(
    ("text", "of_respondents"),
    [
        ("Vilka vill ha en senare start?", True),
        ("Who wants a later start?", True),
        ("Which of them want other dates?", True),
        ("Which respondents turn down the idea that silence counts as consent?", True),
        ("Hur många avstyrker kamerorna?", True),
        ("Finns det någon som vill ha en senare start?", True),
        ("Finns det några remissinstanser som föreslår andra tider?", True),
        ("Is there anyone who wants a later start?", True),
        ("Are there any respondents who suggest other dates?", True),
        ("Finns det någon tidsplan?", False),
        ("Vad vill Polismyndigheten?", False),
        ("När träder lagen i kraft?", False),
    ],
)
def test_who_holds_something_is_asked_of_the_respondents(text: str, of_respondents: bool) -> None:
    names = Names(Register(BODIES), SENDERS, (_letter("x", "", Speaker.INQUIRY),))
    assert parse(text, names).of_respondents is of_respondents


def test_a_place_and_its_kind_of_body_are_one_name() -> None:
    assert "region" not in parse("Vad tycker Grönudds region om kamerorna?", NAMES).matter.lower()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("What does the cat charity in Nyhem want?", ("katt",)),
        ("Why is the Nyhem group worried?", ("katt",)),
        ("Vad vill föreningen i Nyhem?", ("katt",)),
        ("What happens to the cats in Nyhem?", ()),
    ],
)
def test_a_sender_may_be_named_by_its_kind_and_where_it_wrote(text: str, asked: tuple[str, ...]) -> None:
    body = _body("katt", "Tassarnas vänner")
    names = Names(Register((*BODIES, body)), SENDERS | {"katt"}, (_letter("katt", "Nyhem den 3 maj 2030"),))
    assert find_roles(text, names).asked == asked


def test_a_place_two_wrote_from_names_neither() -> None:
    letters = tuple(_letter(id_, "Nyhem den 3 maj 2030") for id_ in ("polis", "do"))
    assert not seats(letters)
    assert seats(letters[:1]) == {"nyhem": "polis"}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("How many municipalities answered the survey on cameras?", Want.LOOKUP),
        ("Hur många kommuner svarade på enkäten om kameror?", Want.LOOKUP),
        ("Hur många kommuner har svarat?", Want.LIST_RESPONDENTS),
        ("How does Region Grönudd see the cameras?", Want.POSITION),
        ("How many officers does Polismyndigheten need to answer the calls?", Want.LOOKUP),
        ("Hur många poliser behöver Polismyndigheten för att svara på larmen?", Want.LOOKUP),
        ("Vilka avstod från att yttra sig?", Want.LIST_RESPONDENTS),
        ("Which bodies declined to respond?", Want.LIST_RESPONDENTS),
    ],
)
def test_what_somebody_else_answered_or_counts_is_a_fact(text: str, want: Want) -> None:
    assert parse(text, NAMES).want is want


@pytest.mark.parametrize(
    ("text", "metadata"),
    [
        ("Vem var föredragande när Polismyndigheten beslutade sitt yttrande?", ("contact",)),
        ("Who presented the case to Polismyndigheten?", ("contact",)),
        ("När beslutade Polismyndigheten sitt yttrande?", ("decided",)),
        ("När beslutades remissvaret från Polismyndigheten?", ("decided",)),
        ("När ska regeringen besluta om mobilerna enligt remissvaret från Polismyndigheten?", ()),
    ],
)
def test_who_presented_a_matter_is_not_asked_for_its_day(text: str, metadata: tuple[str, ...]) -> None:
    assert parse(text, NAMES).metadata == metadata


@pytest.mark.parametrize(
    "text", ["What is the union's figure as against the inquiry's?", "How can records be protected, set against costs?"]
)
def test_what_is_set_against_another_is_not_opposed(text: str) -> None:
    assert parse(text, NAMES).stances == frozenset()
    assert Stance.OPPOSE in parse("Is Polismyndigheten against the cameras?", NAMES).stances


UNIONS = (
    _body("dans", "Sveriges Dansares Fackförbund"),
    _body("bagare", "Svenska bagares fackförbund"),
    _body("topp", "Löntagarnas centralorganisation", type_="facklig"),
    _body("kälke", "Svenska Kälkunionen"),
)


def _of_unions(text: str, *ids: str) -> tuple[str, ...]:
    names = Names(Register((*BODIES, *UNIONS)), SENDERS | set(ids), ())
    roles = find_roles(text, names)
    return roles.asked or roles.ambiguous


def test_a_union_is_told_by_its_field_and_before_its_central_organisation() -> None:
    assert _of_unions("Does the dancers' union support the fee?", "dans", "bagare") == ("dans",)
    assert _of_unions("Vad tycker facket om avgiften?", "dans", "topp") == ("dans",)
    assert _of_unions("Vad tycker facket om avgiften?", "topp") == ("topp",)
    assert set(_of_unions("Does the union support the fee?", "dans", "bagare")) == {"dans", "bagare"}


def test_a_union_by_its_name_is_the_one_that_calls_itself_so_and_no_trade_union() -> None:
    assert _of_unions("Does the Swedish Sledging Union support the fee?", "dans", "kälke") == ("kälke",)
    assert _of_unions("Does the union support the fee?", "dans", "kälke") == ("dans",)


@pytest.mark.parametrize("text", ["Ge mig en översikt över svaren.", "Vad tycker du att jag ska läsa?"])
def test_a_little_word_names_no_body(text: str) -> None:
    bodies = (Organisation("mig", "Migrerverket", (Name("MIG", abbreviation=True),), "statlig_myndighet"),)
    assert find_roles(text, Names(Register(bodies), frozenset({"mig"}), ())).asked == ()


@pytest.mark.parametrize(
    "text",
    [
        "What is the cost by the ministry's own reckoning?",
        "Vad blir kostnaden enligt departementet?",
        "According to the ministry, what is the cost?",
    ],
)
def test_what_the_ministry_reckons_stands_in_its_memorandum(text: str) -> None:
    report = _letter("x", "", Speaker.INQUIRY)
    assert parse(text, Names(Register(BODIES), SENDERS, (report,))).speaker is Speaker.INQUIRY
    assert parse(text, NAMES).speaker is None


LIKES = frozenset({Stance.SUPPORT, Stance.SUPPORT_WITH_RESERVATIONS})
DISLIKES = frozenset({Stance.CRITICAL, Stance.OPPOSE})


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Gillar SKL policylabbet?", LIKES),
        ("Does SKL like the policy lab?", LIKES),
        ("Does SKL praise the policy lab?", LIKES),
        ("Berömmer SKL policylabbet?", LIKES),
        ("Who likes the policy lab?", LIKES),
        ("Är Alingsås nöjd med förslagen?", LIKES),
        ("Gillar inte CKS policylabbet?", DISLIKES),
        ("Doesn't CKS like the policy lab?", DISLIKES),
        ("Who doesn’t like the policy lab?", DISLIKES),
        ("Är Alingsås inte nöjd med förslagen?", DISLIKES),
        ("What would the policy lab look like?", frozenset()),
        ("What is the policy lab like?", frozenset()),
        ("Does SKL want schools to work like this?", frozenset()),
    ],
)
def test_to_like_is_to_support_and_to_be_like_something_is_not(text: str, stances: frozenset[Stance]) -> None:
    assert parse(text, NAMES).stances == stances


@pytest.mark.parametrize("text", ["Vad tycker Alingsås överlag?", "What does Alingsås think overall?"])
def test_a_view_on_the_whole_names_no_matter(text: str) -> None:
    query = parse(text, NAMES)
    assert query.whole
    assert query.vague


@pytest.mark.parametrize(
    "text", ["What does Region Grönudd say about the date of entry into force?", "Vilket datum träder lagen i kraft?"]
)
def test_the_day_of_a_law_is_not_the_day_of_a_letter(text: str) -> None:
    assert "date" not in parse(text, NAMES).metadata
    assert "date" in parse("What is the date of Region Grönudd's response?", NAMES).metadata


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Vilka stöder utredningens förslag om kameror?", None),
        ("Vilka remissinstanser avstyrker promemorians förslag?", None),
        ("Vad är utredningens förslag om kameror?", Speaker.INQUIRY),
        ("Stöder kommittén kameror i skolan?", Speaker.INQUIRY),
    ],
)
def test_who_takes_a_stance_on_the_inquirys_proposal_is_not_the_inquiry(text: str, speaker: Speaker | None) -> None:
    assert parse(text, NAMES).speaker is speaker


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("Compare Region Grönudd and the inquiry on cameras.", True),
        ("Jämför Region Grönudd och utredningen om kameror.", True),
        ("Jämför Region Grönudd och Polismyndigheten om utredningens förslag.", False),
        ("Vad tycker Region Grönudd och utredningen om kameror?", False),
    ],
)
def test_the_inquiry_is_one_of_those_compared_only_where_it_is_joined_to_them(text: str, beside: bool) -> None:
    query = parse(text, NAMES)
    assert query.beside_inquiry == beside
    assert query.want is Want.COMPARE or not beside


def test_an_everyday_word_of_an_english_name_calls_nobody() -> None:
    bodies = (*BODIES, _body("ssc", "Statens servicecenter", "National Government Service Centre"))
    names = Names(Register(bodies), SENDERS | {"ssc"}, ())
    assert not find_roles("How many respondents oppose the government e-ID?", names).asked
    assert find_roles("What does the National Government Service Centre think?", names).asked == ("ssc",)


@pytest.mark.parametrize(
    "question",
    ["Vem tar inte ställning till hamnavgiften?", "Vilka remissinstanser tar inte någon ställning i frågan om avgift?"],
)
def test_who_takes_no_stand_is_not_who_is_silent(question: str) -> None:
    query = parse(question, Names(Register(()), frozenset(), ()))
    assert query.want is Want.LIST_RESPONDENTS
    assert query.stances == {Stance.ABSTAIN}


def test_a_body_is_named_without_the_word_for_its_kind() -> None:
    bodies = (_body("kust", "Föreningen Ren Kust"), _body("bat", "Norra Båtförbundet"), _body("ab", "Norr AB"))
    names = Names(Register(bodies), frozenset(b.id for b in bodies), ())
    assert find_roles("Vad kräver Ren Kust?", names).asked == ("kust",)
    assert find_roles("Vad anser förbundet om avgiften?", names).asked == ("bat",)
    assert find_roles("What does the federation think of the fee?", names).asked == ("bat",)
    assert not find_roles("Vilka uppgifter ska förbundet lämna?", names).asked
