"""The overview as one self-contained web page: no script, nothing loaded, everything from outside escaped. Pure."""

from collections.abc import Iterator, Sequence
from html import escape

from service.compilation import rows
from service.compilation.blocks import Block, Contents, Heading, Look, Matrix, Paragraph, Role, Run, Table
from service.compilation.contract import Compilation
from service.compilation.outline import blocks
from service.compilation.text import say

_STYLE = """
:root { color-scheme: light; --ink: #1b1b1b; --muted: #545454; --line: #767676; --soft: #f1f4f7; --accent: #1a3f66; }
* { box-sizing: border-box; }
body { color: var(--ink); background: #fff; font: 1rem/1.55 "Segoe UI", Arial, sans-serif; margin: 0; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2, h3, h4, h5 { color: var(--accent); line-height: 1.25; margin: 2em 0 .5em; }
h1 { font-size: 2rem; margin-top: .5em; }
h2 { font-size: 1.5rem; border-bottom: 2px solid var(--accent); padding-bottom: .2em; }
h3 { font-size: 1.2rem; }
h4, h5 { font-size: 1rem; margin-top: 1.4em; }
h1, h2, h3, h4, h5, p, blockquote, nav { overflow-wrap: anywhere; }
p { margin: .4em 0; max-width: 46rem; }
a { color: #0b4a8f; }
.subtitle { font-size: 1.2rem; color: var(--muted); }
.notice { border: 2px solid #8a5a00; background: #fff8e6; padding: .7em 1em; }
.entry { margin-top: 1em; }
blockquote { border-left: 4px solid var(--line); margin: .3em 0 .3em .5em; padding-left: 1em; }
.source { font-size: .9rem; margin-left: 2em; }
.muted { color: var(--muted); }
.draft-title { margin-top: 1.6em; }
.draft { border: 1px dashed var(--line); background: var(--soft); padding: .8em 1em; }
.scroll { overflow-x: auto; margin: 1em 0; }
table { border-collapse: collapse; font-size: .875rem; }
caption { text-align: left; font-weight: bold; padding-bottom: .4em; }
th, td { border: 1px solid var(--line); padding: .3em .5em; text-align: left; vertical-align: top; min-width: 4em; }
th { background: var(--soft); }
tbody th { min-width: 14em; font-weight: normal; }
td.for { background: #e3f2e6; }
td.against { background: #fbe5e1; }
td.quiet { color: var(--muted); }
nav ul { padding-left: 1.2em; }
@page { size: A4; margin: 18mm; }
@page wide { size: A4 landscape; margin: 14mm; }
@media print {
  main { max-width: none; padding: 0; }
  body { font-size: 10pt; }
  a { color: inherit; text-decoration: none; }
  h1, h2, h3, h4, h5, .draft-title { break-after: avoid; }
  .entry { break-after: avoid; }
  .draft, tr { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  .wide { page: wide; }
  table { font-size: 7.5pt; width: 100%; }
  th, td, tbody th { min-width: 0; padding: .2em .3em; hyphens: auto; overflow-wrap: break-word; }
}
"""
_TAGS = {Look.STRONG: "strong", Look.NAME: "em"}
COLUMNS = 12  # organisations a table holds beside each other; more become rows


def to_html(compilation: Compilation) -> str:
    """Return the overview as one page."""
    language = compilation.language
    found = list(blocks(compilation))
    title = next(block for block in found if isinstance(block, Paragraph) and block.role is Role.TITLE)
    subject = ", ".join(part.consultation_id for part in compilation.consultations)
    body = "\n".join(text for block in found for text in _block(block, found, compilation))
    return (
        f'<!DOCTYPE html>\n<html lang="{language.value}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f'<meta name="generator" content="Belägg; {escape(compilation.snapshot)}">\n'
        f"<title>{escape(title.runs[0].text)} {escape(subject)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _block(block: Block, found: Sequence[Block], compilation: Compilation) -> Iterator[str]:
    language = compilation.language
    if isinstance(block, Heading):
        level = min(block.level + 1, 6)
        yield f'<h{level} id="{escape(block.anchor)}"{_lang(block.swedish)}>{escape(block.text)}</h{level}>'
    elif isinstance(block, Paragraph):
        yield _paragraph(block)
    elif isinstance(block, Table):
        yield _table(block)
    elif isinstance(block, Contents):
        yield from _contents(block, [h for h in found if isinstance(h, Heading) and h.level <= block.depth])
    elif isinstance(block, Matrix):
        grid = rows.grid(block.part, language)
        caption = say("matrix_caption", language)
        if len(grid.organisations) <= COLUMNS:
            yield _table(grid.by_proposal(caption, say("proposal", language), 0, COLUMNS))
        else:
            yield _table(grid.by_organisation(caption, say("organisation", language)))


def _contents(contents: Contents, headings: Sequence[Heading]) -> Iterator[str]:
    """Yield the table of contents as nested lists; no level is skipped on the way down."""
    yield f'<nav aria-label="{escape(contents.title)}">\n<p><strong>{escape(contents.title)}</strong></p>'
    depth = 0
    for heading in headings:
        yield "<ul>" if heading.level > depth else "</li>" + "</ul></li>" * (depth - heading.level)
        yield f'<li><a href="#{escape(heading.anchor)}"{_lang(heading.swedish)}>{escape(heading.text)}</a>'
        depth = heading.level
    yield "</li></ul>" * depth + "</nav>"


def _paragraph(paragraph: Paragraph) -> str:
    inner = "".join(_run(run) for run in paragraph.runs)
    if paragraph.role is Role.TITLE:
        return f"<h1>{inner}</h1>"
    if paragraph.role is Role.QUOTE:
        return f"<blockquote><p>{inner}</p></blockquote>"
    return f'<p class="{paragraph.role.value}">{inner}</p>'


def _run(run: Run) -> str:
    text = escape(run.text)
    if run.look is Look.QUOTE:
        return f'<span lang="sv">{text}</span>'
    if run.look is Look.MUTED:
        return f'<span class="muted">{text}</span>'
    tag = _TAGS.get(run.look)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _lang(swedish: bool) -> str:
    """Return the attribute that says words are Swedish; it does no harm on a Swedish page."""
    return ' lang="sv"' if swedish else ""


def _table(table: Table) -> str:
    heads, names = _lang(table.swedish_header), _lang(table.swedish_rows)
    head = "".join(f'<th scope="col"{heads if i else ""}>{escape(cell)}</th>' for i, cell in enumerate(table.header))
    body = "\n".join(
        f'<tr><th scope="row"{names}>{escape(row[0])}</th>{"".join(_cells(table, i))}</tr>'
        for i, row in enumerate(table.body)
    )
    kind = "scroll wide" if table.wide else "scroll"
    return (
        f'<div class="{kind}" role="region" tabindex="0" aria-label="{escape(table.caption)}">\n<table>\n'
        f"<caption>{escape(table.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n"
        "</table>\n</div>"
    )


def _cells(table: Table, row: int) -> Iterator[str]:
    for column, cell in enumerate(table.body[row][1:]):
        tone = f' class="{table.tones[row][column].value}"' if table.tones else ""
        yield f"<td{tone}>{escape(cell)}</td>"
