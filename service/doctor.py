"""Can this machine answer a question? One check after the other, each with what mends it."""

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement

from corpus.errors import BelaggError, SnapshotError
from indexer import provision
from indexer.snapshot import open_snapshot
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
    model, engine = _model(settings, make_engine)
    yield model
    index = _check("index", lambda: _index(settings.data, engine), "belagg index FOLDER")
    yield index
    yield _questions(engine, [check for check in (model, index) if not check.ok])
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


def _model(settings: Settings, make_engine: Callable[[Settings], Engine]) -> tuple[Check, Engine | None]:
    """Load what a question needs of models, and return the engine with it; None when that fails."""
    chosen = settings.model
    fix = "belagg model" if chosen is None else "BELAGG_MODEL=<folder of another model>, or unset BELAGG_MODEL"
    try:
        if chosen is None:
            provision.check(settings.share)
        engine = make_engine(settings)
    except BelaggError as error:
        return Check("model", ok=False, detail=one_line(error), fix=fix), None
    return Check("model", ok=True, detail="in place" if chosen is None else f"the one configured, {chosen}"), engine


def _index(data: Path, engine: Engine | None) -> str:
    """Open the index as a question does, by itself and then with the model that is to search it."""
    with open_snapshot(data, embedder=None) as snapshot:
        counts = snapshot.manifest.counts
    for check in engine.ready() if engine is not None else ():
        if check.name == "snapshot" and not check.ok:
            raise SnapshotError(check.detail)
    return f"{snapshot.id}: " + ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))


def _questions(engine: Engine | None, broken: Sequence[Check]) -> Check:
    """Say whether a question can be answered; where something before it is broken, leave the verdict to that."""
    if broken or engine is None:
        names = " and ".join(check.name for check in broken)
        return Check(
            "questions", ok=False, detail=f"none can be answered until the {names} is mended", fix=broken[0].fix
        )
    failing = [check for check in engine.ready() if not check.ok]
    if failing:
        return Check("questions", ok=False, detail="; ".join(check.detail for check in failing), fix=failing[0].fix)
    return Check("questions", ok=True, detail="can be answered")


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
