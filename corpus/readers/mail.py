"""An e-mail, whatever wrote it: who, when, about what; what it says, what it quotes of others, what hangs on it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from corpus.errors import UnreadableDocument
from corpus.marked_text import marked_blocks
from corpus.raw import Member, Opened, Raw, RawBlock, Refused
from corpus.readers.flow import Flow
from corpus.readers.html import read_page
from corpus.text import clean
from corpus.types import BlockKind

_QUOTED = re.compile(r"^\s{0,3}(?:>\s?)+")
_RULE = re.compile(
    r"^\W*(?:Ursprungligt meddelande|Original ?Message|Vidarebefordrat (?:brev|meddelande)|Forwarded message"
    r"|Ursprungligt mail|Början på vidarebefordrat brev)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD_AGAIN = re.compile(
    r"^\W{0,3}(?:Från|From|Fra):\W*\S.{0,300}?\b(?:Skickat|Sent|Datum|Date|Sendt):", re.IGNORECASE | re.DOTALL
)
_WROTE = re.compile(
    r"^(?:(?:Den|På|On|El)\b.{8,160}?\b(?:skrev|wrote)\b.{0,120}:|.{3,120}<[^<>\s]+@[^<>\s]+>\s*skrev.{0,60}:)\s*$",
    re.IGNORECASE | re.DOTALL,
)
_FORWARDED = re.compile(r"^\s*(?:VB|VS|FW|FWD|Vidarebefordrat)\s*:", re.IGNORECASE)
_FEW_WORDS = 60  # above a forwarded letter: `Se nedan. Hälsningar, registrator`
_HEAD_CHARS = 400
_SMALL_IMAGE = 40_000  # bytes of a logo
_NO_DOCUMENT = re.compile(r"\.(?:p7s|p7m|asc|sig|ics|vcf|vcs|eps)$|^winmail\.dat$", re.IGNORECASE)
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|bmp|svg|emz|wmz|ico)$", re.IGNORECASE)


@dataclass(slots=True)
class Attached:
    """A file that hangs on an e-mail; `inline` says that its text shows it."""

    name: str
    data: bytes
    inline: bool = False


@dataclass(slots=True)
class Letter:
    """What an e-mail holds. `date` is ISO 8601 (`2018-10-18 09:30`), empty where it has none."""

    subject: str = ""
    sender: str = ""
    to: str = ""
    copy: str = ""
    date: str = ""
    plain: str = ""
    html: str = ""
    rich: Raw | None = None
    attached: list[Attached] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def opened(letter: Letter, kind: str) -> Opened:
    """Return a letter as a text of its own and the files that hang on it."""
    flow = Flow()
    lines = (("Från", letter.sender), ("Skickat", letter.date), ("Till", letter.to), ("Kopia", letter.copy),
             ("Ämne", letter.subject))  # fmt: skip
    flow.paragraph("\n".join(f"{name}: {' '.join(said.split())}" for name, said in lines if said.strip()))
    body, warnings, styled = _body(letter)
    own, history = _apart(body)
    passes_on = _FORWARDED.match(letter.subject) is not None and _words(own) <= _FEW_WORDS
    if passes_on or not own:
        own, history = [*own, *history], []
    flow.add_all(own)
    for block in history:
        block.kind, block.level = BlockKind.NOTE, 0
    flow.add_all(history)
    stated = {"subject": letter.subject, "from": letter.sender, "date": letter.date}
    raw = Raw(kind, flow.blocks, styled=styled, warnings=warnings)
    raw.stated = {name: " ".join(said.split()) for name, said in stated.items() if said.strip()}
    members = tuple(Member(a.name, a.data) for a in letter.attached if a.data and _is_document(a))
    if not raw.blocks and not members and not letter.refused:
        raise UnreadableDocument("the e-mail holds no text and no file")
    return Opened(raw if raw.blocks else None, members, tuple(letter.refused))


def _words(blocks: Sequence[RawBlock]) -> int:
    return sum(len(raw.text.text.split()) for raw in blocks)


def _body(letter: Letter) -> tuple[list[RawBlock], list[str], bool]:
    """Return the blocks of what the letter says: plain text where it has one, else its page, else its rich text."""
    if letter.plain.strip():
        return list(_plain(letter.plain)), [], False
    if letter.html.strip():
        try:
            page = read_page(letter.html)
        except UnreadableDocument as error:
            return [], [str(error)], False
        return page.blocks, page.warnings, page.styled
    if letter.rich is not None:
        return letter.rich.blocks, letter.rich.warnings, letter.rich.styled
    return [], [], False


def _plain(text: str) -> Iterator[RawBlock]:
    """Yield the blocks of plain text; what its lines mark as quoted is apart from the rest."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for quoted, run in groupby(lines, key=lambda line: _QUOTED.match(line) is not None):
        part = "\n".join(_QUOTED.sub("", line) for line in run)
        for raw in marked_blocks(clean(part)):
            if quoted:
                raw.kind, raw.level = BlockKind.NOTE, 0
            yield raw


def _apart(blocks: Sequence[RawBlock]) -> tuple[list[RawBlock], list[RawBlock]]:
    """Part what a letter says itself from the earlier letters below it and between its lines."""
    at = next((i for i, raw in enumerate(blocks) if _begins_history(raw.text.text)), len(blocks))
    own = [raw for raw in blocks[:at] if raw.kind is not BlockKind.NOTE]
    return own, [*(raw for raw in blocks[:at] if raw.kind is BlockKind.NOTE), *blocks[at:]]


def _begins_history(text: str) -> bool:
    head = text[:_HEAD_CHARS]
    return bool(_RULE.search(head.split("\n")[0]) or _HEAD_AGAIN.match(head) or _WROTE.match(head))


def _is_document(attached: Attached) -> bool:
    """Return whether a file is one to read, not a signature, a card or a logo."""
    name = attached.name.strip()
    if _NO_DOCUMENT.search(name):
        return False
    return not (_IMAGE.search(name) and (attached.inline or len(attached.data) < _SMALL_IMAGE))
