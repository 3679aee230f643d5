"""The numbers of rankings, by ir_measures; intervals and paired differences by bootstrap; risk over coverage.

Sources: ir_measures (MacAvaney, Macdonald and Ounis, ECIR 2022); risk-coverage curves: Geifman and El-Yaniv, NIPS 2017.
"""

from collections.abc import Mapping, Sequence

import ir_measures
import numpy as np
from ir_measures import RR, R, nDCG

from eval.bench.types import BenchSet, Ranking, Values

_MEASURES = {"recall@1": R @ 1, "recall@5": R @ 5, "recall@10": R @ 10, "mrr@10": RR @ 10, "ndcg@10": nDCG @ 10}
MEASURES = tuple(_MEASURES)


def qrels(given: BenchSet) -> dict[str, dict[str, int]]:
    """Return which passages are right for each question that has an answer."""
    return {q.id: dict.fromkeys(q.gold, 1) for q in given.answerable}


def measured(given: BenchSet, rankings: Mapping[str, Ranking]) -> Values:
    """Return each measure's value for every answerable question, in the set's order; 0 where nothing was found."""
    # the scores' order is what counts; ties and rounding of a file must not change it
    run = {
        id_: {passage: float(len(ranking) - place) for place, (passage, _) in enumerate(ranking)}
        for id_, ranking in rankings.items()
    }
    order = {q.id: i for i, q in enumerate(given.answerable)}
    values = {name: [0.0] * len(order) for name in MEASURES}
    named = {measure: name for name, measure in _MEASURES.items()}
    for one in ir_measures.iter_calc(list(_MEASURES.values()), qrels(given), run):
        values[named[one.measure]][order[one.query_id]] = float(one.value)
    return values


def risk_coverage(signals: Sequence[float], right: Sequence[bool]) -> float:
    """Return the area under the risk-coverage curve, 0 (best) to 1.

    Questions are answered from the surest down; at each coverage the risk is the share of wrong ones among those
    answered. Equal signals share their mean risk, so that their order in the file does not matter.
    """
    if not signals:
        return 0.0
    values = np.asarray(signals, dtype=np.float64)
    wrong = 1.0 - np.asarray(right, dtype=np.float64)
    _, inverse, counts = np.unique(-values, return_inverse=True, return_counts=True)
    mean_of_ties = np.bincount(inverse, weights=wrong) / counts
    ordered = np.repeat(mean_of_ties, counts)
    return float(np.mean(np.cumsum(ordered) / np.arange(1, len(ordered) + 1)))
