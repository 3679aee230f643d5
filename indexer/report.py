"""What a build tells: its stages while it runs, and at the end what it did."""

from dataclasses import dataclass
from typing import Protocol

from indexer.manifest import Skipped


class Progress(Protocol):
    """Follows a build: `stage` names what begins and how many steps it has (None: unknown), `advance` counts them."""

    def stage(self, name: str, total: int | None) -> None:
        """Say which stage begins."""

    def advance(self, steps: int = 1) -> None:
        """Say that steps are done."""


class Silent:
    """Follows nothing."""

    def stage(self, name: str, total: int | None) -> None:
        """Do nothing."""

    def advance(self, steps: int = 1) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Of the `documents` some were `read`, the others `unchanged`; `removed` ones were there before. Texts of passages and
    sentences were `embedded` by the model or `reused`. Files were `skipped` with reasons. `new` is False where nothing
    had changed, so that the snapshot before stays in use. `seconds` are wall time.
    """

    snapshot: str
    new: bool
    documents: int
    read: int
    unchanged: int
    removed: int
    passages: int
    sentences: int
    proposals: int
    positions: int
    embedded: int
    reused: int
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]
    seconds: float
