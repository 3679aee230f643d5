"""The programs that open old Word files, run without network, macros or links, and only for so long."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

from corpus.errors import ReaderUnable
from corpus.readers.signs import alive

SECONDS = 50.0  # less than a reader may be silent
_AGAIN = 81  # so LibreOffice ends when it has made its profile and wants to be started anew
_STARTS = 3
_MOST = 200_000_000  # bytes of what a program gives back
_ROOM = 20_000_000  # bytes on disk without which LibreOffice fails and says nothing
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""


def libreoffice(file: Path) -> bytes | None:
    """Return a Word file as DOCX; None where LibreOffice is not installed or cannot open it.

    ReaderUnable where it takes too long, breaks or has no room: that says nothing of the file.
    """
    found = shutil.which("soffice")
    if found is None:
        return None
    binary = Path(found).resolve().with_name("soffice.bin")  # without the script that would outlive its time
    profile = Path.home() / ".libreoffice"  # of the reader's process alone, gone with it
    settings = profile / "user" / "registrymodifications.xcu"
    if not settings.exists():
        try:
            settings.parent.mkdir(parents=True, exist_ok=True)
            settings.write_text(_SETTINGS, encoding="utf-8")
        except OSError as error:
            raise ReaderUnable.by(error) from error
    out = file.parent / "out"
    command = [
        *_offline(), str(binary) if binary.exists() else found, f"-env:UserInstallation={profile.as_uri()}",
        "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(file),
    ]  # fmt: skip
    for _ in range(_STARTS):
        if _run(command)[0] != _AGAIN:
            break
    made = out / f"{file.stem}.docx"
    if made.exists():
        return made.read_bytes() if made.stat().st_size <= _MOST else None
    if min(shutil.disk_usage(place).free for place in (file.parent, profile)) < _ROOM:
        raise ReaderUnable("LibreOffice had no room on disk to open it: make room, and index once more")
    return None


def antiword(file: Path) -> bytes | None:
    """Return a Word file as DocBook XML; None where antiword is not installed or cannot open it; ReaderUnable."""
    if shutil.which("antiword") is None:
        return None
    ended, said = _run([*_offline(), "antiword", "-x", "db", str(file)])
    return said if ended == 0 and len(said) <= _MOST and said.lstrip().startswith(b"<?xml") else None


def _run(command: list[str]) -> tuple[int, bytes]:
    """Return how a program ended and what it said; ReaderUnable when it did not end in time, or by itself."""
    alive()
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except OSError as error:
        raise ReaderUnable.by(error) from error
    except subprocess.TimeoutExpired as error:
        raise ReaderUnable("opening the old Word file takes too long: save it as DOCX or PDF") from error
    finally:
        alive()
    if done.returncode < 0:
        raise ReaderUnable(f"what opens old Word files broke (signal {-done.returncode}): save it as DOCX or PDF")
    return done.returncode, done.stdout


@cache
def _offline() -> tuple[str, ...]:
    """Return the command that runs another without a network, nothing where the system does not allow it."""
    command = ("unshare", "--net", "--map-root-user", "--")
    try:
        done = subprocess.run([*command, "true"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return command if done.returncode == 0 else ()
