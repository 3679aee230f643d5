"""A world of responses, proposals, positions and mentions for the tests of the table, without an index."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import cast

from hypothesis import strategies as st

from corpus.load import MISSING_ANNEX
from corpus.types import Document, Kind, Speaker
from indexer.types import Basis, Consultation, Mention, Naming, Position, Proposal, Stance, Wording
from service.access import may_read
from service.corpus_view import CorpusView
from service.positions.contract import PositionQuery, PositionTable
from service.positions.table import build_table
from service.positions.touching import Touches
from tests.unit.service.review_world import document, position

SENDERS, SAID = ("ab", "cd", "ef", "gh"), "Vi tiger. Vi tillstyrker bron av goda skäl. Vi retar ingen."
NOBODY: frozenset[str] = frozenset()
EVERYTHING: Mapping[str, object] = {}


@dataclass(frozen=True)
class World:
    documents: tuple[Document, ...]
    proposals: tuple[Proposal, ...]
    positions: tuple[Position, ...]
    mentions: tuple[Mention, ...] = ()
    invited: tuple[tuple[str, tuple[str, ...] | None], ...] = (("k1", None), ("k2", None))

    def table(self, labels: frozenset[str] = NOBODY, asked: Mapping[str, object] = EVERYTHING) -> PositionTable:
        consultations = tuple(Consultation(id_, None, invited) for id_, invited in self.invited)
        snapshot = SimpleNamespace(
            id="s", proposals=self.proposals, mentions=self.mentions, consultations=consultations
        )
        view = SimpleNamespace(
            snapshot=snapshot, documents={d.id: d for d in self.documents}, positions_all=self.positions,
            proposals=(proposals := {p.id: p for p in self.proposals}),
            touches=Touches(self.documents, self.positions, proposals),
            review_of={}, organisations_named=lambda name: {name.casefold()} & set(SENDERS),
        )  # fmt: skip
        readable = [d for d in self.documents if may_read(d.labels, labels)]
        return build_table(cast("CorpusView", view), readable, PositionQuery.model_validate(asked))


def letter(sender: str, consultation: str = "k1", **more: object) -> Document:
    return document(f"{sender}-{consultation}", SAID, sender, consultation_id=consultation, **more)


def matter(name: str, consultation: str = "k1", section: str | None = "1", basis: Basis = Basis.STATED) -> Proposal:
    wordings = (Wording(name, "sou", Naming.INQUIRY, 1.0),)
    return Proposal(f"{consultation}/{section}/{name}", consultation, section, name, (name,), wordings, basis)


MATTERS = (
    matter("bro"), matter("tunnel", section="2.1"), matter("kaj", section=None), matter("skola", "k2"),
    matter("allt", section=None, basis=Basis.WHOLE_DOCUMENT),
)  # fmt: skip
SOU = document("sou", "Förslag: en bro.", kind=Kind.BETANKANDE, organisation_id=None)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    senders = draw(st.lists(st.sampled_from(SENDERS), min_size=1, unique=True))
    letters = [
        letter(
            sender, consultation, labels=draw(st.sampled_from([(), (), ("fi",)])),
            warnings=draw(st.sampled_from([(), (MISSING_ANNEX,)])),
            kind=draw(st.sampled_from([Kind.REMISSVAR, Kind.PROTOKOLLSUTDRAG, Kind.TAL])),
        )
        for sender in senders for consultation in draw(st.sampled_from([("k1",), ("k1", "k2")]))
    ]  # fmt: skip
    pairs = [(d, m) for d in letters for m in MATTERS if d.consultation_id == m.consultation_id]
    pairs = [pair for pair in pairs if pair[0].kind.is_response]  # the indexer takes none of others
    held = [
        position(d, "Vi tillstyrker bron av goda skäl.", m, basis=m.basis, stance=draw(st.sampled_from(Stance)),
                 grounds_start=draw(st.sampled_from([None, SAID.index("av goda")])), grounds_end=len(SAID))
        for d, m in pairs if draw(st.booleans())
    ]  # fmt: skip
    mentions = [
        Mention(d.organisation_id or "", d.id, m.id, 0, 9, Speaker.RESPONDENT)
        for d, m in pairs if draw(st.booleans()) and m.basis is Basis.STATED
    ]  # fmt: skip
    return World((*letters, SOU), MATTERS, tuple(held), tuple(mentions))
