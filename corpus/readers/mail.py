"""An e-mail, whatever wrote it: who, when, about what; what it says, what it quotes of others, what hangs on it."""

import io
import re
import warnings as python_warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import quote

from PIL import Image

from corpus.annexes import HANDS_OVER
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
_TAKES_PART = re.compile(  # rather too much: what may be an answer is one
    r"styrk|stryk|erinra|invänd|anser|menar|instäm|avstå|synpunkter|inget att|ställ\w* sig|stöd|föresl|förslaget"
    r"|måste|bör\b|vill\b|emot|kriti[ks]|positiv|behöv|saknas",
    re.IGNORECASE,
)
_FEW_WORDS = 60  # above a forwarded letter: `Se nedan. Hälsningar, registrator`
_HEAD_CHARS = 400
_SMALL_IMAGE = 40_000  # bytes of a logo
_SHEET = (550, 750)  # pixels of the shorter and the longer side that the image of a page has at least
_SAME = 0.9  # of the words of the longer of two texts: they say the same
_NO_DOCUMENT = re.compile(r"\.(?:p7s|asc|sig|ics|vcf|vcs|emz|wmz|ico)$", re.IGNORECASE)
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|bmp)$", re.IGNORECASE)
_NOT_READ = (
    (re.compile(r"\.p7m$", re.IGNORECASE), "it is sealed by a signature: open it and save the document in it"),
    (re.compile(r"^winmail\.dat$", re.IGNORECASE), "files are packed in it that only Outlook unpacks: save them"),
    (re.compile(r"\.(?:eps|svg)$", re.IGNORECASE), "images of this kind are not read: save it as PDF"),
)  # fmt: skip
_TOO_SMALL = "it is an image too small to show a page: save it as PDF if it does"


@dataclass(slots=True)
class Attached:
    """A file that hangs on an e-mail; `shown_as` is the id by which a page may show it."""

    name: str
    data: bytes
    shown_as: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A part of what a letter says; of parts of one `group` (0: none) each says the same in its own way."""

    text: str
    page: bool = False
    group: int = 0


@dataclass(slots=True)
class Letter:
    """What an e-mail holds. `date` is ISO 8601 (`2018-10-18 09:30`), empty where it has none."""

    subject: str = ""
    sender: str = ""
    to: str = ""
    copy: str = ""
    date: str = ""
    said: list[Said] = field(default_factory=list)
    rich: Raw | None = None
    attached: list[Attached] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def plain(self) -> str:
        """What it says as plain text."""
        return "\n\n".join(part.text for part in self.said if not part.page)

    @property
    def html(self) -> str:
        """The first page in it."""
        return next((part.text for part in self.said if part.page and part.text.strip()), "")


def opened(letter: Letter, kind: str) -> Opened:
    """Return a letter as a text of its own and the files that hang on it."""
    flow = Flow()
    lines = (("Från", letter.sender), ("Skickat", letter.date), ("Till", letter.to), ("Kopia", letter.copy),
             ("Ämne", letter.subject))  # fmt: skip
    flow.paragraph("\n".join(f"{name}: {' '.join(said.split())}" for name, said in lines if said.strip()))
    body, warnings, styled = _body(letter)
    own, history = apart(body)
    if not own or passes_on(letter.subject, own):
        own, history = [*own, *history], []
    flow.add_all(own)
    for block in history:
        block.kind, block.level = BlockKind.NOTE, 0
    flow.add_all(history)
    stated = {"subject": letter.subject, "from": letter.sender, "date": letter.date}
    raw = Raw(kind, flow.blocks, styled=styled, warnings=warnings)
    raw.stated = {name: " ".join(said.split()) for name, said in stated.items() if said.strip()}
    pages = "".join(part.text for part in letter.said if part.page).lower()
    fates = [(attached, _unread(attached, pages)) for attached in letter.attached if attached.data]
    members = tuple(Member(a.name, a.data) for a, reason in fates if reason is None)
    if members and _only_hands_over(own):
        raw.stated["hands_over"] = "yes"
    refused = (*letter.refused, *(Refused(a.name, reason) for a, reason in fates if reason))
    if not raw.blocks and not members and not refused:
        raise UnreadableDocument("the e-mail holds no text and no file")
    return Opened(raw if raw.blocks else None, members, refused)


def passes_on(subject: str, own: Sequence[RawBlock]) -> bool:
    """Return whether a letter only passes on the one below it, so that this is what it says."""
    return _FORWARDED.match(subject) is not None and _words(own) <= _FEW_WORDS


def _only_hands_over(own: Sequence[RawBlock]) -> bool:
    """Return whether a letter says no more than what hangs on it."""
    said = " ".join(raw.text.text for raw in own)
    return _words(own) <= _FEW_WORDS and HANDS_OVER.search(said) is not None and not _TAKES_PART.search(said)


def _words(blocks: Sequence[RawBlock]) -> int:
    return sum(len(raw.text.text.split()) for raw in blocks)


def _body(letter: Letter) -> tuple[list[RawBlock], list[str], bool]:
    """Return the blocks of what the letter says, part by part; its rich text where it says nothing else."""
    found = Raw("", [])
    for is_page, parts in groupby(_once(letter.said), key=lambda part: part.page):
        for text in (part.text for part in parts) if is_page else ("\n\n".join(part.text for part in parts),):
            try:
                read = read_page(text) if is_page else Raw("", list(_plain(text)))
            except UnreadableDocument as error:
                read = Raw("", [], warnings=[str(error)])
            if not _says_again(read.blocks, found.blocks):
                found.blocks += read.blocks
                found.warnings += read.warnings
                found.styled |= read.styled
    if not found.blocks and not found.warnings and letter.rich is not None:
        found = letter.rich
    return found.blocks, found.warnings, found.styled


def _once(said: Sequence[Said]) -> Iterator[Said]:
    """Yield the parts that say something; of those that say the same the plain ones, where there are such."""
    plain = {part.group for part in said if not part.page and part.text.strip()}
    return (part for part in said if part.text.strip() and not (part.page and part.group and part.group in plain))


def _says_again(blocks: Sequence[RawBlock], before: Sequence[RawBlock]) -> bool:
    """Return whether a part says no more than those before it: some programs hang the letter on itself as a page."""
    own, known = (Counter(word for raw in some for word in raw.text.text.split()) for some in (blocks, before))
    return bool(own) and (own & known).total() >= _SAME * max(own.total(), known.total())


def _plain(text: str) -> Iterator[RawBlock]:
    """Yield the blocks of plain text; what its lines mark as quoted is apart from the rest."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for quoted, run in groupby(lines, key=lambda line: _QUOTED.match(line) is not None):
        part = "\n".join(_QUOTED.sub("", line) for line in run)
        for raw in marked_blocks(clean(part)):
            if quoted:
                raw.kind, raw.level = BlockKind.NOTE, 0
            yield raw


def apart(blocks: Sequence[RawBlock], ahead: int = 1) -> tuple[list[RawBlock], list[RawBlock]]:
    """Part what a letter says itself from the earlier letters below it and between its lines.

    `ahead` counts the blocks that the head of an earlier one may be broken into.
    """
    heads = ("\n".join(raw.text.text for raw in blocks[i : i + ahead]) for i in range(len(blocks)))
    at = next((i for i, head in enumerate(heads) if _begins_history(head)), len(blocks))
    own = [raw for raw in blocks[:at] if raw.kind is not BlockKind.NOTE]
    return own, [*(raw for raw in blocks[:at] if raw.kind is BlockKind.NOTE), *blocks[at:]]


def _begins_history(text: str) -> bool:
    head = text[:_HEAD_CHARS]
    return bool(_RULE.search(head.split("\n")[0]) or _HEAD_AGAIN.match(head) or _WROTE.match(head))


def _unread(attached: Attached, pages: str) -> str | None:
    """Return why a file is not to be read, empty for a signature, a card or a logo; None where it is."""
    name = attached.name.strip()
    if _NO_DOCUMENT.search(name):
        return ""
    reason = next((reason for pattern, reason in _NOT_READ if pattern.search(name)), None)
    if reason is not None or not _IMAGE.search(name):
        return reason
    shown_as = attached.shown_as.lower()
    if shown_as and any(f"cid:{address}" in pages for address in (shown_as, quote(shown_as).lower())):
        return ""
    if _is_sheet(attached.data) or (not shown_as and len(attached.data) >= _SMALL_IMAGE):
        return None
    return "" if shown_as else _TOO_SMALL


def _is_sheet(data: bytes) -> bool:
    """Return whether an image is as large as that of a page, however few bytes it takes: black and white takes few."""
    try:
        with python_warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            python_warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return all(side >= least for side, least in zip(sorted(image.size), _SHEET, strict=True))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
