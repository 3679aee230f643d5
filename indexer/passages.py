"""Document to passages: exact slices that together cover the text, cut where the structure says. Pure.

A numbered section with its sub-sections (the retelling, the grounds, the position) is one passage when it fits;
otherwise it is cut at block ends into parts of like size, then at sentence ends, and last, where there is no
structure at all, by langchain's RecursiveCharacterTextSplitter.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby

from langchain_text_splitters import RecursiveCharacterTextSplitter

from corpus.numbering import report_number
from corpus.types import Block, BlockKind, Document, Section
from indexer.types import Passage, Sentence

MAX_TOKENS = 400
_RUN = 20_000  # characters without a sentence's end; more are parted first, since to split them costs their square
Fits = Callable[[str], bool]
Count = Callable[[str], int]
Unit = tuple[int, int]


def header(document: Document, path: tuple[str, ...]) -> str:
    """Return what stands before a passage when it is embedded: sender or speaker, title, section path."""
    who = (document.organisation_short or document.organisation or document.speaker_name or "")[:120]
    title = "" if document.titled_by_file else document.title[:120]
    parts = [f"{who}:" if who else "", title, " > ".join(heading[:120] for heading in path)]
    return "\n".join(part for part in (" ".join(p for p in parts[:2] if p), parts[2]) if part)


def embedded_text(document: Document, path: tuple[str, ...], text: str) -> str:
    """Return the text a passage or sentence is embedded as."""
    return f"{header(document, path)}\n{text}"


def passages(
    document: Document,
    sentences: tuple[tuple[Sentence, ...], ...],
    *,
    count: Count,
    fits: Fits,
    max_tokens: int = MAX_TOKENS,
) -> tuple[Passage, ...]:
    """Return the passages of `document` in order: they do not overlap and hold every block.

    `count` gives the tokens of a text for the budget; `fits` tells whether a text, with its header, is inside the
    embedder's window. `sentences` are those of each block (see indexer.speakers).
    """
    flat = [s for block in sentences for s in block]
    starts, ends = [s.start for s in flat], [s.end for s in flat]
    cut: list[tuple[Unit, Section]] = []
    for root, group in groupby(document.blocks, key=lambda b: _root(document.sections[b.section])):
        blocks = list(group)
        path = _shared_path(document, blocks, root)
        units = [(b.start, b.end) for b in blocks]
        for span in _pack(document, units, blocks, count, max_tokens):
            section = _section_of(document, blocks, span, path)
            inside = flat[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]
            cut += [(piece, section) for piece in _shrink(document, span, inside, section, count, fits, max_tokens)]
    return tuple(
        _passage(document, span, section, flat[bisect_right(ends, span[0]) : bisect_left(starts, span[1])], i)
        for i, (span, section) in enumerate(cut)
    )


def _root(section: Section) -> tuple[str, ...]:
    """Return the path down to the innermost numbered heading, or the whole path when none is numbered.

    An item of minutes (`§ 163`) is the whole document, so it does not count.
    """
    numbered = [i for i, h in enumerate(section.path) if report_number(h)]
    return section.path[: numbered[-1] + 1] if numbered else section.path


def _shared_path(document: Document, blocks: list[Block], root: tuple[str, ...]) -> tuple[str, ...]:
    return root or document.sections[blocks[0].section].path


def _section_of(document: Document, blocks: list[Block], span: Unit, path: tuple[str, ...]) -> Section:
    inside = {b.section for b in blocks if span[0] <= b.start < span[1]}
    if len(inside) == 1:
        return document.sections[inside.pop()]
    return next((s for s in document.sections if s.path == path), document.sections[blocks[0].section])


def _pack(document: Document, units: list[Unit], blocks: list[Block], count: Count, budget: int) -> Iterator[Unit]:
    """Pack blocks into spans of at most `budget` tokens and of like size; a heading stays with what follows it."""
    sizes = [count(document.text[start:end]) for start, end in units]
    parts = max(1, math.ceil(sum(sizes) / budget))
    target = sum(sizes) / parts
    begin, size = 0, 0
    for i, unit_size in enumerate(sizes):
        ends_on_heading = i > 0 and blocks[i - 1].kind is BlockKind.HEADING
        full = size + unit_size > budget or (size >= target * 0.85 and size + unit_size / 2 > target)
        if i > begin and full and not ends_on_heading:
            yield units[begin][0], units[i - 1][1]
            begin, size = i, 0
        size += unit_size
    yield units[begin][0], units[-1][1]


def _shrink(
    document: Document, span: Unit, sentences: list[Sentence], section: Section, count: Count, fits: Fits, budget: int
) -> list[Unit]:
    """Cut a span that is still too long at the ends of its sentences, and one that is too long where words end."""

    def small(start: int, end: int) -> bool:
        text = document.text[start:end]
        return count(text) <= budget and fits(embedded_text(document, section.path, text))

    if small(*span):
        return [span]
    pieces: list[Unit] = []
    for start, end in ((s.start, s.end) for s in sentences):
        if pieces and small(pieces[-1][0], end):
            pieces[-1] = (pieces[-1][0], end)
        elif small(start, end):
            pieces.append((start, end))
        else:
            for run in _runs(document.text, start, end):
                pieces += _split_words(document.text, *run, small)
    return pieces


def _runs(text: str, start: int, end: int) -> Iterator[Unit]:
    """Yield the parts of a sentence beyond all length, each of bounded length, ended where a word does if one does."""
    while end - start > _RUN:
        space = max(text.rfind(" ", start, start + _RUN), text.rfind("\n", start, start + _RUN))
        cut = space + 1 if space > start else start + _RUN
        yield start, cut
        start = cut
    yield start, end


def _split_words(text: str, start: int, end: int, small: Callable[[int, int], bool]) -> list[Unit]:
    size = max(1, (end - start) // 2)
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=size, chunk_overlap=0, add_start_index=True, strip_whitespace=False, separators=["\n", " ", ""]
    )
    pieces: list[Unit] = []
    for part in splitter.create_documents([text[start:end]]):
        at = start + int(part.metadata["start_index"])
        stop = at + len(part.page_content)
        pieces += [(at, stop)] if stop - at <= 1 or small(at, stop) else _split_words(text, at, stop, small)
    return pieces


def _passage(document: Document, span: Unit, section: Section, sentences: list[Sentence], ordinal: int) -> Passage:
    inside = tuple(_clip(s, span) for s in sentences)
    lengths = Counter[str]()
    for sentence in inside:
        lengths[sentence.speaker] += sentence.end - sentence.start
    speaker = next((s.speaker for s in inside if s.speaker == lengths.most_common(1)[0][0]), document.speaker)
    number = next((h.number for h in reversed(_headings(document, section)) if h.number), None)
    text = document.text[span[0] : span[1]]
    return Passage(f"{document.id}#{ordinal}", document.id, *span, text, section.path, number, speaker, inside)


def _clip(sentence: Sentence, span: Unit) -> Sentence:
    return Sentence(max(sentence.start, span[0]), min(sentence.end, span[1]), sentence.speaker)


def _headings(document: Document, section: Section) -> list[Section]:
    return [s for s in document.sections if s.path and section.path[: len(s.path)] == s.path]
