"""From passages to the words that answer.

Sentences scored by meaning and by the question's terms, then a span that stands alone. Deterministic.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from operator import attrgetter

import numpy as np

from corpus.types import Block, BlockKind, Document, Speaker
from indexer.types import Sentence
from service.corpus_view import CorpusView
from service.fact_cues import MEMBERS_SPEAK
from service.retrieve import Candidate, Vector, known_share, stretch
from service.terms import Term, coverage

# what a sentence's own meaning, its words, its passage and its kind weigh; fitted by contrast with the other sentences
# found, on the development halves and on the questions about letters, by benchmarks/fit_evidence.py
WEIGHTS = {"meant": 0.88, "words": 0.19, "found": 0.27, "kind": 0.9}
_READ = 14  # passages whose sentences are looked at
_OTHERS = 0.2  # a member's or a party's words are not what was asked for
_UNNAMED = 0.25  # a place or a person is asked about, and this document does not name it while another does
_HOLDS = 0.12  # for holding the kind of thing asked for
# words by which a sentence sets a condition, for the questions that ask for one
SETS_CONDITION = re.compile(
    r"\b(?:bara|endast|först|,|men) om\b|\b(?:under förutsättning|förutsatt|förutsätt\w+|villkor\w*|måste"
    r"|kräv(?:er|s)|krav på|innan|såvida|med en (?:regel|bestämmelse) om|kan (?:\w+ ){0,2}(?:godta|acceptera"
    r"|tillstyrka|ställa (?:sig|oss) bakom))\b|\butan (?:\w+ ){1,3}(?:avstyrk\w*|motsätter|säger|kan)\b"
    r"|\b(?:godtas?|tillstyrks?|godtar|tillstyrker)[^.]{0,60} om\b",
    re.IGNORECASE,
)
# words by which a sentence offers something else, for the questions that ask what is wanted instead
OFFERS_ANOTHER = re.compile(
    r"\b(?:i ?stället|hellre|alternativ\w*|ann(?:an|at|ars)? (?:möjlighet|sätt|lösning|väg|modell)\w*"
    r"|vore (?:\w+ )?att|föredra\w*|förorda\w*)\b",
    re.IGNORECASE,
)
_SLIGHT = 0.15  # for a line of a letterhead, or of next to no words
_LABELLED = 0.3  # share of the terms from which such a line is told by the heading right above it
_WORDS = re.compile(r"[^\W\d_]{2,}")
_TITLE_LINES = 4
POINTS_ON = re.compile(r":\s*$|\b(?:följande|nedan)\b[^.]*$")
_ADDRESS = re.compile(r"\b\d{3} ?\d{2} [A-ZÅÄÖ]|@\w+\.")
_SUBJECT = re.compile(r"^\W*(?:Remiss\w*|Yttrande\w*|Svar på|Ang\.|Angående|Ärende\w*|Betr\.)(?: |:)")
_HANDS_OVER = re.compile(  # the formula by which a response is handed over
    r"^\W*(?:Härmed|Med detta|Här) (?:av|över)?(?:lämna[rs]?|ges|avges|yttrar)\b"
    r"|\bhar (?:beretts|bereds|givits|getts|fått)\b[^.]{0,40}\b(?:tillfälle|möjlighet|förmånen)\b"
    r"[^.]{0,40}\b(?:yttra|svara)|\bhar (?:anmodats|ombetts|inbjudits)\b[^.]{0,40}\b(?:yttra|svara|synpunkter)"
)
_NO_ANSWER = re.compile(r"[:?]\W*$|^\W*(?:Fråga|Question)\s*:")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotable span: `document.text[start:end]`, who says it, and why it was chosen (higher is better)."""

    document: Document
    row: int
    start: int
    end: int
    speaker: Speaker
    score: float
    dense: float
    coverage: float

    @property
    def quote(self) -> str:
        """The exact words."""
        return self.document.text[self.start : self.end]


def find_evidence(
    view: CorpusView,
    vector: Vector,
    terms: Sequence[Term],
    candidates: Sequence[Candidate],
    speaker: Speaker | None = None,
    holds: re.Pattern[str] | None = None,
    naming: Collection[str] = (),
    *,
    others: bool = False,
) -> tuple[Evidence, ...]:
    """Return single sentences of the candidates, best first; headings and labels are never evidence.

    `speaker` prefers what that role says (the inquiry's proposals, say), `holds` sentences with the kind of
    thing asked for (a number, a definition), `naming` the documents (by id) in which the names of the question stand,
    `others` what a body's members or a party say in its letter; they exclude nothing.
    """
    found = [
        replace(item, score=sum(WEIGHTS[name] * sign for name, sign in signs.items()) - _elsewhere(item, naming))
        for item, signs in weighable(view, vector, terms, candidates, speaker, holds, others=others)
    ]
    return tuple(_once(sorted(found, key=lambda e: (-e.score, e.document.id, e.start))))


def _once(evidence: Sequence[Evidence]) -> Iterator[Evidence]:
    """Yield evidence in order, but not what its sender says in the same words in a document further up.

    Minutes give whole paragraphs of the letter that they decide on.
    """
    first: dict[tuple[str, str], str] = {}
    for item in evidence:
        sender = item.document.organisation_id or item.document.id
        if first.setdefault((sender, " ".join(item.quote.split())), item.document.id) == item.document.id:
            yield item


def _elsewhere(item: Evidence, naming: Collection[str]) -> float:
    return _UNNAMED if naming and item.document.id not in naming else 0.0


def weighable(
    view: CorpusView,
    vector: Vector,
    terms: Sequence[Term],
    candidates: Sequence[Candidate],
    speaker: Speaker | None = None,
    holds: re.Pattern[str] | None = None,
    *,
    others: bool = False,
) -> Iterator[tuple[Evidence, dict[str, float]]]:
    """Yield each sentence of the candidates, not yet scored, with the signs that are weighed.

    meant: nearness in meaning, about 0 to 1. words: share of the terms it holds, times the share the corpus knows.
    found: its passage's score. kind: what speaks for or against this kind of sentence.
    """
    known = known_share(terms)
    for candidate in candidates[:_READ]:
        passage = view.passages[candidate.row]
        document = view.documents[passage.document_id]
        start = int(view.snapshot.sentence_starts[candidate.row])
        rows = np.arange(start, start + len(passage.sentences))
        cosines = view.snapshot.sentence_vectors.reconstruct(rows) @ vector.reshape(-1)
        tables = view.sentence_stems(candidate.row)
        headings = _headings(document, passage.sentences)
        for sentence, table, cosine in zip(passage.sentences, tables, cosines, strict=True):
            if sentence.start in headings:
                continue
            covered = coverage(terms, table)
            kind = _bias(document, sentence, speaker, holds, others=others)
            if covered >= _LABELLED and is_furniture(document.text[sentence.start : sentence.end]):
                kind += _SLIGHT if _under_label(document, sentence.start) else 0.0
            span = (candidate.row, sentence.start, sentence.end, sentence.speaker)
            yield (
                Evidence(document, *span, 0.0, float(cosine), covered),
                {
                    "meant": stretch(float(cosine)),
                    "words": known * covered,
                    "found": candidate.score,
                    "kind": kind,
                },
            )


_OF_MEMBERS = re.compile(r"reservation|skiljaktig|särskil[dt]a? (?:yttrande|mening|uttalande)|avvikande", re.IGNORECASE)


def _bias(
    document: Document, sentence: Sentence, speaker: Speaker | None, holds: re.Pattern[str] | None, *, others: bool
) -> float:
    words = document.text[sentence.start : sentence.end]
    bias = -0.12 if _NO_ANSWER.search(words) and not POINTS_ON.search(words[:-1]) else 0.0
    bias -= _SLIGHT if len(words) < 25 or is_furniture(words) else 0.0
    bias -= 0.3 if _HANDS_OVER.search(words) else 0.0
    if sentence.speaker is Speaker.OTHER and document.speaker is Speaker.RESPONDENT:
        told = MEMBERS_SPEAK.search(words) or _OF_MEMBERS.search(document.section_at(sentence.start).title)
        dissents = _OTHERS if told else 0.0
        bias += dissents if others else -_OTHERS
    bias += _HOLDS if holds is not None and holds.search(words) else 0.0
    if speaker is not None:
        bias += 0.08 if document.speaker is speaker else 0.0
        bias += 0.12 if sentence.speaker is speaker else -0.06
    return bias


def _headings(document: Document, inside: Sequence[Sentence]) -> frozenset[int]:
    """Return where the headings among some sentences, which stand in order, begin."""
    if not inside:
        return frozenset()
    blocks = document.blocks
    found = islice(blocks, bisect_left(blocks, inside[0].start, key=attrgetter("start")), None)
    near = takewhile(lambda b: b.start <= inside[-1].start, found)
    opening = _titled(document)
    return frozenset(b.start for b in near if b.kind is BlockKind.HEADING or b.start in opening)


def _under_label(document: Document, start: int) -> bool:
    """Return whether a place stands in the paragraph right below a heading: under *Skickas till* names answer."""
    at = bisect_left(document.blocks, start + 1, key=attrgetter("start")) - 1
    above = document.blocks[at - 1] if at > 0 else None
    if above is None or above.kind is not BlockKind.HEADING:
        return False
    return _WORDS.search(document.text, above.start, above.end) is not None  # `§ 163` labels nothing


def _titled(document: Document) -> frozenset[int]:
    """Return where the lines of a title begin that stand above all text of a document, though no heading marks them."""
    above = takewhile(lambda b: b.kind is BlockKind.PARAGRAPH and _unended(document, b), document.blocks[:_TITLE_LINES])
    lines = tuple(above)
    return frozenset(b.start for b in lines) if len(lines) < len(document.blocks) else frozenset()


def _unended(document: Document, block: Block) -> bool:
    words = document.text[block.start : block.end].rstrip()
    return not words.endswith((".", "!", "?", ":", ";")) and ": " not in words


def is_furniture(words: str) -> bool:
    """Return whether a line is of a letterhead or a foot.

    Such a line holds an address or no letter at all, or has no full stop and hardly a word in lower case, or names the
    matter (*Remiss av …*).
    """
    if not any(c.isalpha() for c in words):
        return True
    parts = words.split()
    lower = sum(part[0].islower() and len(part) > 3 for part in parts)
    unended = words[-1:] not in ".!?:”"
    return bool(_ADDRESS.search(words)) or (unended and (lower * 3 < len(parts) or _SUBJECT.match(words) is not None))
