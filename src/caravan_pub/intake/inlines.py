"""Words in a line: from pandoc's inline nodes to the manuscript's notation."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from caravan_pub.intake import citing, notation
from caravan_pub.intake.desk import Desk, shortened
from caravan_pub.intake.escaping import entity, escaped, line_start, without_forbidden
from caravan_pub.intake.marks import Piece, assembled, set_apart
from caravan_pub.intake.photos import inline_photo
from caravan_pub.intake.raised import lowered, raised
from caravan_pub.intake.runs import as_one_run
from caravan_pub.intake.tree import Attributes, Node, Nodes, attributes, plain, text_node, walk

MARKS = {"Emph": "*", "Strong": "**", "Strikeout": "~~"}
DEEPEST = 8
"""How deep marks and spans may stand in one another; what is deeper keeps its words."""

LINE_BREAK = "\\\n"
OWN_CLASSES = ("own", "nowrap")
"""Classes of words that mean the same in the manuscript's notation."""


def paragraph_text(nodes: Nodes, desk: Desk) -> str:
    """A paragraph's words; no line of them begins like another kind of block."""
    lines = in_line(nodes, desk, breaks=True).split("\n")
    text = "\n".join(line_start(line.lstrip(" \t")) for line in lines).strip(" \t\n")
    return text if text.strip() else ""


def single_line(nodes: Nodes, desk: Desk) -> str:
    """Words that must stay on one line: a heading, a term, a cell, a caption."""
    return " ".join(in_line(nodes, desk, breaks=False).split(" ")).strip(" \t\n")


def in_line(nodes: Nodes, desk: Desk, *, breaks: bool) -> str:
    """Words in notation; ``breaks``: line breaks are kept, but not at the ends."""
    pieces = _Line(desk, breaks).pieces(nodes, (), 0)
    while pieces and _is_blank(pieces[0]):
        pieces.pop(0)
    while pieces and _is_blank(pieces[-1]):
        pieces.pop()
    return assembled(pieces)


class _Line:
    """Writes the inline nodes of one block as pieces of a line."""

    def __init__(self, desk: Desk, breaks: bool) -> None:
        self._desk = desk
        self._breaks = breaks
        self._in_link = False
        self._held_back: list[Piece] = []

    def pieces(self, nodes: Sequence[Node], marks: tuple[str, ...], depth: int) -> list[Piece]:
        """The nodes of a run within the marks that are open."""
        found: list[Piece] = []
        words = ""
        joined = _joined(nodes)
        for number, node in enumerate(joined):
            text = self._words(node)
            if text is not None:
                words += text
                continue
            following = "".join(self._words(after) or "\0" for after in joined[number + 1 : number + 3])
            made = self._markup(node, marks, depth, following)
            if made and words:
                found.append(Piece("words", _before_markup(escaped(words), made[0])))
                words = ""
            found += made
        if words:
            found.append(Piece("words", escaped(words)))
        return set_apart(found, within_marks=bool({"Emph", "Strong"} & set(marks)), brackets=not self._in_link)

    def _words(self, node: Node) -> str | None:
        """A node's text where it is nothing but text."""
        match node["t"]:
            case "Str":
                return without_forbidden(node["c"])
            case "Space":
                return " "
            case "SoftBreak":
                return "\n" if self._breaks and self._desk.keeps_lines else " "
            case "LineBreak" if not self._breaks:
                return " "
            case _:
                return None

    def _markup(self, node: Node, marks: tuple[str, ...], depth: int, following: str) -> list[Piece]:
        content: Any = node.get("c")
        match node["t"]:
            case "LineBreak":
                return [Piece("markup", LINE_BREAK)]
            case "Emph" | "Strong" | "Strikeout":
                return self._marked(node["t"], content, marks, depth)
            case "Superscript" | "Subscript":
                return self._shifted(node["t"], content, marks, depth)
            case "SmallCaps":
                return self._spanned(content, marks, depth, classes=("smallcaps",))
            case "Quoted":
                sign = text_node('"' if content[0]["t"] == "DoubleQuote" else "'")
                return self.pieces([sign, *content[1], sign], marks, depth)
            case "Cite":
                return self._cited(content[0], content[1], marks, depth, following)
            case "Code":
                return [Piece("code", without_forbidden(content[1]))]
            case "Math":
                return self._equation(content[1])
            case "RawInline":
                return self._raw(content[0], content[1])
            case "Link":
                return self._link(node, marks, depth)
            case "Image":
                return [Piece("markup", inline_photo(node, self._desk))]
            case "Note":
                return self._note(content, marks, depth)
            case "Span":
                return self._span(attributes(node), content[1], marks, depth)
            case other:
                self._desk.lost(f"something that pandoc calls {other}", "see to this passage in the document")
                return [Piece("words", escaped(plain(content)))]

    def _marked(self, kind: str, content: Nodes, marks: tuple[str, ...], depth: int) -> list[Piece]:
        """Words between marks.  Spaces at their edges go outside: a mark must stand at a word."""
        if kind in marks or depth >= DEEPEST:
            return self.pieces(content, marks, depth)
        inner = self.pieces(content, (*marks, kind), depth + 1)
        before: list[Piece] = []
        after: list[Piece] = []
        while inner and _is_blank(inner[0]):
            before.append(inner.pop(0))
        while inner and _is_blank(inner[-1]):
            after.insert(0, inner.pop())
        if not inner:
            return [*before, *after]
        first, last = inner[0], inner[-1]
        if first.kind == "words" and first.text[0] == " ":
            before.append(Piece("words", " "))
            inner[0] = Piece("words", first.text.lstrip(" "))
        if last.kind == "words" and last.text[-1] == " ":
            after.insert(0, Piece("words", " "))
            inner[-1] = Piece("words", inner[-1].text.rstrip(" "))
        return [*before, Piece("open", MARKS[kind]), *inner, Piece("close", MARKS[kind]), *after]

    def _shifted(self, kind: str, content: Nodes, marks: tuple[str, ...], depth: int) -> list[Piece]:
        signs = (raised if kind == "Superscript" else lowered)(plain(content))
        if signs and all(node["t"] in ("Str", "Space") for node in content):
            return [Piece("words", escaped(signs))]
        if plain(content):
            height = "raised" if kind == "Superscript" else "lowered"
            said = f"“{shortened(plain(content))}” was {height} and stands in the line"
            self._desk.changed(said, "see that it reads well")
        return self.pieces(content, marks, depth)

    def _spanned(
        self, content: Nodes, marks: tuple[str, ...], depth: int, classes: tuple[str, ...] = (), **given: str
    ) -> list[Piece]:
        """Words in brackets with attributes; only the words where they are too deep, or the words of a link.

        In the words of a link no other bracket may begin anything (CommonMark 0.31, 6.3: links hold no links).
        """
        if depth >= DEEPEST or self._in_link:
            return self.pieces(content, marks, depth)
        inner = assembled(self.pieces(content, marks, depth + 1))
        identifier = given.pop("identifier", "")
        return [Piece("markup", f"[{inner}]{notation.attribute_list(identifier, classes, **given)}")]

    def _cited(self, cited: Nodes, shown: Nodes, marks: tuple[str, ...], depth: int, following: str) -> list[Piece]:
        named_ones = [citation for citation in cited if citation["citationId"]]
        if not named_ones or self._in_link:
            return self.pieces(shown, marks, depth)
        first, *others = named_ones
        identifier = first["citationId"]
        if first["citationMode"]["t"] == "AuthorInText":
            if not others and citing.CROSS.match(identifier):
                return [Piece("markup", citing.reference(identifier, following))]
            after = [Piece("words", " "), Piece("markup", citing.bracketed(others, self._desk.keys))] if others else []
            said = citing.narrative(first, self._desk.keys, " " if others else following)
            return [Piece("markup", said), *after]
        return [Piece("markup", citing.bracketed(named_ones, self._desk.keys))]

    def _equation(self, source: str) -> list[Piece]:
        text = without_forbidden(source).strip()
        hint = "its TeX source stands there as code: say it in words, or show it as a picture"
        self._desk.lost(f"the equation {shortened(text)}", hint)
        return [Piece("code", text)]

    def _raw(self, form: str, source: str) -> list[Piece]:
        if re.fullmatch(r"<br\s*/?>", source.strip(), re.IGNORECASE):
            return [Piece("markup", LINE_BREAK)] if self._breaks else [Piece("words", " ")]
        if source.startswith("<!--"):
            self._desk.lost(f"the comment “{shortened(source[4:].removesuffix('-->'))}”", "settle it in the document")
        elif not source.startswith("</"):
            self._desk.lost(f"raw {form}, {shortened(source)},", "say it in the manuscript's own notation")
        return []

    def _link(self, node: Node, marks: tuple[str, ...], depth: int) -> list[Piece]:
        content, (url, title) = node["c"][1], node["c"][2]
        url = without_forbidden(url)
        safe = notation.SAFE_ADDRESS.match(url) or url.startswith("#")
        if not safe or self._in_link or depth >= DEEPEST:
            if url:
                self._desk.lost(f"the link to {shortened(url)}", "its words are there; give it a whole web address")
            return self.pieces(content, marks, depth)
        self._in_link = True
        words = assembled(self.pieces(content, marks, depth + 1))
        self._in_link = False
        after, self._held_back = self._held_back, []
        return [*self._linked(node, words, url, title), *after]

    def _linked(self, node: Node, words: str, url: str, title: str) -> list[Piece]:
        """A link with its words in notation; ``<address>`` where they are the address itself."""
        content, identifier = node["c"][1], attributes(node).identifier
        if not words.strip():
            if not url.startswith("#"):
                self._desk.lost(f"a link without words to {shortened(url)}", "give it words")
            return [Piece("markup", f"[]{{#{identifier}}}")] if identifier else []
        if identifier:
            return [Piece("markup", f"[{notation.link(words, url)}]{{#{identifier}}}")]
        if plain(content) in (url, url.removeprefix("mailto:")) and re.fullmatch(r"[!-;=?-\[\]-~]+", url):
            return [Piece("markup", f"<{plain(content)}>")]
        return [Piece("markup", notation.link(words, url, without_forbidden(title)))]

    def _note(self, blocks: Nodes, marks: tuple[str, ...], depth: int) -> list[Piece]:
        desk = self._desk
        if desk.in_note:
            desk.changed("a note within a note stands in brackets", "say it in the note itself")
            return self.pieces([text_node(" ("), *as_one_run(blocks), text_node(")")], marks, depth)
        if not any(node["t"] in ("Str", "Code", "CodeBlock", "Math", "Image") for node in walk(blocks)):
            return []
        desk.notes.append(blocks)
        call = Piece("markup", f"[^{len(desk.notes)}]")
        if self._in_link:
            self._held_back.append(call)
            return []
        return [call]

    def _span(self, given: Attributes, content: Nodes, marks: tuple[str, ...], depth: int) -> list[Piece]:
        classes, values, desk = given.classes, given.values, self._desk
        if "deletion" in classes:
            hint = "accept or reject the changes in the document"
            desk.lost(f"the deleted passage “{shortened(plain(content))}”", hint)
            return []
        if "comment-start" in classes:
            desk.lost(f"{_author(values)} comment “{shortened(plain(content))}”", "settle it in the document")
            return []
        if "indexref" in classes:
            term = without_forbidden(values.get("entry", "")).replace("!", "").replace(":", "!", 1)
            see = without_forbidden(values.get("crossref", ""))
            return self._spanned(content, marks, depth, ("index",), term=term, see=see)
        if "index" in classes and (content or values.get("term")):
            kept = {key: values.get(key, "") for key in ("term", "see")}
            return self._spanned(content, marks, depth, ("index",), identifier=given.identifier, **kept)
        language = values.get("lang", values.get("xml:lang", ""))
        other = language if notation.LANGUAGE.fullmatch(language) and language != desk.language else ""
        kept_classes = tuple(name for name in classes if name in OWN_CLASSES)
        if (other and plain(content)) or given.identifier or kept_classes:
            return self._spanned(content, marks, depth, kept_classes, identifier=given.identifier, lang=other)
        return self.pieces(content, marks, depth)


def _is_blank(piece: Piece) -> bool:
    return piece.text == LINE_BREAK or (piece.kind == "words" and not piece.text.strip())


def _author(values: Mapping[str, str]) -> str:
    name = values.get("author", "")
    return f"{name}’s" if name else "the"


def _before_markup(words: str, following: Piece) -> str:
    """Escaped words before a piece of markup, with which they could make another one."""
    if words.endswith("!") and following.text.startswith("["):
        return f"{words[:-1]}\\!"
    if following.kind == "markup" and following.text.startswith("@") and words[-1].isalnum():
        return words[:-1] + entity(words[-1])
    return words


def _joined(nodes: Sequence[Node]) -> Nodes:
    """The nodes with underlining as emphasis and neighbours of one kind of mark as one."""
    found: Nodes = []
    for given in nodes:
        node = {"t": "Emph", "c": given["c"]} if given["t"] == "Underline" else given
        if found and node["t"] in MARKS and found[-1]["t"] == node["t"]:
            found[-1] = {"t": node["t"], "c": [*found[-1]["c"], *node["c"]]}
        else:
            found.append(node)
    return found
