"""How a build of the index shows itself: its stages as they run, a summary at the end, the report as a file."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import BelaggError, CorpusError
from corpus.types import NO_SENDER
from service.cli import print_json, print_line, say

if TYPE_CHECKING:
    from indexer.report import BuildReport, Progress
    from indexer.watch import Watch

STAGES = {
    "check": "checking the index in use",
    "read": "reading files",
    "positions": "reading positions",
    "embed": "embedding texts",
    "proposals": "gathering proposals",
    "write": "writing the index",
}
_RETRY_S = 30.0  # after a build that failed, where nothing else happens


@contextmanager
def bar() -> "Iterator[Progress]":
    """Show the stages of a build on stderr with rate and remaining time, when that is a terminal."""
    from rich import progress as p

    from service.terminal import new_console

    console = new_console(stderr=True)
    rate = p.TextColumn("{task.fields[rate]}", style="progress.data.speed")
    columns = (p.TextColumn("{task.description}"), p.BarColumn(), p.MofNCompleteColumn(), rate)
    times = (p.TimeElapsedColumn(), p.TimeRemainingColumn())

    class Bar:
        task: p.TaskID | None = None

        def stage(self, name: str, total: int | None) -> None:
            if self.task is not None:
                shown.stop_task(self.task)
            self.task = shown.add_task(STAGES.get(name, name), total=total, rate="")

        def advance(self, steps: int = 1) -> None:
            if self.task is not None:
                shown.update(self.task, advance=steps, rate=_rate(shown.tasks[-1].speed))

    with p.Progress(*columns, *times, console=console, transient=True, disable=not console.is_terminal) as shown:
        yield Bar()


def _rate(speed: float | None) -> str:
    if not speed:
        return ""
    return f"{speed:,.0f}/s" if speed >= 10 else f"{speed:.1f}/s"


def print_built(report: "BuildReport", file: Path | None, as_json: bool) -> None:
    """Say what a build did: what was passed over and why, then one line; and in a file, when one is named."""
    for skipped in report.skipped:
        say(f"skipped {skipped.name}: {skipped.reason}")
    for warning in report.warnings:
        say(f"note: {warning}")
    whole: dict[str, Any] = asdict(report)
    if file is not None:
        try:
            file.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            raise CorpusError(
                f"the report cannot be written to {file} ({error.strerror}); the index is built"
            ) from error
    if as_json:
        print_json(whole)
    else:
        print_line(summary(report))


def summary(report: "BuildReport") -> str:
    """Return one line that says what a build did."""
    if not report.new:
        return (
            f"index {report.snapshot}: nothing has changed in {report.documents:,} documents ({_time(report.seconds)})"
        )
    documents = (
        f"{report.documents:,} documents ({report.read:,} read, {report.unchanged:,} unchanged, "
        f"{report.removed:,} removed, {len(report.skipped):,} skipped)"
    )
    unsent = sum(warning.endswith(NO_SENDER) for warning in report.warnings)
    documents += f", {unsent:,} responses without a known sender" if unsent else ""
    found = f"{report.passages:,} passages, {report.positions:,} positions"
    texts = f"{report.embedded:,} texts embedded, {report.reused:,} reused"
    return f"index {report.snapshot}: {documents}, {found}; {texts} ({_time(report.seconds)})"


def _time(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 60 else f"{seconds // 60:.0f} min {seconds % 60:.0f} s"


def follow(watched: "Watch", build: Callable[[], None], advise: Callable[[str], str] = str) -> None:
    """Build whenever the folder has changed, until stopped. Why a build failed is said once, and it is tried again."""
    from service.problems import one_line

    said = ""
    while True:
        look = watched.wait(_RETRY_S if said else None)
        try:
            build()
        except BrokenPipeError:
            raise  # nobody reads what is told
        except Exception as error:  # noqa: BLE001 - whatever one folder holds, it is to be followed further
            known = isinstance(error, BelaggError)
            told = (
                advise(one_line(error))
                if known
                else f"the build failed ({type(error).__name__}: {' '.join(str(error).split())})"
            )
            if said != told:
                said = told
                say(f"belagg: {said}")
        else:
            said = ""
        watched.deal_with(look)
