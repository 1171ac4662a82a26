"""Manuscripts made from a seed: every construct of the notation, in words that are made up and therefore countable.

Every word of a chapter ends in x, and no word of a source or of the program does, but "index".
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "el", "or")]


@dataclass
class Writer:
    """Writes chapters of made-up words."""

    seed: int
    said: list[str] = field(default_factory=list)
    dice: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)  # noqa: S311  (made-up words, no secrets)

    @property
    def words(self) -> int:
        """How many words the chapters have so far."""
        return len(self.said)

    def word(self) -> str:
        """A word of a chapter, and never the same one twice on end."""
        before = self.said[-1] if self.said else ""
        self.said.append(next(word for word in iter(lambda: self.cited() + "x", None) if word != before))
        return self.said[-1]

    def cited(self) -> str:
        """A word of a source."""
        return "".join(self.dice.choices(SYLLABLES, k=self.dice.randint(1, 4)))

    def run(self, count: int) -> str:
        """So many words, with a comma here and there."""
        return (
            " ".join(self.word() + ("," if self.dice.random() < 0.05 else "") for _ in range(count - 1))
            + " "
            + self.word()
        )

    def sentence(self, count: int = 14) -> str:
        return self.run(count).capitalize() + "."

    def paragraph(self, chapter: int) -> str:
        pieces = [self.sentence(self.dice.randint(8, 20)) for _ in range(self.dice.randint(3, 6))]
        marked: list[Callable[[], str]] = [
            lambda: f"*{self.run(2)}*",
            lambda: f"**{self.run(2)}**",
            lambda: f"~~{self.run(1)}~~",
            lambda: f"`{self.word()}`",
            lambda: f'"{self.run(3)}"',
            lambda: f'[{self.run(2)}]{{lang="es"}}',
            lambda: f"[{self.run(2)}](https://example.org/{self.dice.randint(1, 999)})",
            lambda: f"[{self.word()}]{{.index}}",
            lambda: f"{self.word()}^[{self.sentence(6)}]",
            lambda: f"{self.word()} [@s{self.dice.randint(1, 20)}, p. {self.dice.randint(1, 300)}]",
            lambda: f"[{self.word()}](#sec-{chapter}-1)",
            lambda: f"{self.word()} -- {self.word()} --- {self.word()}...",
        ]
        for _ in range(2):
            pieces.insert(
                self.dice.randrange(len(pieces) + 1),
                f"{self.word().capitalize()} {self.dice.choice(marked)()} {self.word()}.",
            )
        return " ".join(pieces)

    def blocks(self, chapter: int) -> Iterator[str]:
        """Every block of the notation, one after another."""
        w = self
        yield f"> {w.sentence()}\n>\n> {w.sentence()}"
        yield f"- {w.sentence(6)}\n- {w.sentence(6)}\n    1. {w.sentence(4)}\n    2. {w.sentence(4)}"
        yield f"3. {w.sentence(5)}\n\n4. {w.sentence(5)}\n\n    {w.sentence(6)}"
        yield f"{w.word()}\n:   {w.sentence(8)}\n\n{w.word()}\n:   {w.sentence(8)}"
        row = "| {} | {} |\n".format
        rows = [row(w.word(), w.word()) for _ in range(3)]
        yield f"{rows[0]}|---|--:|\n{rows[1]}{rows[2]}\nTable: {w.sentence(5)}"
        yield f"```\n{w.word()} {w.word()}\n{w.word()}\n```"
        yield f"::: {{.verse}}\n{w.run(5)}\n{w.run(4)}\n\n{w.run(5)}\n:::"
        yield f'::: {{.sidebar title="{w.run(2)}"}}\n{w.sentence()}\n\n{w.sentence()}\n:::'
        yield f"::: {{.pull-quote}}\n{w.sentence(8)}\n\n— {w.run(2)}\n:::"
        yield f"::: {{.timeline}}\n{w.word()}\n:   {w.sentence(6)}\n\n{w.word()}\n:   {w.sentence(6)}\n:::"
        yield f"::: {{.note}}\n{w.sentence()}\n:::"
        yield f"::: {{.interview}}\n**{w.run(4)}?**\n\n{w.sentence(12)}\n:::"
        yield f"::: {{.epigraph}}\n{w.sentence(8)}\n\n— {w.run(2)}\n:::"
        yield "* * *"
        yield f"![{w.run(5)}](photos/plate.jpg){{#fig-{chapter}-{w.words}}}"
        label = w.words
        yield f"{w.word().capitalize()}[^n{label}] {w.run(3)}.\n\n[^n{label}]: {w.sentence(7)}"

    def chapter(self, number: int, words: int) -> str:
        """A chapter of about so many words."""
        end = self.words + words
        lines = [f"# {self.run(3).capitalize()} {{#ch-{number}}}", f"## {self.run(2).capitalize()} {{#sec-{number}-1}}"]
        section = 1
        while self.words < end:
            section += 1
            for block in self.blocks(number):
                lines += [self.paragraph(number), block]
                if self.words > end:
                    break
            lines.append(f"## {self.run(2).capitalize()} {{#sec-{number}-{section}}}")
            lines.append(self.paragraph(number))
        return "\n\n".join(lines) + "\n"


def write_manuscript(folder: Path, words: int, chapters: int, seed: int = 1) -> list[str]:
    """A publication of about so many words in a folder; the words of its chapters, each as often as it is written."""
    writer = Writer(seed)
    content = folder / "content"
    (content / "chapters").mkdir(parents=True)
    (content / "photos").mkdir()
    (content / "publication.toml").write_text(
        'title = "Made up"\nlanguage = "en"\ndate = 2026-01-02\n[structure]\nfront = ["@title-page", "@contents"]\n'
        'back = ["@illustrations", "@index", "@sources"]\n'
        '[[allow]]\ncode = "claim-without-source"\nreason = "what is made up claims nothing"\n'
    )
    (content / "photos" / "plate.toml").write_text(
        'alt = "Plate."\ncredit = "Somebody"\nstatus = "fpo"\naspect = "3:1"\n'
    )
    sources = [_source(number, writer) for number in range(1, 21)]
    (content / "sources.toml").write_text("\n".join(sources))
    for number in range(1, chapters + 1):
        (content / "chapters" / f"{number:03}-part.md").write_text(writer.chapter(number, words // chapters))
    return writer.said


def _source(number: int, writer: Writer) -> str:
    title, publisher, family = (writer.cited() for _ in range(3))
    return (
        f'[[source]]\nid = "s{number}"\ntype = "book"\ntitle = "{title}"\nissued = "{1990 + number}"\n'
        f'publisher = "{publisher}"\nauthor = [{{ family = "{family.capitalize()}" }}]\n'
    )
