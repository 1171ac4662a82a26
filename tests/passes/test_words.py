"""The words that a book says by itself: right in every language, all of them used, and none missing."""

import ast
import re
import string
from importlib.resources import files
from itertools import chain
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from caravan_pub.passes.resolve import smarten_text
from caravan_pub.passes.words import WORDS, words_of
from tests.sources import PACKAGE, Function, Module, modules

LOCALE = Path(str(files("caravan_pub").joinpath("locale")))
EVERY = sorted(path.stem for path in LOCALE.glob("*.po"))
CATALOGUES = [name for name in EVERY if "_" not in name]
REGIONS = [name for name in EVERY if "_" in name]
THEMES = sorted((PACKAGE / "themes").rglob("*.xhtml"))

SAME = {
    "fr": {"Sources", "Index", "Colophon", "Notes", "Note", "Illustrations", "Documents", "Figure {number}"}
    | {"page {folio}", "Corrections", "Latitude", "Longitude"},
    "pt": {"Latitude", "Longitude"},
}
"""Words that are spelt as in English."""


def catalogue(language: str) -> Catalog:
    with (LOCALE / f"{language}.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_there_are_catalogues() -> None:
    assert set(CATALOGUES) >= {"ar", "de", "en", "es", "fr", "he", "pt"}


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_has_every_word_once_and_no_other(language: str) -> None:
    assert [message.id for message in catalogue(language) if message.id] == list(WORDS)
    text = (LOCALE / f"{language}.po").read_text(encoding="utf-8")
    assert text.count("\nmsgid ") == len(WORDS) + 1
    assert str(catalogue(language).locale) == language


@pytest.mark.parametrize("region", REGIONS)
def test_a_regions_catalogue_says_what_its_language_says_otherwise(region: str) -> None:
    assert region.split("_", maxsplit=1)[0] in CATALOGUES
    assert str(catalogue(region).locale) == region
    own = {str(message.id): str(message.string) for message in catalogue(region) if message.id}
    assert set(own) <= set(WORDS)
    words = words_of(region.replace("_", "-"))
    assert words == {**words_of(region.split("_", maxsplit=1)[0]), **own}
    assert all(words_of(region.split("_", maxsplit=1)[0])[word] != said for word, said in own.items())


@pytest.mark.parametrize("language", EVERY)
def test_a_catalogue_is_complete_and_keeps_the_placeholders(language: str) -> None:
    for message in catalogue(language):
        if message.id:
            assert isinstance(message.string, str)
            assert message.string.strip()
            assert message.string.strip() == message.string
            assert not message.fuzzy
            assert placeholders(message.string) == placeholders(str(message.id))


@pytest.mark.parametrize("language", [name for name in CATALOGUES if name != "en"])
def test_words_are_translated(language: str) -> None:
    found = words_of(language)
    assert {word for word in WORDS if found[word] == word} - {"“{title}”"} == SAME.get(language, set())


def test_english_says_what_the_program_asks_for() -> None:
    assert words_of("en-GB") == {word: word for word in WORDS}


@pytest.mark.parametrize("language", [*EVERY, "es-GT", "pt-BR", "pt-AO", "de-AT", "en-GB", "fr-CH"])
def test_a_title_stands_in_the_quotation_marks_of_the_language(language: str) -> None:
    assert words_of(language)["“{title}”"].format(title="x") == smarten_text('"x"', language)


@pytest.mark.parametrize(
    ("language", "word"),
    [("es-HN", "Fuentes"), ("ES", "Fuentes"), ("pt-BR", "Fontes"), ("de-CH", "Quellen"), ("nah", "Sources")],
)
def test_a_region_has_the_words_of_its_language_and_an_unknown_one_those_of_english(language: str, word: str) -> None:
    assert words_of(language)["Sources"] == word


@pytest.mark.parametrize("language", ["../locale/es", "es/../es", "."])
def test_a_language_is_no_path(language: str) -> None:
    assert words_of(language)["Sources"] in {"Sources", "Fuentes"}


# What the program asks for


ASKING = {"passes", "render"}
"""The packages in which ``words`` by itself are the words of this catalogue."""


class UnknownRequestError(Exception):
    """A word is asked for in a way that this test cannot follow."""


def requests(module: Module) -> set[str]:
    """The words that a module asks for by ``.word("…")`` or ``words["…"]``."""
    found: set[str] = set()
    for function in module.functions():
        for node in ast.walk(function):
            match node:
                case ast.Call(func=ast.Attribute(attr="word"), args=[word, *_]):
                    found |= texts(word, module, function)
                case ast.Subscript(value=ast.Attribute(attr="words"), slice=word):
                    found |= texts(word, module, function)
                case ast.Subscript(value=ast.Name(id="words"), slice=word) if module.package in ASKING:
                    found |= texts(word, module, function)
                case _:
                    pass
    return found


def texts(node: ast.expr, module: Module, function: Function) -> set[str]:
    """The texts that an expression can be: a text, a choice of two, a table's values, a name that stands for such."""
    match node:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.IfExp():
            return texts(node.body, module, function) | texts(node.orelse, module, function)
        case ast.Subscript(value=ast.Name(id=table)):
            return {text for value in values(table, module) for text in texts(value, module, function)}
        case ast.Name(id=name):
            return local(name, module, function)
        case _:
            raise UnknownRequestError(f"{module.path}:{node.lineno}: {ast.unparse(node)}")


def local(name: str, module: Module, function: Function) -> set[str]:
    """The texts of a name that a function sets, or runs over a table's rows with."""
    found: set[str] = set()
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                found |= texts(value, module, function)
            case ast.For(target=ast.Tuple(elts=targets), iter=ast.Name(id=table)):
                rows = [row.elts for row in values(table, module) if isinstance(row, ast.Tuple)]
                places = [place for place, element in enumerate(targets) if ast.unparse(element) == name]
                found |= {text for row in rows for place in places for text in texts(row[place], module, function)}
            case _:
                pass
    if not found and name not in {argument.arg for argument in function.args.args}:
        raise UnknownRequestError(f"{module.path}: {function.name}: {name}")
    return found


def values(table: str, module: Module) -> list[ast.expr]:
    """The values of a table or the rows of a list at the top of the module, or of the one that it is imported from."""
    for node in module.tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Dict(values=found)) if name == table:
                return found
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Tuple(elts=found)) if name == table:
                return found
            case ast.ImportFrom(module=str(home), names=names) if table in {alias.name for alias in names}:
                path = f"{home.removeprefix('caravan_pub.').replace('.', '/')}.py"
                return values(table, next(other for other in modules() if other.path == path))
            case _:
                pass
    raise UnknownRequestError(f"{module.path}: {table}")


def test_the_words_are_exactly_those_that_the_program_and_its_themes_ask_for() -> None:
    templates = chain.from_iterable(
        re.findall(r"word\[\"([^\"]+)\"\]", path.read_text(encoding="utf-8")) for path in THEMES
    )
    asked = {word for module in modules() for word in requests(module)}
    assert asked | set(templates) == set(WORDS)
    assert len(WORDS) == len(set(WORDS))


def test_templates_ask_for_words_by_their_text_alone() -> None:
    for path in THEMES:
        text = path.read_text(encoding="utf-8")
        assert len(re.findall(r"\bword\b(?! in )", re.sub(r"class=\"[^\"]*\"", "", text))) == text.count('word["'), path


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ('def f(book): book.word("A {n}", n="1")', {"A {n}"}),
        ('def f(book):\n w = "A" if book else "B"\n return book.word(w)', {"A", "B"}),
        ('T = {1: "A", 2: "B"}\ndef f(words, k): return words[T[k]]', {"A", "B"}),
        ('G = (("A", 1), ("B", 2))\ndef f(book):\n for w, _ in G: book.word(w)', {"A", "B"}),
        ('def f(self): return self.book.resolved.words["A"]', {"A"}),
    ],
)
def test_every_way_of_asking_is_followed(source: str, asked: set[str]) -> None:
    assert requests(Module("render/m.py", source)) == asked


def test_a_way_of_asking_that_cannot_be_followed_fails() -> None:
    with pytest.raises(UnknownRequestError):
        requests(Module("render/m.py", "def f(book): book.word(g())"))
