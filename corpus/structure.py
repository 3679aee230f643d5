"""Blocks to one canonical text with its sections: headings that no mark tells, and what hangs under which. Pure."""

import re
from collections.abc import Sequence

from corpus.joining import SHORT_LINE, join_line
from corpus.nesting import PART, Nesting
from corpus.numbering import CHAPTER, OWN_COUNT, PLAIN_NUMBERED, REFERS, heading_number
from corpus.raw import RawBlock
from corpus.text import MappedText
from corpus.types import Block, BlockKind, Section

_UNFINISHED = frozenset("att och eller som för av i på med till om är den det en ett vid från under enligt".split())
_SENTENCE = re.compile(r"[A-ZÅÄÖ](?:\S+ ){2,}\S+[.!]$")  # short as it is: `Verket har inget att invända.`
_PAGE_OF = re.compile(r"\d \(\d{1,2}\)$")  # the end of a running head: `Kammarens yttrande 2 (4)`
_HEADING_CHARS = 90
_HEADING_WORDS = 11
_LETTERHEAD_BLOCKS = 6
_PLAIN_LEVEL = 7


def parse(
    read: Sequence[RawBlock], *, styled: bool = False
) -> tuple[MappedText, tuple[Block, ...], tuple[Section, ...]]:
    """Return canonical text, its blocks in order, and its sections (which cover the text).

    A document without any heading gives one section with an empty path. Footnotes come last, in a section of their
    own without a path, so that no sentence is cut in two by them. Where the format is `styled`, it marks its own
    headings, and only lines that are headings in any layout are added.
    """
    body = _join_pages(_split_lead_lines([raw for raw in read if raw.kind is not BlockKind.NOTE]))
    raws = [*_mark_plain_headings(body, styled), *(raw for raw in read if raw.kind is BlockKind.NOTE)]
    text = MappedText("")
    spans: list[tuple[int, int]] = []
    for i, raw in enumerate(raws):
        glue = "" if not i else "\n" if raw.kind == raws[i - 1].kind == BlockKind.ITEM else "\n\n"
        text.append(raw.text, glue)
        spans.append((len(text.text) - len(raw.text.text), len(text.text)))
    sections, holder = _sections(raws, spans, len(text.text))
    blocks = tuple(Block(r.kind, *s, h) for r, s, h in zip(raws, spans, holder, strict=True))
    return text, blocks, sections


def _split_lead_lines(raws: list[RawBlock]) -> list[RawBlock]:
    """Part headings, one or two of them, from the paragraph that follows without a blank line."""
    parted: list[RawBlock] = []
    begun = False
    for raw in raws:
        cut = _cut_lead(raw) or _cut_two(raw, begun)
        begun = begun or bool(cut) or raw.kind is BlockKind.HEADING
        parted += cut or [raw]
    return parted


def _cut_lead(raw: RawBlock) -> list[RawBlock]:
    """Return a heading and the paragraph under it; nothing where the first line is none."""
    lead, rest = _first_line(raw)
    leads = rest is not None and rest.text.text[0].isupper() and _leads(lead, rest.text.text)
    return [lead, rest] if rest is not None and leads else []


def _cut_two(raw: RawBlock, begun: bool) -> list[RawBlock]:
    """Return a heading, the one right under it, and the paragraph under both; nothing where there are no two.

    The number of the second goes on from the first's, or headings have begun: lines of a letterhead are none.
    """
    lead, rest = _first_line(raw)
    under = _cut_lead(rest) if rest is not None and _reads_like_heading(lead) else []
    if not under:
        return []
    chapter, number = heading_number(lead.text.text), heading_number(under[0].text.text)
    goes_on = number is not None and chapter is not None and number.startswith(f"{chapter}.")
    return [lead, *under] if goes_on or (begun and chapter is None and number is None) else []


def _first_line(raw: RawBlock) -> tuple[RawBlock, RawBlock | None]:
    """Return the first line of a paragraph and the rest of it; None where it has no other, or is no paragraph."""
    first, newline, _ = raw.text.text.partition("\n")
    lead = RawBlock(BlockKind.PARAGRAPH, raw.text.slice(0, len(first)))
    if raw.kind is not BlockKind.PARAGRAPH or not newline:
        return lead, None
    return lead, RawBlock(raw.kind, raw.text.slice(len(first) + 1, len(raw.text.text)), lines=raw.lines - 1)


def _leads(lead: RawBlock, rest: str) -> bool:
    """Return whether a first line is a heading.

    It refers to a section, or reads like one and is followed by whole sentences.
    """
    if PART.match(lead.text.text.strip()):
        return True
    if _names_section(lead):
        return len(rest) >= SHORT_LINE // 2
    numbered = PLAIN_NUMBERED.match(lead.text.text) or CHAPTER.match(lead.text.text)
    if numbered and _reads_like_heading(lead) and _SENTENCE.fullmatch(rest):
        return True  # however little is said under it: `6.2 Landning` over `Ingen erinran.`
    body = rest.partition("\n")[0]
    return (
        len(rest) > SHORT_LINE
        and _reads_like_heading(lead)
        and re.search(r"[.!?:]", body[SHORT_LINE // 2 :]) is not None
    )


def _join_pages(raws: list[RawBlock]) -> list[RawBlock]:
    """Join a paragraph to the next where a page break cut a sentence in two."""
    joined: list[RawBlock] = []
    for raw in raws:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.kind is not BlockKind.HEADING
            and raw.kind is BlockKind.PARAGRAPH
            and raw.text.text[0].islower()
            and len(before.text.text) > SHORT_LINE
            and re.search(r"[\w,–-]$", before.text.text)
        ):
            join_line(before, raw.text)
        else:
            joined.append(raw)
    return joined


def _mark_plain_headings(raws: list[RawBlock], styled: bool) -> list[RawBlock]:
    """Turn short stand-alone lines that introduce text into headings; from the end, so that runs of them hold."""
    for i in range(len(raws) - 2, -1, -1):
        raw, following = raws[i], raws[i + 1]
        if raw.kind is not BlockKind.PARAGRAPH or raw.lines > 1:
            continue
        after_heading = following.kind is BlockKind.HEADING and (
            i >= _LETTERHEAD_BLOCKS or _numbered(raw) or CHAPTER.match(raw.text.text)
        )
        body = following.kind is BlockKind.ITEM or len(following.text.text) >= SHORT_LINE
        refers = _names_section(raw)
        part = PART.match(raw.text.text) is not None and raw.text.text[0].isupper()
        told = _stands_out(raw.text.text) and _SENTENCE.match(following.text.text)
        introduces = _reads_like_heading(raw) and (raw.bold or body or after_heading or refers or told)
        if part or (introduces and (not styled or _numbered(raw))):
            raw.kind, raw.level = BlockKind.HEADING, _PLAIN_LEVEL - raw.bold
    return raws


def _stands_out(text: str) -> bool:
    """Return whether a line is told from running text by its number or its capitals, however little follows it."""
    return bool(PLAIN_NUMBERED.match(text) or CHAPTER.match(text)) or text.isupper()


def _names_section(raw: RawBlock) -> bool:
    """Return whether a line says which section it is about: `Avgiften (avsnitt 4.9)`, `Avsnitt 4.9 Avgiften`."""
    text = raw.text.text
    return REFERS.search(text) is not None or (text.startswith("Avsnitt ") and _reads_like_heading(raw))


def _numbered(raw: RawBlock) -> bool:
    return PLAIN_NUMBERED.match(raw.text.text) is not None or REFERS.search(raw.text.text) is not None


def _reads_like_heading(raw: RawBlock) -> bool:
    text = raw.text.text
    if REFERS.search(text) and len(text) <= _HEADING_CHARS and text[0].isupper():
        return True
    if PLAIN_NUMBERED.match(text) and not text.endswith((".", ",", ";", ":")):
        return True
    text = CHAPTER.sub("", OWN_COUNT.sub("", text)).removesuffix("?")
    words = text.split()
    last = words[-1].lower() if words else ""
    if not words or last.endswith("departementet") or _PAGE_OF.search(text):
        return False  # whom the letter is addressed to, or what page this is
    plain = text[0].isupper() and not re.search(r"[:;.!,\d@]$|\d{3}|[@:]|\.\s", text) and last not in _UNFINISHED
    return plain and len(text) <= _HEADING_CHARS and len(words) <= _HEADING_WORDS


def _sections(raws: list[RawBlock], spans: list[tuple[int, int]], end: int) -> tuple[tuple[Section, ...], list[int]]:
    nesting = Nesting([raw for raw in raws if raw.level])
    starts: list[tuple[int, tuple[str, ...]]] = []
    holder: list[int] = []
    for raw, (start, _) in zip(raws, spans, strict=True):
        if raw.level:
            starts.append((start, nesting.path(raw)))
        elif not starts or (raw.kind is BlockKind.NOTE and starts[-1][1]):
            starts.append((start, ()))
        holder.append(len(starts) - 1)
    if not starts:
        starts = [(0, ())]
    ends = [start for start, _ in starts[1:]] + [end]
    begin = [0] + [start for start, _ in starts[1:]]
    sections = (
        Section(heading_number(path[-1]) if path else None, path[-1] if path else "", path, b, e)
        for (_, path), b, e in zip(starts, begin, ends, strict=True)
    )
    return tuple(sections), holder
