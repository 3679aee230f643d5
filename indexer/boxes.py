"""A form's boxes to tick, and what of a line they leave said. Pure."""

import re
from collections.abc import Iterator
from itertools import pairwise

# drawn, as people write them in plain text, or as ticks in a row of a table
_BOX = re.compile(r"[☐☒☑]|\[[xX ]?\]|\([xX ]\)|(?<=\| )[xX✓✔✗✘√×•●](?= \S)")
_UNTICKED = re.compile(r"☐|\[ ?\]|\( \)")
_CELL_END = re.compile(r"(?<![☐☒☑\])])\s\|\s(?![☐☒☑(\[])")  # of a row: what stands in the next is no word of the box
_OPTION = re.compile(  # how the head of a form's column, or one of its choices, is called
    r"(?:till|av)styrk(?:er|s|t|a|an|ande)|avstår|ja|nej|vet ej|(?:ingen|inga) (?:åsikt|synpunkt(?:er)?|erinran)"
    r"|varken eller|delvis|instämmer(?: (?:inte|delvis|helt|ej))*|stödj(?:er|s)(?: (?:inte|ej))?",
    re.IGNORECASE,
)


def spoken(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence that are said: of a form's boxes to tick the words of those that are ticked."""
    boxes = list(_BOX.finditer(sentence))
    if not boxes:
        if not _offers(sentence):
            yield 0, len(sentence)
        return
    whole = sentence.strip()
    behind = whole.endswith(boxes[-1].group()) and _BOX.match(whole) is None  # `Ja ☐ Nej ☒`
    asked = 0 if behind or " | " not in sentence[: boxes[0].start()] else boxes[0].start()  # `Tillstyrks det? | ☐ Ja`
    ends = [box.end() for box in boxes] if behind else [
        *(box.start() for box in boxes), *(cell.start() for cell in _CELL_END.finditer(sentence, asked))]  # fmt: skip
    for start, end in pairwise(sorted({asked, *ends, len(sentence)})):
        part = sentence[start:end].strip(" |")
        if part and not any(box.start() == 0 or box.end() == len(part) for box in _UNTICKED.finditer(part)):
            yield start, end


def _offers(line: str) -> bool:
    """Return whether a row of a table only names what may be answered, as the head of a form does."""
    cells = [cell.strip(" .:") for cell in line.split(" | ")]
    return len({cell.lower() for cell in cells if _OPTION.fullmatch(cell)}) > 1


def is_unticked(line: str) -> bool:
    """Return whether a line, as far as it goes, is what stands at one box that nobody has ticked."""
    return _UNTICKED.match(line.lstrip()) is not None and len(_BOX.findall(line)) == 1
