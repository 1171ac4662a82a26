"""Citations and cross references in pandoc's notation.

``[see @id, p. 12; -@other]``, ``@id [p. 12; see also @other]``, ``@fig-id``.
"""

import re

from markdown_it.rules_inline import StateInline

KEY = r"(?:\{[^{}\s]+\}|[^\W_](?:[\w]|[:.#$%&\-+?<>~/](?=[^\W_]))*|_(?:[\w]|[:.#$%&\-+?<>~/](?=[^\W_]))+)"
ITEM = re.compile(rf"(?P<prefix>.*?)(?P<minus>-?)@(?P<key>{KEY})(?P<suffix>.*)", re.DOTALL)
BARE = re.compile(rf"@({KEY})")
LOCATOR = re.compile(r"[ \n]?\[([^\[\]^]{0,1000})\]")
CROSS = re.compile(r"(?:fig|tbl|sec)-")
LONGEST = 2000
"""Characters that one bracketed citation may take."""


def cite(state: StateInline, silent: bool) -> bool:
    """Read a citation or a cross reference at this point, if there is one.

    A ``citation`` token holds ``items`` (prefix, key, suffix, mode, offset) in its ``meta``, a ``reference`` its key.
    """
    char = state.src[state.pos]
    if char == "[":
        return _bracketed(state, silent)
    if char == "@" or (char == "-" and state.src[state.pos + 1 : state.pos + 2] == "@"):
        return _bare(state, silent)
    return False


Items = list[tuple[str, str, str, str, int]]
"""Prefix, key, suffix, mode and offset of each source of a citation."""


def _bracketed(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if "@" not in state.src[start : start + LONGEST]:
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    if end < 0 or end - start > LONGEST or state.src[end + 1 : end + 2] in ("(", "{"):
        return False
    items = _items(state.src[start + 1 : end], start + 1)
    if not items:
        return False
    if not silent:
        _push(state, start, items)
    state.pos = end + 1
    return True


def _items(text: str, offset: int) -> Items:
    """The sources between brackets; none where one of the pieces between semicolons is no citation."""
    items: Items = []
    for piece in re.split(r"(;)", text):
        if piece != ";":
            found = ITEM.fullmatch(piece)
            if not found or re.search(r"\w$", found["prefix"]):
                return []
            mode = "suppress-author" if found["minus"] else "normal"
            at = offset + found.start("key") - 1
            items.append((found["prefix"].strip(), found["key"].strip("{}"), found["suffix"].strip(), mode, at))
        offset += len(piece)
    return items


def _bare(state: StateInline, silent: bool) -> bool:
    start = state.pos
    minus = state.src[start] == "-"
    before = state.src[start - 1 : start]
    found = BARE.match(state.src, start + minus)
    if not found or re.match(r"[\w@\\/+.~=]", before):
        return False
    key, end, suffix = found[1].strip("{}"), found.end(), ""
    further: Items = []
    locator = LOCATOR.match(state.src, end)
    if locator and not CROSS.match(key) and state.src[locator.end() : locator.end() + 1] not in ("(", "{", ":"):
        suffix, _, rest = locator[1].partition(";")
        further = _items(rest, locator.start(1) + len(suffix) + 1) if rest else []
        if "@" not in suffix and bool(rest) == bool(further):
            end = locator.end()
        else:
            suffix, further = "", []
    if end > state.posMax:
        return False
    if not silent:
        mode = "suppress-author" if minus else "narrative"
        _push(state, start, [("", key, suffix.strip(), mode, start), *further])
    state.pos = end
    return True


def _push(state: StateInline, start: int, items: Items) -> None:
    if all(CROSS.match(item[1]) and not item[0] and not item[2] for item in items):
        for place, item in enumerate(items):
            if place:
                state.append_pending(", ")
            token = state.push("reference", "", 0)
            token.meta = {"pos": item[4], "key": item[1]}
        return
    token = state.push("citation", "", 0)
    token.meta = {"pos": start, "items": items}
