"""What the words of an RTF file say of its text: the looks of letters and paragraphs, cells, the ends of blocks."""

import codecs
from collections.abc import Callable

from corpus.readers.rtf.sink import Paragraph, Sink
from corpus.readers.rtf.state import CODECS, PAGES, SYMBOL_CHARSET, Colours, Font, Goal, Group, Style


class Properties:
    """Fonts, styles and colours of a file, and what holds at the place that is read. `ACTIONS` changes it."""

    def __init__(self) -> None:
        self.body = Sink()
        self._sinks = [self.body]
        self._groups = [Group()]
        self._colours = Colours()
        self._codec = "cp1252"
        self._fonts: dict[int, Font] = {}
        self._styles: dict[int, Style] = {}
        self._default_font: int | None = None
        self.titled = False  # whether the first page has a header of its own, which may be none
        self._font = 0
        self._style = 0

    @property
    def _sink(self) -> Sink:
        return self._sinks[-1]

    @property
    def _group(self) -> Group:
        return self._groups[-1]

    def _end_paragraph(self) -> None:
        self._sink.end_paragraph(self._styles)

    def end_cell(self, _: int | None = None) -> None:
        """Finish a cell."""
        self._sink.paragraph.in_table = True
        self._end_paragraph()
        self._sink.end_cell()

    def end_row(self, _: int | None = None) -> None:
        """Finish a row."""
        self._sink.end_row()

    def define_row(self, _: int | None = None) -> None:
        """Begin the definition of a row."""
        self._sink.define_row()

    def set_codec(self, number: int | None) -> None:
        """Take the code page of the whole file."""
        name = PAGES.get(number or 0, f"cp{number}")
        try:
            self._codec = codecs.lookup(name).name
        except LookupError:
            self._codec = "cp1252"

    def set_charset(self, number: int | None) -> None:
        """Take the character set of a font."""
        font = self._fonts.setdefault(self._font, Font())
        font.symbols = number == SYMBOL_CHARSET
        font.codec = CODECS.get(number or 0) if number else None

    def set_font(self, number: int | None) -> None:
        """Choose a font, or define it."""
        if self._group.goal is Goal.FONTS:
            self._font = number or 0
            self._fonts[self._font] = Font()
        else:
            self._group.font = number

    def set_style(self, number: int | None) -> None:
        """Choose a paragraph style, or define it."""
        if self._group.goal is Goal.STYLES:
            self._style = number or 0
            self._styles[self._style] = Style()
        else:
            self._sink.paragraph.style = number or 0

    def set_level(self, number: int | None) -> None:
        """Take an outline level: 0 the outermost, 9 body text."""
        level = number + 1 if number is not None and 0 <= number < 9 else 0
        if self._group.goal is Goal.STYLES:
            self._styles.setdefault(self._style, Style()).level = level
        else:
            self._sink.paragraph.level = level

    def new_paragraph(self, _: int | None = None) -> None:
        """Finish a paragraph."""
        if self._group.goal is Goal.TEXT:
            self._end_paragraph()

    def reset_paragraph(self, _: int | None = None) -> None:
        """Forget the properties of paragraphs."""
        if self._group.goal is Goal.TEXT:
            self._sink.paragraph = Paragraph()

    def reset_characters(self, _: int | None = None) -> None:
        """Forget the properties of characters."""
        group = self._group
        group.bold = group.hidden = group.deleted = group.struck = group.white = False

    def set_default_font(self, number: int | None) -> None:
        """Take the font of what names none."""
        self._default_font = number

    def switch(self, name: str, number: int | None) -> None:
        """Turn a property of characters on or off."""
        setattr(self._group, name, number != 0)

    def mix(self, part: int, number: int | None) -> None:
        """Take how much red (0), green (1) or blue (2) is in the colour being defined."""
        if self._group.goal is Goal.COLOURS:
            self._colours.mix(part, number)

    def set_colour(self, number: int | None) -> None:
        """Take the colour of letters, by its place in the table."""
        self._group.white = self._colours.is_white(number)

    def shade(self, number: int | None) -> None:
        """Say that letters stand on a colour of their own."""
        self._group.shaded |= bool(number)

    def shade_paragraph(self, number: int | None) -> None:
        """Say that a paragraph stands on a colour of its own."""
        self._sink.paragraph.shaded |= bool(number)

    def into_table(self, _: int | None = None) -> None:
        """Say that the paragraph stands in a table."""
        self._sink.paragraph.in_table = True

    def merge(self, kind: str) -> None:
        """Say that the cell being defined goes on from another."""
        self._sink.merge = kind

    def define_cell(self, _: int | None = None) -> None:
        """Finish the definition of a cell."""
        self._sink.define_cell()

    def mark_head(self, _: int | None = None) -> None:
        """Say that the row is the table's head."""
        self._sink.head = True

    def set_title_page(self, _: int | None = None) -> None:
        """Say that the first page shares no header with the others."""
        self.titled |= self._sink is self.body and not self.body.flow.blocks

    def set_skip(self, number: int | None) -> None:
        """Take how many characters stand in for a Unicode one."""
        self._group.skip = min(max(number if number is not None else 1, 0), 10)


ACTIONS: dict[str, Callable[[Properties, int | None], None]] = {
    "par": Properties.new_paragraph, "sect": Properties.new_paragraph, "nestcell": Properties.new_paragraph,
    "cell": Properties.end_cell, "row": Properties.end_row, "trowd": Properties.define_row,
    "intbl": Properties.into_table, "cellx": Properties.define_cell, "trhdr": Properties.mark_head,
    "pard": Properties.reset_paragraph, "plain": Properties.reset_characters,
    "ansicpg": Properties.set_codec, "fcharset": Properties.set_charset,
    "f": Properties.set_font, "deff": Properties.set_default_font, "s": Properties.set_style,
    "outlinelevel": Properties.set_level, "uc": Properties.set_skip,
    "titlepg": Properties.set_title_page,
    "b": lambda place, number: place.switch("bold", number),
    "v": lambda place, number: place.switch("hidden", number),
    "deleted": lambda place, number: place.switch("deleted", number),
    "strike": lambda place, number: place.switch("struck", number),
    "striked": lambda place, number: place.switch("struck", number),
    "red": lambda place, number: place.mix(0, number),
    "green": lambda place, number: place.mix(1, number),
    "blue": lambda place, number: place.mix(2, number),
    "cf": Properties.set_colour, "cb": Properties.shade, "chcbpat": Properties.shade, "highlight": Properties.shade,
    "cbpat": Properties.shade_paragraph, "shading": Properties.shade_paragraph, "chshdng": Properties.shade,
    "clvmrg": lambda place, _: place.merge("clvmrg"),
    "mac": lambda place, _: place.set_codec(10000),
    "pc": lambda place, _: place.set_codec(437),
    "pca": lambda place, _: place.set_codec(850),
}  # fmt: skip
