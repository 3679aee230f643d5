"""Builds the encoder as an ONNX graph straight from the weights, with no torch and no tracing.

Input `input_ids` (1, tokens) int64; output `sentence_embedding` (1, hidden), a unit row: the mean over the
tokens. The graph takes one text at a time, so a text's vector cannot depend on what it is embedded with, nothing
is padded, and attention needs no mask. It uses onnxruntime's own operators (`com.microsoft`), which every build of
onnxruntime carries.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from corpus.errors import ModelError
from indexer.provision.weights import BLOCK, Blocks, Floats, Matrix, Weights

_FUSED = "com.microsoft"
_OPSET, _IR = 17, 10
_INT8 = 4  # the accuracy level at which activations are rounded to 8 bits
WIDE_BLOCK = 128


class Precision(StrEnum):
    """How the matrices are stored and multiplied; the table of words is always in the file's own 4 bits."""

    FP32 = "fp32"
    Q4 = "q4"  # the file's own blocks; activations rounded to 8 bits in blocks of 32
    Q8 = "q8"  # rounded to 8 bits in blocks of 128, likewise the activations: faster, as fewer scales are applied


@dataclass
class _Graph:
    """Nodes and constants in the making; every method returns the name of what it made."""

    weights: Weights
    precision: Precision
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, value: npt.NDArray[np.generic]) -> str:
        """Store an array."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(  # the attributes are the operator's own
        self,
        kind: str,
        inputs: list[str],
        name: str,
        *,
        fused: bool = False,
        **attributes: Any,  # noqa: ANN401
    ) -> str:
        """Add an operator with one output, called as the operator."""
        domain = _FUSED if fused else ""
        self.nodes.append(helper.make_node(kind, inputs, [name], name=f"{name}/{kind}", domain=domain, **attributes))
        return name

    def vector(self, name: str) -> str:
        """Store a bias or norm of the weights file under its own name."""
        return self.constant(name, self.weights.vectors[name])

    def linear(self, source: str, name: str, matrix: Matrix, bias: Floats) -> str:
        """Multiply by the transposed matrix and add the bias."""
        if self.precision is Precision.FP32:
            product = self.node("MatMul", [source, self.constant(f"{name}.w", matrix.dense().T)], f"{name}.product")
            return self.node("Add", [product, self.constant(f"{name}.b", bias)], name)
        rows, columns = matrix.shape
        if self.precision is Precision.Q4 and isinstance(matrix, Blocks):
            bits, block, packed, scales = 4, BLOCK, _pack(matrix), matrix.scales
        else:  # a matrix that an adapter has changed has no blocks of the file's own
            bits, block, (packed, scales) = 8, WIDE_BLOCK, _round_to_bytes(matrix.dense())
        stored = self.constant(f"{name}.w", packed.reshape(rows, columns // block, -1))
        inputs = [source, stored, self.constant(f"{name}.scales", scales), "", "", self.constant(f"{name}.b", bias)]
        sizes = {"K": columns, "N": rows, "bits": bits, "block_size": block, "accuracy_level": _INT8}
        return self.node("MatMulNBits", inputs, name, fused=True, **sizes)


def _pack(matrix: Blocks) -> npt.NDArray[np.uint8]:
    """Return two values a byte, the earlier one in the low half, each raised by 8."""
    raised = (matrix.values + np.int8(8)).astype(np.uint8)
    return np.ascontiguousarray(raised[:, 0::2] | (raised[:, 1::2] << 4))


def _round_to_bytes(dense: Floats) -> tuple[npt.NDArray[np.uint8], Floats]:
    """Return the matrix in bytes around 128, with the scale of each block of 128 values in a row."""
    blocks = dense.reshape(len(dense), -1, WIDE_BLOCK)
    scales = np.maximum(np.abs(blocks).max(axis=2), np.finfo(np.float32).tiny) / np.float32(127)
    values = np.rint(blocks / scales[:, :, None]) + 128
    return values.astype(np.uint8), scales.astype(np.float32)


def build_graph(weights: Weights, precision: Precision = Precision.Q8, *, pooled: bool = True) -> onnx.ModelProto:
    """Return the encoder of `weights`; not `pooled`, its output is `token_states`, (1, tokens, hidden)."""
    graph = _Graph(weights, precision)
    state = _embeddings(graph)
    for layer in range(weights.shape.layers):
        state = _layer(graph, state, layer)
    if pooled:
        _pool(graph, state)
    else:
        graph.node("Identity", [state], "token_states")
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "tokens"])
    name, shape = ("sentence_embedding", [1]) if pooled else ("token_states", [1, "tokens"])
    output = helper.make_tensor_value_info(name, TensorProto.FLOAT, [*shape, weights.shape.hidden])
    made = helper.make_graph(graph.nodes, "multilingual-e5-small", [ids], [output], graph.constants)
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=_IR, producer_name="belagg")


def _embeddings(graph: _Graph) -> str:
    """Words plus positions (with the one token type folded in), normalised."""
    vectors, hidden = graph.weights.vectors, graph.weights.shape.hidden
    places = vectors["emb.pos"].reshape(-1, hidden) + vectors["emb.type"][:hidden]
    graph.constant("positions", places)
    graph.constant("zero", np.array([0], np.int64))
    graph.constant("one", np.array([1], np.int64))
    graph.node("Shape", ["input_ids"], "length", start=1, end=2)
    graph.node("Slice", ["positions", "zero", "length", "zero"], "places")
    graph.node("Add", [_words(graph), "places"], "embedded")
    return _norm(graph, "embedded", "emb.ln")


def _words(graph: _Graph) -> str:
    table = graph.weights.matrices["emb.word"]
    if not isinstance(table, Blocks):
        raise ModelError("the table of words is kept in the file's own blocks")
    packed, scales = graph.constant("words.w", _pack(table)), graph.constant("words.scales", table.scales)
    sizes = {"bits": 4, "block_size": BLOCK, "gather_axis": 0, "quantize_axis": 1}
    return graph.node("GatherBlockQuantized", [packed, "input_ids", scales], "words", fused=True, **sizes)


def _layer(graph: _Graph, state: str, layer: int) -> str:
    """One encoder layer: attention and feed-forward, each added to its input and normalised."""
    name, shape = f"l{layer}", graph.weights.shape
    parts = [_named(graph, state, f"{name}.{part}") for part in ("q", "k", "v")]
    mixed = graph.node("MultiHeadAttention", parts, f"{name}.mixed", fused=True, num_heads=shape.heads)
    state = _add_and_norm(graph, _named(graph, mixed, f"{name}.ao"), state, f"{name}.aln")
    inner = graph.node("Gelu", [_named(graph, state, f"{name}.fi")], f"{name}.inner", fused=True)
    return _add_and_norm(graph, _named(graph, inner, f"{name}.fo"), state, f"{name}.oln")


def _named(graph: _Graph, source: str, name: str) -> str:
    return graph.linear(source, name, graph.weights.matrices[f"{name}.w"], graph.weights.vectors[f"{name}.b"])


def _add_and_norm(graph: _Graph, new: str, old: str, name: str) -> str:
    # Not the fused operator for the two, which is several times slower on a processor.
    return _norm(graph, graph.node("Add", [new, old], f"{name}.sum"), name)


def _norm(graph: _Graph, source: str, name: str) -> str:
    inputs = [source, graph.vector(f"{name}.w"), graph.vector(f"{name}.b")]
    return graph.node("LayerNormalization", inputs, name, axis=-1, epsilon=graph.weights.shape.epsilon)


def _pool(graph: _Graph, state: str) -> None:
    """Sum of the tokens, scaled to length one, which is the mean's direction too."""
    graph.node("ReduceSum", [state, "one"], "total", keepdims=0)
    graph.node("LpNormalization", ["total"], "sentence_embedding", axis=-1, p=2)
