"""A document brought in: looked at, read by pandoc, and made into the files of a publication."""

import json
import re
from collections.abc import Collection
from dataclasses import replace
from pathlib import PurePosixPath

from caravan_pub import jail
from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.intake.album import Beside
from caravan_pub.intake.archive import packed, unpacked
from caravan_pub.intake.chapters import PAGE_BREAK
from caravan_pub.intake.composing import Imported, Reading, clashes, compose
from caravan_pub.intake.facts import several
from caravan_pub.intake.formats import BIBLIOGRAPHIES, WORD, format_of
from caravan_pub.intake.rules import FILE_EXISTS, NOT_CARRIED, UNREADABLE
from caravan_pub.pandoc import MEDIA, Errand, Made, PandocFailedError, run_pandoc

LIMITS = jail.Limits(memory=3 * 1024**3, processor_seconds=120, wall_seconds=180, files=64)
"""What the making of chapters may use.  Measured: 200,000 words with 500 notes take 3 s and 360 MB."""

SECONDS = 120
MEGABYTES = 1536
"""What pandoc may use for a document.  Measured: a Word document of 200,000 words takes it 9 s and 370 MB."""

MOST_WRITTEN = 256 * 1024**2
"""How many bytes pandoc may write for a document."""

WORD_PAGE_BREAK = re.compile(rb"<w:br\b[^<>]*\bw:type=\"page\"[^<>]*/>")

WORD_BOOKMARKS = re.compile(
    rb"((?:<w:bookmarkStart\b[^<>]*/>\s*)+)(<w:p(?:\s[^<>]*)?(?<!/)>(?:\s*<w:pPr>.{0,2000}?</w:pPr>)?)", re.DOTALL
)
"""Bookmarks that begin right before a paragraph, with the paragraph's beginning."""


def bring_in(
    name: str, data: bytes, beside: Beside, there: Collection[str], diagnostics: Diagnostics, *, new: bool
) -> Imported | None:
    """The files that a document becomes; nothing, and problems, where it is unsafe, unreadable, or there already.

    ``name`` is the document's file name, which says its format; ``data`` its bytes.  ``beside`` gives the bytes of a
    file by its path relative to the document, or nothing.  ``there`` are the paths of the publication's files below
    its folder; ``new``: there is no publication yet.

    Raises UsageError for a format that is not known, LimitError where pandoc or the making of chapters met a limit of
    time or memory, and MachineError where pandoc is missing.
    """
    reading = _read(name, data, beside, diagnostics)
    if reading is None:
        return None
    imported = jail.run(lambda: compose(reading, there, new=new), LIMITS, f"the making of chapters from {name}")
    if not any(_has_words(product.data) for product in imported.files if product.path.endswith(".md")):
        diagnostics.add(
            UNREADABLE, Place(name), f"{name} holds no words", "open it and see whether it is the right one"
        )
        return None
    standing = clashes(imported.files, there)
    for path, other in standing:
        message = f"{path} cannot be written: {other} is there already"
        diagnostics.add(
            FILE_EXISTS, Place(other), message, "move it away, or bring the document into a new folder with -o"
        )
    problems = imported.problems
    if standing:  # nothing is written, so there are no lines to show
        problems = [replace(problem, place=Place(problem.place.path)) for problem in problems]
    diagnostics.extend(problems)
    return None if standing else imported


def _has_words(chapter: bytes) -> bool:
    """Whether a chapter holds more than its heading."""
    return bool(chapter.partition(b"\n")[2].strip())


def _read(name: str, data: bytes, beside: Beside, diagnostics: Diagnostics) -> Reading | None:
    form = format_of(name)
    members: dict[str, bytes] = {}
    if form.packed:
        found = unpacked(data, name, diagnostics)
        if found is None:
            return None
        members = found
        data = jail.run(lambda: packed(_prepared(found) if form is WORD else found), LIMITS, f"the reading of {name}")
    elif not _is_text(data, name, diagnostics):
        return None
    arguments = [f"--from={form.reader}", "--to=json", "--track-changes=all", f"--extract-media={MEDIA}"]
    try:
        made = _pandoc(arguments, data, name)
        items = _sources(made.document, beside, name, diagnostics)
    except PandocFailedError as error:
        message = f"{name} cannot be read as {form.name}: {error}"
        diagnostics.add(
            UNREADABLE, Place(name), message, "open it in the program it was written with, and save it again"
        )
        return None
    return Reading(name, form, data, made.document, made.media, members, items, beside)


def _pandoc(arguments: list[str], data: bytes, name: str) -> Made:
    task = f"the reading of {name}"
    return run_pandoc(
        arguments, data, {}, Errand(task, "divide it, and bring in the parts", SECONDS, MEGABYTES, MOST_WRITTEN)
    )


def _is_text(data: bytes, name: str, diagnostics: Diagnostics) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {data[error.start]:#04x} of {name} is not UTF-8"
        diagnostics.add(UNREADABLE, Place(name, line), message, "save the file as UTF-8")
        return False
    return True


def _prepared(members: dict[str, bytes]) -> dict[str, bytes]:
    """A Word document's members, with what pandoc would pass over where it sees it.

    A sign stands for each page break, and bookmarks before a paragraph, to which links may lead, begin within it.
    """
    text = members.get("word/document.xml", b"")
    sign = f"<w:t>&#x{ord(PAGE_BREAK):X};</w:t>".encode()
    text = WORD_BOOKMARKS.sub(rb"\2\1", WORD_PAGE_BREAK.sub(sign, text))
    return {**members, "word/document.xml": text} if text else members


def _sources(document: bytes, beside: Beside, name: str, diagnostics: Diagnostics) -> bytes:
    """What a document cites, as CSL-JSON: from its own list, and from the bibliographies it names."""
    found: list[object] = []
    if b'"references":' in document:
        found += json.loads(_pandoc(["--from=json", "--to=csljson"], document, name).document)
    if b'"bibliography":' in document:
        for path in jail.run(lambda: several(json.loads(document)["meta"].get("bibliography")), LIMITS, "its metadata"):
            found += _bibliography(path, beside, name, diagnostics)
    return json.dumps(found).encode()


def _bibliography(path: str, beside: Beside, name: str, diagnostics: Diagnostics) -> list[object]:
    data = beside(path)
    reader = BIBLIOGRAPHIES.get(PurePosixPath(path).suffix.lower())
    why = "it is not beside the document or in a folder below it" if data is None else "its format is not known"
    if data is not None and reader:
        try:
            entries: list[object] = json.loads(_pandoc([f"--from={reader}", "--to=csljson"], data, path).document)
        except PandocFailedError as error:
            why = str(error)
        else:
            return entries
    message = f"the bibliography {path} is not carried: {why}"
    diagnostics.add(NOT_CARRIED, Place(name), message, "export it again as CSL JSON, and put it beside the document")
    return []
