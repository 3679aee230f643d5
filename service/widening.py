"""What a sentence needs beside it to be understood, and a position to be explained. Deterministic."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from corpus.types import Block, BlockKind, Document, Speaker
from indexer.types import Sentence
from service.answered import with_answered
from service.corpus_view import CorpusView
from service.evidence import POINTS_ON, Evidence

_WORDS = re.compile(r"[^\W\d_]{2,}")
_MAX_CHARS = 560
_MAX_SENTENCES = 3
_FRAGMENT = 35
_LIST_CHARS = 200  # so much more may be quoted where a list follows
_ANNOUNCES = re.compile(r"(?::|,|\b(?:att|följande|dels|ska|bör|på|för|om))$")  # a line that a list goes on from
_WHOLE_BLOCK = 340  # a paragraph or list item this short is quoted whole
_BRIEF = 260  # two sentences this short are quoted together: what the first announces, the second often tells
_LEANS_BACK = re.compile(
    r"^[\W]*(?:Det|Detta|Den|De|Dessa|Där|Här|Sådan\w*|Han|Hon|Men|Dock|Därför|Denna|Vidare|Dessutom|Samtidigt"
    r"|Dem|Ett sådant|En sådan|På detta sätt|I detta)\b"
    r"|^\W*(?:[\w:]+ ){1,4}därför\b(?! att\b)"
)


def widen(
    view: CorpusView,
    evidence: Evidence,
    *,
    max_chars: int = _MAX_CHARS,
    own: re.Pattern[str] | None = None,
    why: bool = False,
) -> Evidence:
    """Return the evidence with the neighbours it needs to be understood: what it leans back on, what it announces.

    The neighbours are of the same block (or the list that a colon announces) and the same speaker; but what only
    retells is followed by the respondent's own words where they answer it, or hold `own`, the kind of thing asked for.
    Where it is asked `why`, what but says that it is so is followed by the sentence that tells the reason.
    """
    passage = view.passages[evidence.row]
    block = next((b for b in evidence.document.blocks if b.start <= evidence.start < b.end), None)
    inside = [s for s in passage.sentences if block is not None and block.start <= s.start < block.end]
    at = next((i for i, s in enumerate(inside) if s.start <= evidence.start < s.end), None)
    if at is None:
        return evidence
    if (
        block is not None
        and len(inside) > 1
        and block.end - block.start <= _WHOLE_BLOCK
        and all(s.speaker is evidence.speaker for s in inside)
    ):
        end = _through_list(evidence.document, inside[-1].end, max_chars + _LIST_CHARS)
        return replace(evidence, start=inside[0].start, end=end)
    first, last = at, at
    text = evidence.document.text
    while (
        first
        and last - first + 1 < _MAX_SENTENCES
        and _LEANS_BACK.match(text[inside[first].start : inside[first].end])
        and _fits(inside, first - 1, last, max_chars, evidence.speaker)
    ):
        first -= 1
    while (
        last + 1 < len(inside)
        and last - first + 1 < _MAX_SENTENCES
        and (_goes_on(text, inside, last) or (why and last == at and _gives_none(text, inside[at])))
        and _fits(inside, first, last + 1, max_chars, evidence.speaker)
    ):
        last += 1
    first, last, speaker = with_answered(text, inside, first, last, evidence.speaker, own)
    end = (
        _through_list(evidence.document, inside[last].end, max_chars + _LIST_CHARS)
        if last == len(inside) - 1
        else inside[last].end
    )
    return Evidence(
        evidence.document,
        evidence.row,
        inside[first].start,
        end,
        speaker,
        evidence.score,
        evidence.dense,
        evidence.coverage,
    )


_GIVES = re.compile(  # words by which a sentence tells why something is so
    r"\b(?:eftersom|därför att|på grund av|beror på|orsak\w*|skäl\w*|anledning\w*|till följd|tack vare|mot bakgrund"
    r"|med hänsyn|(?<!tillräckligt )(?<!tillräcklig )(?<!tillräckliga )för att"
    r"|så att|genom att|i och med|innebär\w*|medför\w*|leder till|lett till|bidrar|risk\w*"
    r"|därför|därmed|annars|vilket|då)\b",
    re.IGNORECASE,
)


def _gives_none(text: str, sentence: Sentence) -> bool:
    return _GIVES.search(text, sentence.start, sentence.end) is None


_FOLLOWS = re.compile(
    r"\bdärför\b|\bav (?:dessa|denna|detta) (?:skäl|anledning)\b|\bmot (?:den|denna) bakgrund", re.IGNORECASE
)


def beside(view: CorpusView, document: Document, start: int, end: int) -> tuple[int, int] | None:
    """Return the respondent's own words in the paragraph of a span: what follows it, else what leads to it.

    At most three sentences; None where the span stands alone, or among words on another proposal.
    """
    row = view.row_at(document, start)
    block = next((b for b in document.blocks if b.start <= start < b.end), None)
    if row is None or block is None:
        return None
    said = (s for s in view.passages[row].sentences if block.start <= s.start < block.end)
    inside = [s for s in said if _WORDS.search(document.text, s.start, s.end)]  # not the number of a point
    held = [p for p in view.positions([document]) if block.start <= p.start < block.end]
    same = {p.proposal_id for p in held if p.start == start}
    taken = {p.start for p in held if p.proposal_id not in same}
    own = partial(takewhile, lambda s: s.speaker is Speaker.RESPONDENT and not any(s.start <= t < s.end for t in taken))
    after = list(own(s for s in inside if s.start >= end))[:_MAX_SENTENCES]
    if after:
        return after[0].start, after[-1].end
    if any(t < start for t in taken):
        return None  # what leads to the span follows from that other position
    before = list(own(s for s in reversed(inside) if s.end <= start))[:_MAX_SENTENCES]
    if not before and _FOLLOWS.search(document.text, start, end):
        before = _paragraph_before(view, document, block)
    return (before[-1].start, before[0].end) if before else None


def _paragraph_before(view: CorpusView, document: Document, block: Block) -> list[Sentence]:
    """Return the last of the respondent's own sentences in the paragraph from which this one follows, latest first."""
    at = document.blocks.index(block)
    row = view.row_at(document, document.blocks[at - 1].start) if at else None
    if row is None or document.blocks[at - 1].kind is not BlockKind.PARAGRAPH:
        return []
    held = document.blocks[at - 1]
    said = [s for s in view.passages[row].sentences if held.start <= s.start < held.end]
    if any(held.start <= p.start < held.end for p in view.positions([document])):
        return []
    return list(takewhile(lambda s: s.speaker is Speaker.RESPONDENT, reversed(said)))[:_MAX_SENTENCES]


def _fits(inside: Sequence[Sentence], first: int, last: int, max_chars: int, speaker: Speaker) -> bool:
    return inside[last].end - inside[first].start <= max_chars and all(
        s.speaker is speaker for s in inside[first : last + 1]
    )


def _goes_on(text: str, inside: Sequence[Sentence], last: int) -> bool:
    here, following = (text[inside[i].start : inside[i].end] for i in (last, last + 1))
    if len(here) < _FRAGMENT:
        return True  # a run-in heading (`Vintern.`) says nothing without what follows
    short = len(here) + len(following) <= _BRIEF
    return short or bool(_LEANS_BACK.match(following) or POINTS_ON.search(here))


def _through_list(document: Document, end: int, max_chars: int) -> int:
    """Return the end of the list that the line before `end` announces, if it is near and short."""
    if not _ANNOUNCES.search(document.text, max(0, end - _FRAGMENT), end):
        return end
    stop = end
    for block in document.blocks:
        if (
            block.start >= end
            and block.start - stop <= 2
            and block.end - end <= max_chars
            and block.kind is BlockKind.ITEM
        ):
            stop = block.end
    return stop
