"""`manifest.json` beside the documents: what staff state about them. It outranks what is read from the text."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import CorpusError
from corpus.types import Kind, Speaker

NAME = "manifest.json"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DocumentEntry(_Strict):
    """One document; `file` is its path inside the folder. What is left out is read from the text."""

    file: str
    id: str | None = None
    title: str | None = None
    kind: Kind | None = None
    organisation: str | None = Field(default=None, description="an id of the register, or a name; for responses only")
    date: str | None = Field(default=None, pattern=r"^\d{4}(-\d\d){0,2}$")
    speaker: Speaker | None = Field(default=None, description="whose voice a document that is no response has")
    speaker_name: str | None = None
    answers: tuple[str, ...] = ()
    sha256: str | None = None
    labels: tuple[str, ...] = ()


UNLISTED = DocumentEntry(file="")
"""States nothing."""


class Manifest(_Strict):
    """The consultation a folder belongs to, and its documents."""

    consultation: str | None = None
    title: str | None = None
    invited: tuple[str, ...] | None = Field(default=None, description="the bodies asked to answer, by name or id")
    documents: tuple[DocumentEntry, ...] = ()


def load_manifest(folder: Path) -> Manifest:
    """Return the folder's manifest, an empty one when there is none; raises CorpusError when it cannot be used."""
    path = folder / NAME
    if not path.is_file():
        return Manifest()
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise CorpusError(
            f"{NAME}: {where}: {first['msg']}. Mend it, or remove it to read the documents without."
        ) from error
    except OSError as error:
        raise CorpusError(f"{NAME} cannot be read ({error.strerror}). Check its permissions.") from error
