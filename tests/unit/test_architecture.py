"""The import direction, which library may be used where, and what is declared, with the standard library alone."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAY_IMPORT: dict[str, set[str]] = {
    "corpus": set(),
    "indexer": {"corpus"},
    "service": {"corpus", "indexer"},
    "eval": {"corpus", "indexer", "service"},
    "belagg": {"corpus", "indexer", "service", "eval"},
}
PEERS = "eval/bench/peers/"  # the systems that ours is measured beside
ONLY_IN = {
    "faiss": ("indexer/vectors.py", PEERS),
    "lxml": ("corpus/readers/safe_xml.py", "corpus/readers/html/"),
    "olefile": ("corpus/readers/msg/", "corpus/readers/doc/"),
    "compressed_rtf": ("corpus/readers/msg/",),
    "tantivy": ("indexer/lexical.py",),
    "Stemmer": ("indexer/words.py", "indexer/lexical.py", "service/glossary.py", PEERS),
    "tiktoken": ("indexer/tokens.py",),
    "sentence_transformers": (
        "indexer/embed.py",
        "indexer/sentence_model.py",
        "indexer/onnx_encoder.py",
        "indexer/provision/",
        "eval/bench/material.py",
    ),
    "ir_measures": ("eval/bench/measure.py",),
    "onnxruntime": ("indexer/onnx_encoder.py", "indexer/provision/"),
    "onnx": ("indexer/provision/",),
    "torch": ("indexer/sentence_model.py", "indexer/onnx_encoder.py", "indexer/provision/"),
    "transformers": ("indexer/sentence_model.py", "indexer/onnx_encoder.py", "indexer/provision/"),
    "langchain": ("service/adapters/",),
    "langchain_core": ("service/adapters/", PEERS),
    "langsmith": ("service/adapters/",),
    "langchain_text_splitters": ("indexer/",),
    "fastapi": ("service/web/",),
    "starlette": ("service/web/",),
    "jinja2": ("service/pages/",),
    "prometheus_client": ("service/web/",),
    "structlog": ("service/web/",),
    "uvicorn": ("service/server.py",),
    "typer": (
        "belagg.py",
        "service/cli.py",
        "service/commands.py",
        "service/positions/",
        "service/embedding/commands.py",
        "service/feedback/commands.py",
        "service/compilation/commands.py",
        "eval/cli.py",
        "eval/edge.py",
        "eval/bench/cli.py",
    ),
    "sqlite3": ("service/sqlite_file.py", "service/positions/reviews.py"),
    "svlang": ("service/glossary.py",),
    "wordfreq": ("service/", "indexer/"),
}
FORBIDDEN_PARTS = {"service": ("indexer.build", "indexer.snapshot_write"), "eval": ("indexer.build",)}
FILES = [ROOT / "belagg.py", *sorted(path for room in MAY_IMPORT for path in (ROOT / room).rglob("*.py"))]
RELATIVE = [path.relative_to(ROOT) for path in FILES]


def imported(path: Path) -> set[str]:
    """Return the dotted names of every module imported anywhere in the file, inside functions too."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def roots(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in imported(path)}


@pytest.mark.parametrize("path", RELATIVE, ids=str)
def test_imports_point_downhill(path: Path) -> None:
    room = path.parts[0].removesuffix(".py")
    uphill = (roots(ROOT / path) & MAY_IMPORT.keys()) - MAY_IMPORT[room] - ({room} - {"belagg"})
    assert not uphill, f"{path} imports {uphill}: move the shared type down a room"
    for part in FORBIDDEN_PARTS.get(room, ()):
        found = {name for name in imported(ROOT / path) if name == part or name.startswith(part + ".")}
        assert not found, f"{path} imports {found}: {room} reads snapshots and never writes them"


@pytest.mark.parametrize("path", RELATIVE, ids=str)
def test_each_library_stays_where_it_belongs(path: Path) -> None:
    for library in roots(ROOT / path) & ONLY_IN.keys():
        homes = ONLY_IN[library]
        assert path.as_posix().startswith(homes), f"{library} in {path}: only {', '.join(homes)}"


def test_every_library_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    measured = project["optional-dependencies"]["bench"]
    declared = {_plain(re.split(r"[\[<>=!~; ]", line, maxsplit=1)[0]) for line in project["dependencies"] + measured}
    used = set().union(*(roots(path) for path in FILES)) - MAY_IMPORT.keys() - set(sys.stdlib_module_names)
    owners = packages_distributions()
    undeclared = {name for name in used if not {_plain(owner) for owner in owners.get(name, [name])} & declared}
    # These come with a declared library and are part of its interface, or are named otherwise than their package.
    assert undeclared <= {"starlette", "langsmith", "pydantic_core", "haystack", "llama_index"}


def test_the_product_does_without_what_it_is_measured_beside() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split(r"[<>=!~; ]", line, maxsplit=1)[0] for line in project["dependencies"]}
    names = {re.split(r"[<>=!~; ]", line, maxsplit=1)[0] for line in project["optional-dependencies"]["bench"]}
    assert not needed & names
    for path in RELATIVE:
        used = {name.replace("_", "-") for name in roots(ROOT / path)}
        assert not used & names or path.as_posix().startswith("eval/bench/"), f"{path} imports {used & names}"


def test_the_shipped_data_is_packed() -> None:
    packed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]
    for room in ("corpus", "indexer", "service", "eval"):
        known = {path for pattern in packed[room] for path in (ROOT / room).glob(pattern) if path.is_file()}
        other = {
            path
            for path in (ROOT / room).rglob("*")
            if path.is_file() and path.suffix not in (".py", ".pyc") and "runs" not in path.parts
        }
        assert not other - known, f"package-data in pyproject.toml leaves out {other - known}"


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
