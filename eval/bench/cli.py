"""`belagg eval bench`: sets in, run files and a report out."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import Progress

from corpus.errors import EvalError
from eval.bench import peers
from eval.bench.material import Embedding
from eval.bench.sets import load_sets
from eval.bench.types import BenchSet, Product
from eval.edge import Edge, errors, say

REPORT = "report.md"
Setup = Callable[[typer.Context], tuple[Product, Embedding]]


def command(setup: Setup | None) -> Callable[..., None]:
    """Return the command; `setup` gives this machine's product and its model."""

    def bench(
        context: typer.Context,
        sets: Annotated[Path, typer.Option("--sets", help="A folder of sets, or one set.")],
        output: Annotated[Path, typer.Option("--output", help="Folder for runs, qrels and report.")] = Path("bench"),
        limit: Annotated[int | None, typer.Option("--limit", help="At most so many questions a set.", min=1)] = None,
        only: Annotated[str | None, typer.Option("--only", help="Only sets whose name has this in it.")] = None,
        alone: Annotated[bool, typer.Option("--alone", help="Only this product, none of the others.")] = False,
        as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    ) -> None:
        """Measure retrieval beside other systems.

        All rank the passages of the same sets, from the same texts and vectors.
        """
        with Edge():
            if setup is None:
                raise EvalError("nothing to measure here: run this by the command belagg")
            if find_spec("ir_measures") is None:
                raise EvalError("measuring needs a package that the service does without: pip install '.[bench]'")
            found = load_sets(sets, limit, only)
            names = () if alone else peers.installed()
            for missing in () if alone else [n for n in peers.NAMES if n not in names]:
                errors.print(f"{missing} is not installed, so it is left out: pip install '.[bench]'", markup=False)
            product, embedding = setup(context)
            with product:
                report = _run(found, product, names, embedding, output)
        say(report, (output / REPORT).read_text(encoding="utf-8"), as_json=as_json)

    return bench


def _run(
    sets: Sequence[BenchSet], product: Product, names: Sequence[str], embedding: Embedding, output: Path
) -> dict[str, Any]:
    from eval.bench.files import write_qrels, write_run
    from eval.bench.measure import qrels
    from eval.bench.report import markdown, report
    from eval.bench.run import run_set

    runs = []
    with Progress(console=errors, transient=True, disable=not errors.is_terminal) as bar:
        for given in sets:
            task = bar.add_task(given.name, total=len(given.questions) * (1 + len(names)))
            runs.append(run_set(given, product, names, embedding, partial(bar.advance, task)))
            folder = output / given.name.replace(":", "-")
            folder.mkdir(parents=True, exist_ok=True)
            write_qrels(folder / "qrels.txt", qrels(given))
            for system in runs[-1].systems:
                write_run(folder / f"{system.name}.run", system.name, system.rankings)
    found = report(runs)
    (output / "report.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (output / REPORT).write_text(markdown(found), encoding="utf-8")
    return found
