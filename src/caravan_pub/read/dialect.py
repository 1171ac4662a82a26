"""The manuscript's notation: CommonMark with tables, notes, definition lists, attributes and fenced divs."""

import re

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.attrs.parse import ParseError, parse
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

from caravan_pub.read.citing import cite
from caravan_pub.read.fences import closing_fence, fenced_div

DEEPEST = 48
"""Levels that the parser still follows; what lies deeper it drops without a word, and ``tokens`` tells of it.  The 16
blocks in one another that the reader allows are at most 34 of them."""

DEEPEST_BRACKETS = 24
"""Brackets in one another that are tried as links, notes or spans.  The time for a run of open brackets grows with the
square of this, and with nothing else."""

NOTE_CALL = re.compile(r"\[\^[^\s\]]{1,200}\]")
"""A note's call.  Its name has an end, so that a run of calls that never close is not searched again for each."""

MEANT = re.compile(r"\{\s*(?:#[^\s}]|\.[^\W\d]|[\w-]+=)")
"""How braces begin that are meant as attributes, and not as words."""


INTERRUPTING: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
"""What a fence ends where it stands right below it."""


class _State(StateInline):
    """Remembers in each token's ``meta`` where it began, as ``pos``."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.level = self.pendingLevel = DEEPEST - DEEPEST_BRACKETS
        self.began = 0
        self.placed: list[tuple[Token, int]] = []

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self.began = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802  (the library's name)
        token = super().pushPending()
        token.meta = {"pos": self.began}
        return token

    def push(self, ttype: str, tag: str, nesting: int) -> Token:
        token = super().push(ttype, tag, nesting)  # type: ignore[arg-type]
        self.placed.append((token, self.pos))
        return token

    def place_tokens(self) -> None:
        """Say in each token where it began; what begins with a bracket was made after it."""
        for token, position in self.placed:
            bracket = token.type in ("link_open", "span_open") and token.markup != "autolink"
            token.meta.setdefault("pos", position - bracket)


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        state.place_tokens()
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _plain(token: Token) -> bool:
    """Whether a token is words, of which some may stand behind a backslash."""
    return token.type in ("text", "text_special")


def _join_places(state: StateInline) -> None:
    """Give every text of a run the place of its first: neighbouring texts are about to become the last of them."""
    first: int | None = None
    for token in state.tokens:
        first = None if not _plain(token) else token.meta["pos"] if first is None else first
        if first is not None:
            token.meta["pos"] = first


def _note_call(state: StateInline, silent: bool) -> bool:
    found = NOTE_CALL.match(state.src, state.pos, state.posMax)
    return found is not None and footnote_ref(state, silent, always_match=True)


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802  (the library's name)
        """Every link is read as one: what is refused here is printed as words, unseen by the checks of addresses."""
        del url
        return True


def build_parser() -> MarkdownIt:
    """A parser of the manuscript's notation."""
    parser = _Parser("commonmark", {"maxNesting": DEEPEST})
    inline = _Inline()
    inline.ruler.enableOnly(["text", *parser.get_active_rules()["inline"], "strikethrough"])
    inline.ruler2.enableOnly([*parser.get_active_rules()["inline2"], "strikethrough"])
    inline.ruler2.before("fragments_join", "places", _join_places)
    parser.inline = inline
    parser.enable("table")
    parser.use(footnote_plugin, move_to_end=False)
    parser.inline.ruler.at("footnote_ref", _note_call)
    parser.use(deflist_plugin)
    parser.use(attrs_plugin, spans=True)
    parser.inline.ruler.before("link", "citation", cite)
    parser.block.ruler.before("fence", "fenced_div", fenced_div, INTERRUPTING)
    parser.block.ruler.before("table", "closing_fence", closing_fence, INTERRUPTING)
    parser.core.ruler.before("inline", "attributes", _attributes)
    return parser


def _attributes(state: StateCore) -> None:
    """Take attributes off the ends of headings and table captions, before their words are parsed.

    ``meta`` of what opens them says ``broken`` where they cannot be read, ``caption`` how far a caption's mark reaches.
    """
    tokens = state.tokens
    for before, opening, inline in zip([None, *tokens], tokens, tokens[1:], strict=False):
        if inline.type != "inline":
            continue
        if opening.type == "heading_open":
            _take(opening, inline)
        elif opening.type == "paragraph_open" and before is not None and before.type == "table_close":
            caption = re.match(r"(?:Table)?:\s+", inline.content)
            if caption:
                opening.meta["caption"] = caption.end()
                inline.content = inline.content[caption.end() :]
                _take(opening, inline)


def _take(opening: Token, inline: Token) -> None:
    content = inline.content.rstrip()
    start = content.rfind("{") if content.endswith("}") else -1
    if start < 0:
        return
    try:
        end, attributes = parse(content[start:])
    except ParseError:
        opening.meta["broken"] = MEANT.match(content, start) is not None
        return
    if end == len(content) - start - 1:
        opening.attrs = dict(attributes)
        inline.content = content[:start].rstrip()
