"""The overview as Markdown (CommonMark with tables); words from outside lose their meaning as markup. Pure."""

import re
from collections.abc import Iterator

from service.compilation import rows
from service.compilation.blocks import Block, Contents, Heading, Look, Matrix, Paragraph, Role, Run, Table
from service.compilation.contract import Compilation
from service.compilation.outline import blocks
from service.compilation.text import say

COLUMNS = 8  # organisations a table holds beside each other; more become rows
_MARKUP = re.compile(
    r"[\\`*_\[\]<|~$]|&(?=#?\w+;)|(?<=\w)@(?=\w)|(?<=[a-z]):(?=//)|(?<=\bwww)\.|^[#>+=-]", re.IGNORECASE
)
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")


def to_markdown(compilation: Compilation) -> str:
    """Return the overview as one Markdown document."""
    found = list(blocks(compilation))
    return "\n\n".join(text for block in found for text in _block(block, found, compilation)) + "\n"


def escaped(text: str) -> str:
    """Return words from outside so that Markdown shows every character as it is, on one line."""
    marked = _MARKUP.sub(lambda match: f"\\{match.group()}", " ".join(text.split("\n")))
    return _NUMBERED.sub(r"\1\\\2", marked)


def _block(block: Block, found: list[Block], compilation: Compilation) -> Iterator[str]:
    language = compilation.language
    if isinstance(block, Heading):
        yield f"{'#' * min(block.level + 1, 6)} {escaped(block.text)}"
    elif isinstance(block, Paragraph):
        yield _paragraph(block)
    elif isinstance(block, Table):
        yield f"*{escaped(block.caption)}*"
        yield _table(block)
    elif isinstance(block, Contents):
        yield f"**{escaped(block.title)}**"
        headings = [h for h in found if isinstance(h, Heading) and h.level <= block.depth]
        yield "\n".join(f"{'  ' * (h.level - 1)}- {escaped(h.text)}" for h in headings)
    elif isinstance(block, Matrix):
        grid = rows.grid(block.part, language)
        caption = say("matrix_caption", language)
        if len(grid.organisations) <= COLUMNS:
            yield _table(grid.by_proposal(caption, say("proposal", language), 0, COLUMNS))
        else:
            yield _table(grid.by_organisation(caption, say("organisation", language)))


def _paragraph(paragraph: Paragraph) -> str:
    words = "".join(_run(run) for run in paragraph.runs)
    if paragraph.role is Role.TITLE:
        return f"# {words}"
    if paragraph.role in (Role.QUOTE, Role.NOTICE, Role.DRAFT):
        return f"> {words}"
    return words


def _run(run: Run) -> str:
    text = escaped(run.text)
    inner = text.strip()
    if not inner or run.look not in (Look.STRONG, Look.NAME):
        return text
    mark = "**" if run.look is Look.STRONG else "*"
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{inner}{mark}{after}"


def _table(table: Table) -> str:
    lines = [_row(table.header), "|" + "---|" * len(table.header)]
    return "\n".join([*lines, *(_row(row) for row in table.body)])


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"
