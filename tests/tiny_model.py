"""A model of random weights in the packed format, small enough for unit tests, and a reference to run it by."""

import struct
from math import erf
from pathlib import Path

import numpy as np

from indexer.provision.adapter import Headed, Learnt
from indexer.provision.digests import filled
from indexer.provision.directory import write_model
from indexer.provision.layout import model_folder
from indexer.provision.weights import BLOCK, Floats, Shape, Weights
from indexer.types import Stance

SHAPE = Shape(hidden=128, layers=2, heads=4, inner=256, vocabulary=48, positions=24, types=2, epsilon=2.0**-40)
MARK = "\u2581"
WORDS = (
    "polic",
    "y",
    "lab",
    "labb",
    "et",
    "remiss",
    "svar",
    "kommun",
    "en",
    "e",
    "n",
    "l",
    "a",
    "b",
    "p",
    "o",
    "i",
    "c",
)
PIECES = ("<s>", "<pad>", "</s>", "<unk>", MARK, *(MARK + w for w in WORDS), *WORDS, "å", MARK + "å", "å" * 3)
REPLACEMENTS = {"\t": " ", "\x01": "", "\u200b": " ", "ﬁ": "fi", "\u00a0": " ", "\u2581": " "}


def scores() -> list[float]:
    """Return a score per piece, longer pieces better, specials zero."""
    return [0.0] * 4 + [-3.0 - 1.0 / len(piece) - 0.01 * i for i, piece in enumerate(PIECES[4:])]


def packed(seed: int = 0, shape: Shape = SHAPE) -> bytes:
    """Return a whole weights file of random numbers."""
    header = struct.pack("<4sI7ifi", b"E5S1", 1, shape.hidden, shape.layers, shape.heads, shape.inner,
                         shape.vocabulary, shape.positions, shape.types, shape.epsilon, BLOCK)  # fmt: skip
    front = header + _vocabulary() + _replacements()
    tensors = _tensors(np.random.default_rng(seed), shape)
    size = len(front) + 4 + sum(2 + len(name) + 1 + 4 + 16 for name, *_ in tensors)
    listed, body = struct.pack("<i", len(tensors)), b""
    for name, kind, count, raw in tensors:
        listed += (
            struct.pack("<H", len(name)) + name.encode() + struct.pack("<BI2Q", kind, count, size + len(body), len(raw))
        )
        body += raw
    return front + listed + body


def _vocabulary() -> bytes:
    letters = [piece.encode() for piece in PIECES]
    ends = np.cumsum([0, *map(len, letters)]).astype(np.uint32)
    blob = b"".join(letters)
    start = struct.pack("<i4iQ", len(PIECES), 0, 2, 1, 3, len(blob))
    return start + ends.tobytes() + np.array(scores(), np.float32).tobytes() + blob


def _replacements() -> bytes:
    rows = b"".join(
        struct.pack(f"<IB{len(target)}I", ord(source), len(target), *map(ord, target))
        for source, target in REPLACEMENTS.items()
    )
    return struct.pack("<iI", len(REPLACEMENTS), len(rows)) + rows


def _tensors(rng: np.random.Generator, shape: Shape) -> list[tuple[str, int, int, bytes]]:
    """Return (name, kind, count, bytes): kind 0 floats, 1 blocks of 4 bits."""
    found = [_blocks("emb.word", shape.vocabulary * shape.hidden, rng)]
    floats = {"emb.pos": shape.positions * shape.hidden, "emb.type": shape.types * shape.hidden}
    floats |= {"emb.ln.w": shape.hidden, "emb.ln.b": shape.hidden}
    for layer in range(shape.layers):
        sizes = dict.fromkeys(("q", "k", "v", "ao"), (shape.hidden, shape.hidden))
        sizes |= {"fi": (shape.inner, shape.hidden), "fo": (shape.hidden, shape.inner)}
        for part, (rows, columns) in sizes.items():
            found.append(_blocks(f"l{layer}.{part}.w", rows * columns, rng))
            floats[f"l{layer}.{part}.b"] = rows
        floats |= {f"l{layer}.{norm}.{end}": shape.hidden for norm in ("aln", "oln") for end in "wb"}
    for name, count in floats.items():
        values = rng.standard_normal(count).astype(np.float32) * 0.2 + (1.0 if name.endswith("ln.w") else 0.0)
        found.append((name, 0, count, values.astype(np.float32).tobytes()))
    return found


def _blocks(name: str, count: int, rng: np.random.Generator) -> tuple[str, int, int, bytes]:
    scales = rng.uniform(0.01, 0.05, (count // BLOCK, 1)).astype(np.float16)
    halves = rng.integers(0, 256, (count // BLOCK, BLOCK // 2), dtype=np.uint8)
    return name, 1, count, np.concatenate([scales.view(np.uint8), halves], axis=1).tobytes()


def fetched(wheel: object) -> dict[str, bytes]:
    """Stand in for `indexer.provision.wheels.fetch`: the tiny model, and something for a vocabulary."""
    files: dict[str, str] = wheel.files  # type: ignore[attr-defined]
    return {name: packed() if name.endswith(".bin") else name.encode() for name in files}


def learnt(seed: int = 0) -> Learnt:
    """Stand in for what the product has learnt: small changes to two matrices each, and a layer over the reader."""
    rng = np.random.default_rng(seed + 1)

    def change(name: str, rows: int, columns: int) -> dict[str, Floats]:
        return {
            f"{name}.a": rng.normal(size=(2, columns)).astype(np.float32) * 0.05,
            f"{name}.b": rng.normal(size=(rows, 2)).astype(np.float32) * 0.05,
        }

    hidden, classes = SHAPE.hidden, len(Stance) + 1

    def head(outputs: int) -> dict[str, Floats]:
        weights = rng.normal(size=(outputs, 2 * hidden)).astype(np.float32)
        return {"weights": weights, "bias": np.zeros(outputs, np.float32)}

    retrieval, stances, pairs = (
        change("l0.q.w", hidden, hidden) | change("l1.fi.w", SHAPE.inner, hidden) for _ in range(3)
    )
    near = {"near": np.array([2.0], np.float32)}
    return Learnt(retrieval, Headed(stances, head(classes)), Headed(pairs, head(1) | near), f"tiny{seed}")


def reference(weights: Weights, ids: list[int]) -> Floats:
    """Return the unit vector of `ids` by BERT's definition, in plain numpy."""
    vectors, hidden = weights.vectors, weights.shape.hidden
    state = weights.matrices["emb.word"].dense()[ids] + vectors["emb.pos"].reshape(-1, hidden)[: len(ids)]
    state = _norm(weights, state + vectors["emb.type"][:hidden], "emb.ln")
    for layer in range(weights.shape.layers):
        name = f"l{layer}"
        q, k, v = (_heads(_linear(weights, state, f"{name}.{part}"), weights.shape.heads) for part in "qkv")
        each = q @ k.transpose(0, 2, 1) / np.sqrt(hidden / weights.shape.heads)
        each = np.exp(each - each.max(axis=-1, keepdims=True))
        mixed = (each / each.sum(axis=-1, keepdims=True)) @ v
        joined = mixed.transpose(1, 0, 2).reshape(len(ids), hidden)
        state = _norm(weights, state + _linear(weights, joined, f"{name}.ao"), f"{name}.aln")
        inner = _gelu(_linear(weights, state, f"{name}.fi"))
        state = _norm(weights, state + _linear(weights, inner, f"{name}.fo"), f"{name}.oln")
    mean = state.mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)


def _linear(weights: Weights, state: Floats, name: str) -> Floats:
    return np.asarray(state @ weights.matrices[f"{name}.w"].dense().T + weights.vectors[f"{name}.b"])


def _heads(state: Floats, heads: int) -> Floats:
    return state.reshape(len(state), heads, -1).transpose(1, 0, 2)


def _norm(weights: Weights, state: Floats, name: str) -> Floats:
    centred = state - state.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + weights.shape.epsilon)
    return np.asarray(centred / spread * weights.vectors[f"{name}.w"] + weights.vectors[f"{name}.b"])


def _gelu(state: Floats) -> Floats:
    return np.asarray(state * 0.5 * (1 + np.vectorize(erf)(state / np.sqrt(2))), dtype=np.float32)


def saved(share: Path, seed: int = 0) -> Path:
    """Write the tiny model where a provisioned share folder has its model, and return the folder."""
    with filled(model_folder(share), "tiny") as place:
        write_model(place, packed(seed), learnt(seed), lambda _: None)
    return share
