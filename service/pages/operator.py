"""What the accessibility statement says of whoever runs the service, which only they know."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import SettingsError
from service.settings import Settings

FILE = "accessibility.json"  # in the data folder
_MOST_BYTES = 20_000
_Line = Annotated[str, Field(min_length=1, max_length=2_000)]


class _Given(BaseModel):
    model_config = ConfigDict(extra="forbid")

    body: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    assessed: date | None = None
    paragraphs: list[_Line] = []


@dataclass(frozen=True, slots=True)
class Operator:
    """What the accessibility statement says of whoever runs the service: where barriers are reported, the body's name.

    `assessed` is the day in ISO form on which the body tested its set-up; `own` are its own paragraphs, in Swedish.
    """

    contact: str | None = None
    body: str | None = None
    assessed: str | None = None
    own: tuple[str, ...] = ()


def operator_of(settings: Settings) -> Operator:
    """Return what the settings and the file in the data folder say.

    SettingsError says what is wrong with the file.
    """
    given = _given(settings.data / FILE)
    assessed = given.assessed.isoformat() if given.assessed else None
    return Operator(settings.contact, given.body, assessed, tuple(given.paragraphs))


def _given(file: Path) -> _Given:
    if not file.exists():
        return _Given()
    try:
        data = file.read_bytes()
        if len(data) > _MOST_BYTES:
            raise SettingsError(f"{FILE} in the data folder is longer than {_MOST_BYTES:,} bytes")
        return _Given.model_validate(json.loads(data))
    except OSError as error:
        raise SettingsError(f"{FILE} in the data folder cannot be read: {error.strerror}") from error
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise SettingsError(f"{FILE} in the data folder: {where}: {error.errors()[0]['msg']}") from error
    except ValueError as error:
        raise SettingsError(f"{FILE} in the data folder is no JSON in UTF-8") from error
