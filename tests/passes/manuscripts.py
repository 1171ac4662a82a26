"""Short manuscripts, read, changed by the passes, and written down again to show what became of them."""

from typing import assert_never

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter, Metadata, Publication
from caravan_pub.passes import set_typography
from caravan_pub.read.chapters import read_chapter
from caravan_pub.read.dialect import build_parser

SHOWN = str.maketrans({"\u00a0": "⍽", "\u202f": "⎵"})
"""How spaces that nobody sees are shown in the fixtures: no-break space, narrow no-break space."""

MARKS: dict[type[n.Inline], str] = {n.Emphasis: "*", n.Strong: "**", n.Strikethrough: "~~"}


def chapter_of(markdown: str, name: str = "one") -> Chapter:
    """The chapter of a manuscript that begins with its title.  It must have no problems."""
    diagnostics = Diagnostics()
    chapter = read_chapter(markdown.encode(), f"content/chapters/{name}.md", build_parser(), set(), diagnostics)
    assert [problem.message for problem in diagnostics] == []
    assert chapter is not None
    return chapter


def publication_of(*chapters: Chapter, language: str = "en") -> Publication:
    """A publication of these chapters."""
    return Publication(Metadata("A Title", language, "urn:x"), (), chapters, ())


def typeset(markdown: str, language: str) -> str:
    """The words of a chapter with the typography of a language, written down again; spaces that do not break show."""
    publication = set_typography(publication_of(chapter_of(f"# One\n\n{markdown}\n"), language=language))
    return written_blocks(publication.chapters()[0].blocks).translate(SHOWN)


def written_blocks(blocks: n.Blocks) -> str:
    """Blocks as a manuscript writes them; every kind that the tests of passes need."""
    return "\n\n".join(_block(block) for block in blocks)


def _block(block: n.Block) -> str:
    match block:
        case n.Paragraph():
            return written(block.content)
        case n.Division():
            return f':::{{lang="{block.language}"}}\n{written_blocks(block.content)}\n:::'
        case n.Quote():
            return f"> {written_blocks(block.content)}"
        case n.CodeBlock():
            return f"```\n{block.text}```"
        case n.Items():
            return "\n".join(f"- {written_blocks(item.content)}" for item in block.items)
        case _:
            raise ValueError(f"the tests do not write {type(block).__name__}")


def written(run: n.Inlines) -> str:
    """A run as a manuscript writes it."""
    return "".join(_inline(inline) for inline in run)


def _inline(inline: n.Inline) -> str:
    match inline:
        case n.Text():
            return inline.text
        case n.Emphasis() | n.Strong() | n.Strikethrough():
            mark = MARKS[type(inline)]
            return f"{mark}{written(inline.content)}{mark}"
        case n.Code():
            return f"`{inline.text}`"
        case n.LineBreak():
            return "\\\n"
        case n.Link():
            words = written(inline.content)
            return f"<{words}>" if words in inline.url else f"[{words}]({inline.url})"
        case n.Reference():
            return f"[{written(inline.content)}](#{inline.target})" if inline.content else f"@{inline.target}"
        case n.Citation():
            return f"[{'; '.join(f'@{item.source}' for item in inline.items)}]"
        case n.Note():
            return f"^[{written_blocks(inline.content)}]"
        case n.IndexMark():
            return f"[{written(inline.content)}]{{.index}}"
        case n.InlinePhoto():
            return f"![{inline.alt}]({inline.photo})"
        case n.Span():
            return f'[{written(inline.content)}]{{lang="{inline.language}"}}'
        case n.Superscript() | n.Subscript() | n.SmallCaps():
            return f"[{written(inline.content)}]{{.smallcaps}}"
        case _ as never:
            assert_never(never)
