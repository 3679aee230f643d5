"""Where the provisioned files lie, and the names inside the model's folder. Imports nothing heavy."""

import sys
from pathlib import Path

MODEL_NAME = "multilingual-e5-small"
QUERY_PROMPT = "query: "
DOCUMENT_PROMPT = "passage: "
TOKENIZER = "tokenizer.json"  # for other programs; ours reads the same vocabulary from VOCABULARY
VOCABULARY = "vocabulary.npz"
PROMPTS = "config_sentence_transformers.json"
LENGTHS = "sentence_bert_config.json"
ENCODER = "onnx/model_q8.onnx"
STANCE_ENCODER = "onnx/stances_q8.onnx"
STANCE_HEAD = "onnx/stances_head.npz"
CROSS_ENCODER = "onnx/cross_encoder_q8.onnx"
CROSS_HEAD = "onnx/cross_encoder_head.npz"


def default_share() -> Path:
    """Return `<sys.prefix>/share/belagg`: beside the installed program, so one set-up serves every data folder."""
    return Path(sys.prefix) / "share" / "belagg"


def model_folder(share: Path | None = None) -> Path:
    """Return the folder of the default embedding model."""
    return (share or default_share()) / "models" / MODEL_NAME


def tiktoken_folder(share: Path | None = None) -> Path:
    """Return the folder of tiktoken's vocabularies."""
    return (share or default_share()) / "tiktoken"
