"""The styles of the Word document: one per role of paragraph, plain fonts that every office has."""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from service.compilation.blocks import Role
from service.compilation.word_xml import NAMESPACES

FONT = "Arial"
ACCENT = RGBColor(0x1A, 0x3F, 0x66)
MUTED = RGBColor(0x54, 0x54, 0x54)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a style sets its paragraphs; lengths in points. `border` is the side that has a line, or `box`."""

    size: float = 10
    before: float = 0
    after: float = 4
    indent: float = 0
    bold: bool = False
    color: RGBColor | None = None
    keep_next: bool = False
    border: str = ""
    shade: str = ""
    spacing: float = 1.15


# Names that Word knows keep what it does with them: navigation, contents, captions.
_LOOKS: dict[str, _Look] = {
    "Normal": _Look(),
    "Title": _Look(size=26, after=2, bold=True, color=ACCENT),
    "Subtitle": _Look(size=15, after=10, color=MUTED),
    "Heading 1": _Look(size=18, before=20, after=6, bold=True, color=ACCENT, keep_next=True),
    "Heading 2": _Look(size=13, before=18, after=4, bold=True, color=ACCENT, keep_next=True),
    "Heading 3": _Look(size=10.5, before=10, after=3, bold=True, keep_next=True),
    "Heading 4": _Look(size=10, before=8, after=3, bold=True, keep_next=True),
    "TOC Heading": _Look(size=13, before=16, after=4, bold=True, color=ACCENT, keep_next=True),
    "toc 1": _Look(before=3, after=1),
    "toc 2": _Look(after=1, indent=14, size=9.5),
    "toc 3": _Look(after=1, indent=28, size=9.5),
    "Caption": _Look(size=9, before=8, after=3, bold=True, keep_next=True),
    "Footer": _Look(size=8, color=MUTED, after=0),
    "Quote": _Look(before=1, after=2, indent=16, border="left"),
    "Belagg Notice": _Look(before=4, after=10, indent=7, bold=True, border="box", shade="FFF8E6"),
    "Belagg Fact": _Look(after=3),
    "Belagg Entry": _Look(before=6, after=1, keep_next=True),
    "Belagg Source": _Look(size=8.5, after=4, indent=16),
    "Belagg Draft Title": _Look(before=12, after=3, keep_next=True),
    "Belagg Draft": _Look(after=8, indent=7, border="box", shade="F1F4F7", spacing=1.25),
    "Belagg Cell": _Look(size=8, after=0, spacing=1),
}
_OF_ROLE = {
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.NOTICE: "Belagg Notice",
    Role.FACT: "Belagg Fact",
    Role.TEXT: "Normal",
    Role.ENTRY: "Belagg Entry",
    Role.QUOTE: "Quote",
    Role.SOURCE: "Belagg Source",
    Role.DRAFT_TITLE: "Belagg Draft Title",
    Role.DRAFT: "Belagg Draft",
}


def prepare(document: Document, language: str) -> dict[str, str]:
    """Set up every style and the language of the text; return the ids of the styles by name."""
    _default_language(document, language)
    ids = {}
    for name, look in _LOOKS.items():
        style = _style(document, name)
        _apply(style, look)
        ids[name] = str(style.style_id)
    return ids


def style_of(role: Role) -> str:
    """Return the name of the style for a role of paragraph."""
    return _OF_ROLE[role]


def _style(document: Document, name: str) -> ParagraphStyle:
    known = {style.name for style in document.styles}
    if name in known:
        style = document.styles[name]
    else:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("toc"))
        style.base_style = document.styles["Normal"]
    assert isinstance(style, ParagraphStyle)
    return style


def _apply(style: ParagraphStyle, look: _Look) -> None:
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FONT, Pt(look.size), look.bold, False
    font.color.rgb = look.color or RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    if look.border == "box":  # the line stands outside the text
        form.right_indent = Pt(look.indent)
    form.space_before, form.space_after, form.left_indent = Pt(look.before), Pt(look.after), Pt(look.indent)
    form.line_spacing, form.keep_with_next, form.keep_together = look.spacing, look.keep_next, look.keep_next
    _line_and_shade(style, look)


def _line_and_shade(style: ParagraphStyle, look: _Look) -> None:
    properties = style.element.get_or_add_pPr()
    for tag in ("w:pBdr", "w:shd"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    sides = ("top", "left", "bottom", "right") if look.border == "box" else (look.border,) if look.border else ()
    lines = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="6" w:color="767676"/>' for side in sides)
    found = [f"<w:pBdr {NAMESPACES}>{lines}</w:pBdr>"] if lines else []
    found += [f'<w:shd {NAMESPACES} w:val="clear" w:color="auto" w:fill="{look.shade}"/>'] if look.shade else []
    following = [qn(f"w:{tag}") for tag in ("tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl")]
    for xml in found:
        after = next((child for child in properties if child.tag in following), None)
        element = parse_xml(xml)
        properties.append(element) if after is None else after.addprevious(element)


def _default_language(document: Document, language: str) -> None:
    """Say which language the text is in, for spelling and for screen readers."""
    styles = document.styles.element
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults is not None
    found = defaults.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        defaults.append(found)
    found.set(qn("w:val"), language)
    found.set(qn("w:eastAsia"), language)
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), language)
