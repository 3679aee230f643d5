"""A folder of files to Documents. One bad file is reported by name and reason and costs no other."""

import hashlib
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, count
from pathlib import Path

from corpus.corrections import NAME as CORRECTIONS
from corpus.corrections import Correction, load_corrections
from corpus.dates import written_date
from corpus.errors import CorpusError, UnreadableDocument
from corpus.identifiers import facts
from corpus.manifest import NAME, DocumentEntry, Manifest, load_manifest
from corpus.organisations import Register, slug
from corpus.readers import READERS
from corpus.senders import Sender, describe, detect_kind, detect_sender
from corpus.structure import parse
from corpus.text import MappedText, segments
from corpus.types import Document, Fact, Kind, Name, Organisation, Section, Speaker, file_title
from corpus.voices import missing_annex, voice

MAX_BYTES = 50_000_000
_NAMES_MATTER = re.compile(
    r"^(?:remiss|yttrande|svar på|angående)|\b(?:yttrande|remissvar|synpunkter) (?:över|på|om|angående)\b"
    r"|\b(?:SOU|Ds) (?:19|20)\d\d:\d+\)?\W*$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:Ämne|Subject|Ärende|Rubrik): *(.{8,200})$")
_PAGE_OF = re.compile(r"\d \(\d+\)|[.!?]$|^(?:YTTRANDE|Yttrande)\b.*\b\d{4}-\d\d-\d\d\b")
_ANY_RESPONSE = re.compile(  # headings that any response has; none of them names the matter
    r"^(?:\d+\s+)?(?:sammanfattning|uppdraget|inledning|bakgrund|beslut|ärendet|övergripande synpunkter"
    r"|allmänna synpunkter|vilka vi är|om oss|synpunkter|yttrande)\b",
    re.IGNORECASE,
)
MISSING_ANNEX = "bilagan med organisationens svar saknas i underlaget"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that could not be read: its name inside the folder, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Remiss:
    """What the manifests say of a consultation as a whole; `invited` is None where none lists who was asked."""

    id: str
    title: str | None
    invited: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder gave.

    Documents by file name, the files passed over, the organisations known after it, what staff state about proposals,
    and the consultations.
    """

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    register: Register
    corrections: tuple[Correction, ...] = ()
    remisser: tuple[Remiss, ...] = ()


def read_folder(folder: Path, register: Register, *, progress: Callable[[str], None] | None = None) -> Reading:
    """Read every document below `folder`, in the order of their names; links out of it are not followed.

    Raises CorpusError when the folder cannot be used at all: missing, unreadable, or with a broken manifest.
    """
    documents: list[Document] = []
    skipped: list[Skipped] = []
    manifest_of = cache(_manifest)
    for path in _files(folder):
        name = _shown(path.relative_to(folder))
        if progress:
            progress(name)
        try:
            document, register = _read(path, name, *manifest_of(path.parent), register)
            documents.append(document)
        except UnreadableDocument as error:
            skipped.append(Skipped(name, str(error)))
        except OSError as error:
            skipped.append(Skipped(name, f"cannot be opened ({error.strerror})"))
    finished = _finish(folder, documents)
    folders = {folder / Path(d.source_file).parent: d.consultation_id for d in finished}
    return Reading(finished, tuple(skipped), register, _corrections(folders), _remisser(folders))


def _manifest(folder: Path) -> tuple[Manifest, Mapping[str, DocumentEntry]]:
    """Return a folder's manifest and its first entry for each file."""
    manifest = load_manifest(folder)
    return manifest, {entry.file: entry for entry in reversed(manifest.documents)}


def _corrections(folders: Mapping[Path, str]) -> tuple[Correction, ...]:
    return tuple(Correction(c, *row) for path, c in sorted(folders.items()) for row in load_corrections(path))


def _remisser(folders: Mapping[Path, str]) -> tuple[Remiss, ...]:
    """Return each consultation once, with the first title and all the invited that its folders' manifests give."""
    found: dict[str, Remiss] = {}
    for path, consultation in sorted(folders.items()):
        manifest = load_manifest(path)
        known = found.get(consultation, Remiss(consultation, None, None))
        invited = (*(known.invited or ()), *(manifest.invited or ()))
        lists = known.invited is not None or manifest.invited is not None
        found[consultation] = Remiss(consultation, known.title or manifest.title, invited if lists else None)
    return tuple(found.values())


def _files(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise CorpusError(f"there is no folder {_shown(folder)!r}: give the folder that holds the documents")
    try:
        with os.scandir(folder) as entries:
            next(entries, None)
    except OSError as error:
        raise CorpusError(
            f"the folder {_shown(folder)!r} cannot be read ({error.strerror}): check its permissions"
        ) from error
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name not in (NAME, CORRECTIONS):
                yield Path(root) / name


def _shown(path: Path) -> str:
    """Return a path as text that can be printed and stored: bytes that are no UTF-8 become question marks."""
    return os.fsencode(path).decode("utf-8", errors="replace").replace("\n", "?")


def _read(
    path: Path, name: str, manifest: Manifest, entries: Mapping[str, DocumentEntry], register: Register
) -> tuple[Document, Register]:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise UnreadableDocument(f"files of the type {path.suffix or 'without ending'} are not read (read: {known})")
    if path.is_symlink() or not path.is_file():
        raise UnreadableDocument("it is a link or a special file: copy the document itself into the folder")
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableDocument(f"it is larger than {MAX_BYTES // 1_000_000} MB")
    data = path.read_bytes()
    entry = entries.get(path.name) or DocumentEntry(file=path.name)
    return _document(data, reader(data), path, name, entry, manifest, register)


def _document(
    data: bytes, mapped: MappedText, path: Path, name: str, entry: DocumentEntry, manifest: Manifest, register: Register
) -> tuple[Document, Register]:
    text, blocks, sections = parse(mapped)
    if not text.text:
        raise UnreadableDocument("it holds no text")
    kind = entry.kind or detect_kind(text.text, path.stem)
    speaker = entry.speaker or voice(kind, text.text)
    sender = _sender(entry, kind, text.text, path.stem, register)
    register = register.adding([sender.organisation]) if sender else register
    found = list(facts(text.text))
    date = Fact("date", entry.date) if entry.date else written_date(text.text)
    annex = missing_annex(kind, text.text)
    digest = hashlib.sha256(data).hexdigest()
    document = Document(
        id=entry.id or slug(path.stem) or digest[:12],
        consultation_id=manifest.consultation or "",
        title=entry.title or _title(text.text, sections, path, speaker),
        kind=kind,
        text=text.text,
        sections=sections,
        blocks=blocks,
        organisation_id=sender.organisation.id if sender else None,
        organisation=sender.written if sender else None,
        organisation_short=sender.short if sender else None,
        speaker=speaker,
        speaker_name=entry.speaker_name,
        date=date.value if date else None,
        facts=(*found, *((date,) if date else ()), *((annex,) if annex else ()), *_answered(entry)),
        warnings=_changed(entry, digest),
        source_file=name,
        sha256=digest,
        origin=segments(text.origin),
        labels=entry.labels,
    )
    return document, register


def _sender(entry: DocumentEntry, kind: Kind, text: str, stem: str, register: Register) -> Sender | None:
    if not kind.is_response and kind is not Kind.BILAGA:
        return None
    if entry.organisation is None:
        return detect_sender(text, stem, register)
    known = register.get(entry.organisation)
    if known is None:
        mentions = register.find(entry.organisation, lenient=True)
        known = register[mentions[0].organisation_id] if mentions else None
    if known is None:
        known = Organisation(slug(entry.organisation), entry.organisation, (Name(entry.organisation),), "okand")
    return describe(known, text, register)


def _title(text: str, sections: tuple[Section, ...], path: Path, speaker: Speaker) -> str:
    """Return the line that names the matter, else an inquiry's first line, the first heading, or the file's name."""
    lines = [line.strip() for line in text[:2000].split("\n")]
    for line in lines:
        subject = _SUBJECT.match(line)
        if subject or (12 < len(line) < 300 and _NAMES_MATTER.search(line) and not _PAGE_OF.search(line)):
            return subject.group(1) if subject else line
    if speaker is Speaker.INQUIRY:
        first = next((line for line in lines if len(line) > 8 and line[0].isalpha() and line[-1] not in ".:"), None)
        if first:
            return first
    named = (s.title for s in sections if s.title and not s.title.startswith("§") and not _ANY_RESPONSE.match(s.title))
    return next(named, file_title(path.name))


def _answered(entry: DocumentEntry) -> Iterator[Fact]:
    for reference in entry.answers:
        yield Fact("answers", reference)


def _changed(entry: DocumentEntry, digest: str) -> tuple[str, ...]:
    if entry.sha256 in (None, digest):
        return ()
    return ("filen har ändrats sedan manifestet skrevs",)


def _finish(folder: Path, documents: list[Document]) -> tuple[Document, ...]:
    """Give each document a unique id and a consultation, and tell which announced annexes are not here."""
    taken: set[str] = set()
    finished: list[Document] = []
    own = {d.id for d in documents}
    annexes = {d.organisation_id for d in documents if d.kind in (Kind.BILAGA, Kind.REMISSVAR) and d.organisation_id}
    named = _numbers(documents)
    for document in documents:
        names = chain([document.id], (f"{document.id}-{n}" for n in count(2)))
        identity = next(name for name in names if name not in taken and (name == document.id or name not in own))
        taken.add(identity)
        warnings = document.warnings
        if any(f.name == "annex" for f in document.facts) and document.organisation_id not in annexes:
            warnings = (*warnings, MISSING_ANNEX)
        consultation = document.consultation_id or _consultation(folder, document, named)
        finished.append(replace(document, id=identity, warnings=warnings, consultation_id=consultation))
    return tuple(finished)


def _numbers(documents: list[Document]) -> dict[Path, str]:
    """Return by folder the ministry's number that most of its documents carry; nothing where none does."""
    counts: dict[Path, Counter[str]] = {}
    for d in documents:
        counts.setdefault(Path(d.source_file).parent, Counter()).update(d.values("diarienummer")[:1])
    return {folder: numbers.most_common(1)[0][0] for folder, numbers in counts.items() if numbers}


def _consultation(folder: Path, document: Document, named: Mapping[Path, str]) -> str:
    """Return the number the document's folder goes by, else the folder's name."""
    parent = Path(document.source_file).parent
    if parent in named:
        return slug(named[parent])
    return slug(parent.name or folder.resolve().name) or "remiss"
