"""The parts of a Word document around its text: styles, footer, properties, what refers to what. A4, Indonesian."""

from __future__ import annotations

from sopcheck.ooxml import DECLARATION, OFFICE, WORD, content_types, escaped, relations
from sopcheck.reporters.pages.wording import printable
from sopcheck.reporters.wordml.markup import PAGE_WIDTH

NAMES = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
FONT = "Arial"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"

OPENING = f"{DECLARATION}<w:document {NAMES}><w:body>"


def closing(landscape: bool = False, header: bool = False) -> str:
    """The end of the text: the size of the page, and what stands at its edges."""
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    head = '<w:headerReference w:type="default" r:id="rId5"/>' if header else ""
    return (
        f'<w:sectPr>{head}<w:footerReference w:type="default" r:id="rId4"/><w:pgSz {size}/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" '
        'w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def around(title: str, footer: str, creator: str = "", header: str = "", width: int = PAGE_WIDTH) -> dict[str, str]:
    """All parts but the text, by name. creator: of the document's properties; header: paragraphs above each page;
    width: of the text, in twips.
    """
    types = {
        "word/document.xml": f"{_KIND}.document.main+xml",
        "word/styles.xml": f"{_KIND}.styles+xml",
        "word/settings.xml": f"{_KIND}.settings+xml",
        "word/numbering.xml": f"{_KIND}.numbering+xml",
        "word/footer1.xml": f"{_KIND}.footer+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    related = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "settings", "settings.xml"),
        ("rId3", "numbering", "numbering.xml"),
        ("rId4", "footer", "footer1.xml"),
    ]
    parts = {}
    if header:
        types["word/header1.xml"] = f"{_KIND}.header+xml"
        related.append(("rId5", "header", "header1.xml"))
        parts["word/header1.xml"] = f"{DECLARATION}<w:hdr {NAMES}>{header}</w:hdr>"
    return {
        "[Content_Types].xml": content_types(types),
        "_rels/.rels": relations(
            [("rId1", "officeDocument", "word/document.xml"), ("rId2", _CORE_RELATION, "docProps/core.xml")]
        ),
        "docProps/core.xml": _properties(title, creator),
        "word/_rels/document.xml.rels": relations(related),
        "word/styles.xml": _STYLES,
        "word/settings.xml": _SETTINGS,
        "word/numbering.xml": _NUMBERING,
        "word/footer1.xml": _footer(footer, width),
        **parts,
    }


def _properties(title: str, creator: str) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:creator>{escaped(creator)}</dc:creator><dc:language>id-ID</dc:language>"
        f"<dc:title>{escaped(printable(title))}</dc:title></cp:coreProperties>"
    )


def _footer(words: str, width: int) -> str:
    def number(name: str) -> str:
        return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    def text(part: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{escaped(printable(part))}</w:t></w:r>'

    pages = f"{text('Halaman ')}{number('PAGE')}{text(' dari ')}{number('NUMPAGES')}"
    return (
        f'{DECLARATION}<w:ftr {NAMES}><w:p><w:pPr><w:pStyle w:val="Footer"/>'
        f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs></w:pPr>'
        f"{text(words)}<w:r><w:tab/></w:r>{pages}</w:p></w:ftr>"
    )


def _style(name: str, shown: str, form: str = "", letters: str = "", after: str = "", based: str = "Normal") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if name != based else ""
    following = f'<w:next w:val="{after}"/>' if after else ""
    default = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{shown}"/>{base}{following}'
        f"<w:qFormat/><w:pPr>{form}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _spacing(before: int, after: int, keep: bool = False, more: str = "") -> str:
    hold = "<w:keepNext/><w:keepLines/>" if keep else ""
    return f'{hold}<w:spacing w:before="{before}" w:after="{after}"/>{more}'


def _size(half_points: int, bold: bool = False, colour: str = "") -> str:
    tone = f'<w:color w:val="{colour}"/>' if colour else ""
    return f'{"<w:b/>" if bold else ""}{tone}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_CENTRED = '<w:jc w:val="center"/>'
_GRID = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7B8794"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLES = (
    f'{DECLARATION}<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" '
    f'w:cs="{FONT}" w:eastAsia="{FONT}"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="id-ID"/></w:rPr>'
    "</w:rPrDefault><w:pPrDefault><w:pPr>"
    '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    + _style("Normal", "Normal")
    + _style("Title", "Title", _spacing(0, 60, more=_CENTRED), _size(32, True), "Subtitle")
    + _style("Subtitle", "Subtitle", _spacing(0, 60, more=_CENTRED), _size(22), "Normal")
    + _style("Heading1", "heading 1", _spacing(360, 120, True, '<w:outlineLvl w:val="0"/>'), _size(26, True), "Normal")
    + _style("Heading2", "heading 2", _spacing(300, 100, True, '<w:outlineLvl w:val="1"/>'), _size(23, True), "Normal")
    + _style("Heading3", "heading 3", _spacing(200, 80, True, '<w:outlineLvl w:val="2"/>'), _size(20, True), "Normal")
    + _style(
        "ListBullet",
        "List Bullet",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' + _spacing(0, 40),
    )
    + _style("TableText", "Isi Tabel", _spacing(20, 20), _size(17))
    + _style("TableHead", "Kepala Tabel", _spacing(40, 40, True), _size(17, True), based="TableText")
    + _style("TableLabel", "Label Tabel", _spacing(20, 20), _size(17, True), based="TableText")
    + _style("AfterTable", "Sesudah Tabel", '<w:spacing w:before="0" w:after="60" w:line="120" w:lineRule="exact"/>')
    + _style("Hint", "Petunjuk", _spacing(0, 20), _size(15, colour="52606D"))
    + _style("Footer", "footer", "", _size(15, colour="52606D"))
    + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_GRID}</w:tblBorders></w:tblPr></w:style></w:styles>"
)
_SETTINGS = (
    f'{DECLARATION}<w:settings {NAMES}><w:defaultTabStop w:val="709"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
_NUMBERING = (
    f'{DECLARATION}<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
