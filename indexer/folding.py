"""Proposals of one section that nothing names go together: words that name no matter make no proposal of their own.

What a response says of *förslaget*, of *den uppfattningen*, or without naming anything, under the number of a section
is on what that section proposes.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from indexer.names import as_name
from indexer.types import Basis

if TYPE_CHECKING:
    from indexer.drafts import Draft


def folded(drafts: Iterable["Draft"]) -> list["Draft"]:
    """Return the drafts in order; those of a section that have no name of their own are in the section's own one."""
    kept: list[Draft] = list(drafts)
    by_section: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in kept:
        if draft.section is not None and draft.basis is Basis.STATED:
            by_section[draft.consultation, draft.section].append(draft)
    gone: set[int] = set()
    for here in by_section.values():
        nameless = [d for d in here if not d.seeded and not any(map(as_name, d.names))]
        own = [d for d in here if d.seeded] or sorted(nameless, key=lambda d: (d.heading is None, -len(d.members)))[:1]
        if len(own) != 1:
            continue
        for draft in nameless:
            if draft is not own[0]:
                own[0].take_over(draft)
                gone.add(id(draft))
    return [d for d in kept if id(d) not in gone]
