"""Nothing stale, ever: whatever is edited, what was kept and what changed give the bytes of a build from nothing."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from caravan_pub.gather import gather_fonts
from caravan_pub.layout import typesetter
from caravan_pub.model.edition import Document, Resource
from caravan_pub.model.publication import Matter
from caravan_pub.store import Store
from tests.layout.sample import METADATA, SHEET, document, png

EDITS = 12
SEED = 20181013
SENTENCE = "The road goes on past wells and mills until nobody counts the days that it takes. "
STYLE = """
@font-face { font-family: "Spectral"; src: url(Spectral-Regular.ttf) } html { font-family: "Spectral" }
section { break-before: recto } h2 { string-set: head content() } #one { break-before: page }
@page { @bottom-center { content: counter(page) } @top-left { content: string(head, first-except) } }
"""


@dataclass
class Book:
    """A small book that is edited at random: its texts by id, what is said of its looks, the colour of its picture."""

    chance: random.Random
    texts: dict[str, str] = field(default_factory=lambda: {"one": "a", "two": "b", "three": "c", "four": "d"})
    style: str = ""
    colour: str = "red"
    written: int = 0

    def edit(self) -> str:
        """One edit, and which it was."""
        ways: list[Callable[[], None]] = [self.write, self.write, self.grow, self.reorder, self.add, self.drop,
                                          self.paint, self.restyle, self.undo]  # fmt: skip
        way = self.chance.choice(ways)
        way()
        return way.__name__

    def write(self) -> None:
        self.written += 1
        self.texts[self._one()] = f"words {self.written}"

    def grow(self) -> None:
        self.texts[self._one()] += f"</p><p>{SENTENCE * self.chance.randint(20, 60)}"

    def reorder(self) -> None:
        self.texts = dict(self.chance.sample(list(self.texts.items()), len(self.texts)))

    def add(self) -> None:
        self.written += 1
        self.texts[f"new{self.written}"] = "more"

    def drop(self) -> None:
        if len(self.texts) > 2:
            del self.texts[self._one()]

    def paint(self) -> None:
        self.colour = self.chance.choice(["red", "green", "blue"])

    def restyle(self) -> None:
        self.style = (
            f"p {{ margin-bottom: {self.chance.randint(0, 3)}mm }} @page {{ margin-top: {self.written + 15}mm }}"
        )

    def undo(self) -> None:
        """What stood there before an edit stands there again."""
        self.texts[self._one()] = "a"

    def _one(self) -> str:
        return self.chance.choice(list(self.texts))

    def documents(self) -> list[Document]:
        """The chapters with a picture, a link to the next, and a contents with their number before them."""
        names = list(self.texts)
        links = "".join(f'<p><a href="{name}.xhtml">{place}</a></p>' for place, name in enumerate(names))
        picture = '<p><img src="images/dot.png" alt=""/></p>'
        chapters = [
            document(f'<h2 id="h-{name}">{name}</h2><p>{text}</p>{picture * (place % 2)}', name)
            for place, (name, text) in enumerate(self.texts.items())
        ]
        return [document(links, "contents", Matter.FRONT), *chapters]


def built(book: Book, store: Store | None) -> bytes:
    (face,) = gather_fonts({"text": {"family": "Spectral", "faces": ["400"]}})
    held = [Resource("styles/Spectral-Regular.ttf", "font/ttf", face.data), png(book.colour)]
    made = typesetter(SHEET + STYLE + book.style, {one.name: one for one in held}, METADATA, store)
    made.lay_out(book.documents())
    return made.bind().pdf.data


def test_any_edit_gives_what_a_build_from_nothing_gives(tmp_path: Path) -> None:
    book, store = Book(random.Random(SEED)), Store(tmp_path / "cache")  # noqa: S311  (nothing secret)
    built(book, store)
    done = []
    for _ in range(EDITS):
        done.append(book.edit())
        assert built(book, store) == built(book, None), done
    assert len(set(done)) > 5
