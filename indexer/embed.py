"""Texts in, unit vectors out: what an embedder is, and how one is loaded.

Importing this file is cheap. The engines import torch and onnxruntime and are imported when asked for.
"""

import hashlib
import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from corpus.errors import ModelError
from indexer.plain import plain
from indexer.provision.digests import RECORD, sha256_of
from indexer.provision.layout import ENCODER, model_folder
from indexer.question_space import space_of

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from indexer.onnx_encoder import OnnxEncoder

Vectors = npt.NDArray[np.float32]
BATCH = 16  # larger batches gain nothing on a processor, and progress shows less often
_BULK = 256  # passages; for fewer, importing sentence-transformers would take longer than embedding them
_CHARACTERS_A_TOKEN = 32  # the longest piece has 16; text beyond window x this is past the window for certain


class Embedder(Protocol):
    """Turns questions and passages into vectors of one space, where the dot product is the cosine."""

    @property
    def name(self) -> str:
        """The model's name, as recorded in a snapshot's manifest."""

    @property
    def digest(self) -> str:
        """SHA-256 over everything that decides the vectors: weights, vocabulary, prompts, precision."""

    @property
    def dimension(self) -> int:
        """Number of columns of every vector."""

    @property
    def window(self) -> int:
        """Most tokens of its own, prompt and specials included, that the model reads; the rest is cut."""

    @property
    def query_prompt(self) -> str:
        """Words put before every question."""

    @property
    def document_prompt(self) -> str:
        """Words put before every passage."""

    def embed_queries(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return shape (len(texts), dimension), unit rows, in the order given."""

    def turn_questions(self, rows: npt.NDArray[np.float32], language: str) -> npt.NDArray[np.float32]:
        """Return rows of `embed_queries` as they are compared with passages; `language` is `sv` or `en`."""

    def embed_passages(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> npt.NDArray[np.float32]:
        """Return shape (len(texts), dimension), unit rows, in the order given.

        `progress` is called with the number of passages done since the last call; the calls sum to len(texts).
        """

    def count_tokens(self, text: str) -> int:
        """Count the model's own tokens of `text` as a passage: prompt and specials included, before any cut."""


def load_embedder(path: Path | None = None, share: Path | None = None, threads: int | None = None) -> Embedder:
    """Load the provisioned model, or any sentence-transformers directory when `path` is given.

    `share` is the folder that `indexer.provision` filled (default: `<sys.prefix>/share/belagg`). `threads`
    limits the engine's threads (default: all cores). Never touches a network. ModelError when it is missing.
    """
    _stay_offline()
    folder = path or model_folder(share)
    if path is None or ((path / RECORD).is_file() and (path / ENCODER).is_file()):
        from indexer.onnx_encoder import OnnxEncoder  # seconds of imports that other commands need not wait for

        return _OnnxEmbedder(OnnxEncoder(folder, threads))
    remedy = "set BELAGG_MODEL to a folder that sentence-transformers can load, or to nothing for the default model"
    if not folder.is_dir():
        raise ModelError(f"there is no model in {folder}: {remedy}")
    try:
        return _DirectoryEmbedder(folder, threads)
    except ModelError as error:
        raise ModelError(f"{error}: {remedy}") from error


def _stay_offline() -> None:
    """Tell every library that knows these switches to use what lies on disk, before any is imported."""
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY"):
        os.environ[name] = "1"


def in_batches(sizes: Sequence[int], most: int = BATCH) -> Iterator[list[int]]:
    """Yield the positions of `sizes`, longest first, `most` at a time: like lengths together pad the least."""
    order = sorted(range(len(sizes)), key=lambda i: (-sizes[i], i))
    for start in range(0, len(order), most):
        yield order[start : start + most]


class HasModel(ABC):
    """What both engines share: cleaning, batching, order, and a sentence-transformers model behind them."""

    name: str
    digest: str
    dimension: int
    window: int
    query_prompt: str
    document_prompt: str

    @property
    @abstractmethod
    def model(self) -> "SentenceTransformer":
        """The model behind the one API, `encode_query` and `encode_document`."""

    def embed_passages(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> npt.NDArray[np.float32]:
        """See Embedder."""
        result = np.zeros((len(texts), self.dimension), dtype=np.float32)
        ready = [self._clean(text) for text in texts]
        for chosen in in_batches([len(text) for text in ready]):
            result[chosen] = self._documents([ready[i] for i in chosen], bulk=len(texts) >= _BULK)
            if progress is not None:
                progress(len(chosen))
        return result

    def embed_queries(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """See Embedder."""
        result = np.zeros((len(texts), self.dimension), dtype=np.float32)
        ready = [self._clean(text) for text in texts]
        for chosen in in_batches([len(text) for text in ready]):
            result[chosen] = self._queries([ready[i] for i in chosen])
        return result

    def turn_questions(self, rows: Vectors, language: str) -> Vectors:  # noqa: ARG002 - for the default engine
        """See Embedder."""
        return rows

    def _queries(self, texts: list[str]) -> Vectors:
        return _rows(self.model.encode_query(texts, show_progress_bar=False))

    def _documents(self, texts: list[str], *, bulk: bool) -> Vectors:  # noqa: ARG002 - for the default engine
        return _rows(self.model.encode_document(texts, show_progress_bar=False))

    def _clean(self, text: str) -> str:
        return plain(text)[: self.window * _CHARACTERS_A_TOKEN]


class _OnnxEmbedder(HasModel):
    """The default engine. What takes less time than importing sentence-transformers skips it, with the same result."""

    def __init__(self, encoder: "OnnxEncoder") -> None:
        self._encoder = encoder
        self._space = space_of(encoder.dimension)
        self.name = encoder.name
        self.digest = hashlib.sha256(f"{encoder.digest} {self._space.digest}".encode()).hexdigest()
        self.dimension, self.window = encoder.dimension, encoder.window
        self.query_prompt, self.document_prompt = encoder.prompts["query"], encoder.prompts["document"]

    @cached_property
    def model(self) -> "SentenceTransformer":
        """The engine as a sentence-transformers model, made when first used."""
        from indexer.sentence_model import wrap

        return wrap(self._encoder)

    def turn_questions(self, rows: Vectors, language: str) -> Vectors:
        """See Embedder."""
        return self._space.questions(rows, language)

    def _queries(self, texts: list[str]) -> Vectors:
        return self._encoder.encode([self.query_prompt + text for text in texts])

    def _documents(self, texts: list[str], *, bulk: bool) -> Vectors:
        if bulk:
            return self._space.passages(super()._documents(texts, bulk=bulk))
        return self._space.passages(self._encoder.encode([self.document_prompt + text for text in texts]))

    def count_tokens(self, text: str) -> int:
        """See Embedder."""
        return self._encoder.count(self.document_prompt + plain(text))


class _DirectoryEmbedder(HasModel):
    """Any sentence-transformers directory, run by torch."""

    def __init__(self, folder: Path, threads: int | None) -> None:
        from indexer.sentence_model import load_directory

        self._model = load_directory(folder, threads)
        self.name, self.digest = folder.resolve().name, _digest_of(folder)
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self.window = int(self._model.max_seq_length or 512)
        prompts: dict[str, str] = {name: text or "" for name, text in self._model.prompts.items()}
        self.query_prompt = prompts.get("query", "")
        self.document_prompt = next((prompts[n] for n in ("document", "passage", "corpus") if n in prompts), "")

    @property
    def model(self) -> "SentenceTransformer":
        """The loaded model."""
        return self._model

    def count_tokens(self, text: str) -> int:
        """See Embedder."""
        return len(self._model.tokenizer(self.document_prompt + plain(text), truncation=False)["input_ids"])


def _rows(found: object) -> Vectors:
    """Return vectors as fp32 rows of length one, whatever the model's last module did."""
    vectors = np.asarray(found, dtype=np.float32)
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12), dtype=np.float32)


def _digest_of(folder: Path) -> str:
    """Return one SHA-256 over all files of a model directory, names included."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != RECORD)
    lines = [f"{path.relative_to(folder).as_posix()} {sha256_of(path)}" for path in files]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
