"""The report as one HTML page: no script, nothing fetched, plots as inline SVG. All text is escaped."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape as escape_markup
from typing import Any

from eval.report_markdown import CLASS_MEASURES, number
from eval.score import MEASURES, cautions
from eval.svg import bars, intervals
from eval.words import printable

SLICES = ("half=dev", "half=test", "language=sv", "language=en", "half=dev language=sv", "half=dev language=en",
          "half=test language=sv", "half=test language=en", "all")  # fmt: skip
VERDICTS = ("correct", "partial", "missing", "wrong")
PLOTTED = ("answerable_right", "unanswerable_refused", "answerable_refused", "premise_confirmed", "right_organisation",
           "right_passage", "citation_precision", "citation_recall", "verbatim", "stance_right", "recall@5",
           "recall@10", "mrr", "ndcg@10")  # fmt: skip
_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;margin:1rem 0;display:block;overflow-x:auto}caption{text-align:left;font-weight:600}
th,td{border:1px solid #767676;padding:.3rem .6rem;text-align:left;vertical-align:top}th{background:#f0f0f0}
td.n{text-align:right;font-variant-numeric:tabular-nums}svg{max-width:100%;height:auto}summary{cursor:pointer}
.note{border-left:4px solid #8a4b00;padding-left:.8rem}blockquote{margin:.3rem 0 .3rem 1rem}
"""


def render(report: Mapping[str, Any], difference: Mapping[str, Any] | None = None) -> str:
    """Return the whole page."""
    body = [
        "<h1>Evaluation</h1>",
        _line(f"{report['questions']['count']} questions, set {report['questions']['sha256'][:12]}."),
        *_cautions(report),
        "<h2>Verdicts</h2>",
        bars(
            "Verdicts by slice",
            VERDICTS,
            [(name, _counts(report, name)) for name in SLICES if name in report["slices"]],
        ),
        "<h2>Measures</h2>",
        _line("A dot is the mean, a line its 95 % bootstrap interval, for the development half and the test half."),
        intervals("Measures by half", _series(report)),
        _measures(report),
        "<h2>By kind</h2>",
        bars(
            "Verdicts by kind",
            VERDICTS,
            [(_kind(n), _counts(report, n)) for n in report["slices"] if n.startswith("kind=")],
        ),
        _spreads(report),
        *_stances(report.get("stances")),
        *(_difference(difference) if difference else []),
        "<h2>Every question</h2>",
        *(_question(line) for line in report["verdicts"]),
    ]
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Evaluation</title>'
    head += f"<style>{_STYLE}</style>"
    policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    return (
        f'<!doctype html>\n<html lang="en"><head>{policy}{head}</head><body><main>\n'
        + "\n".join(body)
        + "\n</main></body></html>\n"
    )


def escape(text: str) -> str:
    """Return `text` as plain text of the page, without control characters."""
    return escape_markup(printable(text))


def _line(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _kind(name: str) -> str:
    return name.partition("=")[2]


def _counts(report: Mapping[str, Any], name: str) -> list[int]:
    return [report["slices"][name]["verdicts"].get(verdict, 0) for verdict in VERDICTS]


def _cautions(report: Mapping[str, Any]) -> list[str]:
    return [f'<p class="note">{escape(text)}</p>' for text in cautions(report)]


def _series(report: Mapping[str, Any]) -> list[tuple[str, list[tuple[str, Mapping[str, Any]]]]]:
    halves = [name for name in ("half=dev", "half=test") if name in report["slices"]]
    return [(MEASURES[m], [(_kind(name), report["slices"][name]["measures"][m]) for name in halves]) for m in PLOTTED]


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = [
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f'<td class="n">{escape(cell)}</td>' for cell in row[1:])
        + "</tr>"
        for row in rows
    ]
    inner = f"<thead><tr>{top}</tr></thead><tbody>{''.join(lines)}</tbody>"
    return f"<table><caption>{escape(caption)}</caption>{inner}</table>"


def _measures(report: Mapping[str, Any]) -> str:
    slices = [name for name in SLICES if name in report["slices"]]
    rows = [[label, *(_cell(report["slices"][s]["measures"][m]) for s in slices)] for m, label in MEASURES.items()]
    return _table("Mean [95 % interval] and the number of questions where it is defined", ["measure", *slices], rows)


def _cell(measure: Mapping[str, Any]) -> str:
    if measure["value"] is None:
        return "–"
    bounds = "" if measure["low"] is None else f" [{number(measure['low'])}, {number(measure['high'])}]"
    return f"{number(measure['value'])}{bounds} n={measure['defined']}"


def _spreads(report: Mapping[str, Any]) -> str:
    names = {"latency_ms": "Milliseconds per question", "answer_words": "Words per answer given"}
    return "<h2>Time and length</h2>" + "".join(_spread(report, name, caption) for name, caption in names.items())


def _spread(report: Mapping[str, Any], name: str, caption: str) -> str:
    rows = [
        [part, f"{spread['p50']:.1f}", f"{spread['p95']:.1f}", str(spread["count"])]
        for part in SLICES
        if part in report["slices"] and (spread := report["slices"][part][name])["count"]
    ]
    return _table(caption, ["slice", "p50", "p95", "n"], rows) if rows else _line(f"{caption}: not given.")


def _stances(stances: Mapping[str, Any] | None) -> list[str]:
    if not stances:
        return []
    columns = sorted({given for row in stances["confusion"].values() for given in row})
    matrix = [[gold, *(str(row.get(column, "")) for column in columns)] for gold, row in stances["confusion"].items()]
    lines = [
        [f"{r['organisation_id']}: {r['proposal']}", ", ".join(r["accepted"]), ", ".join(r["given"]) or "–"]
        for r in stances["rows"]
        if not r["right"]
    ]
    return [
        "<h2>Stances against the gold positions</h2>",
        _line(f"From {stances.get('source', 'answers')}: {stances['found']} of {stances['gold']} gold positions found, "
              f"{stances['right']} with the right stance; {stances['beside']} positions match no gold row."),
        _table(
            f"By stance; macro-F1 {number(stances['macro_f1'])}",
            ["stance", *CLASS_MEASURES],
            [[name, *(number(found[m]) for m in CLASS_MEASURES)] for name, found in stances["classes"].items()],
        ),
        _table("Gold stance (rows) against the stance given (columns)", ["gold", *columns], matrix),
        _table("Gold positions not found or with another stance", ["position", "accepted", "given"], lines),
    ]  # fmt: skip


def _difference(difference: Mapping[str, Any]) -> list[str]:
    fixed, broken = len(difference["fixed"]), len(difference["broken"])
    head = f"{difference['compared']} questions compared: {fixed} fixed, {broken} broken."
    changes = [
        [change["id"], word, f"{change['from']} → {change['to']}", change["reason"]]
        for word, name in (("broken", "broken"), ("fixed", "fixed"))
        for change in difference[name]
    ]
    moved = [
        [MEASURES[name], number(move["before"]), number(move["after"]), f"{move['change']:+.3f}"]
        for name, move in difference["measures"]["all"].items()
        if move["change"]
    ]
    return [
        "<h2>Change against the earlier run</h2>",
        _line(head),
        _table("Questions whose verdict changed", ["question", "change", "verdict", "reason"], changes),
        _table("Measures that moved", ["measure", "before", "after", "change"], moved),
    ]


def _question(line: Mapping[str, Any]) -> str:
    quotes = "".join(f'<blockquote lang="sv">{escape(quote)}</blockquote>' for quote in line["quotes"])
    title = f"{line['verdict']}: {line['question']}"
    expected = ", ".join(line["expected"])
    facts = f"{line['id']} · {line['half']} · {line['kind']} · expected {expected} · got {line['status']}"
    return (
        f"<details><summary>{escape(title)}</summary><p>{escape(facts)}</p><p>{escape(line['reason'])}</p>"
        f'<p lang="{escape(line["language"])}">{escape(line["answer"] or "No answer.")}</p>{quotes}</details>'
    )
