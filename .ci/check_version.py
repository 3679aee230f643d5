"""Fail when the version in pyproject.toml is not the newest one in the changelog."""

import re
import sys
import tomllib
from pathlib import Path

root = Path(__file__).resolve().parents[1]
version = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
newest = re.search(r"^## \[(\d[^\]]*)\]", (root / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
if newest is None or newest.group(1) != version:
    found = newest.group(1) if newest else "none"
    sys.exit(f"pyproject.toml says {version}, the newest version in CHANGELOG.md is {found}: make them agree")
