"""Front matter: a YAML head of plain scalars and lists, nothing more."""

from dataclasses import dataclass, field

import yaml

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity, did_you_mean

FRONT_MATTER_INVALID = Rule(
    "front-matter-invalid",
    Severity.ERROR,
    """A chapter's front matter is more than plain keys with scalars or lists.

Why: front matter names a chapter; anchors, tags, nested tables and repeated keys have no meaning there, and they are
how a harmless-looking file can be made to grow without end.

Example: title: &a [*a, *a]

Instead: title: The Road North
""",
)

KEYS = ("title", "short-title", "id", "epub-type", "numbered")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys a chapter's head gives, and how many lines it takes."""

    values: dict[str, str] = field(default_factory=dict)
    lines: int = 0


def read_front_matter(text: str, path: str, diagnostics: Diagnostics) -> FrontMatter:
    """The head between two lines ``---``, the first of which begins the file; empty where there is none."""
    lines = text.split("\n")
    if not lines or lines[0].rstrip() != "---":
        return FrontMatter()
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return FrontMatter()
    try:
        root = yaml.compose("\n".join(lines[1:end]), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(path, 2 + mark.line, mark.column + 1) if mark else Place(path, 1)
        diagnostics.add(FRONT_MATTER_INVALID, place, "the front matter is not YAML", "a line each: key: value")
        return FrontMatter(lines=end + 1)
    return FrontMatter(_values(root, path, diagnostics), end + 1)


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
        if key.value not in KEYS:
            hint = did_you_mean(str(key.value), KEYS) or f"known: {', '.join(KEYS)}"
            wrong(key, f"there is no key {key.value} in front matter", hint)
        elif key.value in values:
            wrong(key, f"{key.value} is given twice", "keep one of them")
        elif not isinstance(value, yaml.ScalarNode):
            wrong(value, f"{key.value} must be plain text", f"{key.value}: Some words")
        else:
            values[key.value] = " ".join(value.value.split())
    return values
