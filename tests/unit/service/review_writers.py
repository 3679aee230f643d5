"""Run by test_reviews in processes of their own: writers that race with each other, or are killed half-way.

    python -m tests.unit.service.review_writers DATA WHO COUNT

Writes COUNT revisions (0: until killed), each to one of a few positions, and prints one line for each that is written.
"""

import random
import sys
from dataclasses import replace
from pathlib import Path

from corpus.errors import ReviewConflict
from service.positions.reviews import ReviewStore
from service.positions.revision import Review
from tests.unit.service.review_world import ON_BRO, WORLD

POSITIONS = ("a", "b", "c")


def made(position_id: str, revision: int, note: str, by: str = "anna") -> Review:
    """Return some review."""
    return replace(WORLD.review(ON_BRO), position_id=position_id, revision=revision, note=note, by=by)


def write_one(store: ReviewStore, who: str, number: int) -> str:
    """Write after whatever stands there now, as often as somebody else is faster; return what was written."""
    while True:
        position = random.choice(POSITIONS)
        history = store.history(position)
        review = made(position, len(history) + 1, f"{who} {number}" + "." * 3000, by=who)
        try:
            store.append(review)
        except ReviewConflict:
            continue  # somebody else was faster
        else:
            return f"{position} {review.revision} {who} {number}"


def main(data: Path, who: str, count: int) -> None:
    """Write, and say what has been written."""
    store = ReviewStore(data)
    number = 0
    while not count or number < count:
        sys.stdout.write(write_one(store, who, number) + "\n")
        sys.stdout.flush()
        number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
