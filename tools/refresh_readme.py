"""Write the answers and figures in README.md anew; some minutes, or with `--answers` no figures and some seconds.

    .venv/bin/python tools/refresh_readme.py [--answers]

A comment in README.md says how the block below it is made: `<!-- ask: QUESTION -->` the answer as a terminal of 100
columns shows it, `<!-- answer: QUESTION -->` its sentences alone, `<!-- figures -->` the table of the evaluation.
"""

import io
import json
import re
import sys
import tempfile
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

import belagg
from service.requests import read_request
from service.settings import Settings
from service.terminal import show_answer
from service.wiring import build_engine

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
CONSULTATIONS = ROOT / "eval" / "consultations"
SETS = (  # row, folder of documents, questions
    ("five documents", ROOT / "corpus" / "documents", ROOT / "eval" / "questions"),
    *(
        (name, CONSULTATIONS / folder / "documents", CONSULTATIONS / folder / "questions.jsonl")
        for name, folder in (
            ("e-scooters", "elsparkcykel"),
            ("stocks", "beredskapslager"),
            ("burials", "begravningslag"),
            ("schools", "skola"),
            ("energy", "energi"),
            ("rents", "hyra"),
            ("animals", "djur"),
            ("water", "vatten"),
        )
    ),
)
WIDTH = 100
COLUMNS = (
    ("answerable_right", "answered right", "half"),
    ("answerable_right", "of those in Swedish", "half language=sv"),
    ("answerable_right", "in English", "half language=en"),
    ("right_passage", "right passage cited", "half"),
    ("answerable_refused", "wrongly refused", "half"),
    ("unanswerable_refused", "rightly refused", "half"),
    ("premise_confirmed", "false premise left standing", "half"),
    ("right_organisation", "right organisation", "half"),
    ("verbatim", "quotes verbatim", "half"),
    ("recall@5", "found in first five", "half"),
)
_ASKED = re.compile(r"(?s)(<!-- (ask|answer): ([^\n]+?) -->\n```text\n).*?(```)")
_FIGURES = re.compile(r"(?s)(<!-- figures -->\n).*?(<!-- end of figures -->)")


def main() -> None:
    """Refresh the file in place."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        shipped = Path(folder, SETS[0][0])
        _run("--data", shipped, "index")
        text = _ASKED.sub(_answers(shipped), text)
        if "--answers" not in sys.argv:
            table = _table([(name, _slices(Path(folder, name), *given)) for name, *given in SETS])
            text = _FIGURES.sub(lambda match: match.group(1) + table + match.group(2), text)
    README.write_text(text, encoding="utf-8")


def _run(*arguments: object) -> None:
    if code := belagg.run([str(argument) for argument in arguments]):
        sys.exit(code)


def _answers(data: Path) -> Any:  # noqa: ANN401 - a replacement for re.sub
    engine = build_engine(Settings(data=data))

    def block(match: re.Match[str]) -> str:
        answer = engine.ask(read_request({"question": match.group(3)}))
        if match.group(2) == "answer":
            shown = "\n".join(textwrap.wrap(answer.answer, WIDTH, break_long_words=False))
        else:
            screen = io.StringIO()
            show_answer(Console(file=screen, width=WIDTH, force_terminal=True, color_system=None), answer)
            shown = screen.getvalue()
        return match.group(1) + "\n".join(line.rstrip() for line in shown.strip().split("\n")) + "\n" + match.group(4)

    return block


def _slices(data: Path, documents: Path, questions: Path) -> Mapping[str, Any]:
    """Index, ask and judge one consultation; return the measures by part of the question set."""
    answers = data / "answers.jsonl"
    _run("--data", data, "index", documents)
    _run("--data", data, "eval", "run", "--questions", questions, "--output", answers)
    _run("--data", data, "eval", "score", answers, "--questions", questions, "--output", data / "report")
    slices: dict[str, Any] = json.loads((data / "report" / "report.json").read_text(encoding="utf-8"))["slices"]
    return slices


def _table(measured: Sequence[tuple[str, Mapping[str, Any]]]) -> str:
    lines = ["| questions | " + " | ".join(label for _, label, _ in COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    for name, slices in measured:
        for half in (half for half in ("dev", "test") if f"half={half}" in slices):
            cells = [_cell(slices, where.replace("half", f"half={half}"), measure) for measure, _, where in COLUMNS]
            count = slices[f"half={half}"]["count"]
            lines.append(f"| {name}, {half} ({count}) | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(slices: Mapping[str, Any], where: str, measure: str) -> str:
    found = slices.get(where, {}).get("measures", {}).get(measure, {})
    return "–" if found.get("value") is None else f"{found['value']:.2f} ({found['defined']})"


if __name__ == "__main__":
    main()
