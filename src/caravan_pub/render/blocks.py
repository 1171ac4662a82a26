"""Block nodes become markup: plain ones here, and whatever a designer would change through a template."""

from dataclasses import dataclass
from typing import assert_never

from markupsafe import Markup

from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Block, Blocks
from caravan_pub.model.walk import plain_text
from caravan_pub.render.figures import figure_view
from caravan_pub.render.inlines import Writer
from caravan_pub.render.last_words import hold_last_words
from caravan_pub.render.markup import element
from caravan_pub.render.tables import write_table


@dataclass(slots=True)
class BlockWriter(Writer):
    """Writes the blocks of one document."""

    def blocks(self, blocks: Blocks) -> Markup:
        """Blocks as markup, a line each."""
        return Markup("\n").join(self._block(block) for block in blocks)

    def note_body(self, content: Blocks) -> Markup:
        """A note's blocks as markup."""
        return self.blocks(content)

    def _block(self, block: Block) -> Markup:
        match block:
            case n.Paragraph():
                content = hold_last_words(block.content) if self.book.paged else block.content
                return element("p", self.run(content), {"class": " ".join(block.classes)})
            case n.Heading():
                return element(f"h{min(block.level, 6)}", self.run(block.content), {"id": block.identifier})
            case n.Quote():
                return element("blockquote", self.blocks(block.content))
            case n.Items():
                return self._items(block)
            case n.Definitions():
                return self._definitions(block)
            case n.Figure():
                view = figure_view(block, self)
                return self.book.templates.fill("filling-figure.xhtml" if view["places"] else "figure.xhtml", view)
            case n.Table():
                return write_table(block, self)
            case n.Aside():
                return self._aside(block)
            case n.Division():
                return self._division(block)
            case n.CodeBlock():
                return element("pre", element("code", block.text))
            case n.Verse():
                return self._verse(block)
            case n.Break():
                return Markup('<hr class="break"/>')
            case _ as never:
                assert_never(never)

    def _items(self, items: n.Items) -> Markup:
        name = "ul" if items.start is None else "ol"
        start = "" if items.start in (None, 1) else str(items.start)
        lines = Markup("\n").join(element("li", self._item(item, items.tight)) for item in items.items)
        return element(name, lines, {"start": start, "class": "tight" if items.tight else ""})

    def _item(self, item: n.Item, tight: bool) -> Markup:
        """An item's blocks; in a tight list a paragraph is its words alone."""
        return Markup("\n").join(
            self.run(block.content) if tight and isinstance(block, n.Paragraph) else self._block(block)
            for block in item.content
        )

    def _definitions(self, definitions: n.Definitions) -> Markup:
        lines: list[Markup] = []
        for item in definitions.items:
            lines.append(element("dt", self.run(item.term)))
            lines += [element("dd", self.blocks(meaning)) for meaning in item.meanings]
        return element("dl", Markup("\n").join(lines))

    def _aside(self, aside: n.Aside) -> Markup:
        title = self.run(aside.title)
        values = {
            "identifier": aside.identifier,
            "kind": str(aside.kind),
            "title": title,
            "label": plain_text(aside.title) or self.book.word("Note"),
            "body": self.blocks(aside.content),
            "attribution": self.run(aside.attribution),
        }
        return self.book.templates.fill(f"{aside.kind}.xhtml", values)

    def _division(self, division: n.Division) -> Markup:
        given = {"id": division.identifier, "class": " ".join(division.classes), **self.tongue(division.language)}
        return element("div", self.blocks(division.content), given)

    def _verse(self, verse: n.Verse) -> Markup:
        stanzas: list[list[Markup]] = [[]]
        for line in verse.lines:
            if line:
                stanzas[-1].append(element("span", self.run(line), {"class": "line"}))
            else:
                stanzas.append([])
        paragraphs = [element("p", Markup("<br/>\n").join(lines)) for lines in stanzas if lines]
        return element("div", Markup("\n").join(paragraphs), {"class": "verse"})
