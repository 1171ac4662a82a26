"""From pandoc's document to the files of a publication, in a confined process: pure work on what was read."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from caravan_pub.diagnostics import Place, Problem
from caravan_pub.intake import formats, sources
from caravan_pub.intake.album import Album, Beside, slug
from caravan_pub.intake.chapters import chapter_text, divided
from caravan_pub.intake.desk import Desk, where
from caravan_pub.intake.escaping import FORBIDDEN
from caravan_pub.intake.facts import Facts, facts_of
from caravan_pub.intake.formats import Format
from caravan_pub.intake.office import Office, look_at_open_document, look_at_word
from caravan_pub.intake.pieces import ORDINARY, STYLES, opened
from caravan_pub.intake.rules import CHANGED, NOT_CARRIED, SOURCES_UNLISTED
from caravan_pub.intake.targets import settle_targets
from caravan_pub.intake.tree import Node, attributes, walk
from caravan_pub.intake.web import look_at_book, look_at_page
from caravan_pub.model.edition import Product
from caravan_pub.pandoc import MEDIA


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a document, before anything is made of it.

    ``name`` is its file's and ``data`` its bytes; ``tree`` pandoc's document as JSON; ``media`` its pictures by their
    addresses; ``members`` those of a packed one; ``items`` what it cites, as CSL-JSON; ``beside`` gives files that lie
    beside it.
    """

    name: str
    form: Format
    data: bytes
    tree: bytes
    media: Mapping[str, bytes]
    members: Mapping[str, bytes]
    items: bytes
    beside: Beside


@dataclass(frozen=True, slots=True)
class Imported:
    """The files that were made, what the document says of itself, and what there is to tell.

    ``title`` is what a publication of it could be called.  ``sources`` is the file of what is cited, below
    ``content/``; empty where nothing is.
    """

    files: tuple[Product, ...]
    facts: Facts
    title: str
    sources: str
    chapters: int
    photos: int
    problems: list[Problem] = field(default_factory=list)


def compose(reading: Reading, there: Collection[str], *, new: bool) -> Imported:
    """Chapters, photos with their sidecars, and sources.

    ``there`` are the paths of the publication's files; new chapters are numbered after them.  ``new``: the publication
    begins with this document.
    """
    tree = json.loads(reading.tree)
    office = _office(reading)
    facts = facts_of(tree["meta"], office)
    title = facts.title or PurePosixPath(reading.name).stem.strip() or "Untitled"
    _add_texts(tree["blocks"], office)
    problems = _passed_over(reading, office, tree["blocks"])
    drafts = divided(opened(tree["blocks"]), title)
    dead = settle_targets((draft.name, [draft.heading, *draft.blocks]) for draft in drafts)
    problems += [_dead(reading, target) for target in sorted(dead)]
    wanted = sources.cited([block for draft in drafts for block in draft.blocks])
    items, keys = sources.chosen(sources.parsed(reading.items), wanted, every="nocite" in tree["meta"])
    problems += [_unsourced(reading, source) for source in wanted if source not in keys]
    album = Album(reading.media, reading.beside, names=_stems(there))
    files = []
    for number, draft in enumerate(drafts, start=_highest(there) + 1):
        path = f"content/chapters/{number:02}-{draft.name}.md"
        desk = Desk(path, draft.name, album, keys, facts.language, reading.form is formats.MARKDOWN)
        if not draft.given and len(drafts) > 1:
            desk.changed(f"what stands before the first heading became a chapter called “{draft.title}”", "join them")
        files.append(Product(path, chapter_text(draft, desk).encode()))
        problems += desk.problems
    files += _photos(album)
    problems += album.problems()
    listed = "sources.json" if new else f"{slug(PurePosixPath(reading.name).stem) or 'imported'}-sources.json"
    if items:
        files.append(Product(f"content/{listed}", sources.as_file(items)))
        problems += [] if new else [_unlisted(listed)]
    if facts.description and not new:
        problems.append(_lost(reading, "the document's description of itself", "it belongs in publication.toml"))
    named = drafts[0].title if len(drafts) == 1 and not facts.title else title
    cites = listed if items else ""
    return Imported(tuple(files), facts, named, cites, len(drafts), len(album.pictures), problems)


def _office(reading: Reading) -> Office:
    if reading.form is formats.WORD:
        return look_at_word(reading.members)
    if reading.form is formats.OPEN_DOCUMENT:
        return look_at_open_document(reading.members)
    if reading.form is formats.EPUB:
        return Office(passed_over=look_at_book(reading.members))
    return Office(passed_over=look_at_page(reading.data)) if reading.form is formats.HTML else Office()


def _add_texts(blocks: object, office: Office) -> None:
    """Give pictures the texts that pandoc does not read."""
    for node in walk(blocks):
        if node["t"] == "Image" and not node["c"][1]:
            text = office.texts.get(node["c"][2][0].removeprefix(f"{MEDIA}/"), "")
            node["c"][1] = [{"t": "Str", "c": text}] if text else []


def _passed_over(reading: Reading, office: Office, blocks: object) -> list[Problem]:
    """What is known of the whole document: what pandoc passed over, styles without a meaning, strange characters."""
    found = [_lost(reading, f"{what}{where(heading)},", "bring it in by hand") for what, heading in office.passed_over]
    nodes = list(walk(blocks))
    styles = {attributes(node).style for node in nodes}
    strange = sorted(name for name in styles if name and name.lower() not in {*ORDINARY, *STYLES})
    found += [_styled(reading, style) for style in strange]
    if any(node["t"] == "Underline" for node in nodes):
        message = "underlined words became emphasis"
        found.append(Problem(CHANGED, Place(reading.name), message, "see that this is what was meant"))
    chars = sorted({char for node in nodes for char in _strange(node)})
    return found + [_lost(reading, f"the character U+{ord(char):04X}", "no book can hold it") for char in chars]


def _styled(reading: Reading, style: str) -> Problem:
    message, hint = (
        f"the style “{style}” means nothing here; its words are there",
        "give them a fence, if they are a piece",
    )
    return Problem(CHANGED, Place(reading.name), message, hint)


def _strange(node: Node) -> list[str]:
    """The characters of a text that no manuscript may hold; the one that stands for a page break is ours."""
    text = node["c"] if node["t"] == "Str" else node["c"][1] if node["t"] in ("Code", "CodeBlock") else ""
    return [char for char in FORBIDDEN.findall(text) if char != "\ufdd0"]


def _lost(reading: Reading, what: str, hint: str) -> Problem:
    return Problem(NOT_CARRIED, Place(reading.name), f"{what} is not carried", hint)


def _dead(reading: Reading, target: str) -> Problem:
    return _lost(reading, f"a link within the document to {target[:80]}, which is not there,", "its words are there")


def _unsourced(reading: Reading, source: str) -> Problem:
    message = f"the document cites {source[:80]} and does not bring it"
    return Problem(NOT_CARRIED, Place(reading.name), message, "add it to the publication's sources")


def _unlisted(listed: str) -> Problem:
    hint = f'add "{listed}" to sources below [citations] in content/publication.toml'
    return Problem(SOURCES_UNLISTED, Place(f"content/{listed}"), "no setting names this file of sources yet", hint)


def _photos(album: Album) -> list[Product]:
    files = []
    for picture in album.pictures.values():
        if picture.data is not None:
            files.append(Product(f"content/{picture.path}", picture.data))
        files.append(Product(f"content/photos/{picture.name}.toml", picture.sidecar().encode()))
    return files


def _highest(there: Collection[str]) -> int:
    """The highest number that a chapter of the publication begins with; 0 without any."""
    numbers = [re.match(r"content/chapters/(\d{1,6})", path) for path in there]
    return max((int(found[1]) for found in numbers if found), default=0)


def _stems(there: Collection[str]) -> set[str]:
    """The names, without endings, of the photos that are there."""
    return {PurePosixPath(path).stem.casefold() for path in there if path.startswith("content/photos/")}


def clashes(drafted: Collection[Product], there: Collection[str]) -> list[tuple[str, str]]:
    """The files that would be written and are there already, or are chapters of one name: each with what is there."""
    standing = {path.casefold(): path for path in there}
    chapters = {_unnumbered(path): path for path in there if _is_chapter(path)}
    found = []
    for product in drafted:
        other = standing.get(product.path.casefold())
        if other is None and _is_chapter(product.path):
            other = chapters.get(_unnumbered(product.path))
        if other is not None:
            found.append((product.path, other))
    return found


def _is_chapter(path: str) -> bool:
    return path.startswith("content/chapters/") and path.endswith(".md")


def _unnumbered(path: str) -> str:
    return re.sub(r"^\d+[-_. ]*", "", PurePosixPath(path).stem).casefold()
