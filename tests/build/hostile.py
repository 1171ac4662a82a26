"""Publications that are bad on purpose: what arrives from people who err, and from people who mean harm."""

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.photos.pixels import saved, scene
from tests.publications import SMALLEST

CHAPTER, TOML = "content/chapters/01-one.md", "content/publication.toml"
SIDECAR, PHOTO, SOURCES = "content/photos/a.toml", "content/photos/a.jpg", "content/sources.toml"
HEAD = str(SMALLEST[TOML])
SHOWN = "# One\n\n![](photos/a.jpg)\n"
SAID = 'alt = "A road."\ncaption = "The road."\ncredit = "Ana Paz"\n'
OF_THE_MACHINE = "root:x:0"
"""What /etc/passwd begins with, and no product holds."""


@dataclass(frozen=True)
class Bad:
    """A bad publication: its files (path → what it holds), a hand that does what files cannot, and what is told.

    One of the ``codes`` is; and the program ends with 1.
    """

    files: dict[str, str | bytes] = field(default_factory=dict)
    codes: tuple[str, ...] = ()
    hand: Callable[[Path], object] = lambda _folder: None


def chapter(body: str, *codes: str) -> Bad:
    """A chapter with this body."""
    return Bad({CHAPTER: f"# One\n\n{body}\n"}, codes)


def settings(lines: str, *codes: str) -> Bad:
    """Settings with these lines after the title and the language."""
    return Bad({TOML: HEAD + lines}, codes)


def photo(data: bytes | str, *codes: str, sidecar: str = SAID) -> Bad:
    """A chapter that shows a photo with this file."""
    return Bad({CHAPTER: SHOWN, SIDECAR: sidecar, PHOTO: data}, codes)


def chart(sidecar: str, data: str | bytes, *codes: str) -> Bad:
    """A chapter that shows a drawing of this data."""
    files = {
        CHAPTER: "# One\n\n![](figures/a)\n",
        "content/figures/a.toml": SAID + sidecar,
        "content/figures/a.csv": data,
    }
    return Bad(files, codes)


def template(text: str, *codes: str) -> Bad:
    """A template of the publication's own."""
    return Bad({"templates/colophon-text.xhtml": text}, codes or ("template-broken",))


def style(text: str) -> Bad:
    """A citation style of the publication's own, which formats one source."""
    files: dict[str, str | bytes] = {
        TOML: HEAD + '[citations]\nstyle = "own.csl"\n',
        CHAPTER: "# One\n\nSaid [@a].\n",
        SOURCES: '[[source]]\nid = "a"\ntype = "book"\ntitle = "T"\n',
        "content/own.csl": text,
    }
    return Bad(files, ("style-broken", "style-unknown"))


def odd(path: str, make: Callable[[Path], object], code: str = "not-a-plain-file") -> Bad:
    """Something that is no file where a file should be."""

    def hand(folder: Path) -> None:
        (folder / path).unlink(missing_ok=True)
        make(folder / path)

    return Bad({}, (code,), hand=hand)


def listening(path: Path) -> None:
    """A socket; its name is short, for sockets' names are."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def deep(folder: Path) -> None:
    """Folders within folders, deeper than any book's."""
    at = folder.joinpath("content", *["d"] * 40)
    at.mkdir(parents=True)
    (at / "a.md").write_text("# A\n")


JPEG = saved(scene(600, 400), "JPEG")
PNG_HEAD = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
CSL = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">{}</style>'

CORPUS: dict[str, Bad] = {
    # settings
    "settings that end in the middle": Bad({TOML: 'title = "A'}, ("toml-invalid",)),
    "settings of a thousand brackets": settings("a = " + "[" * 1000, "toml-invalid"),
    "a key of a thousand dots": settings("a" + ".a" * 1000 + " = 1", "toml-invalid"),
    "a number of a million digits": settings("date = " + "9" * 1_000_000, "toml-invalid"),
    "settings that are no UTF-8": Bad({TOML: b'title = "\xff"\n'}, ("character-forbidden",)),
    "settings with a zero": Bad({TOML: 'title = "a\0"\n'}, ("character-forbidden", "toml-invalid")),
    "a title that rings the bell": Bad({TOML: 'title = "a\\u0007"\nlanguage = "en"\n'}, ("character-forbidden",)),
    "a title that is a table": Bad({TOML: 'language = "en"\n[title]\na = 1\n'}, ("value-wrong", "key-missing")),
    "no title": Bad({TOML: 'language = "en"\n'}, ("key-missing",)),
    "a language that is a path": Bad({TOML: 'title = "A"\nlanguage = "../../../etc/passwd"\n'}, ("value-wrong",)),
    "a page of nothing": settings('[print]\ntrim = "0mm x 0mm"\n', "value-wrong"),
    "a page as large as a town": settings('[print]\ntrim = "900km x 900km"\n', "value-wrong"),
    "bleed below nothing": settings('[print]\nbleed = "-3mm"\n', "value-wrong"),
    "a cover outside the folder": settings('[epub]\ncover = "../../../../etc/passwd"\n', "cover-missing"),
    "a cover that is the folder itself": settings('[epub]\ncover = "."\n', "cover-missing"),
    "a theme that is a path": settings('[theme]\nname = "../../../etc"\n', "theme-unusable"),
    "sources outside the folder": settings('[citations]\nsources = ["../../../etc/passwd"]\n', "sources-unreadable"),
    "sources at the disk's root": settings('[citations]\nsources = ["/etc/passwd"]\n', "sources-unreadable"),
    "a citation style at the disk's root": settings('[citations]\nstyle = "/etc/passwd"\n', "style-unknown"),
    "chapters outside the folder": settings('[structure]\nbody = ["../**/*.md"]\n', "no-chapters"),
    "a glob that could look for ever": settings('[structure]\nbody = ["' + "**/" * 60 + '*.md"]\n', "no-chapters"),
    "a made part that there is not": settings('[structure]\nfront = ["@virus"]\n', "structure-unknown"),
    "a chapter listed twice": settings(
        '[structure]\nbody = ["chapters/*.md", "chapters/01-one.md"]\n', "structure-repeated"
    ),
    # the manuscript
    "quotations a thousand deep": chapter("> " * 1000 + "a", "nesting-too-deep"),
    "lists three hundred deep": chapter("\n".join("  " * depth + "- a" for depth in range(300)), "nesting-too-deep"),
    "divs a thousand deep": chapter("::: note\n" * 1000, "nesting-too-deep"),
    "emphasis a thousand deep": chapter("*a " * 1000 + "a*" * 1000, "nesting-too-deep"),
    "a script": chapter("<script>alert(1)</script>", "raw-html"),
    "a picture that acts": chapter('<img src=x onerror="alert(1)">', "raw-html"),
    "a link that runs": chapter("[a](javascript:alert(1))", "link-unsafe"),
    "a link that hides that it runs": chapter("[a](<java\tscript:alert(1)>)", "link-unsafe"),
    "a link with a document in it": chapter("[a](data:text/html;base64,PHNjcmlwdD4=)", "link-unsafe"),
    "a link to a file of the machine": chapter("[a](file:///etc/passwd)", "link-unsafe"),
    "a link to another machine's folder": chapter("[a](//example.org/a)", "link-unsafe"),
    "a picture that is a file of the machine": chapter("![a](file:///etc/passwd)", "photo-unknown"),
    "a picture outside the folder": chapter("![a](../../../../etc/passwd)", "photo-unknown"),
    "a picture outside, in another spelling": chapter("![a](photos/%2e%2e/%2e%2e/secret.jpg)", "photo-unknown"),
    "a picture of another machine": chapter("![a](https://example.org/a.png)", "photo-unknown"),
    "attributes that act": chapter('[a]{onclick="alert(1)"}', "attribute-unknown"),
    "attributes with a style": chapter('[a]{style="position:fixed"}', "attribute-unknown"),
    "an id that is a path": chapter("## B {#../../x}", "identifier-unsafe", "attributes-broken"),
    "text that runs the other way": chapter("a \u202e b", "character-forbidden"),
    "a character of no text": chapter("a &#12; b", "character-forbidden"),
    "half of a pair of surrogates": Bad({CHAPTER: b"# One\n\na \xed\xa0\x80 b\n"}, ("character-forbidden",)),
    "a chapter in another encoding": Bad({CHAPTER: "# Uno\n\nmañana\n".encode("cp1252")}, ("character-forbidden",)),
    "a chapter of zeros": Bad({CHAPTER: b"\0" * 10_000}, ("character-forbidden",)),
    "a chapter of nothing": Bad({CHAPTER: b""}, ("heading-misplaced",)),
    "a chapter of a mark alone": Bad({CHAPTER: b"\xef\xbb\xbf"}, ("heading-misplaced",)),
    "a chapter in UTF-16": Bad({CHAPTER: "# One\n\nWords.\n".encode("utf-16")}, ("character-forbidden",)),
    "notes that call each other": chapter("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]", "note-within-note"),
    "front matter that grows": Bad(
        {CHAPTER: "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: [*b, *b]\n---\n\n# One\n"}, ("front-matter-invalid",)
    ),
    "front matter that runs": Bad(
        {CHAPTER: '---\ntitle: !!python/object/apply:os.system ["touch x"]\n---\n\nA\n'}, ("front-matter-invalid",)
    ),
    "front matter a thousand deep": Bad(
        {CHAPTER: "---\ntitle: " + "[" * 1000 + "\n---\n\n# One\n"}, ("front-matter-invalid",)
    ),
    # files
    "a chapter that is a link": odd(CHAPTER, lambda at: at.symlink_to("/etc/passwd")),
    "photos that are a link": odd("content/photos", lambda at: at.symlink_to("/etc")),
    "settings that are a link": odd(TOML, lambda at: at.symlink_to("/etc/passwd")),
    "a chapter that never ends": odd(CHAPTER, os.mkfifo),
    "a chapter that is a socket": odd(CHAPTER, listening),
    "a chapter that is a folder": odd(CHAPTER, Path.mkdir, "no-chapters"),
    "folders forty deep": Bad({}, ("too-much-input",), hand=deep),
    # photos
    "a photo of nothing": photo(b"", "photo-format-unknown", "photo-damaged"),
    "a photo that is a page": photo("<html><script>alert(1)</script></html>", "photo-format-unknown"),
    "a photo that is a program of PostScript": photo(
        "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(%pipe%touch x) (w) file\n", "photo-format-unknown"
    ),
    "a photo that is cut off": photo(JPEG[:2000], "photo-damaged"),
    "a photo of more pixels than there is memory": photo(
        PNG_HEAD + b"\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x02\x00\x00\x00", "photo-too-large", "photo-damaged"
    ),
    "a photo cropped to nothing": photo(JPEG, "value-wrong", sidecar=SAID + "crop = [0.5, 0.5, 0.5, 0.5]\n"),
    "a sidecar of the wrong kinds": photo(JPEG, "value-wrong", sidecar="alt = 1\ncaption = []\ncredit = 1979-05-27\n"),
    "a sidecar that is no TOML": photo(JPEG, "toml-invalid", sidecar="alt = "),
    "a picture with a script": Bad({CHAPTER: "# One\n\n![](photos/a.svg)\n", SIDECAR: SAID, "content/photos/a.svg":
                                    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'},
                                   ("photo-format-unknown",)),
    # drawings
    "a chart of no numbers": chart('kind = "bar"\ndata = "a.csv"\n', "Month,Count\nMay,many\n", "drawing-impossible"),
    "a chart of numbers without end": chart('kind = "bar"\ndata = "a.csv"\n', "M,C\nMay,1e999\n", "drawing-impossible"),
    "a chart of data outside the folder": chart('kind = "bar"\ndata = "../../../etc/passwd"\n', "", "data-missing"),
    "a chart of uneven rows": chart('kind = "bar"\ndata = "a.csv"\n', "M,C\nMay\n", "value-wrong"),
    "a map of brackets": chart('kind = "map"\nlayers = { land = "a.csv" }\n', "[" * 100_000, "drawing-impossible"),
    "a map of another world": chart(
        'kind = "map"\nbounds = [-1e9, -1e9, 1e9, 1e9]\nlayers = { land = "a.csv" }\n', "{}", "drawing-impossible"
    ),
    # sources
    "sources that are no TOML": Bad({SOURCES: "[[source]\n"}, ("toml-invalid",)),
    "a source twice": Bad({SOURCES: '[[source]]\nid = "a"\ntitle = "T"\n' * 2}, ("source-repeated",)),
    "a source that names whom it protects": Bad(
        {SOURCES: '[[source]]\nid = "a"\nprotected = true\nlabel = "An official"\ntitle = "Talk"\n'},
        ("source-not-protected",),
    ),
    "sources a thousand deep": Bad(
        {TOML: HEAD + '[citations]\nsources = ["a.json"]\n', "content/a.json": "[" * 100_000}, ("sources-unreadable",)
    ),
    "sources that are no list": Bad(
        {TOML: HEAD + '[citations]\nsources = ["a.json"]\n', "content/a.json": '{"id": "a"}'}, ("sources-unreadable",)
    ),
    "a style that laughs": style(LAUGHS + CSL.format("&c;")),
    "a style that reads the machine": style(OUTSIDE + CSL.format("<info><title>&e;</title></info>")),
    "a style that is a page": style("<html/>"),
    "a style of one word": style("x"),
    # templates
    "a template that climbs": template("{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    "a template that never ends": template("{% for a in range(9**9) %}{% endfor %}"),
    "a template that reads the machine": template('{% include "/etc/passwd" %}'),
    "a template that climbs out": template('{% include "../../../../../etc/passwd" %}'),
    "a template that calls itself": template('{% include "colophon-text.xhtml" %}'),
    "a template with entities": template(OUTSIDE + "<p>&e;</p>", "epub-document-malformed"),
    "a template that is no XML": template("<p>a", "epub-document-malformed"),
    "a template in another encoding": Bad({"templates/colophon-text.xhtml": b"<p>\xff</p>"}, ("character-forbidden",)),
    "a script in a template": template("<script>alert(1)</script>", "epub-content-active"),
    "a page in a page": template('<iframe src="https://example.org/"></iframe>', "epub-content-active"),
    "a form": template('<form action="https://example.org/"><input name="a"/></form>', "epub-content-active"),
    "a picture from elsewhere": template(
        '<p><img src="https://example.org/a.png" alt="a"/></p>', "epub-resource-remote"
    ),
    "a style sheet that reads the machine": Bad(
        {"styles/common/style.css": "p { background: url(file:///etc/passwd) }"},
        ("epub-link-unsafe", "epub-resource-remote", "epub-file-missing", "epub-link-broken"),
    ),
    "a style sheet from elsewhere": Bad(
        {"styles/common/style.css": '@import "https://example.org/a.css";'}, ("epub-resource-remote",)
    ),
    "theme values that are no TOML": Bad({"styles/theme.toml": "colors = "}, ("toml-invalid",)),
}  # fmt: skip
"""By what is bad about each."""
