"""Which heading hangs under which: by number, by marks, and by what the parts of a letter or of minutes are. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.numbering import heading_number
from corpus.raw import RawBlock

_OWN_VIEW = r"ställningstagande|synpunkter|bedömning|inställning|skäl|överväganden|kommentar|utredningens förslag"
_TEMPLATE = re.compile(rf"{_OWN_VIEW}|yttrande|bakgrund|remissens innehåll|förslag till beslut", re.IGNORECASE)
_OF_MINUTES = (  # stands once for all that is decided, never under a section of the report
    r"Yrkanden?|Propositionsordning|Beslutsgång|Omröstning(?:sresultat)?|Votering|Beslutsunderlag"
    r"|Reservation(?:er)?|Protokollsanteckning(?:ar)?|Särskilt yttrande|Särskilda yttranden"
    r"|Beslutet (?:ska |skall )?(?:skickas|expedieras|sänds) till|Expedieras(?: till)?|Deltar ej i beslutet|Jäv"
)
# parts of minutes and of official letters: each tells who speaks below it, so it counts as a heading in any layout
PART = re.compile(
    rf"^(?:Ärende(?:t|beskrivning)|Sammanfattning(?: av ärendet)?|Bakgrund|Inledning|Beredning(?: av ärendet)?"
    rf"|\w+s förslag(?: till (?:yttrande|beslut|svar))?|Förslag till (?:yttrande|beslut|svar)|{_OF_MINUTES}"
    r"|Beslut|\w+s beslut|Skäl(?: för beslutet)?|Överväganden|Synpunkter|Yttrande|Ställningstagande|Slutord)$",
    re.IGNORECASE,
)
_CLOSES = re.compile(rf"^(?:{_OF_MINUTES})$", re.IGNORECASE)
_SAYS_OWN_VIEW = re.compile(_OWN_VIEW, re.IGNORECASE)
_DEEPER = 10  # added to the level of what hangs under a number, so that no mark outranks the number


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading that is open: `look` is what its marks say, `level` how deep it hangs."""

    level: int
    title: str
    look: int
    number: str | None

    @property
    def of_report(self) -> bool:
        """Whether it names a section of the report, and is no item of minutes (`§ 163`)."""
        return self.number is not None and not self.number.startswith("§")


class Nesting:
    """The headings that are open, as a text is gone through from its first heading to its last."""

    def __init__(self, headings: Sequence[RawBlock]) -> None:
        """Know all headings of the text: which of them recur, and where the numbered ones end."""
        self._times = Counter(raw.text.text.lower() for raw in headings)
        self._ahead = sum(_opened(raw).of_report for raw in headings)
        self._open: list[_Heading] = []
        self._item: list[_Heading] = []
        self._held: set[int] = set()

    def path(self, raw: RawBlock) -> tuple[str, ...]:
        """Open the next heading; return the titles from the outermost to it."""
        self._open = self._push(_opened(raw))
        return tuple(heading.title for heading in self._open)

    def _push(self, new: _Heading) -> list[_Heading]:
        """Return what is open above and including a heading.

        A numbered heading hangs under the headings whose number begins its own, whatever the marks say. An unnumbered
        one that recurs, or that names a part every section has (`Förbundets ställningstagande`), hangs under the
        nearest numbered heading even where its marks put it beside. What belongs to the letter or the minutes as a
        whole ends the sections of the report.
        """
        if new.number is not None:
            return self._push_numbered(new)
        numbered = [i for i, heading in enumerate(self._open) if heading.number is not None]
        if numbered and self._open[numbered[-1]].of_report and self._ends_sections(new):
            return [*self._item, _deeper(new) if self._item else new]
        repeated = self._times[new.title.lower()] > 1
        if numbered and (repeated or _TEMPLATE.search(new.title) or self._open[numbered[-1]].level < new.look):
            return [*self._open[: numbered[-1] + 1], _deeper(new)]
        return [*(h for h in self._open if h.level < new.look and h.number is None), new]

    def _push_numbered(self, new: _Heading) -> list[_Heading]:
        parents = [h for h in self._open if h.number and new.number and new.number.startswith(h.number + ".")]
        if new.of_report:
            self._ahead -= 1
            self._held |= {h.look for h in self._open if not parents and h.number is None} - {new.look}
        else:
            self._item = [new]
        return [*parents, new]

    def _ends_sections(self, new: _Heading) -> bool:
        """Return whether a heading belongs to the letter as a whole although it comes after a section of the report.

        Some parts of minutes always do; others where they come after the last section, and look like what held them.
        """
        if _CLOSES.match(new.title):
            return True
        once = self._times[new.title.lower()] == 1 and not _SAYS_OWN_VIEW.search(new.title)
        return once and not self._ahead and new.look in self._held and PART.match(new.title) is not None


def _opened(raw: RawBlock) -> _Heading:
    return _Heading(raw.level, raw.text.text, raw.level, heading_number(raw.text.text))


def _deeper(heading: _Heading) -> _Heading:
    return _Heading(heading.look + _DEEPER, heading.title, heading.look, heading.number)
