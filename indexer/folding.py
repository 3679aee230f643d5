"""Which drafts of a section are one proposal: those without a name of their own, those nothing sets apart. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from indexer.alike import content
from indexer.drafts import Draft
from indexer.found import Found
from indexer.naming import is_nameless, plain, untitled
from indexer.settling import side
from indexer.types import Basis

_THAT = re.compile(r"(?:den|det|de|detta|denna|dessa) \w+s\b", re.IGNORECASE)  # `att den slopas`


def folded(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts that are proposals, in order; of a section, those without a name are in the section's own one.

    What a response says of *förslaget* or *den uppfattningen* under a number is on what that section proposes: the
    inquiry's proposal, the one that is named as the section is, else the only one that is named, unless the same
    response holds both on two things. What names nothing anywhere is on the report.
    """
    kept = [d for d in drafts if d.members or d.heading or d.stated_name]
    by_section: dict[tuple[str, str | None], list[Draft]] = defaultdict(list)
    for draft in kept:
        if draft.basis is Basis.STATED:
            by_section[draft.consultation, draft.section].append(draft)
    gone: set[int] = set()
    for (_, section), here in by_section.items():
        nameless = [d for d in here if is_nameless(d)]
        titles = {untitled(d.heading) for d in nameless} - {""}
        named = [d for d in here if not d.seeded and any(_is_titled(t, n) for t in titles for n in d.names)]
        largest = sorted(nameless, key=lambda d: (d.heading is None, -len(d.members)))
        others = [d for d in here if d not in nameless] if section else []
        own = [d for d in here if d.seeded and d.section] or named[:1] or others[: len(others) == 1] or largest[:1]
        if len(own) == 1:
            for draft in nameless:
                if draft is not own[0] and not (own == others and _apart(draft, own[0])):
                    gone.add(id(draft))
                    own[0].take_over(draft)
                    own[0].heading = own[0].heading or draft.heading
        if section is not None:
            gone |= _joined([d for d in here if id(d) not in gone])
    return [d for d in kept if id(d) not in gone]


def _joined(here: Sequence[Draft]) -> set[int]:
    """Put the drafts of a section that no response sets apart into its largest one; return which are gone.

    Responses word a section's one proposal each in its own way. That it holds two is told by a response that takes two
    positions under its number, on two things or on both sides; where the inquiry's text is at hand, it tells that.
    """
    if len(here) < 2 or any(d.seeded for d in here):
        return set()
    main = max(here, key=lambda d: len({document.id for document, _ in d.members}))
    others = [d for d in here if d is not main]
    if any(_apart(a, b) for a in others for b in here if a is not b):
        return set()
    for draft in others:
        main.join(draft)
    return set(map(id, others))


def _apart(draft: Draft, other: Draft) -> bool:
    """Return whether a response takes positions on two things in two drafts of a section."""
    own: dict[str, list[Found]] = defaultdict(list)
    for document, f in draft.members:
        own[document.id].append(f)
    return any(_on_two(f, g) for document, g in other.members for f in own[document.id])


def _on_two(f: Found, g: Found) -> bool:
    if side(f.stance) * side(g.stance) < 0:
        return True
    if f.own is None or g.own is None or f.summary is not g.summary or not (f.explicit and g.explicit):
        return False
    if _THAT.match(f.own) or _THAT.match(g.own):
        return False
    one, other = content(f.own), content(g.own)
    return not (one <= other or other <= one)


def _is_titled(title: str, name: str) -> bool:
    """Return whether a name is a section's title, or holds all its words and at most one more (*kravet på …*)."""
    own, words = content(title), content(name)
    return plain(title) == plain(name) or (bool(own) and own <= words and len(words) <= len(own) + 1)
