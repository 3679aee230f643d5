"""What was read of a file to a Document: what it is, whose it is, what it is about, what it states of itself. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from corpus.abbreviations import as_used
from corpus.annexes import listed_annexes, missing_annex
from corpus.dates import written_date
from corpus.errors import UnreadableDocument
from corpus.identifiers import facts
from corpus.manifest import DocumentEntry
from corpus.organisations import Register, slug
from corpus.places import pack, page_starts, places_of
from corpus.raw import Raw
from corpus.senders import Sender, addressee, describe, detect_kind, detect_sender, sender_fact
from corpus.structure import parse
from corpus.text import segments
from corpus.types import (
    UNKNOWN,
    Block,
    BlockKind,
    Document,
    Fact,
    Kind,
    Name,
    Organisation,
    Original,
    Section,
    Speaker,
    file_title,
)
from corpus.units import organ
from corpus.voices import voice

_NAMES_MATTER = re.compile(
    r"^(?:remiss|yttrande|svar på|angående)|\b(?:yttrande|remissvar|synpunkter) (?:över|på|om|angående)\b"
    r"|\b(?:SOU|Ds) (?:19|20)\d\d:\d+\)?\W*$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:Ämne|Subject|Ärende|Rubrik): *(.{8,200})$")
_IN_BRACKETS = 20  # characters
_PAGE_OF = re.compile(  # a row of a letterhead
    r"\d \(\d+\)|[.!?]$|^(?:YTTRANDE|Yttrande)\b.*\b\d{4}-\d\d-\d\d\b"
    r"|^(?:YTTRANDE|Yttrande|REMISSVAR|Remissvar)\b.*\b(?:Datum|Dnr|Diarienr|Diarienummer|Sida)\W*$"
)
_ANY_RESPONSE = re.compile(  # headings that any response has; none of them names the matter
    r"^(?:\d+\s+)?(?:sammanfattning|uppdraget|inledning|bakgrund|beslut|ärendet|övergripande synpunkter"
    r"|allmänna synpunkter|vilka vi är|om oss|synpunkter|yttrande)\b",
    re.IGNORECASE,
)


def describe_document(
    raw: Raw, original: Original, entry: DocumentEntry, consultation: str | None, register: Register
) -> tuple[Document, Register]:
    """Return the document of what was read, and the register with its sender.

    `entry` is what the manifest states of it. Raises UnreadableDocument when it holds no text.
    """
    text, blocks, sections = parse(raw.blocks, styled=raw.styled)
    if not text.text:
        raise UnreadableDocument("it holds no text")
    path = PurePosixPath(original.file)
    covers = "hands_over" in raw.stated  # the answer is what hangs on it
    kind = entry.kind or (Kind.OVRIGT if covers else detect_kind(text.text, path.stem))
    speaker = entry.speaker or voice(kind, text.text)
    own = _without_notes(text.text, blocks)
    sender = _sender(entry, kind, own, path.stem, register)
    register = register.adding([sender.organisation, *sender.others]) if sender else register
    date = Fact("date", entry.date) if entry.date else written_date(own) or _sent(raw)
    named = sender_fact(sender, text.text, stated=entry.organisation is not None) if sender else None
    by = organ(text.text, sender.organisation) if sender and kind.is_response else None
    to = addressee(text.text) if kind.is_response else None
    read = (
        *facts(text.text),
        date,
        *_annexes(kind, text.text),
        named,
        to,
        by,
        *_others(sender, own),
        *_answered(entry),
    )
    places = places_of(text, raw.lines)
    document = Document(
        id=entry.id or slug(path.stem) or original.sha256[:12],
        consultation_id=consultation or "",
        title=entry.title or raw.stated.get("subject") or _title(text.text, sections, path, speaker),
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
        facts=_overruled((fact for fact in read if fact is not None), entry),
        warnings=(*_changed(entry, original.sha256), *raw.warnings),
        source_file=original.file,
        sha256=original.sha256,
        origin=segments(text.origin),
        labels=entry.labels,
        originals=(original,),
        page_count=raw.pages,
        pages=page_starts(places),
        places=pack(places),
        ocr=tuple(raw.ocr.items()),
        furniture=tuple(dict.fromkeys(raw.furniture)),
    )
    return document, register


def _without_notes(text: str, blocks: Iterable[Block]) -> str:
    """Return a text with blanks for its notes, which tell of others' letters and their dates."""
    for block in blocks:
        if block.kind is BlockKind.NOTE:
            text = text[: block.start] + re.sub(r"[^\n]", " ", text[block.start : block.end]) + text[block.end :]
    return text


def _sender(entry: DocumentEntry, kind: Kind, text: str, stem: str, register: Register) -> Sender | None:
    if not kind.is_response and kind is not Kind.BILAGA:
        return None
    if entry.organisation is None:
        return detect_sender(text, stem, register)
    known = register.get(entry.organisation)
    if known is None:
        mentions = as_used(entry.organisation, register).find(entry.organisation, lenient=True)
        known = register[mentions[0].organisation_id] if mentions else None
    if known is None:
        known = Organisation(slug(entry.organisation), entry.organisation, (Name(entry.organisation),), UNKNOWN)
    return describe(known, text, register)


def _title(text: str, sections: tuple[Section, ...], path: PurePosixPath, speaker: Speaker) -> str:
    """Return the line that names the matter, else an inquiry's first line, the first heading, or the file's name."""
    lines = [line.strip() for line in text[:2000].split("\n")]
    for line in (_closed(line, below) for line, below in zip(lines, [*lines[1:], ""], strict=True)):
        subject = _SUBJECT.match(line)
        if subject or (12 < len(line) < 300 and _NAMES_MATTER.search(line) and not _PAGE_OF.search(line)):
            return subject.group(1) if subject else line
    if speaker is Speaker.INQUIRY:
        first = next((line for line in lines if len(line) > 8 and line[0].isalpha() and line[-1] not in ".:"), None)
        if first:
            return first
    named = (s.title for s in sections if s.title and not s.title.startswith("§") and not _ANY_RESPONSE.match(s.title))
    return next(named, file_title(path.name))


def _closed(line: str, below: str) -> str:
    """Return a line with the one below where that closes its bracket: `… över Skogen (SOU` above `2031:7)`."""
    return f"{line} {below}" if line.count("(") > line.count(")") and ")" in below[:_IN_BRACKETS] else line


def _sent(raw: Raw) -> Fact | None:
    """Return the date that an e-mail was sent, where its text gives none."""
    return Fact("date", raw.stated["date"][:10], confidence=0.8) if "date" in raw.stated else None


def _annexes(kind: Kind, text: str) -> Iterator[Fact]:
    """Yield the annex that holds the answer itself, or else those that a response lists."""
    answer = missing_annex(kind, text)
    if answer is not None:
        yield answer
    elif kind.is_response:
        yield from listed_annexes(text)


def _overruled(read: Iterable[Fact], entry: DocumentEntry) -> tuple[Fact, ...]:
    """Return what was read of a document, with what is stated of it in place of that."""
    stated = {name: values for name, values in entry.facts.items() if values is not None}
    kept = (fact for fact in read if fact.name not in stated)
    return (*kept, *(Fact(name, value) for name, values in stated.items() for value in values))


def _others(sender: Sender | None, text: str) -> Iterator[Fact]:
    """Yield who sends the same letter, as the letter writes it."""
    for other in sender.others if sender else ():
        at = text.lower().find(other.name.lower())
        fact = Fact("joint_sender", other.name, confidence=0.9)
        yield replace(fact, start=at, end=at + len(other.name)) if at >= 0 else fact


def _answered(entry: DocumentEntry) -> Iterator[Fact]:
    for reference in entry.answers:
        yield Fact("answers", reference)


def _changed(entry: DocumentEntry, digest: str) -> tuple[str, ...]:
    if entry.sha256 in (None, digest):
        return ()
    return ("filen har ändrats sedan manifestet skrevs",)
