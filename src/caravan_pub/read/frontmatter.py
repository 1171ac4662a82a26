"""Front matter: a YAML head of plain scalars and lists, nothing more."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import yaml

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity, did_you_mean
from caravan_pub.read.characters import forbidden_in
from caravan_pub.read.manuscript_rules import CHARACTER_FORBIDDEN

FRONT_MATTER_INVALID = Rule(
    "front-matter-invalid",
    Severity.ERROR,
    """A chapter's front matter is more than plain keys with a few words each, or its keys are not known.

Why: front matter names a chapter; anchors, tags, nested tables and repeated keys have no meaning there, and they are
how a harmless-looking file can be made to grow without end.

Example: title: &a [*a, *a]

Instead: title: The Road North
""",
)

KEYS = ("title", "short-title", "id", "epub-type", "numbered")
EPUB_TYPES = (
    "abstract", "acknowledgments", "afterword", "appendix", "bibliography", "bodymatter", "backmatter", "case-study",
    "chapter", "colophon", "conclusion", "contributors", "copyright-page", "credits", "dedication", "division",
    "endnotes", "epigraph", "epilogue", "errata", "foreword", "frontmatter", "glossary", "halftitlepage", "imprimatur",
    "imprint", "index", "introduction", "keywords", "other-credits", "part", "preamble", "preface", "prologue",
    "revision-history", "seriespage", "subchapter", "titlepage", "volume",
)  # fmt: skip
"""What a chapter can be: the terms for parts of a publication in the EPUB Structural Semantics Vocabulary 1.1."""

TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
"""YAML 1.1, type bool, in any case of letters."""
PLAIN = re.compile(r"tag:yaml\.org,2002:[a-z]+")
"""The tags of YAML's own scalars; a program's (``!shell``, ``!!python/name:os.system``) is none of them."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys a chapter's head gives, and how many lines it takes."""

    values: dict[str, str] = field(default_factory=dict)
    lines: int = 0

    @property
    def numbered(self) -> bool:
        """Whether the chapter has a number; it has, unless it says otherwise."""
        return TRUTHS.get(self.values.get("numbered", "true").lower(), True)


def read_front_matter(text: str, path: str, diagnostics: Diagnostics) -> FrontMatter:
    """The head between two lines ``---``, the first of which begins the file; empty where there is none."""
    lines = text.split("\n")
    if not lines or lines[0].rstrip() != "---":
        return FrontMatter()
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        if re.match(r"[\w-]+:(\s|$)", "".join(lines[1:2])):
            hint = "close it with a line of three hyphens, before the heading"
            diagnostics.add(FRONT_MATTER_INVALID, Place(path, 1), "the front matter is never closed", hint)
        return FrontMatter()
    head = "\n".join(lines[1:end])
    try:
        marks = [token for token in yaml.scan(head) if isinstance(token, yaml.AnchorToken | yaml.TagToken)]
        root = yaml.compose(head, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as error:  # an escape beyond Unicode's last
        mark = getattr(error, "problem_mark", None)
        place = Place(path, 2 + mark.line, mark.column + 1) if mark else Place(path, 1)
        diagnostics.add(FRONT_MATTER_INVALID, place, "the front matter is not YAML", "a line each: key: value")
        return FrontMatter(lines=end + 1)
    values = _values(root, path, diagnostics)
    told = {(problem.place.line, problem.place.column) for problem in diagnostics if problem.place.path == path}
    for token in marks:
        line, column = 2 + token.start_mark.line, token.start_mark.column + 1
        if (line, column) not in told:
            message = "an anchor or a tag means nothing here"
            diagnostics.add(FRONT_MATTER_INVALID, Place(path, line, column), message, "a line each: key: value")
    return FrontMatter(values, end + 1)


def _values(root: yaml.Node | None, path: str, diagnostics: Diagnostics) -> dict[str, str]:
    def wrong(node: yaml.Node, message: str, hint: str) -> None:
        place = Place(path, 2 + node.start_mark.line, node.start_mark.column + 1)
        diagnostics.add(FRONT_MATTER_INVALID, place, message, hint)

    values: dict[str, str] = {}
    if root is None:
        return values
    if not isinstance(root, yaml.MappingNode):
        wrong(root, "the front matter is not a list of keys", "a line each: key: value")
        return values
    for key, value in root.value:
        if not isinstance(key, yaml.ScalarNode) or key.value not in KEYS:
            name = key.value if isinstance(key, yaml.ScalarNode) else "that is a list or a table"
            hint = did_you_mean(name, KEYS) or f"known: {', '.join(KEYS)}"
            wrong(key, f"there is no key {name} in front matter", hint)
        elif key.value in values:
            wrong(key, f"{key.value} is given twice", "keep one of them")
        elif key.value == "epub-type":
            values[key.value] = " ".join(_kinds(value, wrong))
        elif not isinstance(value, yaml.ScalarNode) or not PLAIN.fullmatch(value.tag):
            wrong(value, f"{key.value} must be plain text", f"{key.value}: Some words")
        elif key.value == "numbered" and value.value.lower() not in TRUTHS:
            wrong(value, f"numbered cannot be {value.value}", "true or false")
        elif sentence := forbidden_in(value.value):
            place = Place(path, 2 + value.start_mark.line, value.start_mark.column + 1)
            diagnostics.add(CHARACTER_FORBIDDEN, place, sentence, "remove it")
        elif value.tag.endswith(":null") or not value.value.strip():
            wrong(key, f"{key.value} is empty", "write something after it, or take it out")
        else:
            values[key.value] = " ".join(value.value.split())
    return values


def _kinds(value: yaml.Node, wrong: Callable[[yaml.Node, str, str], None]) -> Iterator[str]:
    """What a chapter is said to be: one term, or a list of them."""
    for node in value.value if isinstance(value, yaml.SequenceNode) else [value]:
        if isinstance(node, yaml.ScalarNode) and node.value in EPUB_TYPES:
            yield node.value
        else:
            name = node.value if isinstance(node, yaml.ScalarNode) else "a table"
            hint = did_you_mean(name, EPUB_TYPES) or "such as: preface, prologue, dedication, afterword, appendix"
            wrong(node, f"epub-type cannot be {name}", hint)
