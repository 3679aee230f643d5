"""Responses that touch on a proposal without a position on it: they retell it, or remark on something near. Pure.

A sentence touches on a proposal when it names the proposal's section, or holds most of what one of its names says
(by the rarity of the words, inside compounds and across spellings), one of its telling words among them. The first
sentence under a heading does so where the two together do.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.types import BlockKind, Document
from indexer.alike import Likeness, content, rarity
from indexer.types import Basis, Mention, Position, Proposal, Sentence

_ENOUGH = 0.6  # share of a name's words, by rarity, that a sentence must hold
_HEADED = 0.5  # what a sentence counts that only the heading above it puts on a proposal
_MOST_WORDS = 10  # a longer wording is a description, not a name
_IN_SECTION = re.compile(
    r"\bavsnitt(?:en|et)?\s+(\d{1,2}(?:\.\d{1,3})+)(?:\s*(?:och|samt|,|–|-)\s*(\d{1,2}(?:\.\d{1,3})+))?"
)

# No full stop in the line but one inside a number or a name of a file: "dnr 2018.1999".
_REFERS = re.compile(
    r"^(?:Remiss\w*|Yttrande|Svar|Angående|Ärende)\b[^.]*$"
    r"|^(?:[^.]|\.(?=\w))*\((?:SOU|Ds) \d{4}:\d+\)(?:[^.]|\.(?=\w))*$",
    re.IGNORECASE,
)
# What a report is called is on none of its proposals: "betänkandet Vägar. En ny lag (SOU 2018:47)". With a capital:
# "betänkandets förslag om vägar (SOU 2018:47)" is on one.
_REFERENCE = r"[^.;()\n]{1,200}?(?:\.\s[^.;()\n]{1,200}?)?\((?:(?:SOU|Ds)\s+)?\d{4}:\d+\)"
_REPORT_CALLED = re.compile(
    rf"\b(?i:\w*betänkande\w*|\w*promemori\w*),?\s+[”\"“»]?[A-ZÅÄÖ]{_REFERENCE}"
    rf"(?:\s*(?:,|och|samt)\s+[”\"“»]?[A-ZÅÄÖ]{_REFERENCE})*"
)

Spoken = Sequence[Sequence[Sentence]]


def find_mentions(
    responses: Iterable[tuple[Document, Spoken]], proposals: Sequence[Proposal], positions: Iterable[Position]
) -> tuple[Mention, ...]:
    """Return for each response and each proposal its sender holds no position on, the sentence nearest to it, if any.

    In the order of the responses, then of the proposals.
    """
    held: dict[str, set[str]] = defaultdict(set)
    for position in positions:
        held[position.organisation_id].add(position.proposal_id)
    by_consultation: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        if proposal.basis is Basis.STATED:
            by_consultation[proposal.consultation_id].append(proposal)
    finders = {c: _Finder(found) for c, found in by_consultation.items()}
    mentions: list[Mention] = []
    for document, spoken in responses:
        finder = finders.get(document.consultation_id)
        if finder and document.kind.is_response and document.organisation_id:
            mentions += finder.mentions(document, spoken, held[document.organisation_id])
    return tuple(mentions)


class _Finder:
    """The proposals of one consultation, ready to be looked for."""

    def __init__(self, proposals: Sequence[Proposal]) -> None:
        self._proposals = proposals
        shared = Counter(name.casefold() for p in proposals for name in p.names)
        named = [_telling(p, shared) for p in proposals]
        self._rarity = rarity(words for names in named for words in names)
        self._top = max(self._rarity.values(), default=1.0)
        self._names = named
        self._likeness = Likeness(self._rarity)
        self._by_word: dict[str, set[int]] = defaultdict(set)
        for i, names in enumerate(named):
            for word in set[str]().union(*names):
                self._by_word[word].add(i)
        self._by_section: dict[str, list[int]] = defaultdict(list)
        for i, p in enumerate(proposals):
            if p.section:
                self._by_section[p.section].append(i)

    def mentions(self, document: Document, spoken: Spoken, held: set[str]) -> Iterator[Mention]:
        """Yield the best sentence of a response for each proposal not in `held`."""
        best: dict[int, tuple[float, Sentence]] = {}
        for sentence, words, counts in _sentences(document, spoken):
            for i, score in self._touched(words).items():
                if counts * score > best.get(i, (0.0, sentence))[0]:
                    best[i] = (counts * score, sentence)
        for i, (_, sentence) in sorted(best.items()):
            proposal = self._proposals[i]
            if proposal.id not in held:
                yield Mention(
                    document.organisation_id or "", document.id, proposal.id,
                    sentence.start, sentence.end, sentence.speaker,
                )  # fmt: skip

    def _touched(self, words: str) -> dict[int, float]:
        said = _IN_SECTION.finditer(words) if "avsnitt" in words else ()
        found = {i: 1.0 for m in said for n in m.groups() if n for i in self._by_section[n]}
        held: dict[str, float] = {}
        for stem in content(words):
            for word, likeness in self._likeness.of(stem):
                held[word] = max(held.get(word, 0.0), likeness)
        for i in {i for word in held for i in self._by_word[word]}:
            score = max((self._covered(name, held) for name in self._names[i]), default=0.0)
            if score >= _ENOUGH:
                found[i] = max(found.get(i, 0.0), score)
        return found

    def _covered(self, name: frozenset[str], held: Mapping[str, float]) -> float:
        """Return the rarity-weighted share of a name that is held, 0 unless a telling word is."""
        weights = self._rarity
        shared = {word: weights[word] * held[word] for word in name if word in held}
        if not shared or max(shared.values()) < 0.5 * max(weights[word] for word in name):
            return 0.0
        return sum(shared.values()) / sum(weights[word] for word in name)


def _telling(proposal: Proposal, shared: Mapping[str, int]) -> list[frozenset[str]]:
    """Return the words of the names by which a proposal may be recognised.

    Its name, and the wordings that say the same in other words; none that several proposals bear (a common heading).
    """
    own = content(proposal.name)
    found = []
    for name in proposal.names:
        words = content(name)
        if 0 < len(words) <= _MOST_WORDS and shared[name.casefold()] == 1 and (words & own or name == proposal.name):
            found.append(words)
    return found


def _sentences(document: Document, spoken: Spoken) -> Iterator[tuple[Sentence, str, float]]:
    """Yield each sentence with its words and what they count, the first under a heading with the heading's too.

    Not the line that says what the letter answers.
    """
    heading = ""
    for block, inside in zip(document.blocks, spoken, strict=True):
        words = document.text[block.start : block.end]
        if document.title in words or _REFERS.match(words):
            continue
        if block.kind is BlockKind.HEADING:
            heading = words
            continue
        words = _REPORT_CALLED.sub(lambda called: " " * len(called[0]), words)
        for sentence in inside:
            own = words[sentence.start - block.start : sentence.end - block.start]
            yield sentence, own, 1.0
            if heading:
                yield sentence, f"{heading} {own}", _HEADED
                heading = ""
