"""Time the table, the compiled overview and questions over many generated responses, as ratios within one run.

    .venv/bin/python -m benchmarks.many_responses [N ...]      # default: 500 1000 2000

The responses are made from a seed: invented bodies, a report of twelve proposals, sentences drawn from real formulas.
Vectors come from a stand-in for the model, so the time to embed is not in these figures; all else is the real thing.
"""

import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

from indexer.build import build_index
from service.compilation.contract import CompilationRequest, Format
from service.compilation.gather import gather, render
from service.contract import AskRequest
from service.core import SnapshotEngine
from service.positions.contract import PositionQuery
from tests.fakes import FakeEmbedder

SEED = 20341122
MATTERS = [
    "Skolbibliotek med utbildad personal", "Fritt skolval inom länet", "Nationellt betygsregister",
    "Avgiftsfri skolskjuts",
    "Kortare sommarlov", "Statlig lärarlegitimation för fritidshem", "Tak för antalet elever i en klass",
    "Kommunal vetorätt mot friskolor", "Gemensam antagning till gymnasiet", "Obligatorisk lovskola",
    "Skolhälsovård i regionens regi", "Offentlighetsprincip i friskolor",
]  # fmt: skip
STANCES = [
    "{who} tillstyrker förslaget.", "{who} tillstyrker i huvudsak förslaget.", "{who} avstyrker förslaget.",
    "{who} har inget att erinra mot förslaget.", "{who} är tveksam till förslaget.",
    "{who} motsätter sig förslaget i nuläget.",
    "{who} tillstyrker förslaget. Det bör dock finansieras fullt ut.",
    "{who} avstår från att yttra sig över förslaget.",
    "{who} instämmer i utredningens bedömning.", "{who} efterlyser en konsekvensanalys av förslaget.",
]  # fmt: skip
REASONS = [
    "Erfarenheterna från verksamheten visar att behovet är stort.",
    "Kostnaderna är inte beräknade för mindre kommuner.",
    "Handläggningen tar redan i dag flera månader.", "Det finns goda exempel i andra nordiska länder.",
    "Reglerna har ändrats tre gånger på tio år.", "Bristen på utbildad personal är särskilt märkbar i glesbygd.",
]  # fmt: skip
PLACES = ["Norr", "Söder", "Öster", "Väster", "Mellan", "Ytter", "Inner", "Stor", "Lill", "Ny"]
ENDINGS = ["bygd", "vik", "dal", "berga", "torp", "hult", "näs", "fors", "holm", "sund", "lunda", "ås", "mark", "ryd"]
QUESTIONS = [
    "Vilka remissinstanser avstyrker avgiftsfri skolskjuts?",
    "Hur många stöder förslaget om kortare sommarlov?",
    "Vilka nämner inte obligatorisk lovskola?",
    "Which respondents oppose the proposal on a national register of grades?",
]


def bodies(n: int) -> Iterator[str]:
    """Yield n invented names, all different."""
    names = product(("kommun", "skolförening", "lärarförbund", "elevråd"), PLACES, ENDINGS, ENDINGS)
    for kind, place, middle, ending in islice(names, n):
        yield f"{place}{middle}{ending}s {kind}"


def write(folder: Path, n: int) -> None:
    """Write a report and n responses with their manifest."""
    chance = random.Random(SEED)
    report = ["SOU 2041:7", "", "Betänkande av Skolutredningen", ""]
    for i, matter in enumerate(MATTERS, 1):
        report += [f"## 5.{i} {matter}", "", f"Utredningens förslag: {matter} ska införas i hela landet.", ""]
    (folder / "SOU 2041 7.md").write_text("\n".join(report), encoding="utf-8")
    entries = [{"file": "SOU 2041 7.md", "kind": "betankande"}]
    for number, who in enumerate(bodies(n)):
        lines = [who, "", "Remissvar över betänkandet SOU 2041:7", ""]
        for i in sorted(chance.sample(range(len(MATTERS)), chance.randint(3, 8))):
            reasons = chance.sample(REASONS, 2)
            stance = chance.choice(STANCES).format(who=who)
            lines += [f"## 5.{i + 1} {MATTERS[i]}", "", " ".join([reasons[0], stance, reasons[1]]), ""]
        name = f"svar-{number:05}.md"
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
        entries.append({"file": name, "kind": "remissvar", "organisation": who})
    (folder / "manifest.json").write_text(
        json.dumps({"consultation": "u2041-7", "documents": entries}), encoding="utf-8"
    )


def main() -> None:
    """Print one line for each size; the last columns are times per response."""
    sizes = [int(a) for a in sys.argv[1:]] or [500, 1_000, 2_000]
    embedder = FakeEmbedder()
    for n in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder, data = Path(name) / "documents", Path(name) / "data"
            folder.mkdir()
            write(folder, n)
            spent = {"index": _timed(lambda folder=folder, data=data: build_index(folder, data, embedder))[0]}
            engine = SnapshotEngine(data, embedder)
            engine.ask(AskRequest(question=QUESTIONS[0]))
            spent["table"], table = _timed(lambda engine=engine: engine.positions(PositionQuery()))
            spent["compile"], overview = _timed(lambda engine=engine: gather(engine, CompilationRequest()))
            for form in (Format.JSON, Format.DOCX, Format.XLSX):
                spent[form.value] = _timed(lambda o=overview, f=form: render(o, f))[0]
            asked = sorted(_timed(lambda e=engine, q=q: e.ask(AskRequest(question=q)))[0] for q in QUESTIONS * 5)
            engine.close()
        times = ", ".join(
            f"{part} {seconds:.1f} s ({1000 * seconds / n:.2f} ms each)" for part, seconds in spent.items()
        )
        print(f"{n} responses, {table.total.positions} positions: {times}; "
              f"questions median {1000 * asked[len(asked) // 2]:.0f} ms, worst {1000 * asked[-1]:.0f} ms")  # fmt: skip


def _timed(work):  # noqa: ANN001, ANN202 - a benchmark's helper
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


if __name__ == "__main__":
    main()
