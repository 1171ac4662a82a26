"""Make twelve typical slips, and write what the program says to each into the manual.

Called as ``python tools/slips.py [--check]``.  --check changes nothing and ends with 1 where the page says otherwise.
"""

import sys
import tempfile
from pathlib import Path

from manual import write_or_compare

from caravan_pub.build.prepare import prepare
from caravan_pub.diagnostics import Diagnostics, as_text

PAGE = Path(__file__).parent.parent / "docs" / "manual" / "how-to" / "mend-problems.md"
SOUND = {
    "content/publication.toml": 'title = "The Road"\nlanguage = "en"\n',
    "content/chapters/01-one.md": "# One\n\nThe well was dry [@report].\n\n![](photos/well.jpg){#fig-well}\n",
    "content/photos/well.toml": 'alt = "A dry well."\ncaption = "The well."\ncredit = "Ana Pérez"\nstatus = "fpo"\n',
    "content/sources.toml": '[[source]]\nid = "report"\ntype = "report"\ntitle = "Water"\npublisher = "Office"\n'
    'issued = "2018"\nauthor = [{ literal = "Office" }]\n',
}
BEGIN = "# One\n\nThe well was dry [@report].\n\n![](photos/well.jpg){#fig-well}\n\n"
SLIPS = (
    ("A reference that is misspelt", "content/chapters/01-one.md", BEGIN + "See @fig-wel for the rope.\n"),
    ("A source that is misspelt", "content/chapters/01-one.md", BEGIN + "It had been full in May [@reprot].\n"),
    ("A picture that is misspelt", "content/chapters/01-one.md", BEGIN + "![](photos/wel.jpg)\n"),
    ("A key that is misspelt", "content/publication.toml",
     'title = "The Road"\nlanguage = "en"\npublsher = "A Press"\n'),
    ("A length without its unit", "content/publication.toml",
     'title = "The Road"\nlanguage = "en"\n\n[print]\nbleed = "3"\n'),
    ("A quotation mark that is never closed in TOML", "content/publication.toml",
     'title = "The Road\nlanguage = "en"\n'),
    ("A fence that is never closed", "content/chapters/01-one.md",
     BEGIN + '::: {.sidebar title="Wells"}\nThere are nine.\n'),
    ("A class that is misspelt", "content/chapters/01-one.md", BEGIN + "::: {.side-bar}\nThere are nine.\n:::\n"),
    ("A note without its text", "content/chapters/01-one.md", BEGIN + "The rope was new.[^rope]\n"),
    ("A piece of HTML", "content/chapters/01-one.md", BEGIN + "It was <b>very</b> deep.\n"),
    ("A heading that skips a level", "content/chapters/01-one.md", BEGIN + "### The rope\n\nIt was new.\n"),
    ("A photo without alternative text", "content/photos/well.toml",
     'caption = "The well."\ncredit = "Ana Pérez"\nstatus = "fpo"\n'),
)  # fmt: skip
HEAD = """# How to mend a problem

A problem says how grave it is, its code, where it stands, what is wrong, and what mends it.
An error stops a build; a warning does with `--strict`; a note never does.
All of them are told at once.
What each code means, and why it is one, stands in [the reference of problems](../reference/problems.md).

Here are twelve slips that everybody makes, and what `caravan-pub check` says to each.
"""


def said(path: str, text: str) -> str:
    """What a check says when one file of a sound publication holds this text instead of its own."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, held in {**SOUND, path: text}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(held, encoding="utf-8")
        diagnostics = Diagnostics()
        prepare(folder, diagnostics, keep=False)
        lines = {name: (folder / name).read_text(encoding="utf-8").split("\n") for name in (*SOUND, path)}
        return as_text(diagnostics.sorted(), lambda name, line: lines[name][line - 1] if name in lines else None)


def page() -> str:
    """The manual's page."""
    sections = [f"## {title}\n\n```text\n{said(path, text).strip()}\n```\n" for title, path, text in SLIPS]
    return "\n".join((HEAD, *sections))


if __name__ == "__main__":
    sys.exit(write_or_compare(PAGE, page(), checking="--check" in sys.argv[1:]))
