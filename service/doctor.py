"""Can this machine answer a question? One check after the other, each with what mends it."""

import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement

from corpus.errors import BelaggError, SnapshotError
from indexer import provision, store
from service.access import check_binding, load_access
from service.engine import Check, Engine
from service.feedback.store import FeedbackStore
from service.positions.upkeep import count
from service.problems import one_line
from service.server import bound_socket
from service.settings import Settings

_LOW_DISK_BYTES = 2 * 1024**3


def diagnose(settings: Settings, make_engine: Callable[[Settings], Engine]) -> Iterator[Check]:
    """Yield one finding per check, in the order in which they must hold. Raises nothing of the error tree."""
    yield _python()
    yield _packages()
    yield _check("model", lambda: _model(settings), "belagg model")
    yield _check("index", lambda: _index(settings.data), "belagg index FOLDER")
    yield _check("questions", lambda: _answers(make_engine(settings)), "belagg index FOLDER")
    yield _check("reviews", lambda: _reviews(settings.data), "docs/operations.md, Reviews")
    yield _check("feedback", lambda: _feedback(settings), "docs/operations.md, Feedback")
    yield _check("access", lambda: _access(settings), "docs/operations.md, Authentication")
    yield _check("port", lambda: _port(settings), "BELAGG_PORT=<another> or stop that program")
    yield _disk(settings.data)


def _check(name: str, find: Callable[[], str], fix: str) -> Check:
    try:
        return Check(name, ok=True, detail=find())
    except BelaggError as error:
        return Check(name, ok=False, detail=one_line(error), fix=fix)


def _python() -> Check:
    running = ".".join(str(part) for part in sys.version_info[:3])
    fine = (3, 11) <= sys.version_info[:2] < (3, 14)
    return Check("python", ok=fine, detail=running, fix=None if fine else "make setup PYTHON=python3.11")


def _packages() -> Check:
    wrong = sorted(_wrong_packages())
    if wrong:
        return Check("packages", ok=False, detail=", ".join(wrong), fix="make setup")
    return Check("packages", ok=True, detail="all present in the versions asked for")


def _wrong_packages() -> Iterator[str]:
    try:
        needed = [Requirement(line) for line in requires("belagg") or []]
    except PackageNotFoundError:
        yield "belagg itself is not installed"
        return
    for requirement in needed:
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            found = version(requirement.name)
        except PackageNotFoundError:
            yield f"{requirement.name} is missing"
            continue
        if not requirement.specifier.contains(found, prereleases=True):
            yield f"{requirement.name} is {found}, wanted {requirement.specifier}"


def _model(settings: Settings) -> str:
    if settings.model is not None:
        return f"the one configured, {settings.model}"
    provision.check(settings.share)
    return "in place"


def _index(data: Path) -> str:
    id = store.current_id(data)
    if id is None:
        raise SnapshotError(f"there is no index in {data}")
    manifest = store.stored_manifest(store.folder_of(data, id))
    return f"{id}: " + ", ".join(f"{count} {what}" for what, count in sorted(manifest.counts.items()))


def _answers(engine: Engine) -> str:
    failing = [check for check in engine.ready() if not check.ok]
    if failing:
        raise SnapshotError("; ".join(f"{check.name}: {check.detail}" for check in failing))
    return "can be answered"


def _reviews(data: Path) -> str:
    found = count(data)
    if not found.orphaned:
        return f"{found.reviewed} positions reviewed"
    return f"{found.reviewed} positions reviewed, {found.orphaned} of them orphaned ('belagg review orphans')"


def _access(settings: Settings) -> str:
    access = load_access(settings)
    check_binding(settings.host, access)
    who = "callers must prove who they are" if access.required else "this machine only, without keys"
    return f"{who}; sites that embed the widget: {len(access.sites.all())}"


def _feedback(settings: Settings) -> str:
    return f"{len(FeedbackStore(settings.data, settings.feedback_days).all())} kept, {settings.feedback_days} days each"


def _port(settings: Settings) -> str:
    bound_socket(settings.host, settings.port).close()
    return f"{settings.port} on {settings.host} is free"


def _disk(data: Path) -> Check:
    folder = data.absolute()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    fine = free >= _LOW_DISK_BYTES
    detail = f"{free / 1024**3:.1f} GiB free"
    return Check("disk", ok=fine, detail=detail, fix=None if fine else f"make room on the disk of {data}")
