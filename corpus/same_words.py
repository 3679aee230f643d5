"""Whether two documents of one sender are one response in two formats: neither says anything that the other does not.

Formats show breaks of lines, hyphens, capitals, running heads, numbers of pages and letterheads differently; that is
let pass. Whatever else stands in one of them alone keeps them apart. Pure.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.annexes import HANDS_OVER
from corpus.answering import VERB
from corpus.dates import written_date
from corpus.types import BlockKind, Document

_FEWEST = 2  # sentences: texts of a line are not told apart by their words
_SENTENCE_LETTERS = 40
_WHOLE_WORDS = 24  # letters: fewer may stand in others by chance, across words
_HEAD_WORDS = 10  # that a line of a letterhead has at most
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")
_WORDS = re.compile(r"[^\W_]+")
_NUMBER_OF_PAGE = re.compile(r"(?:sida |sid\.? |s\. ?)?\d{1,3}(?: ?\( ?\d{1,3} ?\)|(?: av |/)\d{1,3})?", re.IGNORECASE)
_NUMBER_OF_NOTE = re.compile(r"^\d{1,3}\s+")  # some formats have it beside the note, not in it
_SAYS = re.compile(  # what may be the sender's will, or tells that a letter is not the one before
    rf"\b(?:{VERB}|inte|ej|icke|inga|ingen|inget|aldrig|nej|ja|emot|utan|ska|bör|måste|kräv\w*|önska\w*|yrka\w*"
    r"|avsl\w*|avvis\w*|bifall\w*|revider\w*|ersätt\w*|ändra\w*|ändring\w*|rättels\w*|rättad\w*|tillägg\w*|komplett\w*"
    r"|återta\w*|utgåva|version)\b",
    re.IGNORECASE,
)
_HEADS = frozenset(  # words of letterheads and running heads
    """sida sid datum dnr diarienr diarienummer beteckning er ert vår vårt referens telefon tel tfn växel fax e post
    epost postadress besöksadress adress box org nr orgnr organisationsnummer bankgiro plusgiro bg pg webb hemsida www
    http https se kommun landsting region av den till yttrande remissvar""".split()
)
_NAME = re.compile(r"[A-ZÅÄÖ][a-zåäöéü]+")
MAILS = ("eml", "msg")  # formats
_HEAD_OF_MAIL = re.compile(
    r"(?:Från|Skickat|Till|Kopia|Ämne):|(?:Hej(?:san)?|God (?:dag|morgon|middag)|Bästa \w+"
    r"|(?:Med )?v[äa]nlig\w* häls\w+|Hälsningar|Mvh)\W*$",
    re.IGNORECASE,
)
_BELOW = re.compile(r"\bnedan\b", re.IGNORECASE)
_NAMES_LETTER = re.compile(r"\b(?:remiss)?(?:yttrande\w*|svar\w*|synpunkter\w*)\b", re.IGNORECASE)
_FEW_WORDS = 25
_MINISTRY = re.compile(r"\w+departementet", re.IGNORECASE)


def letters(text: str) -> str:
    """Return the letters and figures of a text alone, so that breaks and hyphens do not matter."""
    return "".join(_WORDS.findall(text.lower()))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or as much of it as stands on one line, and its letters."""

    text: str
    said: str

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.text.endswith((".", "!", "?"))

    @property
    def matters(self) -> bool:
        """Whether it may state the sender's will."""
        return _SAYS.search(self.text) is not None


class Wording:
    """What one document says, to be compared with what others say."""

    def __init__(self, document: Document) -> None:
        """Take its text; notes stand apart, since each format has its own place for them."""
        self.document = document
        self.letters = letters(document.text)

    @cached_property
    def body(self) -> tuple[_Piece, ...]:
        """Its pieces in order, without notes."""
        return self._cut(notes=False)

    @cached_property
    def notes(self) -> tuple[_Piece, ...]:
        """Those of its notes."""
        return self._cut(notes=True)

    def _cut(self, *, notes: bool) -> tuple[_Piece, ...]:
        text = self.document.text
        blocks = (text[b.start : b.end] for b in self.document.blocks if (b.kind is BlockKind.NOTE) is notes)
        numbered = (_NUMBER_OF_NOTE.sub("", block) if notes else block for block in blocks)
        parts = (part.strip() for block in numbered for part in _SENTENCE_END.split(block))
        return tuple(_Piece(part, said) for part in parts if (said := letters(part)))

    @cached_property
    def long_enough(self) -> bool:
        """Whether it has enough sentences to be told by its words."""
        return sum(len(p.said) >= _SENTENCE_LETTERS for p in (*self.body, *self.notes)) >= _FEWEST

    @cached_property
    def words(self) -> str:
        """Its words, each with a space before and after."""
        return _spaced(self.document.text)

    @cached_property
    def taken_out(self) -> frozenset[str]:
        """The letters of lines that are not in its text, since they run along its pages."""
        return frozenset(map(letters, self.document.furniture))

    @cached_property
    def again(self) -> frozenset[str]:
        """The letters of lines that come back again and again as no sentence does."""
        times = Counter(p.said for p in self.body if not p.is_sentence)
        return frozenset(said for said, n in times.items() if n > 1)

    def holds(self, piece: _Piece) -> bool:
        """Return whether its text has these words."""
        whole = len(piece.said) < _WHOLE_WORDS
        return _spaced(piece.text) in self.words if whole else piece.said in self.letters


def same_response(one: Wording, other: Wording) -> bool:
    """Return whether neither of two documents of one sender says anything that the other does not."""
    if not (one.long_enough and other.long_enough) or _dated_apart(one, other):
        return False
    if one.letters == other.letters:
        return True
    heads = []
    carried = is_carried(one.document, other.document)
    for mine, theirs in ((one, other), (other, one)):
        rest = _beyond(mine, theirs, carried=carried)
        if rest is None:
            return False
        heads.append(rest)
    if all(heads) and not carried:
        return False  # another letterhead, or another name below
    return _in_place(one, other, heads[0]) and _in_place(other, one, heads[1])


def is_carried(one: Document, other: Document) -> bool:
    """Return whether one of two is an e-mail and the other a file that hangs on it."""
    inner, outer = sorted((one.originals[0], other.originals[0]), key=lambda original: len(original.file), reverse=True)
    return outer.format in MAILS and inner.file.startswith(f"{outer.file}/")


def _beyond(mine: Wording, theirs: Wording, *, carried: bool) -> list[_Piece] | None:
    """Return what of a letterhead the other lacks; None where it lacks anything else.

    Of an e-mail with the letter on it (`carried`) that is also how it greets and says so, of the letter its title.
    """
    found: list[_Piece] = []
    said = _said(_through(theirs, mine))
    for piece in (*mine.body, *mine.notes):
        if _runs(piece, mine, theirs) or theirs.holds(piece) or piece.said in said:
            continue  # in `said` also what a running head cuts in two
        if not (_is_head(piece, mine.document) or (carried and _is_wrapping(piece, mine.document))):
            return None
        found.append(piece)
    return found


def _is_wrapping(piece: _Piece, document: Document) -> bool:
    if document.originals[0].format not in MAILS:
        return piece.text == document.title
    if _HEAD_OF_MAIL.match(piece.text):
        return True
    hands_over = (HANDS_OVER.search(piece.text) or _BELOW.search(piece.text)) and len(piece.text.split()) <= _FEW_WORDS
    return bool(hands_over) and not _SAYS.search(_NAMES_LETTER.sub("", piece.text))


def _dated_apart(one: Wording, other: Wording) -> bool:
    dates = [date.value for each in (one, other) if (date := written_date(each.document.text))]
    return len(set(dates)) > 1


def _spaced(text: str) -> str:
    return f" {' '.join(_WORDS.findall(text.lower()))} "


def _runs(piece: _Piece, mine: Wording, theirs: Wording) -> bool:
    """Return whether a piece only runs along the pages: a page's number, or what the other had taken out as such."""
    if piece.matters:
        return False
    if _NUMBER_OF_PAGE.fullmatch(piece.text):
        return not piece.text.isdigit() or int(piece.text) <= mine.document.page_count
    return piece.said in theirs.taken_out


def _through(one: Wording, other: Wording) -> list[_Piece]:
    """Return the pieces of the text that runs through, without what comes again and again in lines of its own."""
    again = one.again ^ other.again  # what runs in one of them only
    return [p for p in one.body if not _runs(p, one, other) and (p.said not in again or p.matters)]


def _said(pieces: Iterable[_Piece]) -> str:
    return "".join(piece.said for piece in pieces)


def _is_head(piece: _Piece, document: Document) -> bool:
    """Return whether a piece is part of a letterhead: names, places, numbers, and the words before them."""
    words = _WORDS.findall(piece.text)
    if piece.is_sentence or piece.matters or len(words) > _HEAD_WORDS:
        return False
    known = _HEADS.union(_WORDS.findall((document.organisation or "").lower()))
    plain = [w for w in words if w.lower() not in known and not any(c.isdigit() for c in w)]
    if len(plain) == 1 == len(words):
        return _MINISTRY.fullmatch(plain[0]) is not None  # a word alone may say what is wanted
    return all(_NAME.fullmatch(word) for word in plain)


def _in_place(one: Wording, other: Wording, heads: Sequence[_Piece]) -> bool:
    """Return whether what matters stands beside the same words in both, so that it is said of the same."""
    body = [p for p in _through(one, other) if p not in heads]
    said = _said(_through(other, one))
    if _said(body) == said:
        return True
    first = True
    for before, piece, after in zip([None, *body[:-1]], body, [*body[1:], None], strict=True):
        if not piece.matters:
            continue
        follows = before is None or before.said + piece.said in said
        precedes = after is None or piece.said + after.said in said
        under_heading = before is not None and not before.is_sentence and not first
        if not (follows if under_heading else follows or precedes):
            return False
        first = False
    return True
