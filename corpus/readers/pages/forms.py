"""What was written into a PDF file after it was printed: the values of form fields, and text laid on its pages."""

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfFormEnv, PdfPage

from corpus.readers.pages.drawn_boxes import drawn_boxes
from corpus.readers.pages.placing import Placing
from corpus.readers.pages.row import Row

_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_PASSWORD = 1 << 13
_WRITTEN = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_CHOSEN = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_USUAL = 11.0  # points
_LINE = 1.3  # of the type size
_AFTER, _BEFORE = 3.0, 6.0  # of the type size: how far from a box the words stand that it ticks
_BREAKS = re.compile(r"\r\n|[\r\n]")
_MOST_FIELDS, _MOST_CHARS = 2_000, 100_000
Note = Any  # a handle of pdfium's


def with_answers(page: PdfPage, form: PdfFormEnv | None, rows: Sequence[Row], number: int) -> list[Row]:
    """Return the rows of a page, in the order in which they are drawn, with each answer at its place.

    An answer beside a label that ends in a colon goes on its row. A tick stands before the words that it ticks, and an
    empty box before those that it does not, also where boxes are only drawn.
    """
    boxes, made = drawn_boxes(page, rows, number)
    size = median(row.size for row in rows) if rows else _USUAL
    for drawn in boxes:
        if any(row.beside(drawn) and -1 < row.left - drawn.right < _AFTER * size for row in made):
            _tick(made, replace(drawn, size=size))
    place = Placing(page)
    for note, box in _notes(page, place):
        ticked = _ticked(note, form)
        if ticked is not None:
            _tick(made, Row(number, "☒" if ticked else "☐", *box, size, bold=False))
        elif words := _words(note, form):
            _write(made, _lines(words, box, size, number))
    return made


def _notes(page: PdfPage, place: Placing) -> Iterator[tuple[Note, tuple[float, float, float, float]]]:
    """Yield what was put on a page and may be seen, from the head to the foot, with its box on the page as shown."""
    rect = pdfium.FS_RECTF()
    notes, found = list[Note](), []
    for i in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_FIELDS)):
        notes.append(note := pdfium.FPDFPage_GetAnnot(page, i))
        if not pdfium.FPDFAnnot_GetFlags(note) & _HIDDEN and pdfium.FPDFAnnot_GetRect(note, rect):
            found.append((note, place(rect)))
    try:
        yield from sorted(found, key=lambda item: (item[1][1], item[1][0]))
    finally:
        for note in notes:
            pdfium.FPDFPage_CloseAnnot(note)


def _ticked(note: Note, form: PdfFormEnv | None) -> bool | None:
    """Return whether a box to tick is ticked; None where it is no such box."""
    if form is None or pdfium.FPDFAnnot_GetFormFieldType(form, note) not in _CHOSEN:
        return None
    return bool(pdfium.FPDFAnnot_IsChecked(form, note))


def _words(note: Note, form: PdfFormEnv | None) -> str:
    if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_FREETEXT:
        return _string(lambda *into: pdfium.FPDFAnnot_GetStringValue(note, b"Contents", *into))
    if form is None or pdfium.FPDFAnnot_GetFormFieldType(form, note) not in _WRITTEN:
        return ""
    if pdfium.FPDFAnnot_GetFormFieldFlags(form, note) & _PASSWORD:
        return ""
    return _string(lambda *into: pdfium.FPDFAnnot_GetFormFieldValue(form, note, *into))


def _string(get: Callable[..., int]) -> str:
    length = get(None, 0)
    if not 2 < length <= 2 * _MOST_CHARS:
        return ""
    into = ctypes.create_string_buffer(length)
    get(ctypes.cast(into, ctypes.POINTER(ctypes.c_ushort)), length)
    return into.raw.decode("utf-16-le", "replace").split("\0")[0].strip()


def _lines(words: str, box: tuple[float, float, float, float], size: float, number: int) -> list[Row]:
    left, top, right, bottom = box
    lines = [line.strip() for line in _BREAKS.split(words)]
    height = min((bottom - top) / len(lines), max(_LINE * size, 0.1)) if len(lines) > 1 else bottom - top
    return [
        Row(number, line, left, top + i * height, right, top + (i + 1) * height, size, bold=False)
        for i, line in enumerate(lines)
        if line
    ]


def _tick(rows: list[Row], box: Row) -> None:
    """Put a box before the words beside it, or after those that it stands behind."""
    beside = [i for i, row in enumerate(rows) if row.beside(box)]
    after = [i for i in beside if -1 < rows[i].left - box.right < _AFTER * box.size]
    before = [i for i in beside if -1 < box.left - rows[i].right < _BEFORE * box.size]
    if after:
        i = min(after, key=lambda i: rows[i].left)
        raised = tuple(at + 2 for at in rows[i].raised)
        rows[i] = replace(rows[i], text=f"{box.text} {rows[i].text}", left=box.left, raised=raised)
    elif before:
        i = max(before, key=lambda i: rows[i].right)
        rows[i] = replace(rows[i], text=f"{rows[i].text} {box.text}", right=box.right)
    else:
        _insert(rows, [box])


def _write(rows: list[Row], lines: Sequence[Row]) -> None:
    """Put the lines of an answer on their label's row, or where they stand among the others."""
    first = lines[0]
    if any(line.text in row.text and row.beside(line) and row.left >= line.left - 1 for row in rows for line in lines):
        return  # it is printed there too
    labels = [i for i, row in enumerate(rows) if row.beside(first) and row.right <= first.left + 1]
    label = max(labels, key=lambda i: rows[i].right, default=None)
    if label is not None and len(lines) == 1 and rows[label].text.rstrip().endswith(":"):
        rows[label] = replace(rows[label], text=f"{rows[label].text.rstrip()} {first.text}", right=first.right)
    else:
        _insert(rows, lines)


def _insert(rows: list[Row], lines: Sequence[Row]) -> None:
    first = lines[0]
    above = [i for i, row in enumerate(rows) if row.middle < first.top or (row.beside(first) and row.left < first.left)]
    at = 1 + max(above, key=lambda i: (rows[i].middle, rows[i].left)) if above else 0
    rows[at:at] = lines
