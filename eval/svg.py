"""Two plots as inline SVG, drawn without scripts; every mark has its figure as text beside it. Pure."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

_ROW, _LEFT, _WIDE = 26, 430, 420
_FILLS = ("#1b6b3a", "#b8860b", "#6b7280", "#b3261e")
_HATCH = ("", "4 2", "1 3", "8 3")


def bars(title: str, parts: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]) -> str:
    """Return stacked bars, one per row, each as wide as its share of the row; counts stand beside them."""
    height = _ROW * (len(rows) + 1)
    drawn = [_legend(parts)]
    for number, (label, counts) in enumerate(rows, start=1):
        y = _ROW * number
        drawn.append(_label(label, y))
        drawn.append(_stack(counts, y))
        drawn.append(_text(_LEFT + _WIDE + 8, y + 17, " / ".join(str(count) for count in counts)))
    return _figure(title, _LEFT + _WIDE + 150, height, drawn)


def intervals(title: str, rows: Sequence[tuple[str, Sequence[tuple[str, Mapping[str, Any]]]]]) -> str:
    """Return one dot with its interval per measure and series, on a scale from 0 to 1."""
    drawn = [_tick(tick, len(rows)) for tick in range(5)]
    y = _ROW
    for label, series in rows:
        for name, measure in series:
            drawn.append(_label(f"{label}, {name}", y))
            drawn.append(_dot(measure, y, filled=name == "dev"))
            y += _ROW
    return _figure(title, _LEFT + _WIDE + 150, y + _ROW, drawn)


def _tick(tick: int, rows: int) -> str:
    x, bottom = _LEFT + _WIDE * tick / 4, _ROW * (rows * 2 + 1)
    line = f'<line x1="{x}" x2="{x}" y1="{_ROW}" y2="{bottom}" stroke="#d0d0d0"/>'
    return line + _text(x - 10, 16, f"{tick / 4:.2f}")


def _figure(title: str, width: float, height: float, drawn: Sequence[str]) -> str:
    return (
        f'<svg role="img" aria-label="{escape(title)}" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'font-size="13" font-family="system-ui,sans-serif" xmlns="http://www.w3.org/2000/svg"><title>{escape(title)}</title>'
        + "".join(drawn)
        + "</svg>"
    )


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _label(text: str, y: float) -> str:
    return _text(_LEFT - 8, y + 17, text if len(text) <= 64 else text[:63] + "…", "end")


def _legend(parts: Sequence[str]) -> str:
    return "".join(
        f'<rect x="{_LEFT + 105 * n}" y="4" width="12" height="12" fill="{_FILLS[n % 4]}" stroke="#1a1a1a" '
        f'stroke-dasharray="{_HATCH[n % 4]}"/>' + _text(_LEFT + 105 * n + 17, 15, part)
        for n, part in enumerate(parts)
    )


def _stack(counts: Sequence[int], y: float) -> str:
    total, x, drawn = sum(counts), float(_LEFT), []
    for number, count in enumerate(counts):
        wide = _WIDE * count / total if total else 0.0
        if wide:
            drawn.append(
                f'<rect x="{x:.1f}" y="{y + 4}" width="{wide:.1f}" height="{_ROW - 8}" fill="{_FILLS[number % 4]}" '
                f'stroke="#1a1a1a" stroke-dasharray="{_HATCH[number % 4]}"/>'
            )
        x += wide
    return "".join(drawn)


def _dot(measure: Mapping[str, Any], y: float, *, filled: bool) -> str:
    if measure["value"] is None:
        return _text(_LEFT + 4, y + 17, "not defined")
    x, middle = _LEFT + _WIDE * measure["value"], y + _ROW / 2
    line = ""
    if measure["low"] is not None:
        low, high = (_LEFT + _WIDE * measure[end] for end in ("low", "high"))
        line = f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{middle}" y2="{middle}" stroke="#1a1a1a" stroke-width="2"/>'
    fill = "#0b3d91" if filled else "#ffffff"
    dot = f'<circle cx="{x:.1f}" cy="{middle}" r="5" fill="{fill}" stroke="#0b3d91" stroke-width="2"/>'
    return line + dot + _text(_LEFT + _WIDE + 12, y + 17, f"{measure['value']:.3f} (n={measure['defined']})")
