"""sentence-transformers models: the provisioned engine as one of its modules, or any directory it can load.

Importing this file imports torch (seconds): `indexer.embed` does so only when passages are to be embedded or
another model is configured.
"""

from collections.abc import Sequence
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modality_types import PairInput, SingleInput
from sentence_transformers.base.modules.input_module import InputModule
from torch.nn.utils.rnn import pad_sequence

from corpus.errors import ModelError
from indexer.onnx_encoder import OnnxEncoder

_PAD = 1


class OnnxModule(InputModule):
    """Runs the provisioned engine inside a SentenceTransformer, in place of its torch modules."""

    def __init__(self, encoder: OnnxEncoder) -> None:
        """Wrap an open engine; nothing is loaded twice."""
        super().__init__()  # type: ignore[no-untyped-call]  # the library leaves it untyped
        self.encoder = encoder
        self.max_seq_length = encoder.window

    def preprocess(
        self, inputs: Sequence[SingleInput | PairInput], prompt: str | None = None, **_: object
    ) -> dict[str, torch.Tensor]:
        """Return token ids, padded, and the mask of the real ones; texts only."""
        found = [torch.tensor(self.encoder.tokenize(f"{prompt or ''}{text}")) for text in inputs]
        ids = pad_sequence(found, batch_first=True, padding_value=_PAD)
        mask = pad_sequence([torch.ones_like(row) for row in found], batch_first=True)
        return {"input_ids": ids, "attention_mask": mask}

    def forward(self, features: dict[str, torch.Tensor], **_: object) -> dict[str, torch.Tensor]:
        """Add the unit rows as `sentence_embedding`."""
        lengths = features["attention_mask"].sum(dim=1).tolist()
        batch = [row[:length] for row, length in zip(features["input_ids"].tolist(), lengths, strict=True)]
        return features | {"sentence_embedding": torch.from_numpy(self.encoder.run_all(batch))}

    def get_embedding_dimension(self) -> int:
        """Return the number of columns."""
        return self.encoder.dimension

    def save(self, output_path: str, *_: object, **__: object) -> None:
        """Refuse: the provisioned directory is itself a model that can be copied."""
        raise ModelError(f"cannot save to {output_path}: copy the provisioned directory instead")


def wrap(encoder: OnnxEncoder) -> SentenceTransformer:
    """Return the engine as a SentenceTransformer with the model's own prompts."""
    return SentenceTransformer(modules=[OnnxModule(encoder)], prompts=encoder.prompts, device="cpu")


def load_directory(folder: Path, threads: int | None) -> SentenceTransformer:
    """Load any sentence-transformers directory from disk, never from a hub. ModelError when it is none."""
    if threads:
        torch.set_num_threads(threads)
    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError, ImportError, RuntimeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError(f"{folder} is not a sentence-transformers model ({reason})") from error
