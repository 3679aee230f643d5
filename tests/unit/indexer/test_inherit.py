"""Laws of what follows from a stance: it reaches what its sender does not treat itself; a welcome of all, nothing."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.organisations import Register
from corpus.types import Document, Name, Organisation
from indexer.inherit import inherited
from indexer.types import Basis, Position, Proposal, Stance
from tests.unit.service.review_world import document, position

NAMES = ("Alfaverket", "Betarådet", "Gammanämnden")
REGISTER = Register(tuple(Organisation(n.lower(), n, (Name(n),), "myndighet") for n in NAMES))
HERE, ELSEWHERE = "k1", "k2"


def _proposal(section: str | None, name: str, basis: Basis = Basis.STATED, consultation: str = HERE) -> Proposal:
    return Proposal(f"{consultation}/{section or '-'}/{name}", consultation, section, name, (name,), basis=basis)


NUMBERED = tuple(_proposal(s, f"sak{s}") for s in ("3.1", "3.2", "30.1", "4.1", "4.2.1"))
LOOSE, OTHER = _proposal(None, "lös"), _proposal("3.1", "annat", consultation=ELSEWHERE)
REST = _proposal(None, "Övriga förslag", Basis.RESIDUAL)
WHOLE = _proposal(None, "Förslagen i stort", Basis.WHOLE_DOCUMENT)
CHAPTER = _proposal(None, "Förslagen i kapitel 3", Basis.WHOLE_DOCUMENT)
REFERS = _proposal(None, "yttrande", Basis.BY_REFERENCE)
PROPOSALS = (*NUMBERED, LOOSE, OTHER, REST, WHOLE, CHAPTER, REFERS)
BY_BASIS = {
    REST: Basis.RESIDUAL,
    WHOLE: Basis.WHOLE_DOCUMENT,
    CHAPTER: Basis.WHOLE_DOCUMENT,
    REFERS: Basis.BY_REFERENCE,
}


def _letter(sender: str, *, refers_to: str = "ingen", consultation: str = HERE) -> Document:
    said = "".join(f"Om {p.name} säger vi vårt. " for p in PROPOSALS)
    text = said + f"Vi ansluter oss till {refers_to}s yttrande."
    return document(
        f"svar-{sender}-{consultation}", text, sender.lower(), organisation=sender, consultation_id=consultation
    )


def _on(where: Document, proposal: Proposal, stance: Stance = Stance.SUPPORT, **more: object) -> Position:
    quote = (
        where.text[where.text.index("Vi ansluter") :] if proposal is REFERS else f"Om {proposal.name} säger vi vårt."
    )
    held = position(where, quote, proposal, stance=stance)
    return replace(held, basis=BY_BASIS.get(proposal, Basis.STATED), section=proposal.section, **more)  # type: ignore[arg-type]


def _followed(positions: Sequence[Position], *documents: Document) -> tuple[Position, ...]:
    return inherited({d.id: d for d in documents}, PROPOSALS, positions, REGISTER)


ALFA, BETA = _letter("Alfaverket"), _letter("Betarådet", refers_to="Alfaverket")
TREATED = st.lists(st.sampled_from((*NUMBERED, LOOSE)), unique=True)
STANCES = st.sampled_from(Stance)


@given(TREATED, st.sampled_from([s for s in Stance if s is not Stance.COMMENT]))
def test_a_stance_on_the_rest_reaches_exactly_the_numbered_proposals_not_treated(
    treated: list[Proposal], stance: Stance
) -> None:
    rest = _on(ALFA, REST, stance, qualifier="i huvudsak", confidence=0.9)
    found = _followed([*(_on(ALFA, p, Stance.OPPOSE) for p in treated), rest], ALFA)
    assert [p.proposal_id for p in found] == [p.id for p in NUMBERED if p not in treated]
    for p in found:
        assert (p.stance, p.qualifier, p.basis, p.inherited) == (stance, "i huvudsak", Basis.RESIDUAL, True)
        assert p.confidence < rest.confidence


@given(TREATED)
def test_some_comments_on_the_rest_are_on_none_of_it(treated: list[Proposal]) -> None:
    assert _followed([*(_on(ALFA, p) for p in treated), _on(ALFA, REST, Stance.COMMENT)], ALFA) == ()


@given(TREATED)
def test_a_stance_on_a_chapter_reaches_the_proposals_of_that_chapter_alone(treated: list[Proposal]) -> None:
    found = _followed([_on(ALFA, CHAPTER), *(_on(ALFA, p) for p in treated)], ALFA)
    assert [p.proposal_id for p in found] == [
        p.id for p in NUMBERED if p not in treated and p.section in ("3.1", "3.2")
    ]


@given(TREATED, STANCES)
def test_a_welcome_of_all_reaches_no_proposal(treated: list[Proposal], stance: Stance) -> None:
    assert _followed([_on(ALFA, WHOLE, stance), *(_on(ALFA, p) for p in treated)], ALFA) == ()


@given(st.dictionaries(st.sampled_from((*NUMBERED, LOOSE)), STANCES), TREATED, st.booleans())
def test_who_answers_as_another_holds_the_stances_of_that_other(
    others: dict[Proposal, Stance], own: list[Proposal], last: bool
) -> None:
    theirs = [_on(ALFA, p, stance, qualifier="i nuläget") for p, stance in others.items()]
    mine = [_on(BETA, REFERS), *(_on(BETA, p, Stance.COMMENT) for p in own)]
    found = _followed([*mine, *theirs] if last else [*theirs, *mine], ALFA, BETA)
    assert {p.proposal_id: p.stance for p in found} == {p.id: s for p, s in others.items() if p not in own}
    assert {p.organisation_id for p in found} <= {"betarådet"}
    assert all((p.qualifier, p.basis) == ("i nuläget", Basis.BY_REFERENCE) for p in found)


def test_what_another_says_elsewhere_or_of_all_is_not_taken_over() -> None:
    abroad = _letter("Alfaverket", consultation=ELSEWHERE)
    theirs = [_on(abroad, OTHER, Stance.OPPOSE), _on(ALFA, WHOLE), _on(ALFA, REST)]
    found = _followed([*theirs, _on(BETA, REFERS)], ALFA, BETA, abroad)
    assert not [p for p in found if p.organisation_id == "betarådet"]


def test_who_refers_to_itself_or_to_nobody_known_inherits_nothing() -> None:
    for name in ("Betarådet", "Okända byrån"):
        letter = _letter("Betarådet", refers_to=name)
        assert _followed([_on(letter, REFERS), _on(ALFA, NUMBERED[0])], letter, ALFA) == ()


@given(
    st.lists(
        st.tuples(st.sampled_from((ALFA, BETA)), st.sampled_from([p for p in PROPOSALS if p is not OTHER]), STANCES),
        unique_by=lambda row: (row[0].id, row[1].id),
    )
)
def test_what_follows_is_one_position_of_a_sender_on_a_proposal_in_the_words_it_follows_from(
    rows: list[tuple[Document, Proposal, Stance]],
) -> None:
    positions = [_on(where, proposal, stance) for where, proposal, stance in rows]
    found = _followed(positions, ALFA, BETA)
    pairs = [(p.organisation_id, p.proposal_id) for p in (*positions, *found)]
    assert len(set(pairs)) == len(pairs)
    assert len({p.id for p in (*positions, *found)}) == len(pairs)
    sources = {(p.document_id, p.start, p.end, p.basis, p.speaker) for p in positions if p.basis is not Basis.STATED}
    known = {p.id: p for p in PROPOSALS}
    for p in found:
        assert p.inherited
        assert (p.document_id, p.start, p.end, p.basis, p.speaker) in sources
        assert p.section == known[p.proposal_id].section
        assert known[p.proposal_id].basis is Basis.STATED
        assert (p.grounds_start, p.grounds_end) == (None, None)


def test_nothing_follows_from_what_is_stated_of_one_thing() -> None:
    assert _followed([_on(ALFA, p) for p in (*NUMBERED, LOOSE)], ALFA) == ()


def test_joining_another_in_some_sections_joins_it_in_those_alone() -> None:
    text = "".join(f"Om {p.name} säger vi vårt. " for p in PROPOSALS) + "Vi ansluter oss till Alfaverkets svar om 3.1."
    beta = document("svar-beta", text, "betarådet", organisation="Betarådet", consultation_id=HERE)
    joins = replace(position(beta, "Vi ansluter oss till Alfaverkets svar om 3.1.", REFERS), basis=Basis.BY_REFERENCE)
    held = [_on(ALFA, p) for p in NUMBERED]
    followed = inherited({ALFA.id: ALFA, beta.id: beta}, PROPOSALS, [*held, joins], REGISTER)
    assert {p.section for p in followed if p.organisation_id == "betarådet"} == {"3.1"}


def test_what_another_is_joined_in_comes_before_the_rest() -> None:
    rest = _on(BETA, REST, Stance.ABSTAIN)
    followed = _followed([_on(ALFA, NUMBERED[0]), rest, _on(BETA, REFERS)], ALFA, BETA)
    first = next(p for p in followed if p.organisation_id == "betarådet" and p.proposal_id == NUMBERED[0].id)
    assert first.stance is Stance.SUPPORT


def test_what_a_body_holds_of_a_section_is_all_it_holds_there() -> None:
    beside = _proposal("3.1", "sidosak")
    known = (*PROPOSALS, beside)
    rest = [_on(ALFA, REST), _on(ALFA, NUMBERED[0], Stance.OPPOSE)]
    found = inherited({ALFA.id: ALFA}, known, rest, REGISTER)
    assert beside.id not in {p.proposal_id for p in found}
    assert NUMBERED[1].id in {p.proposal_id for p in found}
