"""Lines to blocks to sections: headings, paragraphs and list items of plain or lightly marked-up text. Pure."""

import re
from collections import Counter
from dataclasses import dataclass

from corpus.page_furniture import without_running_lines
from corpus.text import MappedText
from corpus.types import Block, BlockKind, Section

_HASHES = re.compile(r"^\s{0,3}(#{1,6})\s+(?=\S)")
_BULLET = re.compile(r"^\s*(?:[-*•·–▪◦]|\(?[a-z0-9]{1,2}[.)])\s+(?=\S)")
_ROW = re.compile(r"^\s*\|(?=.*\|\s*$)\s*")
_RULE = re.compile(r"^\s*\|[\s|:-]+\|\s*$")
_BOLD_LINE = re.compile(r"^\s*(\*\*|__)(?=\S)[^*\n]+(?<=\S)\1\s*$")
# bounded, so that a text of ten thousand lone stars costs no more than its length
_EMPHASIS = re.compile(r"(?<![\\\w*_])([*_]{1,3})(?=[^\s*_])(.{1,600}?)(?<=\S)\1(?!\w)", re.DOTALL)
_STRAY = re.compile(r"\*\*+")
_TRAILING_HASHES = re.compile(r"\s+#+\s*$")
_NUMBER = re.compile(
    r"^(§\s*\d+\s?[a-z]?\b|(?:(?:Avsnitt|Kapitel"
    r"|Kap\.?)\s+)?\d{1,2}(?:\.\d{1,3}){0,4})\.?(?:\s?[–-]\s?\d[\d.]*)?(?=\s|$)",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"\((?:avsnitt(?:en)?\s*|kap(?:itel|\.)?\s*)?(\d{1,2}(?:\.\d{1,3})+)(?:\s*(?:och|,|–|-)\s*\d[\d.]*)*\)$",
    re.IGNORECASE,
)
_MINUTES_ITEM = re.compile(r"^\s*§\s*\d+\s*$")
_PLAIN_NUMBERED = re.compile(r"^\s*\d{1,2}(?:\.\d{1,3}){1,4}\.?\s+[^\W\d_].{0,118}$")
# a letter's own count of its parts (`2. Femton dagar`), which is no number of the report's
_OWN_COUNT = re.compile(r"^\s*\d{1,2}[.)]\s+(?=[A-ZÅÄÖ])")
_HANGING = re.compile(r"^(?:och|eller|samt|respektive|till|and|or)\b", re.IGNORECASE)
_UNFINISHED = frozenset("att och eller som för av i på med till om är den det en ett vid från under enligt".split())
_TEMPLATE = re.compile(
    r"ställningstagande|synpunkter|bedömning|inställning|yttrande|bakgrund|utredningens förslag|remissens innehåll"
    r"|skäl|överväganden|kommentar|förslag till beslut",
    re.IGNORECASE,
)
# parts of minutes and of official letters: each tells who speaks below it, so it counts as a heading in any layout
_PART = re.compile(
    r"^(?:Ärende(?:t|beskrivning)|Sammanfattning(?: av ärendet)?|Bakgrund|Inledning|Beredning(?: av ärendet)?"
    r"|\w+s förslag(?: till (?:yttrande|beslut|svar))?"
    r"|Förslag till (?:yttrande|beslut|svar)|Yrkanden?|Propositionsordning|Beslutsgång|Omröstning(?:sresultat)?"
    r"|Votering|Beslut(?:sunderlag)?"
    r"|\w+s beslut|Reservation(?:er)?|Protokollsanteckning(?:ar)?|Särskilt yttrande|Särskilda yttranden"
    r"|Beslutet (?:skickas|expedieras|sänds) till"
    r"|Expedieras(?: till)?|Deltar ej i beslutet|Jäv|Skäl(?: för beslutet)?|Överväganden|Synpunkter|Yttrande"
    r"|Ställningstagande|Slutord)$",
    re.IGNORECASE,
)
_SHORT_LINE = 60
_TAIL_CHARS = 200  # what of the text before a line decides how the line is joined to it
_HEADING_CHARS = 90
_HEADING_LINES = 3  # the last of which is the one after the heading
_HEADING_WORDS = 11
_LETTERHEAD_BLOCKS = 6
_PLAIN_LEVEL = 7


@dataclass(slots=True)
class _Raw:
    """A block before the canonical text exists. `level` is 0 unless it is a heading."""

    kind: BlockKind
    text: MappedText
    level: int = 0
    bold: bool = False
    lines: int = 1


def parse(mapped: MappedText) -> tuple[MappedText, tuple[Block, ...], tuple[Section, ...]]:
    """Return canonical text, its blocks in order, and its sections (which cover the text).

    A document without any heading gives one section with an empty path.
    """
    raws = _mark_plain_headings(_join_pages(_split_lead_lines(_group(without_running_lines(mapped)))))
    text = MappedText("")
    spans: list[tuple[int, int]] = []
    for i, raw in enumerate(raws):
        glue = "" if not i else "\n" if raw.kind == raws[i - 1].kind == BlockKind.ITEM else "\n\n"
        text.append(raw.text, glue)
        spans.append((len(text.text) - len(raw.text.text), len(text.text)))
    sections, holder = _sections(raws, spans, len(text.text))
    blocks = tuple(Block(r.kind, *s, h) for r, s, h in zip(raws, spans, holder, strict=True))
    return text, blocks, sections


def _split_lead_lines(raws: list[_Raw]) -> list[_Raw]:
    """Part a heading from the paragraph that follows it without a blank line."""
    parted: list[_Raw] = []
    for raw in raws:
        first, newline, rest = raw.text.text.partition("\n")
        lead = _Raw(BlockKind.PARAGRAPH, raw.text.slice(0, len(first)))
        if raw.kind is BlockKind.PARAGRAPH and newline and rest[0].isupper() and _leads(lead, rest):
            parted += (lead, _Raw(raw.kind, raw.text.slice(len(first) + 1, len(raw.text.text)), lines=raw.lines - 1))
        else:
            parted.append(raw)
    return parted


def _leads(lead: _Raw, rest: str) -> bool:
    """Return whether a first line is a heading.

    It refers to a section, or reads like one and is followed by whole sentences.
    """
    if _PART.match(lead.text.text.strip()):
        return True
    if _REFERS.search(lead.text.text):
        return len(rest) >= _SHORT_LINE // 2
    body = rest.partition("\n")[0]
    return (
        len(rest) > _SHORT_LINE
        and _reads_like_heading(lead)
        and re.search(r"[.!?:]", body[_SHORT_LINE // 2 :]) is not None
    )


def _group(mapped: MappedText) -> list[_Raw]:
    raws: list[_Raw] = []
    open_block = False
    offset = 0
    for line in mapped.text.split("\n"):
        piece = mapped.slice(offset, offset + len(line))
        offset += len(line) + 1
        if not line.strip() or _RULE.match(line):
            open_block = False
        elif (raw := _own_block(piece)) is not None:
            raws.append(raw)
            open_block = raw.kind is not BlockKind.HEADING
        elif open_block:
            _continue(raws[-1], piece)
        else:
            raws.append(_Raw(BlockKind.PARAGRAPH, piece))
            open_block = True
    for raw in raws:
        raw.bold = raw.lines == 1 and bool(_BOLD_LINE.match(raw.text.text))
        raw.text = _strip_inline(raw.text)
    return [raw for raw in raws if raw.text.text]


def _own_block(piece: MappedText) -> _Raw | None:
    """Return a new block when the line starts one by its own marks, else None."""
    if match := _HASHES.match(piece.text):
        level = len(match.group(1))
        return _Raw(BlockKind.HEADING, piece.slice(match.end(), len(piece.text)).sub(_TRAILING_HASHES, ""), level)
    if match := _ROW.match(piece.text):
        return _Raw(BlockKind.ITEM, piece.slice(match.end(), len(piece.text)).sub(re.compile(r"\s*\|\s*$"), ""))
    if _MINUTES_ITEM.match(piece.text):
        return _Raw(BlockKind.HEADING, piece, 1)
    if (
        (match := _BULLET.match(piece.text))
        and not _BOLD_LINE.match(piece.text)
        and not _NUMBER.match(piece.text.strip())
    ):
        return _Raw(BlockKind.ITEM, piece.slice(match.end(), len(piece.text)))
    return None


def _continue(raw: _Raw, piece: MappedText) -> None:
    before, after = raw.text.text[-_TAIL_CHARS:], piece.text.strip()
    raw.lines += 1
    hyphen = before.rstrip().endswith("-") and before.rstrip()[-2:-1].isalpha()
    if hyphen and after[:1].islower() and not _HANGING.match(after):
        raw.text = raw.text.slice(0, len(raw.text.text.rstrip()) - 1)
        raw.text.append(piece.sub(re.compile(r"^\s+"), ""))
        return
    meaningful = after[:1].isupper() or after[:1].isdigit()
    short = len(before.split("\n")[-1].strip()) < _SHORT_LINE
    numbered = raw.lines <= _HEADING_LINES and _PLAIN_NUMBERED.match(raw.text.text) and before[-1:] not in ".,;"
    keep = before.endswith("  ") or before.rstrip().endswith(":") or (meaningful and (short or numbered))
    raw.text.append(piece, "\n" if keep else " ")


def _strip_inline(text: MappedText) -> MappedText:
    for _ in range(3):
        text = _unwrap(text)
    text = text.sub(_STRAY, "").sub(re.compile(r" *\n *"), "\n").sub(re.compile(r" {2,}"), " ")
    return text.sub(re.compile(r"^\s+|\s+$"), "")


def _unwrap(text: MappedText) -> MappedText:
    """Remove one layer of emphasis marks; the words keep their own places in the map."""
    marks = [
        span
        for match in _EMPHASIS.finditer(text.text)
        for span in ((match.start(), match.start(2)), (match.end(2), match.end()))
    ]
    kept = MappedText("")
    last = 0
    for start, end in marks:
        kept.append(text.slice(last, start))
        last = end
    kept.append(text.slice(last, len(text.text)))
    return kept if marks else text


def _join_pages(raws: list[_Raw]) -> list[_Raw]:
    """Join a paragraph to the next where a page break cut a sentence in two."""
    joined: list[_Raw] = []
    for raw in raws:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.kind is not BlockKind.HEADING
            and raw.kind is BlockKind.PARAGRAPH
            and raw.text.text[0].islower()
            and len(before.text.text) > _SHORT_LINE
            and re.search(r"[\w,–-]$", before.text.text)
        ):
            _continue(before, raw.text)
        else:
            joined.append(raw)
    return joined


def _mark_plain_headings(raws: list[_Raw]) -> list[_Raw]:
    """Turn short stand-alone lines that introduce text into headings; from the end, so that runs of them hold."""
    for i in range(len(raws) - 2, -1, -1):
        raw, following = raws[i], raws[i + 1]
        if raw.kind is not BlockKind.PARAGRAPH or raw.lines > 1:
            continue
        after_heading = following.kind is BlockKind.HEADING and i >= _LETTERHEAD_BLOCKS
        body = following.kind is BlockKind.ITEM or len(following.text.text) >= _SHORT_LINE
        refers = _REFERS.search(raw.text.text) is not None
        part = _PART.match(raw.text.text) is not None and raw.text.text[0].isupper()
        if part or (_reads_like_heading(raw) and (raw.bold or body or after_heading or refers)):
            raw.kind, raw.level = BlockKind.HEADING, _PLAIN_LEVEL - raw.bold
    return raws


def _reads_like_heading(raw: _Raw) -> bool:
    text = raw.text.text
    if _REFERS.search(text) and len(text) <= _HEADING_CHARS and text[0].isupper():
        return True
    if _PLAIN_NUMBERED.match(text) and not text.endswith((".", ",", ";", ":")):
        return True
    text = _OWN_COUNT.sub("", text).removesuffix("?")
    words = text.split()
    last = words[-1].lower() if words else ""
    if not words or last.endswith("departementet"):
        return False  # whom the letter is addressed to
    plain = text[0].isupper() and not re.search(r"[:;.!,\d@]$|\d{3}|[@:]|\.\s", text) and last not in _UNFINISHED
    return plain and len(text) <= _HEADING_CHARS and len(words) <= _HEADING_WORDS


def _sections(raws: list[_Raw], spans: list[tuple[int, int]], end: int) -> tuple[tuple[Section, ...], list[int]]:
    titles = Counter(raw.text.text.lower() for raw in raws if raw.level)
    starts: list[tuple[int, tuple[str, ...]]] = []
    stack: list[tuple[float, str]] = []
    holder: list[int] = []
    for raw, (start, _) in zip(raws, spans, strict=True):
        if raw.level:
            stack = _push(stack, raw, titles[raw.text.text.lower()] > 1)
            starts.append((start, tuple(title for _, title in stack)))
        elif not starts:
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


def _push(stack: list[tuple[float, str]], raw: _Raw, repeated: bool) -> list[tuple[float, str]]:
    """Return the stack of headings above and including this one.

    A numbered heading hangs under the headings whose number begins its own, whatever the marks say. An unnumbered
    one that recurs, or that names a part every section has (`Förbundets ställningstagande`), hangs under the
    nearest numbered heading even where its marks put it beside.
    """
    title = raw.text.text
    number = heading_number(title)
    if number is not None:
        parents = [(lv, t) for lv, t in stack if (n := heading_number(t)) and number.startswith(n + ".")]
        return [*parents, (raw.level, title)]
    numbered = [i for i, (_, t) in enumerate(stack) if heading_number(t) is not None]
    if numbered and (repeated or _TEMPLATE.search(title) or stack[numbered[-1]][0] < raw.level):
        return [*stack[: numbered[-1] + 1], (raw.level + 10, title)]
    return [*((lv, t) for lv, t in stack if lv < raw.level and heading_number(t) is None), (raw.level, title)]


def heading_number(title: str) -> str | None:
    """Return the number a heading carries (`7.6.2`, `§ 163`, `Tak (avsnitt 4.2)`), or None."""
    match = _NUMBER.match(title)
    if match is None:
        refers = _REFERS.search(title)
        return refers.group(1) if refers else None
    number = match.group(1)
    return re.sub(r"§\s*", "§ ", number) if number.startswith("§") else re.sub(r"^\D+", "", number)


def report_number(title: str) -> str | None:
    """Return the number of the report's section that a response's heading names, or None.

    Minutes count their items (`§ 163`) and letters their parts (`2. Femton dagar`): neither is the report's number.
    """
    number = heading_number(title)
    return None if number is None or number.startswith("§") or _OWN_COUNT.match(title) else number
