"""Documents as authors send them: made by pandoc from Markdown, or by hand where pandoc does not write such things."""

import io
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from caravan_pub.pandoc import ENVIRONMENT, find_pandoc

MANUSCRIPT = """---
title: The Road North
author: [Ana Ruiz, Bo Li]
lang: es-GT
date: 2018-10-17
---

# Departure

The *caravan* left **at dawn**, ~~late~~ early.[^why] It cost 5 * 3 = 15, see [the report](https://example.org/a_b).

![The well at *noon*](well.png){alt="A woman lowers a bucket into a well"}

## Seven days {#days}

| Month | People |
|:------|-------:|
| May   |    120 |
| June  |   3400 |

: People counted

Caravan

:   A group that travels together.

> They said: go home.

- bread
- water

    1. from the well
    2. from the river

# The border

Back to [the days](#days), with `code` and [palabras]{lang="fr"}.

| Roses are red,
| violets are not.

[^why]: Nobody says *why*.

    A second paragraph of the note.
"""


def photo(width: int = 1500, height: int = 1000, kind: str = "PNG") -> bytes:
    """A plain picture, large enough to be printed."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (20, 90, 160)).save(buffer, kind)
    return buffer.getvalue()


def made_by_pandoc(folder: Path, ending: str, source: str = MANUSCRIPT, **pictures: bytes) -> Path:
    """A document that pandoc writes from Markdown; ``well.png`` lies beside it, and what else is given."""
    for name, data in {"well.png": photo(), **pictures}.items():
        (folder / name).write_bytes(data)
    (folder / "road.md").write_text(source, encoding="utf-8")
    path = folder / f"road.{ending}"
    if ending != "md":
        run_pandoc_on(folder, "road.md", "--standalone", f"--output={path.name}")
    return path


def plain_words(path: Path) -> list[str]:
    """The words of a document's text as pandoc gives it, without the signs that it draws tables and lists with."""
    text = run_pandoc_on(path.parent, path.name, "--to=plain", "--wrap=none")
    return [word for word in text.split() if any(char.isalnum() for char in word)]


def run_pandoc_on(folder: Path, *arguments: str) -> str:
    """What the package's own pandoc says."""
    command = [str(find_pandoc().path), *arguments]
    return subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True).stdout.decode()


NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    }.items()
)
STYLES = {"Heading1": "heading 1", "Titre2": "heading 2", "Caption": "caption", "PullQuote": "Pull Quote",
          "Verse": "Verse", "Picture": "Captioned Figure", "Marginalia": "Marginalia", "Quote": "Quote"}  # fmt: skip
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def word_paragraph(inner: str, style: str = "") -> str:
    """A paragraph of a Word document."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{inner}</w:p>"


def word_run(words: str, properties: str = "") -> str:
    """Words of a Word document."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def word_field(instruction: str, shown: str = "") -> str:
    """A field of a Word document."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{word_run(shown) if shown else ""}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def word_picture(text: str, how: str = 'r:embed="rId7"') -> str:
    """A picture of a Word document with its alt text."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9144" cy="9144"/>'
        f'<wp:docPr id="1" name="Picture 1" descr="{text}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill><a:blip {how}/></pic:blipFill></pic:pic></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r>"
    )


def word_box(words: str) -> str:
    """A text box of a Word document, in its two versions."""
    inner = f"<w:txbxContent>{word_paragraph(word_run(words))}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="x">'
        f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def word_members(body: str, **more: str | bytes) -> dict[str, str | bytes]:
    """The members of a Word document with this body; ``more``: other members, or other contents of these."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/></w:style>'
        for name, shown in STYLES.items()
    )
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    related = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "comments", "comments.xml"),
        ("rId7", "image", "media/image1.png"),
    ]
    return {
        "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(f'<Relationship Id="{one}" Type="{OFFICE}/{kind}" Target="{at}"/>' for one, kind, at in related)
        + f'<Relationship Id="rId8" Type="{OFFICE}/image" TargetMode="External" Target="https://example.org/x.png"/>'
        "</Relationships>",
        "word/styles.xml": f'<?xml version="1.0"?><w:styles {NAMESPACES}>{defaults}{styles}</w:styles>',
        "word/comments.xml": f'<?xml version="1.0"?><w:comments {NAMESPACES}><w:comment w:id="3" w:author="Ed">'
        f"{word_paragraph(word_run('check this'))}</w:comment></w:comments>",
        "word/media/image1.png": photo(),
        "word/document.xml": f'<?xml version="1.0"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>',
        **more,
    }


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def word_document(body: str, **more: str | bytes) -> bytes:
    """A Word document with this body."""
    return zipped(word_members(body, **more))
