"""The nouns of the corpus. All frozen; every offset counts Unicode code points in `Document.text`."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

UNREAD_PAGES = "sidor som är bilder lästes inte"  # how the warning begins that says so
MISSING_ENCLOSURES = "bilagor som svaret anger saknas i underlaget"  # so does the one that names them
JOINT = "svaret är gemensamt med"  # so does the one that names the others
NO_SENDER = "avsändaren framgår inte, så svaret räknas inte till någon remissinstans"
UNKNOWN = "okand"  # the type of a body that only its own letter names


class Kind(StrEnum):
    """What a document is. Only the first two are answers to a consultation."""

    REMISSVAR = "remissvar"
    PROTOKOLLSUTDRAG = "protokollsutdrag"
    MISSIV = "missiv"
    BILAGA = "bilaga"
    BETANKANDE = "betankande"
    NYHET = "nyhet"
    TAL = "tal"
    OVRIGT = "ovrigt"

    @property
    def is_response(self) -> bool:
        """Whether the sender of such a document is counted as a respondent."""
        return self in (Kind.REMISSVAR, Kind.PROTOKOLLSUTDRAG)


class Speaker(StrEnum):
    """Whose view a passage states, decided when the document is indexed."""

    RESPONDENT = "respondent"
    INQUIRY = "inquiry"
    GOVERNMENT = "government"
    OTHER = "other"


class BlockKind(StrEnum):
    """The shape of a run of lines."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` of some document, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of this span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all text up to the next one: `text[start:end]`.

    `path` holds the headings from the outermost to this one. `number` is the heading's own number
    (`7.6.2`, `§ 163`) or None. The text before the first heading has an empty path and title.
    """

    number: str | None
    title: str
    path: tuple[str, ...]
    start: int
    end: int

    @property
    def label(self) -> str | None:
        """Return the outermost-to-innermost heading that names the matter, as shown in citations."""
        numbered = [heading for heading in self.path if heading[:1].isdigit() or heading.startswith("§")]
        return (numbered[-1] if numbered else self.path[-1]) if self.path else None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or list item: `text[start:end]` without surrounding white space."""

    kind: BlockKind
    start: int
    end: int
    section: int  # index into Document.sections


@dataclass(frozen=True, slots=True)
class Fact:
    """A piece of metadata and the place it was read from (no span: it comes from the manifest or the file itself).

    `confidence` (0 to 1) says how sure the way of reading is, set by hand for each way: 1 for what staff state.
    """

    name: str  # sender | addressee | date | diarienummer | arendenummer | sou | ds | dir | prop | signatory | ...
    value: str
    start: int | None = None
    end: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Original:
    """A file that a document was read from: its name inside the folder, its bytes' SHA-256, its format.

    A file inside another is named after both, `svar.zip/bilaga.pdf`; `container` is then the name of the outer one.
    """

    file: str
    sha256: str
    format: str
    container: str | None = None

    @property
    def folder(self) -> PurePath:
        """Return the folder, inside the one that was read, where the file lies or the one that holds it."""
        return PurePath(self.container or self.file).parent


@dataclass(frozen=True, slots=True)
class Document:
    """One cleaned source. `text` is canonical (see corpus.text); everything else points into it.

    `blocks` are in order, do not overlap, and hold all text that is not white space.
    `date` is None when the document does not say; it is never guessed.
    """

    id: str
    consultation_id: str
    title: str
    kind: Kind
    text: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    organisation_id: str | None
    organisation: str | None
    organisation_short: str | None
    speaker: Speaker  # whose document it is: what it says in its own voice is said by this role
    speaker_name: str | None  # for documents that are no response: a minister, an inquiry
    date: str | None
    facts: tuple[Fact, ...]
    warnings: tuple[str, ...]
    source_file: str
    sha256: str
    origin: tuple[tuple[int, int], ...]  # (offset in text, offset in the decoded file), one per run in step
    labels: tuple[str, ...] = ()
    originals: tuple[Original, ...] = ()  # the first is the one that was read; the others say the same
    page_count: int = 0  # 0: the format has no pages
    pages: tuple[tuple[int, int], ...] = ()  # (offset, page from 1), one for each run of text on one page
    places: str = ""  # where each line stands, see corpus.places
    ocr: tuple[tuple[int, float | None], ...] = ()  # (page, confidence 0 to 1 if known) of pages read from their image
    furniture: tuple[str, ...] = ()  # lines that were taken out: running heads and feet, page numbers

    def page_at(self, offset: int) -> int | None:
        """Return the page on which the character at `offset` stands, None where there are no pages."""
        at = bisect_right(self.pages, offset, key=lambda run: run[0])
        return self.pages[max(0, at - 1)][1] if self.pages else None

    def scanned(self, start: int, end: int) -> bool:
        """Return whether any of `text[start:end]` was read from the image of its page."""
        return bool({page for page, _ in self.ocr} & set(self.pages_of(start, end)))

    @property
    def half_read(self) -> bool:
        """Whether pages of it could not be read."""
        return any(warning.startswith(UNREAD_PAGES) for warning in self.warnings)

    @property
    def lacks_enclosures(self) -> bool:
        """Whether it lists annexes that are not here."""
        return any(warning.startswith(MISSING_ENCLOSURES) for warning in self.warnings)

    def pages_of(self, start: int, end: int) -> tuple[int, ...]:
        """Return the pages on which `text[start:end]` stands, in the order of the text."""
        first = max(0, bisect_right(self.pages, start, key=lambda run: run[0]) - 1)
        return tuple(page for begin, page in self.pages[first:] if begin < end)

    @property
    def titled_by_file(self) -> bool:
        """Whether the title is only the file's name, which says nothing of the matter."""
        return self.title == file_title(self.source_file)

    def section_at(self, offset: int) -> Section:
        """Return the section that holds `offset`; sections cover the whole text."""
        return next(s for s in self.sections if s.start <= offset < max(s.end, s.start + 1))

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of the facts called `name`, in order of appearance, once each."""
        return tuple(dict.fromkeys(fact.value for fact in self.facts if fact.name == name))


def file_title(file: str) -> str:
    """Return the title of a document that has none of its own: the name of its file."""
    return PurePath(file).stem.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an organisation, with the years in which it was right (None: open)."""

    text: str
    abbreviation: bool = False
    valid_from: int | None = None
    valid_to: int | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body with a stable id. `name` is today's name; `names` holds every name, today's first."""

    id: str
    name: str
    names: tuple[Name, ...]
    type: str
    parent: str | None = None

    @property
    def respondent(self) -> bool:
        """Whether this body may answer a consultation (an inquiry or a ministry does not)."""
        return not self.type.endswith("_ej_remissinstans")
