"""The manuscript's notation: CommonMark with tables, notes, definition lists, attributes and fenced divs."""

import re

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.attrs.parse import ParseError, parse
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from caravan_pub.read.citing import cite
from caravan_pub.read.fences import fenced_div

DEEPEST = 96
"""Nesting that the parser still follows.  The reader refuses more than 16 long before, so nothing below is dropped."""


class _State(StateInline):
    """Remembers in each token where it stood: ``pos`` where it began, ``end`` where a text ended."""

    def pushPending(self) -> Token:  # noqa: N802  (the library's name)
        token = super().pushPending()
        token.meta = {"end": self.pos}
        return token

    def push(self, ttype: str, tag: str, nesting: int) -> Token:
        token = super().push(ttype, tag, nesting)  # type: ignore[arg-type]
        token.meta = {"pos": self.pos}
        return token


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def build_parser() -> MarkdownIt:
    """A parser of the manuscript's notation."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST})
    inline = _Inline()
    inline.ruler.enableOnly(["text", *parser.get_active_rules()["inline"], "strikethrough"])
    inline.ruler2.enableOnly([*parser.get_active_rules()["inline2"], "strikethrough"])
    parser.inline = inline
    parser.enable("table")
    parser.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    parser.use(deflist_plugin)
    parser.use(attrs_plugin, spans=True)
    parser.inline.ruler.before("link", "citation", cite)
    parser.block.ruler.before(
        "fence", "fenced_div", fenced_div, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    parser.core.ruler.before("inline", "attributes", _attributes)
    return parser


def _attributes(state: StateCore) -> None:
    """Take attributes off the ends of headings and table captions, before their words are parsed."""
    tokens = state.tokens
    for before, opening, inline in zip([None, *tokens], tokens, tokens[1:], strict=False):
        if inline.type != "inline":
            continue
        if opening.type == "heading_open":
            _take(opening, inline)
        elif opening.type == "paragraph_open" and before is not None and before.type == "table_close":
            caption = re.match(r"(?:Table)?:\s+", inline.content)
            if caption:
                opening.meta["caption"] = True
                inline.content = inline.content[caption.end() :]
                _take(opening, inline)


def _take(opening: Token, inline: Token) -> None:
    found = re.search(r"\s*(\{[^{}]*\})\s*$", inline.content)
    if found:
        try:
            end, attributes = parse(found[1])
        except ParseError:
            return
        if end == len(found[1]) - 1:
            opening.attrs = dict(attributes)
            inline.content = inline.content[: found.start()]
