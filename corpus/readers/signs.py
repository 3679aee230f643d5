"""Signs of life while a long file is read, so that a reader at work is told from one that hangs."""

from collections.abc import Callable

SIGN = b"."


def _nobody() -> None:
    """Tell nobody."""


_tell: list[Callable[[], None]] = [_nobody]


def signing_to(tell: Callable[[], None]) -> None:
    """Say who is told from now on."""
    _tell[0] = tell


def alive() -> None:
    """Say that a step (a page) is done."""
    _tell[0]()
