"""Laws of bodies described by kind and place: nobody answers for the body of another place, and its place is no matter.

So it is with bodies of a trade and with those whom a body speaks for.
"""

import pytest

from service.answer import answer
from service.contract import Status
from service.corpus_view import CorpusView
from tests.unit.service.asking import asked, index_of

_ABOUT = "\n\nYttrande över SOU 2041:3\n\n"
LETTERS = {
    "a.txt": f"Malmö tingsrätt{_ABOUT}Malmö tingsrätt tillstyrker ledavgiften.\n",
    "b.txt": f"Kiruna kommun{_ABOUT}Kiruna kommun tillstyrker ledavgiften.\n",
    "c.txt": f"Länsstyrelsen i Västmanlands län{_ABOUT}Länsstyrelsen tillstyrker ledavgiften.\n",
    "d.txt": f"Göteborgs universitet{_ABOUT}Universitetet avstyrker ledavgiften.\n\n103 33 Stockholm\n",
    "e.txt": f"Skidbranschens Förbund{_ABOUT}Skidbranschens Förbund avstyrker ledavgiften.\n",
    "f.txt": f"Fjällguidestudenternas kår{_ABOUT}Kåren avstyrker ledavgiften.\n",
    "h.txt": f"Seko{_ABOUT}Seko avstyrker ledavgiften.\n",
    "i.txt": f"Svensk biblioteksförening{_ABOUT}Svensk biblioteksförening tillstyrker ledavgiften.\n",
    "j.txt": f"Nordfrakt Konst & Magasin AB{_ABOUT}Nordfrakt Konst & Magasin AB avstyrker ledavgiften.\n",
    "g.txt": f"Mittuniversitetet{_ABOUT}Mittuniversitetet avstyrker ledavgiften.\n\nBox 1, 851 70 Sundsvall\n",
}  # fmt: skip


view = index_of(LETTERS)


@pytest.mark.parametrize(
    "body",
    [
        "tingsrätten i Umeå", "kommunen i Arvidsjaur", "länsstyrelsen i Falun", "universitetet i Karlstad",
        "regionen i Halland", "universitetet i Stockholm",
    ],
)  # fmt: skip
def test_the_body_of_another_place_has_not_answered(view: CorpusView, body: str) -> None:
    context = asked(view, f"Vad tycker {body} om ledavgiften?")
    assert context.query.asked == ()
    assert context.query.absent == ((None, body),)
    assert answer(context) is Status.NO_DOCUMENT


@pytest.mark.parametrize("body", ["polisen", "hovrätten", "regionen", "ombudsmannen"])
def test_a_kind_of_body_of_which_none_has_sent_anything_is_absent(view: CorpusView, body: str) -> None:
    assert asked(view, f"Vad tycker {body} om ledavgiften?").query.absent == ((None, body),)
    assert asked(view, f"Vilka tycker att {body} ska ta ut ledavgiften?").query.absent == ()
    assert asked(view, f"Hur många djur har {body} tagit hand om?").query.absent == ()


@pytest.mark.parametrize(
    "body", ["the municipality of Arvidsjaur", "the county board of Dalarna", "the district court in Umeå"]
)
def test_so_it_is_in_english(view: CorpusView, body: str) -> None:
    context = asked(view, f"Does {body} support the trail fee?")
    assert (context.query.asked, context.query.absent) == ((), ((None, body),))


@pytest.mark.parametrize(
    ("question", "sender"),
    [
        ("Vad tycker tingsrätten i Malmö om ledavgiften?", "malmo-tingsratt"),
        ("What does the Malmö district court think of the trail fee?", "malmo-tingsratt"),
        ("Vad säger kommunen i Kiruna om ledavgiften?", "kiruna-kommun"),
        ("Vad tycker länsstyrelsen i Västerås om ledavgiften?", "lansstyrelsen-i-vastmanlands-lan"),
        ("Why does the Gothenburg university oppose the trail fee?", "goteborgs-universitet"),
        ("Vad tycker universitetet i Sundsvall om ledavgiften?", "mittuniversitetet"),
        ("Varför avstyrker branschen ledavgiften?", "skidbranschens-forbund"),
        ("Why does the ski industry oppose the trail fee?", "skidbranschens-forbund"),
        ("Vad tycker studenterna om ledavgiften?", "fjallguidestudenternas-kar"),
        ("Vad anser sjöfolkets fack om ledavgiften?", "seko"),
        ("What does the seafarers' union think of the trail fee?", "seko"),
        ("What do the mountain guide students think of the trail fee?", "fjallguidestudenternas-kar"),
    ],
)
def test_the_body_of_a_place_a_trade_or_a_group_is_found(view: CorpusView, question: str, sender: str) -> None:
    query = asked(view, question).query
    assert query.asked == (sender,)
    assert not query.absent


@pytest.mark.parametrize("question", ["Vad säger Mittuniversitetet i Östersund om ledavgiften?",
                                      "Vad tycker studenterna om ledavgiften?",
                                      "Hur ser kommunen i Kiruna på ledavgiften?"])  # fmt: skip
def test_what_describes_the_asked_is_no_part_of_the_matter(view: CorpusView, question: str) -> None:
    assert [term.text for term in asked(view, question).terms] == ["ledavgiften"]


@pytest.mark.parametrize(
    ("question", "senders"),
    [
        ("Vad säger Seko om ledavgiften i Kiruna?", ("seko",)),
        ("Vad säger Kiruna om ledavgiften?", ("kiruna-kommun",)),
        ("Vem vill att Seko ska ta ut ledavgiften?", ()),
        ("Who wants Seko to take the trail fee?", ()),
        ("Vill Seko att ledavgiften ska höjas?", ("seko",)),
        ("What does the Library Association think of the trail fee?", ("svensk-biblioteksforening",)),
        ("Vad tycker Seko om de nya magasinen?", ("seko",)),
    ],
)
def test_who_is_asked_is_who_speaks(view: CorpusView, question: str, senders: tuple[str, ...]) -> None:
    query = asked(view, question).query
    assert (query.asked, query.ambiguous) == (senders, ())


@pytest.mark.parametrize(
    "question", ["Vilka ledamöter i Kiruna var emot ledavgiften?", "Was any party in Kiruna against it?"]
)
def test_what_the_body_holds_is_not_what_its_members_hold(view: CorpusView, question: str) -> None:
    context = asked(view, question)
    answer(context)
    assert context.draft.positions == []
