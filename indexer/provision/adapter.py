"""What was learnt for this product, kept apart from the model it changes: a low-rank sum for each matrix.

Source of the method: Hu et al., LoRA, ICLR 2022. An adapter is merged into the weights when the model is provisioned,
so that running the model costs nothing more. `benchmarks/fit_retrieval.py` makes that of the embedder,
`benchmarks/fit_stances.py` that of the reader of stances, `benchmarks/fit_cross_encoder.py` that of the cross-encoder.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from io import BytesIO

import numpy as np

from corpus.errors import ModelError
from indexer.provision.weights import Floats, Weights

Adapter = Mapping[str, Floats]  # `l3.q.w.a` (rank, columns) and `l3.q.w.b` (rows, rank) for each matrix it changes
_HEAD = "head."


@dataclass(frozen=True, slots=True)
class Dense:
    """A matrix in full precision, where it is no longer the file's own."""

    array: Floats

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.array.shape[0], self.array.shape[1]

    def dense(self) -> Floats:
        """Return the matrix itself, (rows, columns)."""
        return self.array


@dataclass(frozen=True, slots=True)
class Headed:
    """An adapter and the linear layer on top of the model: `weights` (outputs, 2 x hidden), `bias` (outputs,)."""

    adapter: Adapter
    head: Adapter


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt, and a name that changes with its bytes.

    `retrieval` is the embedder's adapter; the reader of stances has an output a class, the cross-encoder one, and in
    its head also `near` (1,), what the nearness of the vectors weighs.
    """

    retrieval: Adapter
    stances: Headed
    cross_encoder: Headed
    version: str


def learnt() -> Learnt:
    """Read what is shipped."""
    names = ("retrieval.npz", "stances.npz", "cross_encoder.npz")
    raw = [files("indexer").joinpath("resources", name).read_bytes() for name in names]
    retrieval, stances, cross_encoder = map(_arrays, raw)
    version = hashlib.sha256(b"".join(raw)).hexdigest()[:12]
    return Learnt(retrieval, _parted(stances), _parted(cross_encoder), version)


def _parted(stored: Adapter) -> Headed:
    return Headed(
        {key: array for key, array in stored.items() if not key.startswith(_HEAD)},
        {key.removeprefix(_HEAD): array for key, array in stored.items() if key.startswith(_HEAD)},
    )


def _arrays(raw: bytes) -> Adapter:
    with np.load(BytesIO(raw)) as stored:
        return {key: stored[key].astype(np.float32) for key in stored.files}


def adapted(weights: Weights, adapter: Adapter) -> Weights:
    """Return the weights with an adapter merged in: each matrix it names becomes matrix + b @ a.

    ModelError when the adapter is of a model of another shape.
    """
    matrices = dict(weights.matrices)
    for key in (key.removesuffix(".a") for key in adapter if key.endswith(".a")):
        change = adapter[f"{key}.b"] @ adapter[f"{key}.a"]
        if key not in matrices or matrices[key].shape != change.shape:
            raise ModelError(f"an adapter does not fit this model's {key}: it was made for another one")
        matrices[key] = Dense(matrices[key].dense() + change)
    return replace(weights, matrices=matrices)
