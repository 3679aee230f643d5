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

from corpus.errors import ModelError
from indexer.onnx_encoder import Batch, OnnxEncoder


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
        """Return token ids and mask; texts only."""
        batch = self.encoder.tokenize([f"{prompt or ''}{text}" for text in inputs])
        return {"input_ids": torch.from_numpy(batch.ids), "attention_mask": torch.from_numpy(batch.mask)}

    def forward(self, features: dict[str, torch.Tensor], **_: object) -> dict[str, torch.Tensor]:
        """Add the unit rows as `sentence_embedding`."""
        batch = Batch(features["input_ids"].numpy(), features["attention_mask"].numpy())
        return features | {"sentence_embedding": torch.from_numpy(self.encoder.run(batch))}

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
