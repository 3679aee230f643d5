"""Follows the tokens of an RTF file and gathers its blocks."""

from collections.abc import Iterable
from dataclasses import replace

from corpus.readers.rtf.properties import ACTIONS, Properties
from corpus.readers.rtf.sink import Header, Sink
from corpus.readers.rtf.state import SIGNS, Answer, Font, Goal, Style
from corpus.readers.rtf.tokens import Token
from corpus.readers.symbols import symbol
from corpus.readers.unseen import LeftOut

_SKIPPED = frozenset(
    """info pict filetbl revtbl nonshppict shprslt xe tc rxe annotation atnid atnauthor private1 template
    ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn objdata listtable listoverridetable nonesttables themedata
    sn sp comment""".split()
)
_NOTES = frozenset(("footnote",))
_HEADERS = frozenset("header headerf headerl headerr footer footerf footerl footerr".split())
_KEPT = frozenset("shpinst shptxt ud nesttableprops fldrslt".split())  # although marked as what may be left out
_UNSAID = (Goal.NOWHERE, Goal.AROUND)
_FORM_NUMBERS = frozenset(("ffres", "ffdefres"))
_LONGEST_CODE = 200
_DEEPEST = 10_000


class Document(Properties):
    """Reads tokens; afterwards `body` holds the text, `headers` what stands on its pages."""

    def __init__(self) -> None:
        super().__init__()
        self.headers: list[Header] = []
        self.notes: list[Sink] = []
        self.left_out = LeftOut()
        self.cut_off = False  # whether groups are open at the file's end
        self._answer = Answer()
        self._bytes: list[bytes] = []
        self._skip = 0  # stand-ins still to pass over
        self._starred = False
        self._high = 0  # first half of a surrogate pair

    def read(self, stream: Iterable[Token]) -> None:
        """Follow all tokens."""
        for token in stream:
            if token.word == "" and token.text:
                self._text(token.text)
                continue
            if token.word in ("{", "}"):
                self._flush()
                self._skip = 0
                self._open() if token.word == "{" else self._close()
            else:
                self._control(token.word, token.number)
        self._flush()
        self.cut_off = len(self._groups) > 1
        while len(self._groups) > 1:
            self._close()
        self._end_paragraph()
        self._sink.end_table()

    def _open(self) -> None:
        self._starred = False
        if len(self._groups) > _DEEPEST:
            raise RecursionError
        self._groups.append(replace(self._group, ends=""))

    def _close(self) -> None:
        if len(self._groups) == 1:
            return
        closed = self._groups.pop()
        if closed.goal is Goal.CODE and self._group.goal is not Goal.CODE:
            self._say(self._answer.shown)
        if closed.ends in ("note", "header"):
            self._end_paragraph()
            self._sink.end_table()
            self._sinks.pop()
        elif closed.ends == "box":
            self._end_paragraph()
            box = self._sinks.pop()
            box.end_table()
            self._sink.target.add_all(box.flow.blocks)

    def _into(self, sink: Sink, ends: str) -> None:
        self._sinks.append(sink)
        self._group.ends = ends
        self._group.goal = Goal.TEXT
        self._group.bold = self._group.struck = self._group.white = False
        self._group.shaded |= ends != "note"  # what lies behind a box or a page's head is not known

    def _control(self, word: str, number: int | None) -> None:
        if word == "u" and number is not None:
            self._unicode(number)
            return
        self._flush()
        if word == "*":
            self._starred = True
            return
        starred, self._starred = self._starred, False
        if self._skip and word in ("~", "_", "-", "\\", "{", "}", "bullet"):
            self._skip -= 1
            return
        goal = self._group.goal
        if goal in (Goal.CODE, Goal.FORM, Goal.CHOICE):
            self._form(word, number, starred)
        if goal not in (Goal.TEXT, Goal.LABEL, Goal.COLOURS, Goal.FONTS, Goal.STYLES) and not (
            goal is Goal.AROUND and word in _KEPT
        ):
            return
        if self._destination(word, starred):
            return
        if word in SIGNS:
            self._say(SIGNS[word])
        elif action := ACTIONS.get(word):
            action(self, number)

    def _destination(self, word: str, starred: bool) -> bool:
        group = self._group
        if word in ("fonttbl", "stylesheet", "colortbl", "fldinst", "listtext", "pntext"):
            goals = {
                "fonttbl": Goal.FONTS,
                "colortbl": Goal.COLOURS,
                "stylesheet": Goal.STYLES,
                "fldinst": Goal.CODE,
            }
            group.goal = goals.get(word, Goal.LABEL)
            if group.goal is Goal.CODE:
                self._answer = Answer()
            if group.goal is Goal.LABEL:
                self._sink.label = []
        elif word in _NOTES:  # starred too: so LibreOffice writes it
            note = Sink()
            self.notes.append(note)
            self._into(note, "note")
        elif word in _SKIPPED or (starred and word not in _KEPT and word not in ("cs", "ts")):
            group.goal = Goal.NOWHERE
        elif word in _HEADERS:
            header = Header(word, early=not self.body.flow.blocks and not self.body.text.letters)
            self.headers.append(header)
            self._into(header.sink, "header")
        elif word == "shptxt":
            self._into(Sink(), "box")
        elif word in ("upr", "shpinst"):
            group.goal = Goal.AROUND
        elif word == "ud":
            group.goal = Goal.TEXT
        elif word in ("cs", "ts") and group.goal is Goal.STYLES:
            group.goal = Goal.NOWHERE
        else:
            return False
        return True

    def _form(self, word: str, number: int | None, starred: bool) -> None:
        """Take what the code of a field says of the answer in it."""
        group = self._group
        if word == "formfield":
            group.goal = Goal.FORM
        elif word == "ffl" and group.goal is Goal.FORM:
            group.goal = Goal.CHOICE
            self._answer.choices.append("")
        elif starred:
            group.goal = Goal.NOWHERE
        elif word in _FORM_NUMBERS and number is not None:
            self._answer.numbers[word] = number

    def _text(self, data: bytes) -> None:
        if self._skip:
            passed = min(self._skip, len(data))
            self._skip -= passed
            data = data[passed:]
        if self._group.goal not in _UNSAID:
            self._bytes.append(data)

    def _flush(self) -> None:
        if self._bytes:
            data, self._bytes = b"".join(self._bytes), []
            font = self._fonts.get(self._group.font if self._group.font is not None else self._default_font or 0)
            if font is not None and font.symbols and self._group.goal in (Goal.TEXT, Goal.LABEL):
                self._say("".join(symbol(code, font.name) for code in data))
            else:
                self._say(data.decode((font.codec if font else None) or self._codec, "replace"))

    def _unicode(self, number: int) -> None:
        self._flush()
        point = number % 0x10000
        self._skip = self._group.skip
        if 0xD800 <= point < 0xDC00:
            self._high = point
            return
        if 0xDC00 <= point < 0xE000:
            character = chr(0x10000 + ((self._high - 0xD800) << 10) + point - 0xDC00) if self._high else "\ufffd"
        else:
            character = symbol(point, "symbol") if 0xF000 <= point < 0xF100 else chr(point)
        self._high = 0
        self._say(character)

    def _say(self, text: str) -> None:
        group, sink = self._group, self._sink
        if group.goal is Goal.TEXT:
            shaded = group.shaded or sink.paragraph.shaded or sink.paragraph.in_table
            if group.hidden or (group.white and not shaded):
                self.left_out.hide(text)
            elif group.struck:
                self.left_out.strike(text)
            elif not group.deleted:
                sink.text.add(text, bold=group.bold)
        elif group.goal is Goal.CODE:
            self._answer.code = (self._answer.code + text)[:_LONGEST_CODE]
        elif group.goal is Goal.CHOICE:
            self._answer.choices[-1] += text
        elif group.goal is Goal.COLOURS:
            self._colours.finish(text)
        elif group.goal is Goal.LABEL:
            if sink.label is not None:
                sink.label.append(text)
        elif group.goal is Goal.FONTS:
            self._fonts.setdefault(self._font, Font()).name += text.partition(";")[0]
        elif group.goal is Goal.STYLES:
            style = self._styles.setdefault(self._style, Style())
            style.name += text.partition(";")[0]
