"""What the documents of one consultation have in common: proposals, positions, mentions. One consultation at a time.

Nothing of one consultation depends on another, so only those in which something changed are worked on again; of the
others the snapshot before has the lines.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.corrections import Correction
from corpus.organisations import Register
from corpus.types import Document
from indexer import manifest as m
from indexer.embedding import Embeddings
from indexer.found import Found
from indexer.inherit import inherited
from indexer.mentions import find_mentions
from indexer.parts import Fresh, Item
from indexer.proposals import register_positions
from indexer.reuse import Previous, digest_of
from indexer.speakers import sentences_again
from indexer.types import Passage, Proposal
from indexer.wordings import Group, Wordings

_FILES = ("proposals", "positions", "mentions")


@dataclass(slots=True)
class Shared:
    """The lines of what documents share, by the name of their file, with a record of each consultation in order."""

    groups: list[Group] = field(default_factory=list)
    lines: dict[str, list[bytes]] = field(default_factory=lambda: {name: [] for name in _FILES})
    wordings: list[Wordings] = field(default_factory=list)
    changed: bool = False

    def add(self, group: Group, lines: Mapping[str, Sequence[bytes]], wordings: Wordings) -> None:
        """Add a consultation."""
        self.groups.append(group)
        self.wordings.append(wordings)
        for name in _FILES:
            self.lines[name] += lines[name]


def share(
    items: Sequence[tuple[Document, Item]],
    corrections: Sequence[Correction],
    register: Register,
    embeddings: Embeddings,
    previous: Previous,
) -> Shared:
    """Return what the documents share, by consultation in the order of their ids."""
    by_consultation: dict[str, list[tuple[Document, Item]]] = defaultdict(list)
    for document, item in items:
        by_consultation[document.consultation_id].append((document, item))
    proposals: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in previous.proposals:
        proposals[proposal.consultation_id].append(proposal)
    earlier = dict(_earlier(previous)) if previous.parts else {}
    shared = Shared(changed=set(earlier) != set(by_consultation))
    for id_, members in sorted(by_consultation.items()):
        own = [c for c in corrections if c.consultation == id_]
        inputs = _inputs(members, own)
        known = earlier.get(id_)
        if known is not None and known[0].inputs == inputs and not any(isinstance(i, Fresh) for _, i in members):
            shared.add(*known)
            continue
        shared.changed = True
        shared.add(*_work(id_, inputs, members, own, proposals[id_], register, embeddings))
    return shared


def _inputs(members: Iterable[tuple[Document, Item]], corrections: Iterable[Correction]) -> str:
    """Return a digest of the documents, in order, and of what staff state; what their texts say is not in it."""
    stated = [(c.section, c.name, c.wording) for c in corrections]
    return digest_of([(document.id, document.sha256) for document, _ in members], stated)


def _work(
    id_: str,
    inputs: str,
    members: Iterable[tuple[Document, Item]],
    corrections: Sequence[Correction],
    previous: Sequence[Proposal],
    register: Register,
    embeddings: Embeddings,
) -> tuple[Group, Mapping[str, Sequence[bytes]], Wordings]:
    items = [item for _, item in members]
    read = [_read(item) for item in items]
    texts = {document.id: document for document, _ in read}
    proposals, stated = register_positions(read, corrections=corrections, previous=previous, embed=embeddings.wordings)
    positions = (*stated, *inherited(texts, proposals, stated, register))
    spoken = (
        (document, sentences_again(document, _passages(document, item)))
        for (document, _), item in zip(read, items, strict=True)
        if document.kind.is_response and document.organisation_id
    )
    mentions = find_mentions(spoken, proposals, positions) if proposals else ()
    wordings = embeddings.take_wordings()
    group = Group(id_, inputs, len(proposals), len(positions), len(stated), len(mentions), len(wordings.table))
    lines = {
        "proposals": [m.dumped(m.PROPOSALS, p, "proposals") for p in proposals],
        "positions": [m.dumped(m.POSITIONS, p, "positions") for p in positions],
        "mentions": [m.dumped(m.MENTIONS, p, "mentions") for p in mentions],
    }
    return group, lines, wordings


def _read(item: Item) -> tuple[Document, tuple[Found, ...]]:
    if isinstance(item, Fresh):
        return item.document, item.found
    return item.part.document(item.number), item.part.found(item.number)


def _passages(document: Document, item: Item) -> Sequence[Passage]:
    return item.passages if isinstance(item, Fresh) else item.part.passages(item.number, document)


def _earlier(previous: Previous) -> Iterator[tuple[str, tuple[Group, Mapping[str, Sequence[bytes]], Wordings]]]:
    """Yield the consultations of the snapshot before by their ids, with their lines."""
    files = {name: previous.lines(name) for name in _FILES}
    at = dict.fromkeys((*_FILES, "wordings"), 0)
    for group in previous.groups.values():
        counts = {name: int(getattr(group, name)) for name in at}
        lines = {name: [file[i] for i in range(at[name], at[name] + counts[name])] for name, file in files.items()}
        wordings = previous.wordings.part(at["wordings"], counts["wordings"])
        yield group.id, (group, lines, wordings)
        at = {name: at[name] + counts[name] for name in at}
