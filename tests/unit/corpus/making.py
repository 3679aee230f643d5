"""Documents for tests: from text without a disk, or from a folder that the test fills."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from corpus.load import Reading, read_folder
from corpus.marked_text import marked_blocks
from corpus.organisations import Register, load_organisations
from corpus.senders import describe
from corpus.structure import parse
from corpus.text import clean
from corpus.types import Document, Kind, Speaker

REGISTER = Register(load_organisations())
PIECES = (
    "## Sammanfattning",
    "### **7.6.2 Ett nationellt policylab**",
    "7.1 Bakgrund",
    "§ 163",
    "Ställningstagande",
    "- **SKL avstyrker** i nuläget förslaget.",
    "  • första punkten",
    "1) andra punkten",
    "**SKL tillstyrker** förslaget. Men det bör ses över.",
    "*Utredningen* föreslår mål- och resultat-",
    "styrning för säkerhets-",
    "skydd och annat, bl.a. enligt 26 kap. 27 § skollagen (2010:800).",
    "En mycket lång rad som fortsätter efter sidbrytningen eftersom den inte är slut",
    "är att just fånga upp problem (s. 131). Hur ska det förstås?...",
    "",
    "   ",
    "***",
    "**",
    "_a_ __b__ *c",
    "e\u0301ne\u0308 a\u030angstro\u0308m",
    "Stockholm den 28 september 2018",
    "Med vänlig hälsning",
    "Lena Micko  ",
    "Ordförande",
)
LINES = st.lists(st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=14)
TEXTS = LINES.map("\n".join)


def document(text: str, *, kind: Kind = Kind.REMISSVAR, organisation_id: str | None = "skr", **facts: Any) -> Document:
    """Return a document read from `text` as a `.txt` file would be, sent by SKL unless said otherwise."""
    mapped, blocks, sections = parse(marked_blocks(clean(text)))
    sender = describe(REGISTER[organisation_id], mapped.text, REGISTER) if organisation_id else None
    stated: dict[str, Any] = {
        "id": "svar",
        "consultation_id": "remiss",
        "title": "Yttrande",
        "organisation": sender.written if sender else None,
        "organisation_short": sender.short if sender else None,
        "speaker": Speaker.RESPONDENT if kind.is_response else Speaker.INQUIRY,
        "speaker_name": None,
        "date": None,
        "facts": (),
        "warnings": (),
        "source_file": "svar.txt",
        "sha256": "0" * 64,
        "origin": (),
    }
    return Document(
        kind=kind,
        text=mapped.text,
        sections=sections,
        blocks=blocks,
        organisation_id=organisation_id,
        **(stated | facts),
    )


def fill(folder: Path, files: Mapping[str, str | bytes], manifest: Mapping[str, Any] | None = None) -> Path:
    """Write files (and a manifest) below `folder` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    if manifest is not None:
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def reading(folder: Path, files: Mapping[str, str | bytes], manifest: Mapping[str, Any] | None = None) -> Reading:
    """Return what reading a folder with these files gives."""
    return read_folder(fill(folder, files, manifest), REGISTER)
