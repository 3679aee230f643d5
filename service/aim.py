"""Which section of the inquiry a question is about, from all that is said of it. Deterministic.

A question in everyday words shares few of them with the sentence that answers it. But each proposal is put in many
words: the inquiry's own, and those of every respondent. Compared with all of them, and standardised over the sections
of the consultation, one section mostly stands out; where none does, nothing is said.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indexer.types import Proposal
from indexer.vocabulary import word_stem
from indexer.words import tokenize
from service.position_index import HEADING, TOLD, PositionIndex, Told
from service.terms import Term, coverage

AHEAD = 2.5  # standard deviations, summed over three signs, that the first section is ahead of the second
LEANS = 1.0  # enough where the one asked about takes a position on that section
_LEAST_COVERED, _LEAST_NEAR = 0.25, 0.2  # one of which the section must reach for itself
_FEWEST = 4  # sections a consultation must have for one to stand out
_SPOKESMEN = 3  # positions of a section that are nearest, whose mean counts
Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Section:
    proposals: tuple[str, ...]
    words: Mapping[str, float]
    told: Told
    rows: npt.NDArray[np.int64]  # of the positions on its proposals


class Sections:
    """The sections of the inquiries that a snapshot holds, laid out to be compared with questions. Immutable."""

    def __init__(self, told: Mapping[str, Told], proposals: Mapping[str, Proposal], index: PositionIndex) -> None:
        """Gather what is said of each section: by the inquiry, and by those who take a position."""
        self._vectors = index.vectors
        self._documents = index.documents
        of_section: dict[tuple[str, str], list[str]] = {}
        for id_ in told:
            proposal = proposals[id_]
            of_section.setdefault((proposal.consultation_id, proposal.section or ""), []).append(id_)
        held = np.array([p.proposal_id for p in index.positions])
        self._sections = tuple(
            _Section(
                tuple(ids),
                _words([proposals[i] for i in ids], told[ids[0]].text),
                told[ids[0]],
                np.flatnonzero(np.isin(held, ids)) if len(held) else np.zeros(0, dtype=np.int64),
            )
            for ids in of_section.values()
        )

    def told_of(self, proposals: Collection[str]) -> str:
        """Return what the inquiry itself says in the section of some proposals."""
        return " ".join(s.told.text for s in self._sections if proposals and set(s.proposals) <= set(proposals))

    def aimed_at(
        self, terms: Sequence[Term], vector: npt.NDArray[np.float32], readable: Iterable[str]
    ) -> tuple[tuple[str, ...], float]:
        """Return the ids of the proposals of the section a question is nearest to, and how far ahead that is.

        () and 0 where there are too few sections, or none says enough of the matter. What stands in documents that are
        not `readable` counts for nothing.
        """
        ids = set(readable) if len(self._sections) >= _FEWEST else set[str]()
        among = [s for s in self._sections if s.told.documents <= ids]
        if len(among) < _FEWEST:
            return (), 0.0
        row = vector.reshape(-1)
        covered = np.array([coverage(terms, s.words) for s in among])
        near = np.array([float((s.told.vectors @ row).max()) for s in among])
        heard = np.isin(self._documents, list(ids))
        spoken = np.array([_nearest(self._vectors[s.rows[heard[s.rows]]] @ row) for s in among])
        total = _standard(covered) + _standard(near) + _standard(spoken)
        first, second = np.argsort(-total, kind="stable")[:2]
        own = covered[first] >= _LEAST_COVERED or max(near[first], spoken[first]) >= _LEAST_NEAR
        return (among[first].proposals, float(total[first] - total[second])) if own else ((), 0.0)


def _words(proposals: Sequence[Proposal], told: str) -> dict[str, float]:
    table: dict[str, float] = {}
    for weight, texts in (
        (TOLD, [told]),
        (HEADING, [n for p in proposals for n in p.names]),
        (1.0, [p.name for p in proposals]),
    ):
        table |= {word_stem(token.text): weight for text in texts for token in tokenize(text)}
    return table


def _nearest(cosines: npt.NDArray[np.float32]) -> float:
    return float(np.sort(cosines)[::-1][:_SPOKESMEN].mean()) if len(cosines) else 0.0


def _standard(scores: Scores) -> Scores:
    spread = float(scores.std())
    return (scores - scores.mean()) / spread if spread > 1e-9 else np.zeros_like(scores)
