"""BibTeX and BibLaTeX: entries are told apart here, and what they say is read by pandoc, which knows TeX's letters."""

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ExplicitComment, ImplicitComment, ParsingFailedBlock

from caravan_pub.diagnostics import Diagnostics, Place, did_you_mean
from caravan_pub.model.publication import Source
from caravan_pub.pandoc import Errand, PandocFailedError, run_pandoc
from caravan_pub.read.source_json import source_from_csl
from caravan_pub.read.source_rules import SOURCE_ENTRY_BROKEN, SOURCE_REPEATED, SOURCE_TYPE_UNKNOWN
from caravan_pub.read.tables import VALUE_WRONG

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # what it says of an entry is told as a problem

ERRAND = Errand("the reading of a bibliography", "look for an entry with very long fields", seconds=60)
TRIES = 20
"""How many entries of a file may be refused, one after the other, before the rest is given up."""

TYPES = frozenset({
    "article", "artwork", "audio", "book", "bookinbook", "booklet", "collection", "commentary", "conference", "dataset",
    "electronic", "image", "inbook", "incollection", "inproceedings", "inreference", "jurisdiction", "legal",
    "legislation", "letter", "manual", "mastersthesis", "misc", "movie", "music", "mvbook", "mvcollection",
    "mvproceedings", "mvreference", "newspaper", "online", "patent", "performance", "periodical", "phdthesis",
    "proceedings", "reference", "report", "review", "set", "software", "standard", "suppbook", "suppcollection",
    "suppperiodical", "techreport", "thesis", "unpublished", "video", "www", "xdata",
})  # fmt: skip
"""The types of entries that BibTeX and BibLaTeX (manual, 2.1) know, and a few that exports have."""

KEY = re.compile(r"@\s*\w+\s*[{(]\s*([^\s,{}()=]{1,80})")
LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True, slots=True)
class _Block:
    """An entry as it is written, and the line on which it begins."""

    key: str
    kind: str
    fields: Mapping[str, str]
    raw: str
    line: int


def sources_from_bibtex(text: str, path: str, diagnostics: Diagnostics) -> list[Source]:
    """The sources of a .bib file; each entry that cannot be read is an error at its line.

    Raises LimitError and MachineError as ``run_pandoc`` does.
    """
    head, blocks = _blocks(text, path, diagnostics)
    made = _converted(head, blocks, path, diagnostics)
    return [source for block in blocks if block.key in made and (source := _source(block, made, path, diagnostics))]


def _blocks(text: str, path: str, diagnostics: Diagnostics) -> tuple[str, list[_Block]]:
    """Strings and preambles as they are written, and the entries that are whole; the others are reported."""
    head: list[str] = []
    found: list[_Block] = []
    for block in parse_string(text, parse_stack=[]).blocks:
        place = Place(path, (block.start_line or 0) + 1)
        raw = block.raw or ""
        if isinstance(block, Entry):
            fields = {field.key.lower(): str(field.value) for field in block.fields}
            found.append(_Block(block.key.strip(), block.entry_type.lower(), fields, raw, place.line))
        elif isinstance(block, DuplicateBlockKeyBlock):
            message = f"there is a source {block.key} already"
            diagnostics.add(SOURCE_REPEATED, place, message, "rename one of them")
        elif isinstance(block, ParsingFailedBlock):
            key = KEY.match(raw)
            named = f"the entry {key[1]} cannot be read" if key else "an entry cannot be read"
            hint = "look for a brace, a comma or a field that is missing or there twice"
            diagnostics.add(SOURCE_ENTRY_BROKEN, place, named, hint)
        elif not isinstance(block, (ImplicitComment, ExplicitComment)):
            head.append(raw)
    return "\n".join(head), found


def _converted(head: str, blocks: list[_Block], path: str, diagnostics: Diagnostics) -> dict[str, Mapping[str, object]]:
    """What pandoc makes of the entries, by key; those that it refuses are reported, and left out."""
    wanted = list(blocks)
    for _ in range(TRIES if blocks else 0):
        texts = [f"{head}\n", *(f"{block.raw}\n" for block in wanted)]
        try:
            made = run_pandoc(["--from=biblatex", "--to=csljson"], "".join(texts).encode(), {}, ERRAND).document
        except PandocFailedError as error:
            refused = _refused(str(error), texts)
            place = Place(path, wanted[refused].line) if refused is not None else Place(path)
            named = f"the entry {wanted[refused].key} cannot be read" if refused is not None else "no entry can be read"
            diagnostics.add(SOURCE_ENTRY_BROKEN, place, named, "look for a brace or a quotation mark that is missing")
            if refused is None or len(wanted) == 1:
                return {}
            del wanted[refused]
            continue
        return {str(item.get("id")): item for item in json.loads(made)}
    return {}


def _refused(complaint: str, texts: list[str]) -> int | None:
    """Which entry a complaint means, by the line that it names; nothing where it names none."""
    named = LINE.search(complaint)
    line = 0
    for number, text in enumerate(texts):
        line += text.count("\n")
        if named and number and line >= int(named[1]):
            return number - 1
    return len(texts) - 2 if named and len(texts) > 1 else None


def _source(
    block: _Block, made: Mapping[str, Mapping[str, object]], path: str, diagnostics: Diagnostics
) -> Source | None:
    facts = dict(made[block.key])
    place = Place(path, block.line)
    if not str(facts.get("title") or "").strip():
        diagnostics.add(VALUE_WRONG, place, f"{block.key} has no title", "add title = {…}")
        return None
    if block.kind not in TYPES:
        hint = did_you_mean(block.kind, sorted(TYPES)) or "such as @article, @book, @report, @online, @misc"
        diagnostics.add(SOURCE_TYPE_UNKNOWN, place, f"{block.key} has an unknown type: {block.kind[:40]}", hint)
    return source_from_csl(block.key, _tidied(facts, block.fields), place, diagnostics)


def _tidied(facts: dict[str, object], fields: Mapping[str, str]) -> dict[str, object]:
    """The facts with a type, and with a date that is none as it is written, since pandoc drops it."""
    facts["type"] = facts.get("type") or "document"
    written = fields.get("date") or fields.get("year") or ""
    issued = facts.get("issued")
    if not (isinstance(issued, Mapping) and issued.get("date-parts")):
        facts["issued"] = written.strip(' {}"')
    return {key: value for key, value in facts.items() if value not in ("", [], {})}
