"""The addresses that a style sheet fetches, found as CSS reads it: escapes, comments and strings as they are."""

import re
from collections.abc import Iterator

ESCAPE = r"\\(?>[0-9A-Fa-f]{1,6}[ \t\r\n\f]?|[^\n])"
TOKEN = re.compile(
    rf"""(?P<comment>/\*.*?(?:\*/|\Z))
    |(?P<string>"(?:{ESCAPE}|\\\n|[^"\\\n])*+"?|'(?:{ESCAPE}|\\\n|[^'\\\n])*+'?)
    |(?P<name>@?(?:{ESCAPE}|[-0-9A-Za-z_]|[^\x00-\x7f])++)(?P<open>\()?
    |(?P<mark>[(){{}};])""",
    re.DOTALL | re.VERBOSE,
)
"""CSS Syntax 3, section 4, as far as addresses need it.  What was matched is never matched anew: time stays linear."""

ESCAPED = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})[ \t\r\n\f]?|(\r?\n)|(.))", re.DOTALL)
BARE_URL = re.compile(rf"(?P<address>(?:{ESCAPE}|[^\\)\"'(])*+)(?:\)|\\?\Z)")
"""An address without quotes; one that the file's end breaks off counts, as it does in a browser."""

FETCHING = frozenset({"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade"})
"""Functions whose strings are addresses."""


def fetched(css: str) -> Iterator[tuple[str, int]]:
    """Each address that is fetched, with its line from 1.  Addresses of namespaces are names, and are not."""
    functions: list[str] = []
    rule = ""
    position, line = 0, 1
    while found := TOKEN.search(css, position):
        line += css.count("\n", position, found.start())
        start, position = found.start(), found.end()
        name = _unescaped(found["name"] or "").lower()
        if found["mark"]:
            rule = _after_mark(found["mark"], functions, rule)
        elif name.startswith("@"):
            rule = name
        elif found["open"]:
            bare = BARE_URL.match(css, position) if name in {"url", "src"} else None
            if bare and rule != "@namespace":
                yield _unescaped(bare["address"]).strip(), line
            position = bare.end() if bare else position
            functions += [] if bare else [name]
        elif found["string"] and _is_address(rule, functions):
            yield _unescaped(found["string"].strip("\"'")), line
        line += css.count("\n", start, position)


def _is_address(rule: str, functions: list[str]) -> bool:
    within = bool(functions) and functions[-1] in FETCHING
    return rule != "@namespace" and (within or rule == "@import")


def _after_mark(mark: str, functions: list[str], rule: str) -> str:
    """The at-rule that still holds after a bracket, a brace or a semicolon."""
    if mark == "(":
        functions.append("")
    elif mark == ")" and functions:
        functions.pop()
    elif mark in "{};":
        functions.clear()
        return ""
    return rule


def _unescaped(text: str) -> str:
    return ESCAPED.sub(_character, text)


def _character(found: "re.Match[str]") -> str:
    if found[1]:
        number = int(found[1], 16)
        return chr(number) if number < 0x110000 else "\ufffd"
    return found[3] or ""
