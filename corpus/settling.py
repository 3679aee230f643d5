"""The documents of all folders settled with each other: ids, consultations, annexes that are missing. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

from corpus.consultations import Consultations, inside_files
from corpus.folders import FolderReading
from corpus.types import JOINT, MISSING_ENCLOSURES, NO_SENDER, Document, Kind

MISSING_ANNEX = "bilagan med organisationens svar saknas i underlaget"


def settled(
    readings: Mapping[Path, FolderReading], consultations: Consultations, known: Mapping[str, str]
) -> tuple[Document, ...]:
    """Give each document a unique id and a consultation, and tell which announced annexes are not here.

    A document keeps the id that its file had, as `known`, so that no link to it comes to show another.
    """
    every = [d for reading in readings.values() for d in reading.documents]
    own = [own for reading in readings.values() for own in reading.record.own]
    ids = _ids(every, [one.id for one in own], known)
    homes = [
        one or home
        for path, reading in readings.items()
        if reading.documents
        for one, home in zip((o.consultation_id for o in reading.record.own), _homes(path, reading, consultations),
                             strict=True)
    ]  # fmt: skip
    answers = [d for d in every if d.kind in (Kind.BILAGA, Kind.REMISSVAR) and not _sends(d)]
    annexes = {d.organisation_id for d in answers if d.organisation_id}
    enclosures = {d.organisation_id for d in every if d.kind is Kind.BILAGA and d.organisation_id}
    opened = {original.container for d in every for original in d.originals}
    finished: list[Document] = []
    for document, one, identity, home in zip(every, own, ids, homes, strict=True):
        warnings = document.warnings[: one.warnings]
        enclosed = document.values("enclosure")
        if document.source_file in opened:
            pass  # an e-mail, whose attachments were read
        elif _sends(document) and document.organisation_id not in annexes:
            warnings = (*warnings, MISSING_ANNEX)
        elif enclosed and document.organisation_id not in enclosures:
            warnings = (*warnings, f"{MISSING_ENCLOSURES}: {'; '.join(enclosed)}")
        if document.kind.is_response and document.source_file not in opened:
            warnings = (*warnings, *_of_its_sender(document))
        if (document.id, document.warnings, document.consultation_id) != (identity, warnings, home):
            document = replace(document, id=identity, warnings=warnings, consultation_id=home)
        finished.append(document)
    return tuple(finished)


def _of_its_sender(document: Document) -> Iterator[str]:
    """Yield what is to be told of who sent a response: that nobody knows, or who sends it together."""
    if document.organisation_id is None:
        yield NO_SENDER
    if others := document.values("joint_sender"):
        yield f"{JOINT} {'; '.join(others)}"


def _ids(documents: Sequence[Document], own: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """Return the ids of documents: those known first, then their own, numbered where another has them."""
    found: list[str | None] = []
    taken: set[str] = set()
    for document, name in zip(documents, own, strict=True):
        had = known.get(document.source_file)
        keeps = had is not None and had not in taken and re.fullmatch(rf"{re.escape(name)}(?:-\d+)?", had) is not None
        found.append(had if keeps else None)
        taken.update([had] if had is not None and keeps else [])
    wanted = set(own)
    names: dict[str, Iterator[str]] = {}  # what is left to try: a folder may hold thousands of one name
    for at, name in enumerate(own):
        if found[at] is None:
            left = names.setdefault(name, chain([name], (f"{name}-{n}" for n in count(2))))
            found[at] = next(one for one in left if one not in taken and (one == name or one not in wanted))
            taken.add(found[at] or "")
    return [one or "" for one in found]


def _homes(path: Path, reading: FolderReading, consultations: Consultations) -> list[str]:
    """Return the consultation of each document of a folder, where none is stated."""
    inside, here = inside_files(reading.documents), consultations.of_folder(path)
    return [inside.get(at, here) for at in range(len(reading.documents))]


def _sends(document: Document) -> bool:
    """Return whether a document says that the answer itself is in an annex."""
    return any(fact.name == "annex" for fact in document.facts)
