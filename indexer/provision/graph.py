"""Builds the encoder as an ONNX graph straight from the weights, with no torch and no tracing.

Inputs `input_ids` and `attention_mask` (batch, tokens) int64; output `sentence_embedding` (batch, hidden), unit
rows: the mean over the tokens that the mask keeps. The graph uses onnxruntime's fused operators
(`com.microsoft`), which every build of onnxruntime carries.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from indexer.provision.weights import BLOCK, Blocks, Floats, Weights

_FUSED = "com.microsoft"
_OPSET, _IR = 17, 10


class Precision(StrEnum):
    """How the matrices are stored and multiplied."""

    Q4 = "q4"  # the 4-bit blocks as they are, activations rounded to 8 bits in blocks of 32
    Q4_EXACT = "q4-exact"  # the 4-bit blocks as they are, arithmetic in fp32
    FP32 = "fp32"


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

    def linear(self, source: str, name: str, matrix: Blocks, bias: Floats) -> str:
        """Multiply by the transposed matrix and add the bias."""
        if self.precision is Precision.FP32:
            product = self.node("MatMul", [source, self.constant(f"{name}.w", matrix.dense().T)], f"{name}.product")
            return self.node("Add", [product, self.constant(f"{name}.b", bias)], name)
        rows, columns = matrix.values.shape
        packed = self.constant(f"{name}.w", _pack(matrix).reshape(rows, columns // BLOCK, BLOCK // 2))
        scales = self.constant(f"{name}.scales", matrix.scales)
        level = 4 if self.precision is Precision.Q4 else 1
        inputs = [source, packed, scales, "", "", self.constant(f"{name}.b", bias)]
        sizes = {"K": columns, "N": rows, "bits": 4, "block_size": BLOCK, "accuracy_level": level}
        return self.node("MatMulNBits", inputs, name, fused=True, **sizes)


def _pack(matrix: Blocks) -> npt.NDArray[np.uint8]:
    """Return two values a byte, the earlier one in the low half, each raised by 8."""
    raised = (matrix.values + np.int8(8)).astype(np.uint8)
    return np.ascontiguousarray(raised[:, 0::2] | (raised[:, 1::2] << 4))


def build_graph(weights: Weights, precision: Precision = Precision.Q4) -> onnx.ModelProto:
    """Return the encoder of `weights`; q4 keeps the file's own blocks, so nothing is rounded twice."""
    graph = _Graph(weights, precision)
    state = _embeddings(graph)
    graph.node("Cast", ["attention_mask"], "mask", to=TensorProto.INT32)
    for layer in range(weights.shape.layers):
        state = _layer(graph, state, layer)
    _pool(graph, state)
    ids, keep = (
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "attention_mask")
    )
    rows = helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["batch", weights.shape.hidden])
    made = helper.make_graph(graph.nodes, "multilingual-e5-small", [ids, keep], [rows], graph.constants)
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=_IR, producer_name="belagg")


def _embeddings(graph: _Graph) -> str:
    """Words plus positions (with the one token type folded in), normalised."""
    vectors, hidden = graph.weights.vectors, graph.weights.shape.hidden
    places = vectors["emb.pos"].reshape(-1, hidden) + vectors["emb.type"][:hidden]
    graph.constant("positions", places)
    for name, value in (("zero", [0]), ("one", [1]), ("last", [-1])):
        graph.constant(name, np.array(value, np.int64))
    graph.node("Shape", ["input_ids"], "length", start=1, end=2)
    graph.node("Slice", ["positions", "zero", "length", "zero"], "places")
    graph.node("Add", [_words(graph), "places"], "embedded")
    norm = [graph.vector("emb.ln.w"), graph.vector("emb.ln.b")]
    return graph.node("LayerNormalization", ["embedded", *norm], "state", axis=-1, epsilon=graph.weights.shape.epsilon)


def _words(graph: _Graph) -> str:
    table = graph.weights.matrices["emb.word"]
    if graph.precision is Precision.FP32:
        return graph.node("Gather", [graph.constant("words.w", table.dense()), "input_ids"], "words")
    packed, scales = graph.constant("words.w", _pack(table)), graph.constant("words.scales", table.scales)
    sizes = {"bits": 4, "block_size": BLOCK, "gather_axis": 0, "quantize_axis": 1}
    return graph.node("GatherBlockQuantized", [packed, "input_ids", scales], "words", fused=True, **sizes)


def _layer(graph: _Graph, state: str, layer: int) -> str:
    """One encoder layer: attention and feed-forward, each added to its input and normalised."""
    name, shape = f"l{layer}", graph.weights.shape
    parts = [_named(graph, state, f"{name}.{part}") for part in ("q", "k", "v")]
    mixed = graph.node("MultiHeadAttention", [*parts, "", "mask"], f"{name}.mixed", fused=True, num_heads=shape.heads)
    state = _add_and_norm(graph, _named(graph, mixed, f"{name}.ao"), state, f"{name}.aln")
    inner = graph.node("Gelu", [_named(graph, state, f"{name}.fi")], f"{name}.inner", fused=True)
    return _add_and_norm(graph, _named(graph, inner, f"{name}.fo"), state, f"{name}.oln")


def _named(graph: _Graph, source: str, name: str) -> str:
    return graph.linear(source, name, graph.weights.matrices[f"{name}.w"], graph.weights.vectors[f"{name}.b"])


def _add_and_norm(graph: _Graph, new: str, old: str, name: str) -> str:
    inputs = [new, old, graph.vector(f"{name}.w"), graph.vector(f"{name}.b")]
    return graph.node("SkipLayerNormalization", inputs, name, fused=True, epsilon=graph.weights.shape.epsilon)


def _pool(graph: _Graph, state: str) -> None:
    """Mean of the kept tokens, scaled to length one."""
    graph.node("Cast", ["attention_mask"], "kept", to=TensorProto.FLOAT)
    graph.node("Unsqueeze", ["kept", "last"], "weights")
    graph.node("Mul", [state, "weights"], "weighted")
    graph.node("ReduceSum", ["weighted", "one"], "total", keepdims=0)  # scaling to one makes the mean's divisor moot
    graph.node("LpNormalization", ["total"], "sentence_embedding", axis=-1, p=2)
