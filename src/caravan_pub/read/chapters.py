"""A manuscript file becomes a chapter."""

import re
from pathlib import PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter
from caravan_pub.read.blocks import read_blocks
from caravan_pub.read.characters import decode
from caravan_pub.read.frontmatter import FrontMatter, read_front_matter
from caravan_pub.read.manuscript import Manuscript, slug
from caravan_pub.read.manuscript_rules import HEADING_MISPLACED, NOTE_REPEATED, NOTE_UNUSED
from caravan_pub.read.tokens import make_safe


def read_chapter(
    data: bytes, path: str, parser: MarkdownIt, taken: set[str], diagnostics: Diagnostics
) -> Chapter | None:
    """The chapter of a file; nothing where its text cannot be read.

    ``path`` is relative to the publication's folder.  The id is the front matter's or the heading's, else the file's
    name without its number ("03-the-road.md": ``the-road``).  ``taken`` are the ids of the chapters before.
    """
    text = decode(data, path, diagnostics)
    if text is None:
        return None
    head = read_front_matter(text, path, diagnostics)
    lines = tuple(text.split("\n"))
    source = "\n" * head.lines + "\n".join(lines[head.lines :])
    environment: dict[str, object] = {}
    tokens = parser.parse(source, environment)
    name = _name(head, tokens, path, taken)
    manuscript = Manuscript(path, lines, name, diagnostics)
    inline_notes = _inline_notes(environment)
    make_safe(tokens, inline_notes.values(), path, diagnostics)
    root = SyntaxTreeNode(tokens)
    _collect_notes(root, inline_notes, manuscript)
    blocks = read_blocks(root.children, manuscript)
    for label, body in manuscript.notes.items():
        if label not in manuscript.called:
            place = manuscript.block_place(body)
            diagnostics.add(NOTE_UNUSED, place, f"nothing calls the note {label}", f"put [^{label}] where it belongs")
    return _chapter(blocks, head, manuscript)


def _name(head: FrontMatter, tokens: list[Token], path: str, taken: set[str]) -> str:
    """The chapter's id, which begins the ids of all that is in it: given, or made of the file's name, once only."""
    heading = next((token for token in tokens if token.type == "heading_open"), None)
    given = head.values.get("id") or (str(heading.attrs.get("id", "")) if heading and heading.tag == "h1" else "")
    name = base = given or slug(re.sub(r"^\d+[-_. ]*", "", PurePosixPath(path).stem)) or "chapter"
    number = 1
    while name in taken and not given:
        number += 1
        name = f"{base}-{number}"
    taken.add(name)
    return name


def _inline_notes(environment: dict[str, object]) -> dict[int, tuple[str, list[Token]]]:
    """The inline notes that the parser has put beside its tokens: number → text and run."""
    footnotes = environment.get("footnotes")
    listed = footnotes.get("list", {}) if isinstance(footnotes, dict) else {}
    return {number: (entry["content"], entry["tokens"]) for number, entry in listed.items() if "tokens" in entry}


def _collect_notes(root: SyntaxTreeNode, inline: dict[int, tuple[str, list[Token]]], manuscript: Manuscript) -> None:
    for node in root.walk():
        if node.type == "footnote_reference":
            label = node.meta["label"]
            if label in manuscript.notes:
                place = manuscript.block_place(node)
                manuscript.report(NOTE_REPEATED, place, f"the note {label} is written twice", "give each its own name")
            manuscript.notes[label] = node
    for number, (content, run) in inline.items():
        holder = Token("inline", "", 0, content=content, children=run, map=[0, 1])
        manuscript.inline_notes[number] = SyntaxTreeNode([holder]).children[0]


def _chapter(blocks: n.Blocks, head: FrontMatter, manuscript: Manuscript) -> Chapter:
    first = blocks[0] if blocks else None
    title: n.Inlines = ()
    place, numbered = Place(manuscript.path, 1), True
    if isinstance(first, n.Heading) and first.level == 1:
        title, place, numbered = first.content, first.place, first.numbered
        blocks = blocks[1:]
    if "title" in head.values:
        title = (n.Text(head.values["title"], place=place),)
    if not title:
        hint = "begin with # Title, or give title: in front matter"
        manuscript.report(HEADING_MISPLACED, place, "the chapter has no title", hint)
    for block in blocks:
        if isinstance(block, n.Heading) and block.level == 1:
            hint = "use ## for its sections, or make it a chapter in a file of its own"
            manuscript.report(HEADING_MISPLACED, block.place, "a second heading of level 1", hint)
    return Chapter(
        identifier=manuscript.name,
        title=title,
        blocks=blocks,
        short_title=head.values.get("short-title", ""),
        numbered=numbered and head.numbered,
        epub_type=head.values.get("epub-type", ""),
        place=place,
    )
