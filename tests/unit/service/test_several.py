"""Laws of several respondents named at once by what they are, and of a name that nobody here bears."""

import pytest

from corpus.organisations import Register
from corpus.types import Name, Organisation
from service.asked import Roles, find_roles
from service.named import Names


def _body(id_: str, name: str, type_: str = "okand") -> Organisation:
    return Organisation(id_, name, (Name(name),), type_)


BODIES = (
    _body("polis", "Polismyndigheten", "statlig_myndighet"),
    _body("larare", "Sveriges Lärare", "facklig_organisation"),
    _body("vision", "Vision", "facklig_organisation"),
    _body("karer", "Sveriges Elevkårer"),
    _body("elever", "Elevernas Riksförbund"),
    _body("bibliotek", "Svensk biblioteksförening"),
)
NAMES = Names(Register(BODIES), frozenset(b.id for b in BODIES), ())


def _roles(text: str) -> Roles:
    return find_roles(text, NAMES)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Vad tycker facken om mobiler?", {"larare", "vision"}),
        ("What do the unions think of phones?", {"larare", "vision"}),
        ("What is the unions' view on phones?", {"larare", "vision"}),
        ("Vad tycker elevorganisationerna om mobiler?", {"karer", "elever"}),
        ("What do the student organisations think of phones?", {"karer", "elever"}),
    ],
)
def test_a_kind_in_the_plural_asks_all_that_are_of_it_and_nobody_else(text: str, asked: set[str]) -> None:
    roles = _roles(text)
    assert set(roles.asked) == asked
    assert not roles.ambiguous


@pytest.mark.parametrize(
    ("text", "among"),
    [("Vad tycker facket om mobiler?", {"larare", "vision"}), ("Vad tycker elevorganisationen?", {"karer", "elever"})],
)
def test_one_of_a_kind_of_which_there_are_several_is_asked_back_about(text: str, among: set[str]) -> None:
    roles = _roles(text)
    assert set(roles.ambiguous) == among
    assert not roles.asked


@pytest.mark.parametrize(
    "text",
    [
        "Vad tycker djurskyddsorganisationerna om mobiler?",
        "Vad tycker biblioteksföretagen om mobiler?",  # an association is no company
        "What do the student welfare organisations think of phones?",  # nor is student welfare students
    ],
)
def test_a_kind_that_nobody_shows_to_be_of_is_answered_for_by_nobody(text: str) -> None:
    roles = _roles(text)
    assert not roles.asked
    assert roles.ambiguous


@pytest.mark.parametrize(
    "text",
    [
        "Vad tycker organisationerna om mobiler?",
        "What do the other organisations think of phones?",
        "Vad tycker Polismyndigheten om facken?",
        "Vilket stöd får facken?",
    ],
)
def test_all_respondents_and_those_only_talked_about_are_no_kind(text: str) -> None:
    assert not set(_roles(text).asked) & {"larare", "vision", "karer", "elever"}


def test_an_english_name_that_nobody_bears_has_not_answered() -> None:
    roles = _roles("What does the Swedish Chess Federation say about phones?")
    assert roles.absent == ((None, "the Swedish Chess Federation"),)
    assert not roles.asked
    assert not roles.ambiguous


@pytest.mark.parametrize(
    "text",
    ["What does the Swedish Library Association say about phones?", "What does the library association think?"],
)
def test_a_senders_name_in_english_is_the_senders(text: str) -> None:
    assert _roles(text).asked == ("bibliotek",)


def test_a_name_that_is_only_talked_about_is_not_asked() -> None:
    assert _roles("What does the inquiry say about the Swedish Chess Federation?").absent == ()


@pytest.mark.parametrize(
    "text",
    [
        "Vilket tillskott räknar utredningen med att Polismyndigheten behöver?",
        "Vad ska Polismyndigheten göra enligt utredningen?",
        "How much does Polismyndigheten need according to the inquiry?",
        "Vad föreslår utredningen att Polismyndigheten ska göra?",
    ],
)
def test_of_whom_the_inquiry_is_asked_is_not_asked_itself(text: str) -> None:
    assert _roles(text) == Roles((), (), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "Vad anser Polismyndigheten om att utredningen föreslår en avgift?",
        "Saknar utredningen något enligt Polismyndigheten?",
        "Delar Polismyndigheten bedömningen som utredningen gör?",
        "Vad har Polismyndigheten för invändningar mot det register som enligt utredningen ska inrättas?",
        "What does Polismyndigheten say about the register that the inquiry proposes?",
    ],
)
def test_who_holds_something_beside_the_inquiry_is_asked(text: str) -> None:
    assert _roles(text).asked == ("polis",)


def test_of_two_that_are_named_the_one_who_thinks_is_asked_and_not_the_one_spoken_of() -> None:
    assert _roles("Vad anser Vision om undantaget för Polismyndigheten?").asked == ("vision",)
    assert set(_roles("Vad anser Vision och Polismyndigheten?").asked) == {"vision", "polis"}


def test_who_stands_in_no_place_of_the_one_who_thinks_is_named_in_passing() -> None:
    assert _roles("Hur många ärenden kom in till Polismyndigheten 2040?").in_passing
    assert not _roles("Hur många ärenden anser Polismyndigheten är rimligt?").in_passing


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Varför är facken svåra att övertyga enligt Polismyndigheten?", ("polis",)),
        ("Varför är Vision svårt att övertyga enligt Polismyndigheten?", ("polis",)),
        ("Why are the unions hard to persuade according to Polismyndigheten?", ("polis",)),
        ("Varför är mobiler svåra att förbjuda enligt facken?", ("larare", "vision")),
    ],
)
def test_by_whose_account_it_is_asked_is_asked_and_not_who_is_told_of(text: str, asked: tuple[str, ...]) -> None:
    assert _roles(text).asked == asked


@pytest.mark.parametrize("text", ["What is the only public agency with its own fleet?", "What is the new council for?"])
def test_what_a_body_is_asks_for_no_bodys_view(text: str) -> None:
    assert not _roles(text).ambiguous
    assert _roles("What is the other council's view of phones?").ambiguous
