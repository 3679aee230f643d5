"""Reviews as people read them in a terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from service.positions.contract import ReviewState, ReviewView
from service.terminal import line, safe


def show_reviews(console: Console, reviews: Sequence[ReviewView]) -> None:
    """Print each review: what was done, by whom and when, what was changed, on which words."""
    for review in reviews:
        lock = f", locked by {review.locked_by}" if review.state is ReviewState.LOCKED else ""
        lead = f" {review.action.value}{lock} · revision {review.revision} · {review.by} · {review.at}"
        line(console, Text.assemble((review.position_id, "cyan"), safe(lead)))
        line(console, Text(safe(f"{review.organisation_id} · {review.proposal_id} · {review.document_id}")), indent=4)
        for text in _changes(review):
            line(console, Text(safe(text)), indent=4)
        line(console, Text(f"“{safe(' '.join(review.quote.split()))}”", style="italic"), indent=4)
        if review.orphaned:
            line(console, Text(f"orphaned: {review.orphaned}", style="yellow"), indent=4)
    if not reviews:
        line(console, Text("none"))


def _changes(review: ReviewView) -> Iterator[str]:
    if review.stance is not None:
        yield f"stance: {review.stance.value}"
    if review.qualifier is not None:
        yield f"qualifier: {review.qualifier or 'none'}"
    if review.moved_to is not None:
        yield f"proposal: {review.moved_to}"
    if review.moved is not None:
        yield f"moved: its proposal has another id now; the position is {review.moved}"
    if review.note is not None:
        yield f"note: {review.note}"
