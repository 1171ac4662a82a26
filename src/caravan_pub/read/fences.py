"""Fenced divs in pandoc's notation: ``::: {.sidebar title="…"}`` to ``:::``."""

import re
from dataclasses import dataclass

from markdown_it.rules_block import StateBlock
from mdit_py_plugins.attrs.parse import ParseError, parse

OPENING = re.compile(r":{3,}\s*(?:(?P<attributes>\{.*\})|(?P<word>[\w-]+))\s*:*$")
CLOSING = re.compile(r":{3,}$")


@dataclass(slots=True)
class _OpenDiv:
    """A div that is being read: the level of the blocks in it, and the line of the fence that closes it, once found."""

    level: int
    closing: int | None = None


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
    opening = state.push("div_open", "div", 1)
    opening.meta = {}
    if found["word"]:
        opening.attrs = {"class": found["word"]}
    else:
        try:
            opening.attrs = dict(parse(found["attributes"])[1])
        except ParseError:
            opening.meta["broken"] = True
    closed = _content(state, start + 1, end)
    opening.map = [start, state.line]
    opening.meta["unclosed"] = not closed
    state.push("div_close", "div", -1)
    state.line += closed
    return True


def closing_fence(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """End the div that is read here, at its closing fence; ``silent``, end what would go on into that line.

    A fence within a list or a quote that stands in the div is not the div's.
    """
    divs = _open_divs(state)
    indented = state.sCount[line] - state.blkIndent >= 4
    if not divs or indented or not CLOSING.match(_line(state, line)):
        return False
    if silent:
        return True
    if state.level != divs[-1].level:
        return False
    divs[-1].closing = line
    state.line = end
    return True


def _content(state: StateBlock, first: int, end: int) -> bool:
    """Read what stands in a div, up to the line that ``state.line`` then names; whether a fence closed it there."""
    divs = _open_divs(state)
    div = _OpenDiv(state.level)
    divs.append(div)
    state.line = first
    state.md.block.tokenize(state, first, end)
    divs.pop()
    state.line = state.line if div.closing is None else div.closing
    return div.closing is not None


def _open_divs(state: StateBlock) -> list[_OpenDiv]:
    """The divs that are open here, the innermost last."""
    divs: list[_OpenDiv] = state.env.setdefault("divs", [])
    return divs


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()
