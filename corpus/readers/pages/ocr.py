"""The image of a page to rows, by tesseract, set upright and level first; the only file that knows tesseract."""

import csv
import io
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PIL import Image

from corpus.errors import ReaderUnable, UnreadableDocument
from corpus.readers.pages.boxes import Ink, box_in, ink_of
from corpus.readers.pages.placing import Back
from corpus.readers.pages.row import Row
from corpus.readers.pages.setting import Page
from corpus.readers.pages.shade import evened
from corpus.readers.pages.skew import skew
from corpus.readers.signs import alive
from corpus.readers.symbols import TICKED, UNTICKED

INSTALL = "apt-get install tesseract-ocr tesseract-ocr-swe tesseract-ocr-osd"
_SECONDS = 150  # a page
MOST_SIDE = 32_000  # pixels; tesseract refuses what is much longer
_LEAST_SKEW = 0.15  # degrees
_WIDE_GAP = 2.2  # of the line's height
_LARGER = 1.6
_POOR = 0.65  # confidence (0 to 1) below which a page may lie on its side
_FEW_LETTERS = 4
_NOISE = 25  # confidence (0 to 100) below which a word without letters is a speck
_BOX_LETTERS, _BOX_UNSURE = 4, 75.0  # what tesseract makes of a box (`CJ`, `[X]`), and never so surely
_BOX_SURE = 90.0  # its sides are
_LEAST_BOXES = 3  # of a form; less may be figures and stamps
_APART = 0.6  # of a word's height: how far from the word before
_SIDE, _ROOM, _BEFORE = 0.5, 0.7, 2.5  # of a word's height: a box's side, the white for one, how far before it stands
_ROTATE = re.compile(r"^Rotate: (\d+)", re.MULTILINE)
_SURE = re.compile(r"^Orientation confidence: ([\d.]+)", re.MULTILINE)


_SECTION_SIGN = re.compile(  # tesseract takes it for a figure: `2 kap. 3 8 miljöbalken`, `enligt 12 8 första stycket`
    r"(\bkap\. ?\d{1,3}(?: [a-z])? )(?:8(8?)|\$)(?=[ ,.;)]|$)"
    r"|(\b(?:enligt|genom|i|av|till|och|jfr|samt|från) \d{1,3}(?: [a-z])? )(?:8(8?)|\$)"
    r"(?= (?:i|och|första|andra|tredje|fjärde|stycket|p|st|förslaget|lagen|\w*(?:lag|balk|förordning)(?:en)?)\b)"
)


class TooSlow(ReaderUnable):
    """Tesseract takes too long with a page."""


@cache
def available() -> bool:
    """Return whether pages can be read from their images here: tesseract with Swedish."""
    if shutil.which("tesseract") is None:
        return False
    return "swe" in _run(["--list-langs"]).split()


@dataclass(frozen=True, slots=True)
class _Word:
    line: tuple[str, ...]
    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float


def read_image(image: Image.Image, number: int) -> Page:
    """Return a page of words read from its image; its unit is a pixel of the image as given.

    ReaderUnable when tesseract fails or takes too long; UnreadableDocument for an image that it never reads.
    """
    if max(image.size) > MOST_SIDE:
        raise UnreadableDocument("the image is too high or too wide to be read: cut it into pages")
    grey = evened(image.convert("L"))
    try:
        words, back = _upright(grey)
    except OSError as error:  # the image itself is whole: it has been unpacked
        raise ReaderUnable.by(error) from error
    rows = [_row(group, number) for group in _lines(words) if not _specks(group)]
    usual = median(row.size for row in rows) if rows else 1.0
    for row in rows:  # boxes of ink vary with the letters in a line; types do not
        row.size = row.size if row.size > _LARGER * usual else usual
    width, height = back.upright
    return Page(number, width, height, rows, shown=back.box, scanned=True, confidence=round(_sure(words), 3))


def _upright(page: Image.Image) -> tuple[list[_Word], Back]:
    """Return the words of a page turned so that they can be read, and the way back."""
    with TemporaryDirectory() as folder:
        words, back = _straightened(page, 0, Path(folder))
        odd = _sure(words) < _POOR or _sideways(words)
        quarter = _quarter(page, Path(folder)) if odd else 180 if _upwards(words) else 0
        return _straightened(page, quarter, Path(folder)) if quarter else (words, back)


def _sure(words: Sequence[_Word]) -> float:
    """Return the mean confidence of letters, 0 to 1."""
    return sum(w.confidence * len(w.text) for w in words) / max(1, sum(len(w.text) for w in words)) / 100


def _upwards(words: Sequence[_Word]) -> bool:
    """Return whether lines follow one another from the foot to the head: tesseract reads those upside down too."""
    steps = [after.top - before.top for before, after in pairwise(words) if before.line != after.line]
    return sum(step < 0 for step in steps) > 0.7 * len(steps)


def _sideways(words: Sequence[_Word]) -> bool:
    """Return whether words stand on end: tesseract reads some pages that lie on their side."""
    long = [w for w in words if len(w.text) > _FEW_LETTERS]
    return sum(w.bottom - w.top > w.right - w.left for w in long) > 0.5 * len(long)


def _specks(words: Sequence[_Word]) -> bool:
    """Return whether a line is more likely dirt, a logotype or a signature than words."""
    letters = sum(c.isalnum() for w in words for c in w.text)
    return (letters < _FEW_LETTERS and _sure(words) < _POOR + 0.2) or _sure(words) < _POOR / 2


def _straightened(page: Image.Image, quarter: int, folder: Path) -> tuple[list[_Word], Back]:
    """Return the words of a page turned clockwise by `quarter` degrees and set level, and the way back."""
    turned = page.rotate(-quarter, expand=True) if quarter else page
    angle = skew(turned)
    if abs(angle) < _LEAST_SKEW:
        angle = 0.0
    level = turned.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC) if angle else turned
    return _words(level, folder), Back(page.size, quarter, angle)


def _quarter(page: Image.Image, folder: Path) -> int:
    """Return by how many degrees clockwise a page is to be turned so that its lines lie level; 0 when unsure."""
    page.save(folder / "page.png")
    told = _run([str(folder / "page.png"), "-", "--psm", "0", "-l", "osd"], unsure=True)
    rotate, confident = _ROTATE.search(told), _SURE.search(told)
    return int(rotate.group(1)) % 360 if rotate and confident and float(confident.group(1)) > 1.0 else 0


def _words(page: Image.Image, folder: Path) -> list[_Word]:
    page.save(folder / "level.png")
    table = _run([str(folder / "level.png"), "-", "--psm", "3", "-l", "swe", "tsv"])
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = list(_read(rows))
    boxed = list(_with_boxes(words, ink_of(page)))
    marks = [word.text for word in boxed if word.text in (TICKED, UNTICKED)]  # empty ones alone may only mark a list
    return boxed if {TICKED, UNTICKED} <= set(marks) and len(marks) >= _LEAST_BOXES else words


def _with_boxes(words: Sequence[_Word], ink: Ink) -> Iterator[_Word]:
    """Yield words with the boxes of a form before what they tick: tesseract leaves them out, or takes them for letters.

    There is room for one before the first word of a line and after a wide gap.
    """
    for _, group in groupby(words, key=lambda word: word.line):
        short: list[_Word] = []  # that may be a box
        end = 0.0
        for word in group:
            if len(word.text) <= _BOX_LETTERS and not (word.confidence > _BOX_UNSURE and _is_read(word)):
                short.append(word)
                continue
            high = word.bottom - word.top
            left = max(end, word.left - _BEFORE * high)
            apart = not end or (short[0] if short else word).left - end > _APART * high  # in running text is no box
            box = _box(ink, left, word) if apart and word.left - left > _ROOM * high else None
            yield from [replace(word, text=box, confidence=_BOX_SURE, left=left, right=word.left - 1)] if box else short
            yield word
            short, end = [], word.right
        yield from short


def _is_read(word: _Word) -> bool:
    return word.text.islower() or word.text.isdigit()


def _box(ink: Ink, left: float, word: _Word) -> str | None:
    """Return the box that stands between a place and a word, if there is one."""
    high = word.bottom - word.top
    top = max(0, round(word.top - 0.4 * high))
    return box_in(ink[top : round(word.bottom + 0.4 * high), round(left) : round(word.left)], _SIDE * high)


def _read(rows: "csv.DictReader[str]") -> Iterator[_Word]:
    for row in rows:
        text = (row.get("text") or "").strip()
        if row.get("level") != "5" or not text:
            continue
        confidence = float(row["conf"])
        left, top, width, height = (float(row[side]) for side in ("left", "top", "width", "height"))
        if confidence < _NOISE and not any(c.isalnum() for c in text):
            continue
        line = (row["block_num"], row["par_num"], row["line_num"])
        yield _Word(line, text, confidence, left, top, left + width, top + height)


def _lines(words: Sequence[_Word]) -> Iterator[list[_Word]]:
    """Yield the words of each row: of one line, without a wide gap."""
    group: list[_Word] = []
    for word in words:
        wide = group and word.left - group[-1].right > _WIDE_GAP * max(w.bottom - w.top for w in group)
        if group and (word.line != group[-1].line or wide):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _row(words: Sequence[_Word], page: int) -> Row:
    left, right = min(w.left for w in words), max(w.right for w in words)
    top, bottom = min(w.top for w in words), max(w.bottom for w in words)
    size = median(w.bottom - w.top for w in words)
    text = _SECTION_SIGN.sub(_section_sign, " ".join(w.text for w in words))
    return Row(page, text, left, top, right, bottom, size, False)


def _section_sign(match: re.Match[str]) -> str:
    first, double, other, twice = match.groups()
    return f"{first or other}{'§§' if double or twice else '§'}"


def _run(arguments: Sequence[str], *, unsure: bool = False) -> str:
    """Return what tesseract says. Where it may be `unsure`, it ends as if it had failed when it finds too little."""
    try:
        done = subprocess.run(
            ["tesseract", *arguments], capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired as error:
        raise TooSlow("reading its images takes too long: scan it anew, or at a lower resolution") from error
    alive()  # a page may be read three times
    if done.returncode < 0 or (done.returncode and not unsure):
        raise ReaderUnable(f"reading its images failed here (tesseract ended with {done.returncode}): index once more")
    return done.stdout.decode("utf-8", "replace")
