"""Laws of mentions: a whole sentence of the response itself, only where its sender holds no position."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.types import Document, Kind
from indexer.mentions import find_mentions
from indexer.speakers import sentences
from indexer.types import Basis, Mention, Position, Proposal
from tests.unit.corpus.making import REGISTER, TEXTS, document
from tests.unit.service.review_world import position

NAMES = ("Nationellt policylaboratorium", "Frikommunförsök", "Bemannade skolbibliotek", "Höjd cykelskatt")
PROPOSALS = tuple(Proposal(f"remiss/{n}/{name}", "remiss", f"7.{n}", name, (name,)) for n, name in enumerate(NAMES, 1))
WHOLE = Proposal("remiss/-/allt", "remiss", None, "Skolor i stort", ("Skolor i stort",), basis=Basis.WHOLE_DOCUMENT)
TOUCHES = (
    "Utredningen beskriver ett nationellt policylaboratorium på flera sidor.",
    "Frikommunförsöken på åttiotalet är kända.",
    "I avsnitt 7.3 och 7.4 redovisas kostnader.",
    "Skolbiblioteken är bemannade i Luleå.",
    "## 7.2 Frikommunförsök",
    "Vädret är vackert.",
    "",
)
LETTERS = st.lists(st.sampled_from(TOUCHES), max_size=10).map("\n\n".join)


def _mentions(
    letters: Sequence[Document], held: Sequence[Position] = (), proposals: Sequence[Proposal] = (*PROPOSALS, WHOLE)
) -> tuple[Mention, ...]:
    read = [(d, sentences(d, REGISTER.get(d.organisation_id))) for d in letters]
    return find_mentions(read, proposals, held)


@given(LETTERS | TEXTS, st.sets(st.sampled_from(PROPOSALS)))
def test_a_mention_is_a_sentence_on_a_proposal_its_sender_holds_no_position_on(text: str, on: set[Proposal]) -> None:
    letter = document(text)
    held = [position(letter, letter.text[:1], p) for p in on]
    spoken = {(s.start, s.end): s.speaker for row in sentences(letter, REGISTER["skr"]) for s in row}
    found = _mentions([letter], held)
    assert not {m.proposal_id for m in found} & {p.id for p in on}
    assert len({m.proposal_id for m in found}) == len(found)
    assert {m.proposal_id for m in found} <= {p.id for p in PROPOSALS}
    for m in found:
        assert 0 <= m.start < m.end <= len(letter.text)
        assert spoken[m.start, m.end] is m.speaker
        assert (m.organisation_id, m.document_id) == (letter.organisation_id, letter.id)


@given(LETTERS, st.sets(st.sampled_from(PROPOSALS)))
def test_a_position_takes_away_its_own_mention_and_no_other(text: str, on: set[Proposal]) -> None:
    letter = document(text)
    held = [position(letter, letter.text[:1], p) for p in on]
    gone = {p.id for p in on}
    assert _mentions([letter], held) == tuple(m for m in _mentions([letter]) if m.proposal_id not in gone)


@given(LETTERS, LETTERS)
def test_what_one_response_mentions_does_not_hang_on_the_others(first: str, second: str) -> None:
    one, two = document(first, id="ett"), document(second, id="två", organisation_id="cks")
    assert _mentions([one, two]) == (*_mentions([one]), *_mentions([two]))


def test_another_senders_position_takes_away_no_mention() -> None:
    one, two = document(TOUCHES[0], id="ett"), document(TOUCHES[0], id="två", organisation_id="cks")
    held = [position(two, TOUCHES[0], PROPOSALS[0])]
    assert {m.organisation_id for m in _mentions([one, two], held)} == {"skr"}


@pytest.mark.parametrize(
    ("sentence", "number"), [(TOUCHES[0], 0), (TOUCHES[1], 1), (TOUCHES[3], 2), ("Se även avsnitt 7.4.", 3)]
)
def test_a_sentence_that_names_a_proposal_or_its_section_mentions_it(sentence: str, number: int) -> None:
    letter = document(f"Vädret är vackert. {sentence} Vi tackar.")
    found = _mentions([letter])
    assert [m.proposal_id for m in found] == [PROPOSALS[number].id]
    assert letter.text[found[0].start : found[0].end] == sentence


def test_the_line_that_says_what_is_answered_and_a_heading_of_nothing_are_no_mentions() -> None:
    title = "Frikommunförsök och skolbibliotek i glesbygd"
    letter = document(f"{title}\n\nVi tackar för remissen.", title=title)
    assert _mentions([letter]) == ()
    for line in (
        "Remissvar om nationellt policylaboratorium", "Yttrande över förslaget om frikommunförsök",
        "Nationellt policylaboratorium (SOU 2018:47)", "Nationellt policylaboratorium (SOU 2018:47), dnr 2018.19",
        "Vi svarar härmed på betänkandet Ett nationellt policylaboratorium – rapport (2018:47). Hej.",
        "- Sammanfattning av delbetänkande Ny väg. Ett nationellt policylaboratorium (SOU 2018:47), dnr: 2018.19",
        "Byn har läst betänkandena Ny väg (SOU 2018:47) och Nationellt policylaboratorium (SOU 2018:48).",
        "## Höjd cykelskatt\n\n## Annat",
    ):  # fmt: skip
        assert _mentions([document(f"{line}\n\nVi tackar för remissen.")]) == ()


def test_what_a_report_says_in_a_sentence_with_its_number_is_still_mentioned() -> None:
    letter = document("Betänkandets förslag om ett nationellt policylaboratorium (SOU 2018:47) är intressant.")
    assert [m.proposal_id for m in _mentions([letter])] == [PROPOSALS[0].id]


@pytest.mark.parametrize("kind", [k for k in Kind if not k.is_response])
def test_only_responses_mention(kind: Kind) -> None:
    assert _mentions([document(TOUCHES[0], kind=kind)]) == ()
    assert _mentions([document(TOUCHES[0], organisation_id=None)]) == ()


def test_a_response_to_another_consultation_mentions_nothing_here() -> None:
    assert _mentions([document(TOUCHES[0], consultation_id="annan")]) == ()


def test_a_name_that_two_proposals_bear_mentions_neither() -> None:
    both = [Proposal(f"remiss/{n}/labb", "remiss", f"9.{n}", NAMES[0], (NAMES[0],)) for n in (1, 2)]
    assert _mentions([document(TOUCHES[0])], proposals=[*both, *PROPOSALS[1:]]) == ()


@pytest.mark.parametrize("heading", ["## Frikommunförsök – äntligen!", "## 3.2 Om försöken (avsnitt 7.2)"])
def test_the_first_sentence_under_a_heading_that_names_a_proposal_mentions_it(heading: str) -> None:
    letter = document(f"## Allmänt\n\nVädret är vackert.\n\n{heading}\n\nVi hoppas mycket. Men inte nu.")
    found = _mentions([letter])
    assert [(m.proposal_id, letter.text[m.start : m.end]) for m in found] == [(PROPOSALS[1].id, "Vi hoppas mycket.")]


def test_a_sentence_that_names_a_proposal_itself_is_its_mention_though_a_heading_does_so_before() -> None:
    letter = document(f"## Frikommunförsök\n\nVädret är vackert. {TOUCHES[1]}")
    assert [letter.text[m.start : m.end] for m in _mentions([letter])] == [TOUCHES[1]]
