"""A file that only its owner can read, replaced as a whole: keys and secrets are never half written."""

import os
from pathlib import Path

from corpus.errors import SettingsError


def replace_private(file: Path, text: str, called: str, *, mode: int | None = None) -> None:
    """Write `text` in place of a file, with this mode, else its own, else for its owner alone.

    SettingsError, naming what the file is `called`, when that cannot be done; the old one is then unchanged.
    """
    if mode is None:
        mode = file.stat().st_mode & 0o777 if file.exists() else 0o600
    partial = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        partial.replace(file)
    except OSError as error:
        raise SettingsError(f"cannot write the {called} {file}: {error.strerror}") from None
    finally:
        partial.unlink(missing_ok=True)
