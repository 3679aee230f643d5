"""Run by test_snapshot: kills builds at chosen instants and says what a reader then finds.

    python -m tests.unit.indexer.killed_builds DATA

Each build runs in a forked child, so that the libraries are loaded once. The child kills itself with SIGKILL
at its n-th file operation, or is killed from outside after a random time. Prints one JSON line per kill.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from indexer.snapshot import current_id, open_snapshot
from indexer.verify import verify_snapshot
from tests.unit.indexer.small_corpus import SmallCorpus

OLD = [["Kommunen avstyrker förslaget. ", "Den har inget att invända."]]
NEW = [["SKL tillstyrker. ", "Policylabbet bör vänta. "], ["Luleå svarar."]]
MANY = NEW * 20
_FILE_EVENTS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree")


def fork(work: Callable[[], object]) -> int:
    """Start `work` in a child and return its process id; the child exits with 1 when `work` raises."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            sys.stderr.flush()
            os._exit(code)
    return pid


def wait(pid: int) -> int:
    """Return the exit code of a child, minus the signal when one killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def build_killed_at(data: Path, event: int) -> Callable[[], object]:
    """Return work that builds and kills itself at its `event`-th file operation below `data`."""
    seen = 0

    def count(name: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if name in _FILE_EVENTS and str(data) in str(arguments[0]):
            seen += 1
            if seen == event:
                os.kill(os.getpid(), signal.SIGKILL)

    def work() -> None:
        sys.addaudithook(count)
        SmallCorpus.of(NEW).write(data)

    return work


def check(data: Path) -> None:
    """Fail unless the current snapshot is whole, is the old or the new one, and can be followed by a build."""
    with open_snapshot(data, embedder=SmallCorpus.of(OLD).embedder) as snapshot:
        assert verify_snapshot(snapshot.folder) == []
        texts = [made.text for made in snapshot.documents.values()]
        assert texts in [["".join(parts) for parts in whole] for whole in (OLD, NEW, MANY)]
    SmallCorpus.of(OLD).write(data)
    assert [path.name for path in (data / "snapshots").iterdir()] == [current_id(data)]


def report(kind: str, instant: float, build: int, data: Path) -> None:
    """Print how the build ended and whether the check passed."""
    line = {"kind": kind, "instant": instant, "build": build, "check": wait(fork(lambda: check(data)))}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def main(data: Path) -> None:
    """Kill at a spread of file operations until a build gets through, then at random times."""
    assert wait(fork(lambda: SmallCorpus.of(OLD).write(data))) == 0
    event, build = 1, -signal.SIGKILL
    while build == -signal.SIGKILL:
        build = wait(fork(build_killed_at(data, event)))
        report("operation", event, build, data)
        event += 7
    for _ in range(8):
        delay = random.uniform(0, 0.12)
        pid = fork(lambda: SmallCorpus.of(MANY).write(data))
        time.sleep(delay)
        os.kill(pid, signal.SIGKILL)
        report("time", delay, wait(pid), data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
