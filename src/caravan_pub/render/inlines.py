"""Inline nodes become markup, the same for every medium; a note goes through the medium's own template."""

from dataclasses import dataclass, field, replace
from typing import assert_never

from markupsafe import Markup, escape

from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Blocks, Inline, Inlines
from caravan_pub.model.resolved import TargetKind
from caravan_pub.render.book import Book, direction_of
from caravan_pub.render.markup import element

LABELS = {
    TargetKind.FIGURE: "Figure {number}",
    TargetKind.TABLE: "Table {number}",
    TargetKind.CHAPTER: "Chapter {number}",
    TargetKind.PART: "Part {number}",
}


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note for templates: its number, the ids of the note and of its call, and its words as markup."""

    number: int
    identifier: str
    call: str
    body: Markup


@dataclass(slots=True)
class Writer:
    """Writes one document.  ``notes`` gathers its notes in the order in which they are called.

    A ``bare`` one writes words alone, for a line that is a link itself: no links, no ids, no calls.
    """

    book: Book
    document: str
    language: str
    notes: list[NoteView] = field(default_factory=list)
    in_note: bool = False
    bare: bool = False

    def run(self, inlines: Inlines) -> Markup:
        """A run as markup."""
        written: list[Markup] = []
        called = False
        for inline in inlines:
            calls = isinstance(inline, (n.Note, n.Citation)) and inline.anchor in self.book.resolved.note_numbers
            if called and calls and not self.bare:
                written.append(element("span", ",", {"class": "call-separator"}))
            written.append(self._bare(inline) if self.bare else self._inline(inline))
            called = calls
        return Markup("").join(written)

    def _bare(self, inline: Inline) -> Markup:
        """An inline's words where nothing in them may be a link, have an id or call a note."""
        match inline:
            case n.Note():
                return Markup("")
            case n.Citation():
                formatted = self.book.resolved.citations[inline.anchor]
                return self.run(formatted.lead if formatted.note else formatted.content)
            case n.Link() | n.IndexMark():
                return self.run(inline.content)
            case n.Reference():
                return self._words(inline)
            case n.Span():
                return self._inline(replace(inline, identifier=""))
            case _:
                return self._inline(inline)

    def _inline(self, inline: Inline) -> Markup:
        match inline:
            case n.Text():
                return escape(inline.text)
            case n.Emphasis() | n.Strong() | n.Strikethrough() | n.Superscript() | n.Subscript():
                return element(ELEMENTS[type(inline)], self.run(inline.content))
            case n.SmallCaps():
                return element("span", self.run(inline.content), {"class": "small-caps"})
            case n.Code():
                return element("code", escape(inline.text))
            case n.LineBreak():
                return Markup("<br/>")
            case n.Link():
                return element("a", self.run(inline.content), {"href": inline.url, "title": inline.title})
            case n.Reference():
                return self._reference(inline)
            case n.Citation():
                return self._citation(inline)
            case n.Note():
                return self._note(inline.anchor, inline.content)
            case n.IndexMark():
                return element("span", self.run(inline.content), {"id": inline.anchor, "class": "index-mark"})
            case n.InlinePhoto():
                return self._picture(inline)
            case n.Span():
                attributes = {
                    "id": inline.identifier,
                    "class": " ".join(inline.classes),
                    **self.tongue(inline.language),
                }
                return element("span", self.run(inline.content), attributes)
            case _ as never:
                assert_never(never)

    def tongue(self, language: str) -> dict[str, str]:
        """The attributes that mark another language."""
        if not language:
            return {}
        other = direction_of(language) != direction_of(self.language)
        return {"lang": language, "xml:lang": language, "dir": direction_of(language) if other else ""}

    def _reference(self, reference: n.Reference) -> Markup:
        target = self.book.resolved.targets[reference.target]
        page = Markup("")
        if self.book.paged and target.kind is TargetKind.SECTION and not reference.content:
            folio = self.book.word("page {folio}", folio=self.book.folio(target.identifier))
            page = escape(f" ({folio})").replace(" ", Markup("\u00a0")).replace("\u00a0(", " (", 1)
        kind = "reference" if reference.content else "reference label"
        attributes = {"class": kind, "href": self.book.href(target.identifier)}
        return element("a", self._words(reference), attributes) + page

    def _words(self, reference: n.Reference) -> Markup:
        """What a reference says: the author's words, else its target's label, else its target's title."""
        target = self.book.resolved.targets[reference.target]
        if reference.content:
            return self.run(reference.content)
        if target.number:
            label = escape(self.book.word(LABELS[target.kind], number=target.number))
            return label.replace(" ", Markup("\u00a0")) if self.book.paged else label
        plain = replace(self, bare=True, notes=[])
        return escape(self.book.word("“{title}”", title="{}")).format(plain.run(target.title))

    def _citation(self, citation: n.Citation) -> Markup:
        formatted = self.book.resolved.citations[citation.anchor]
        if not formatted.note:
            return element("span", self.run(formatted.content), {"class": "citation", "id": citation.anchor})
        lead = self.run(formatted.lead)
        if self.in_note:
            return lead + element("span", self.run(formatted.content), {"class": "citation", "id": citation.anchor})
        return lead + self._note(citation.anchor, (n.Paragraph(formatted.content),))

    def _note(self, anchor: str, content: Blocks) -> Markup:
        within, self.in_note = self.in_note, True
        body = self.note_body(content)
        self.in_note = within
        number = self.book.resolved.note_numbers[anchor]
        note = NoteView(number, f"{anchor}-text", anchor, body)
        self.notes.append(note)
        return self.book.templates.fill("note-call.xhtml", {"note": note, "document": self.document})

    def note_body(self, content: Blocks) -> Markup:
        """A note's blocks; the block writer takes this over for whatever is more than paragraphs."""
        paragraphs = [element("p", self.run(block.content)) for block in content if isinstance(block, n.Paragraph)]
        return Markup("").join(paragraphs)

    def _picture(self, inline: n.InlinePhoto) -> Markup:
        photo = self.book.resolved.publication.photo(inline.photo)
        derivative = self.book.pictures.get(photo.name) if photo else None
        if photo is None or derivative is None:
            return Markup("")
        alt = inline.alt or photo.alt or ""
        return Markup('<img class="inline-picture" src="{}" alt="{}"/>').format(derivative.name, alt)


ELEMENTS: dict[type[Inline], str] = {
    n.Emphasis: "em",
    n.Strong: "strong",
    n.Strikethrough: "s",
    n.Superscript: "sup",
    n.Subscript: "sub",
}
