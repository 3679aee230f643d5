"""One browser and one service over the shipped documents for all tests of the pages."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.browsing import Watched
from tools.screenshots import CHROMIUM, FLAGS

ROOT = Path(__file__).parents[2]
Open = Callable[..., Watched]


# While it lives, the thread has a running event loop, in which asyncio.run fails: no test outside may meet it.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs the Chromium of the system: apt-get install chromium")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Open watched pages; when the test is over, nothing may have run that was not ours."""
    opened: list[Watched] = []

    def open_(**how: object) -> Watched:
        watched = Watched(browser, **how)  # type: ignore[arg-type]
        opened.append(watched)
        return watched

    yield open_
    harm = [sign for watched in opened for sign in watched.harmed()]
    for watched in opened:
        watched.close()
    assert not harm


@pytest.fixture(scope="package")
def real_service(browser: Browser, shipped_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run the command as staff would have it run, over a copy of the index; yields the address."""
    folder = tmp_path_factory.mktemp("served")
    shutil.copytree(shipped_index, folder / "data")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("BELAGG_")}
    with (folder / "log").open("w+", encoding="utf-8") as log:  # a pipe that nobody reads would fill up
        process = subprocess.Popen(
            [sys.executable, "-m", "belagg", "--data", str(folder / "data"), "serve", "--port", "0"],
            cwd=ROOT, env=clean, stderr=log, text=True,
        )  # fmt: skip
        try:
            yield _address(process, folder / "log")
        finally:
            process.kill()
            process.wait()


def _address(process: "subprocess.Popen[str]", log: Path) -> str:
    """Return the address that a service tells once it answers."""
    for _ in range(600):
        found = re.search(r"http://127\.0\.0\.1:\d+", log.read_text("utf-8"))
        if found:
            return found.group()
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8"))
