"""Laws of words that stand in a file unseen: what is hidden or struck through is no text, and the document says so."""

import pytest

from corpus.readers.unseen import LeftOut
from tests.unit.corpus.readers.office import docx, odt, opened, p, t, table, texts
from tests.unit.corpus.readers.test_html import page
from tests.unit.corpus.readers.test_rtf import rtf

STRUCK, HIDDEN = "överstruken text i filen lästes inte (1 ord)", "dold text i filen lästes inte (1 ord)"
SEEN = "Staden avstyrker förslaget."
WHITE = '<w:color w:val="FFFFFF"/>'
STYLES = """<w:style w:type="character" w:styleId="Vit"><w:name w:val="Vit"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr>
</w:style><w:style w:type="paragraph" w:styleId="Bruten"><w:name w:val="Bruten"/><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Balk"><w:name w:val="Balk"/><w:pPr><w:shd w:val="clear" w:fill="1F3864"/></w:pPr>
</w:style>"""
AUTOMATIC = """<style:style style:name="S" style:family="text"><style:text-properties
style:text-line-through-style="solid"/></style:style><style:style style:name="W" style:family="text">
<style:text-properties fo:color="#ffffff"/></style:style><style:style style:name="B" style:family="paragraph">
<style:paragraph-properties fo:background-color="#004488"/></style:style><style:style style:name="N" style:family="text">
<style:text-properties style:text-line-through-style="none" fo:color="#000000"/></style:style>"""
COLOURS = r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;}"


def _run(properties: str) -> bytes:
    return docx(
        f"<w:p>{t('Staden ')}<w:r><w:rPr>{properties}</w:rPr><w:t>tillstyrker</w:t></w:r>{t('avstyrker förslaget.')}</w:p>",
        styles=STYLES,
    )


def _span(style: str) -> bytes:
    said = f'Staden <text:span text:style-name="{style}">tillstyrker</text:span>avstyrker förslaget.'
    return odt(f"<text:p>{said}</text:p>", automatic=AUTOMATIC)


def _in_page(markup: str, style: str = "") -> bytes:
    head = f"<style>{style}</style>" if style else ""
    return page(f"{head}<p>Staden {markup}avstyrker förslaget.</p>")


@pytest.mark.parametrize(
    ("data", "warning"),
    [
        (_run("<w:strike/>"), STRUCK), (_run("<w:dstrike/>"), STRUCK),
        (_run("<w:vanish/>"), HIDDEN), (_run(WHITE), HIDDEN), (_run('<w:rStyle w:val="Vit"/>'), HIDDEN),
        (_span("S"), STRUCK), (_span("W"), HIDDEN),
        (rtf(rf"{COLOURS}Staden {{\strike tillstyrker}}avstyrker f\'f6rslaget.\par"), STRUCK),
        (rtf(rf"{COLOURS}Staden {{\striked1 tillstyrker}}avstyrker f\'f6rslaget.\par"), STRUCK),
        (rtf(rf"{COLOURS}Staden {{\cf2 tillstyrker}}avstyrker f\'f6rslaget.\par"), HIDDEN),
        (rtf(rf"{COLOURS}Staden {{\v tillstyrker}}avstyrker f\'f6rslaget.\par"), HIDDEN),
        (_in_page("<del>tillstyrker</del>"), STRUCK), (_in_page("<s>tillstyrker</s>"), STRUCK),
        (_in_page("<strike>tillstyrker</strike>"), STRUCK),
        (_in_page('<span style="text-decoration: line-through">tillstyrker</span>'), STRUCK),
        (_in_page('<span style="font-size:0">tillstyrker</span>'), HIDDEN),
        (_in_page('<span style="font-size: 0px; margin: 0">tillstyrker</span>'), HIDDEN),
        (_in_page('<span style="position:absolute;left:-9999px">tillstyrker</span>'), HIDDEN),
        (_in_page('<span style="color:#FFF">tillstyrker</span>'), HIDDEN),
        (_in_page('<font color="white">tillstyrker</font>'), HIDDEN),
        (_in_page("<span hidden>tillstyrker</span>"), HIDDEN),
        (_in_page('<span class="dold">tillstyrker</span>', ".dold { display: none }"), HIDDEN),
    ],
)  # fmt: skip
def test_words_that_are_hidden_or_struck_through_are_no_text_and_the_document_says_so(
    data: bytes, warning: str
) -> None:
    raw = opened(data).raw
    assert raw is not None
    assert [block.text.text for block in raw.blocks] == [SEEN]
    assert raw.warnings == [warning]


@pytest.mark.parametrize(
    "data",
    [
        _run('<w:strike w:val="0"/><w:color w:val="auto"/>'),
        _run(f'{WHITE}<w:shd w:val="clear" w:fill="000000"/>'),
        _run(f'{WHITE}<w:highlight w:val="black"/>'),
        _span("N"),
        rtf(rf"{COLOURS}Staden {{\cf2\chcbpat1 tillstyrker}}avstyrker f\'f6rslaget.\par"),
        rtf(rf"{COLOURS}Staden {{\cf1\strike0 tillstyrker}}avstyrker f\'f6rslaget.\par"),
        rtf(rf"{COLOURS}\cbpat1 Staden {{\cf2 tillstyrker}}avstyrker f\'f6rslaget.\par"),
        _in_page("<ins>tillstyrker</ins>"),
        _in_page('<span style="font-size:0.9em">tillstyrker</span>'),
        _in_page('<span style="color:#fff;background:#036">tillstyrker</span>'),
        _in_page('<span style="color:#fff">tillstyrker</span>', "body { background-color: navy }"),
        _in_page('<span class="dold">tillstyrker</span>', "@media print { .dold { display: none } }"),
        _in_page('<span class="dold">tillstyrker</span>', ".dold { display: none } .visad .dold { display: inline }"),
        _in_page('<span class="dold">tillstyrker</span>', ".meny .dold { display: none }"),
    ],
)
def test_words_that_somebody_may_see_are_kept(data: bytes) -> None:
    raw = opened(data).raw
    assert raw is not None
    assert [block.text.text for block in raw.blocks] == ["Staden tillstyrkeravstyrker förslaget."]
    assert raw.warnings == []


@pytest.mark.parametrize(
    "data",
    [
        docx(table((f"<w:p><w:r><w:rPr>{WHITE}</w:rPr><w:t>Rubrik</w:t></w:r></w:p>", p("Text")))),
        docx(f'<w:p><w:pPr><w:pStyle w:val="Balk"/></w:pPr><w:r><w:rPr>{WHITE}</w:rPr><w:t>Rubrik</w:t></w:r></w:p>{p("Text")}', styles=STYLES),
        docx(f'<w:p><w:r><w:drawing><x behindDoc="1"/></w:drawing></w:r><w:r><w:rPr>{WHITE}</w:rPr><w:t>Rubrik</w:t></w:r></w:p>{p("Text")}'),
        odt('<text:p text:style-name="B"><text:span text:style-name="W">Rubrik</text:span></text:p><text:p>Text</text:p>', automatic=AUTOMATIC),
    ],
)  # fmt: skip
def test_white_words_on_a_colour_or_a_picture_are_read(data: bytes) -> None:
    assert " ".join(texts(data)).replace(" |", "") == "Rubrik Text"


def test_a_paragraph_whose_style_strikes_it_through_is_no_text() -> None:
    data = docx(p(SEEN) + f'<w:p><w:pPr><w:pStyle w:val="Bruten"/></w:pPr>{t("Borta")}</w:p>', styles=STYLES)
    assert texts(data) == [SEEN]


def test_a_hidden_section_is_no_text() -> None:
    section = '<text:section text:name="a" text:display="none"><text:p>Dolt</text:p></text:section>'
    raw = opened(odt(f"<text:p>{SEEN}</text:p>{section}")).raw
    assert raw is not None
    assert ([b.text.text for b in raw.blocks], raw.warnings) == ([SEEN], [HIDDEN])


def test_a_file_that_hides_nothing_has_no_warning() -> None:
    assert LeftOut().warnings == []
