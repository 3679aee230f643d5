"""One proposal under one name across responses that word it differently. Pure.

Responses that number their headings as the report does give the proposals of a section; every other position is
matched to them by the rare words they share (inside compounds and across spellings), and becomes a proposal of its
own when none is close.
"""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.organisations import slug
from corpus.types import Document, Kind
from indexer.found import Found
from indexer.types import Basis, Position, Proposal
from indexer.vocabulary import likeness
from indexer.words import fold, stems

METHOD = "rules-1"
_NAMED_BY_BASIS = {Basis.WHOLE_DOCUMENT: "Förslagen i stort", Basis.RESIDUAL: "Övriga förslag"}
_CHAPTER = re.compile(r"\bkapitel \d+\b", re.IGNORECASE)
_PROPOSES = re.compile(
    r"(?m)^(?:\w+s )?(?:Förslag|Förslaget|Bedömning|Rekommendation)\s*:\s*([^\n]{10,400}?\.)(?=\s|$)", re.IGNORECASE
)
_SECTION_NOTE = re.compile(r"\s*\((?:avsnitt\w*\s*)?\d[\d.,\soch–-]*\)$")
_CLOSE = 0.55
_SECOND = 0.85  # what the sentence itself names counts more than its heading or the sentence before
_ANCHOR = 0.55  # a shared word must be at least this rare, relative to the rarest, to hold a match
_GENERIC = frozenset(
    stems(
        "förslag kommun kommuner landsting region regioner utveckla utveckling"
        " stöd stödja bör ska inom olika ett en att det som för och av i"
        " på sin genom ny nya skapa införa inrätta öka ökad stärka stärkt"
        " delegation utredning regeringen staten statens statlig uppdrag nära samarbete samverkan"
    )
)


@dataclass(slots=True)
class _Draft:
    """A proposal while it is being gathered.

    `seeded` ones come from the inquiry's own text and exist without positions.
    """

    consultation: str
    section: str | None
    heading: str | None
    names: list[str]
    seeded: bool = False
    members: list[tuple[Document, Found]] = field(default_factory=list)

    @property
    def basis(self) -> Basis:
        """How the first position was given; a seeded proposal is open to stated ones."""
        return self.members[0][1].basis if self.members else Basis.STATED

    def words(self) -> list[set[str]]:
        """Return the telling words of each wording."""
        texts = [*self.names, *([self.heading] if self.heading else [])]
        return [w for text in texts if (w := _content(text))]


def register_positions(
    found: Iterable[tuple[Document, Sequence[Found]]],
) -> tuple[tuple[Proposal, ...], tuple[Position, ...]]:
    """Return the proposals of all consultations and the positions on them, in the order of the report's sections.

    The inquiry's own numbered sections come first when its text is among the documents, then the responses
    whose headings are numbered like the report; positions without a number are matched to those. Ties follow
    the order given.
    """
    found = tuple(found)
    drafts = [draft for document, _ in found for draft in _seeds(document)]
    pairs = [(document, f) for document, positions in found for f in positions]
    rarity = _rarity(
        [*((" ".join(d.names) + " " + (d.heading or "")) for d in drafts), *(_wording(f) for _, f in pairs)]
    )
    for document, f in sorted(pairs, key=lambda pair: pair[1].section is None):
        draft = _match(drafts, document, f, rarity)
        if draft is None:
            draft = _Draft(document.consultation_id, f.section, f.heading if f.section else None, [])
            drafts.append(draft)
        draft.names += [name for name in f.about if name not in draft.names]
        draft.members.append((document, f))
    return _finish(drafts)


def _wording(f: Found) -> str:
    return " ".join((*f.about, f.heading or ""))


def _seeds(document: Document) -> list[_Draft]:
    """Return the proposals of an inquiry's own text: its numbered sections that say *Förslag:*."""
    if document.kind is not Kind.BETANKANDE:
        return []
    drafts: list[_Draft] = []
    for section in document.sections:
        body = document.text[section.start : section.end]
        if section.number is None or section.number.startswith("§") or (match := _PROPOSES.search(body)) is None:
            continue
        drafts.append(
            _Draft(document.consultation_id, section.number, section.title, [match.group(1).strip()], seeded=True)
        )
    return drafts


def _content(text: str) -> set[str]:
    return {fold(s) for s in stems(text) if len(s) > 3 and s not in _GENERIC}


def _rarity(wordings: Sequence[str]) -> dict[str, float]:
    """Return how telling each word is: high when few wordings hold it."""
    counts = Counter(word for wording in wordings for word in _content(wording))
    return {word: math.log(1 + len(wordings) / count) for word, count in counts.items()}


def _match(drafts: list[_Draft], document: Document, f: Found, rarity: dict[str, float]) -> _Draft | None:
    """Return the draft a position belongs to, or None when it begins one of its own."""
    here = [d for d in drafts if d.consultation == document.consultation_id]
    if f.basis is not Basis.STATED:
        alike = [d for d in here if d.basis is f.basis and d.members]
        if f.basis in _NAMED_BY_BASIS:
            chapter = _CHAPTER.findall(" ".join(f.about))
            return next((d for d in alike if _CHAPTER.findall(" ".join(d.names))[:1] == chapter[:1]), None)
        return next((d for d in alike if _similar(d, f, rarity) >= _CLOSE), None)
    open_drafts = [d for d in here if d.basis is Basis.STATED and (f.section is None or d.section in (None, f.section))]
    open_drafts = [d for d in open_drafts if not _holds_other(d, document, f)]
    same = [d for d in open_drafts if f.section is not None and d.section == f.section]
    scored = [(_similar(d, f, rarity), -i, d) for i, d in enumerate(same or open_drafts)]
    best = max(scored, key=lambda s: s[:2], default=None)
    if best is not None and best[0] >= _CLOSE:
        return best[2]
    lone = [d for d in same if d.seeded or not f.about]
    return lone[0] if len(lone) == 1 and (not f.about or lone[0].seeded) else None


def _holds_other(draft: _Draft, document: Document, f: Found) -> bool:
    """Return whether the same document already has another position of the same section in the draft."""
    return any(m.id == document.id and g.section is not None and g.section == f.section for m, g in draft.members)


def _similar(draft: _Draft, f: Found, rarity: dict[str, float]) -> float:
    asked = [words for text in f.about if (words := _content(text))] or ([_content(f.heading)] if f.heading else [])
    return max(
        (_overlap(a, b, rarity) * (_SECOND if i else 1.0) for i, a in enumerate(asked) for b in draft.words()),
        default=0.0,
    )


def _overlap(a: set[str], b: set[str], rarity: dict[str, float]) -> float:
    """Return the rarity-weighted share of the shorter wording found in the other, 0 unless a telling word is shared."""
    small, large = (a, b) if sum(rarity.get(w, 1.0) for w in a) <= sum(rarity.get(w, 1.0) for w in b) else (b, a)
    top = max(rarity.values(), default=1.0)
    shared = anchored = 0.0
    for word in small:
        best = max((1.0 if word == other else likeness(word, other) for other in large), default=0.0)
        shared += rarity.get(word, 1.0) * best
        anchored = max(anchored, rarity.get(word, 1.0) * best)
    total = sum(rarity.get(w, 1.0) for w in small)
    return shared / total if total and anchored >= _ANCHOR * top else 0.0


def _finish(drafts: list[_Draft]) -> tuple[tuple[Proposal, ...], tuple[Position, ...]]:
    alone = Counter((d.consultation, d.section) for d in drafts)
    proposals: list[Proposal] = []
    positions: list[Position] = []
    taken: Counter[str] = Counter()
    for draft in sorted(drafts, key=_order):
        name = _name(draft, alone[draft.consultation, draft.section] == 1)
        base = f"{draft.consultation}/{slug(draft.section or '') or '-'}/{slug(name)}"
        taken[base] += 1
        identity = base if taken[base] == 1 else f"{base}-{taken[base]}"
        names = tuple(
            dict.fromkeys([name, *(n for n in [_title(draft.heading), *map(_sentence_case, draft.names)] if n)])
        )
        proposals.append(Proposal(identity, draft.consultation, draft.section, name, names))
        positions += [_position(document, f, identity, draft.section) for document, f in draft.members]
    return tuple(proposals), tuple(positions)


def _order(draft: _Draft) -> tuple[str, bool, list[int], int]:
    numbers = [int(part) for part in (draft.section or "").split(".") if part.isdigit()]
    return draft.consultation, not numbers, numbers, draft.members[0][1].start if draft.members else 0


def _name(draft: _Draft, alone: bool) -> str:
    chapter = next((m for n in draft.names if (m := _CHAPTER.search(n))), None)
    if draft.basis is Basis.WHOLE_DOCUMENT and chapter:
        return f"Förslagen i {chapter.group()}"
    if draft.basis in _NAMED_BY_BASIS:
        return _NAMED_BY_BASIS[draft.basis]
    heading = _title(draft.heading)
    if heading and (alone or draft.seeded or not draft.names):
        return heading
    return _sentence_case(draft.names[0]) if draft.names else heading or "Betänkandet i stort"


def _title(heading: str | None) -> str | None:
    return _SECTION_NOTE.sub("", heading.lstrip("0123456789. –-")).strip() or heading if heading else None


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def _position(document: Document, f: Found, proposal_id: str, section: str | None) -> Position:
    key = "\n".join(
        (document.id, document.organisation_id or "", proposal_id, document.text[f.start : f.end], f.stance)
    )
    return Position(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        organisation_id=document.organisation_id or "",
        document_id=document.id,
        proposal_id=proposal_id,
        section=section,
        stance=f.stance,
        qualifier=f.qualifier,
        start=f.start,
        end=f.end,
        grounds_start=f.grounds[0] if f.grounds else None,
        grounds_end=f.grounds[1] if f.grounds else None,
        basis=f.basis,
        confidence=0.95 if f.explicit else 0.7,
        method=METHOD,
    )
