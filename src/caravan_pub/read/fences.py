"""Fenced divs in pandoc's notation: ``::: {.sidebar title="…"}`` to ``:::``."""

import re

from markdown_it.rules_block import StateBlock
from mdit_py_plugins.attrs.parse import ParseError, parse

OPENING = re.compile(r":{3,}\s*(?:(?P<attributes>\{.*\})|(?P<word>[\w-]+))\s*:*$")
CLOSING = re.compile(r":{3,}$")
CODE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})")


def fenced_div(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a fenced div that begins at this line, if one does; it ends at its closing fence or with what holds it.

    ``div_open`` carries the attributes; its ``meta`` says ``unclosed`` where no fence closes it, and ``broken`` where
    the attributes cannot be read.
    """
    found = OPENING.match(_line(state, start)) if state.sCount[start] - state.blkIndent < 4 else None
    if not found:
        return False
    if silent:
        return True
    last = _closing(state, start + 1, end)
    opening = state.push("div_open", "div", 1)
    opening.map = [start, end if last is None else last]
    opening.meta = {"unclosed": last is None}
    if found["word"]:
        opening.attrs = {"class": found["word"]}
    else:
        try:
            opening.attrs = dict(parse(found["attributes"])[1])
        except ParseError:
            opening.meta["broken"] = True
    _content(state, start + 1, end if last is None else last)
    state.push("div_close", "div", -1)
    state.line = end if last is None else last + 1
    return True


def _content(state: StateBlock, first: int, last: int) -> None:
    line_max, parent = state.lineMax, state.parentType
    state.lineMax, state.parentType = last, "div"
    state.md.block.tokenize(state, first, last)
    state.lineMax, state.parentType = line_max, parent


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()


def _closing(state: StateBlock, first: int, end: int) -> int | None:
    """The line of the fence that closes this div; nothing where none does before its container ends."""
    depth, code = 0, ""
    for number in range(first, end):
        line = _line(state, number)
        if not state.isEmpty(number) and state.sCount[number] < state.blkIndent:
            return None
        fence = CODE.match(line)
        if code:
            code = "" if line.startswith(code) and not line.strip(code[0] + " ") else code
        elif fence:
            code = fence[1]
        elif OPENING.match(line):
            depth += 1
        elif CLOSING.match(line):
            if not depth:
                return number
            depth -= 1
    return None
