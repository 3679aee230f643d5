"""The ministry's list of invited bodies (sändlista) beside the documents: which file it is, and whom it names."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from corpus.errors import UnreadableDocument
from corpus.raw import Raw
from corpus.readers.formats import Format, format_of
from corpus.readers.sandbox import Sandbox
from corpus.text import decode

_NAME = re.compile(
    r"^(?:bilaga[\W_]*)?(?:(?:sou|ds)[\W_]*\d{4}[\W_]+\d+[\W_]*|[a-zåäö]{1,2}\d{4}[\W_]+\d+[\W_]*)?"
    r"(?:\d+[\W_]*)?"
    r"(?:sändlistan?|sandlistan?|sändningslista|remissinstanser(?:na)?|remissinstanslista|remisslista"
    r"|sändlista[\W_]remiss|lista[\W_](?:(?:över|på|med)[\W_])?remissinstanser|inbjudna)(?![a-zåäö])",
    re.IGNORECASE,
)
# what they said, not who they are
_OTHER = re.compile(r"synpunkt|sammanst|(?<![^\W_])svar|remissvar|yttrande|referat", re.IGNORECASE)
_HEAD = re.compile(
    r"^(?:namn|remissinstans(?:er)?|organisation(?:er|snamn)?|instans(?:er)?|mottagare|inbjudna"
    r"|myndighet(?:er)?(?:/organisation)?|sändlista|remisslista|name|organi[sz]ation)\W*$",
    re.IGNORECASE,
)
_GROUP = re.compile(  # what stands over some of them, or counts them: nobody's name
    r"^(?:(?:statliga |centrala |övriga |andra |berörda )?"
    r"(?:kommun(?:er)?|regioner?|landsting|länsstyrelser|myndigheter|domstolar"
    r"|universitet(?: och högskolor)?|högskolor|lärosäten|organisationer|intresseorganisationer|företag"
    r"|branschorganisationer|fackförbund|föreningar|näringsliv(?:et)?|civilsamhället?|arbetsmarknadens parter)"
    r"|övriga|samtliga|handläggare|kontaktpersoner?|(?:totalt|summa|antal)\b.*|för kännedom.*)\W*$",
    re.IGNORECASE,
)
_FOR_KNOWLEDGE = re.compile(r"^\W*(?:kopia )?för kännedom\b", re.IGNORECASE)
_LISTED = re.compile(
    r"^(?:bilaga\s*\d*\W+)?(?:sändlista|remisslista|(?:lista (?:över|på) )?remissinstanser(?:na)?)\b[^.]{0,80}$",
    re.IGNORECASE,
)
_COUNT = re.compile(r"^\s*(?:\(?\d{1,3}[.)]\s+|\d{1,3}\s{1,4}(?=[A-ZÅÄÖ])|[-•*·–▪◦]\s+)")
_NOBODY = re.compile(
    r"departementet$|^regeringskansliet|^(?:sida|dnr|diarienummer|datum|telefon|tel|e-post|epost|postadress|besöksadress"
    r"|kopia|bilaga|remiss|svar|tfn|org\.?nr|växel|fax|webb)\b|^\d{3} ?\d{2} |@|https?:|www\.|\d{4}|^[\W\d]+$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?:]$")
_ABBREVIATED = ("m.fl.", "ek. för.", "u.p.a.")
_LONGEST = 120
_DELIMITERS = "\t;,"
_SAME = 0.8  # of the lines of a table at least so many have its number of columns
_NAMES = 0.6  # of a column of names at least so many cells are names


def is_list(name: str) -> bool:
    """Return whether a file is, by its name, the list of those invited."""
    stem = unicodedata.normalize("NFC", PurePosixPath(name).stem)
    return _NAME.match(stem) is not None and _OTHER.search(stem) is None


def named_bodies(data: bytes, sandbox: Sandbox) -> tuple[str, ...]:
    """Return the bodies that a list names, in its order, once each; raises UnreadableDocument."""
    kind = format_of(data, sheets=True)
    if kind is Format.TEXT:
        found = _in_lines(decode(data).splitlines())
    else:
        opened = sandbox.read(kind, data)
        if opened.raw is None:
            raise UnreadableDocument("it is taken for the list of those invited and holds no text")
        found = _in_rows(opened.raw) if kind is Format.XLSX else list(_in_text(_lines(opened.raw)))
    bodies = tuple(dict.fromkeys(found))
    if not bodies:
        raise UnreadableDocument("it is taken for the list of those invited and names nobody: write one body a line")
    return bodies


def _lines(raw: Raw) -> list[str]:
    return [line for block in raw.blocks for line in re.split(r"\n| \| ", block.text.text)]


def _in_lines(lines: Sequence[str]) -> list[str]:
    """Return the bodies of a text file: one a line, or a table with some delimiter."""
    said = [line for line in lines if line.strip()]
    for delimiter in _DELIMITERS:
        rows = [_cells(line, delimiter) for line in said]
        usual, times = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
        if usual > 1 and times >= max(2, len(said) * _SAME):
            return _column(rows)
    return list(_in_text(said))


def _cells(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line; a quoted cell may hold the delimiter."""
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return [line]


def _in_rows(raw: Raw) -> list[str]:
    rows = [block.text.text.split("\t") for block in raw.blocks]
    return _column([[cell.strip() for cell in row] for row in rows])


def _column(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the names of the column that a head calls so, else of the first that holds mostly names."""
    width = max(map(len, rows), default=0)
    for at, row in enumerate(rows[:10]):
        for column, cell in enumerate(row):
            if _HEAD.match(cell) and len([c for c in row if c]) > 1:
                return list(_names(other[column] for other in rows[at + 1 :] if column < len(other)))
    for column in range(width):
        cells = [row[column] for row in rows if column < len(row) and row[column]]
        names = list(_names(cells))
        if cells and len(set(names)) >= max(1.0, len(cells) * _NAMES):
            return names
    return []


def _in_text(lines: Iterable[str]) -> Iterator[str]:
    """Yield the bodies of a letter or list: below the line that says so, where there is one."""
    said = [line.strip() for line in lines if line.strip()]
    heads = (i + 1 for i in reversed(range(len(said))) if _LISTED.match(said[i]))
    begin = next((i for i in heads if any(_names(said[i:]))), 0)
    found = False
    for line in said[begin:]:
        if _FOR_KNOWLEDGE.match(line):
            return  # those below are told, not asked
        name = next(_names([line]), None)
        if name is not None:
            found = True
            yield name
        elif begin and found and (len(line) > _LONGEST or (_SENTENCE.search(line) and len(line.split()) > 5)):
            return  # the letter goes on


def _names(cells: Iterable[str]) -> Iterator[str]:
    for cell in cells:
        name = " ".join(_COUNT.sub("", unicodedata.normalize("NFC", cell)).split()).rstrip(",; ")
        fits = 1 < len(name) <= _LONGEST and name[0].isalpha() and name[0].isupper()
        heads = _HEAD.match(name) or _GROUP.match(name) or _LISTED.match(name)
        other = heads or _NOBODY.search(name) or _SENTENCE.search(name)
        if fits and not (other and not name.endswith(_ABBREVIATED)):
            yield name


def by_folder(
    lists: Mapping[Path, tuple[str, ...]], folders: Mapping[Path, str], root: Path
) -> dict[Path, tuple[str, ...]]:
    """Return the list that holds for each folder of documents: its own, else the nearest above it.

    `lists` are those found, by the folder each lies in. One above several consultations holds for none of them.
    `folders` gives the consultation of each folder.
    """
    found: dict[Path, tuple[str, ...]] = {}
    for folder in folders if lists else ():
        for above in (folder, *folder.parents):
            if above in lists and (above == folder or _consultations_below(above, folders) == 1):
                found[folder] = lists[above]
                break
            if above == root:
                break
    return found


def _consultations_below(above: Path, folders: Mapping[Path, str]) -> int:
    return len({c for f, c in folders.items() if f == above or above in f.parents})
