"""Real footnotes: python-docx has none, so their part of the file is written here."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from lxml import etree

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
FIRST = 2  # 0 and 1 are the lines that Word draws above footnotes


class Footnotes:
    """The footnotes of one document, in the order in which they are added."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.root = etree.fromstring(f"<w:footnotes {nsdecls('w')}/>")
        for number, kind in enumerate(("separator", "continuationSeparator")):
            self.root.append(_line(number, kind))
        self.count = 0

    def add(self, paragraph: Any, words: str) -> None:
        """A mark at the end of `paragraph` and its note."""
        number, self.count = FIRST + self.count, self.count + 1
        run = paragraph.add_run(style="Footnote Reference")
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(number))
        run._r.append(mark)
        self.root.append(_note(number, words))

    def close(self) -> None:
        """Puts the part into the document."""
        data = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        package = self.document.part.package
        part = Part(PackURI("/word/footnotes.xml"), TYPE, data, package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _line(number: int, kind: str) -> Any:
    return etree.fromstring(
        f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    )


def _note(number: int, words: str) -> Any:
    note = etree.fromstring(
        f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        '<w:r><w:t xml:space="preserve"> </w:t></w:r></w:p></w:footnote>'
    )
    note[0][-1][0].text = f" {words}"
    return note
