"""Whatever a file holds, reading it ends, raises nothing, gives the same twice, and grows no faster than the file."""

import json
import sys
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from caravan_pub.diagnostics import Diagnostics, Problem
from caravan_pub.model.publication import Chapter
from caravan_pub.read.chapters import read_chapter
from caravan_pub.read.dialect import build_parser
from caravan_pub.read.photos import read_photos
from caravan_pub.read.publication import Reading, read_publication
from tests.publications import SMALLEST
from tests.read import test_photos, test_settings, test_sources
from tests.read.texts import PARSER, PATH, snapshot

SIZE = 60_000

RUNS = {
    "double quotes": '"a" ',
    "single quotes": "'",
    "open brackets": "[",
    "closed brackets": "[a]",
    "pictures": "![",
    "links": "[a](",
    "calls": "[^",
    "inline notes": "^[",
    "citations": "[@a",
    "narrative citations": "@a ",
    "signs": "@",
    "stars": "*",
    "opening stars": "*a ",
    "star words": "a**b",
    "underscores": "_a ",
    "backticks": "`",
    "tildes": "~~a ",
    "fences": "~~~\n",
    "tags": "<a ",
    "comments": "<!-- ",
    "entities": "&#",
    "backslashes": "\\",
    "quotes": ">",
    "quoted lines": "> a\n",
    "dashes": "- ",
    "items": "- a\n",
    "open divs": "::: a\n",
    "divs": "::: a\n:::\n",
    "colons": ":",
    "headings": "# a\n",
    "braces": "{",
    "attributes": "[a]{.own}",
    "broken attributes": "[a]{",
    "pipes": "|",
    "rows": "|a|b|\n|-|-|\n",
    "definitions": "a\n: b\n\n",
    "definition signs": ": ",
    "lines": "a\n",
    "hard lines": "a  \n",
    "tabs": "\t",
    "notes": "[^a]: b\n",
    "link definitions": "[a]: b\n",
    "underlines": "a\n=\n",
    "rules": "---\n",
    "addresses": "a@b.c ",
    "combining marks": "\u0301",
    "joiners": "\u200d",
    "front matter": "---\n- ",
    "places": "@a [p. ",
    "semicolons": "[@a;",
}

LONGEST = ("double quotes", "single quotes", "open brackets")
"""The runs that are read at 60 kB; the others, whose growth is measured too, at a quarter of it."""

WHOLES = {
    "brackets in brackets": "[" * 20_000 + "]" * 20_000,
    "notes in notes": "^[" * 10_000 + "]" * 10_000,
    "pictures in pictures": "![" * 5_000 + "](a)" * 5_000,
    "divs in divs": "::: note\n" * 3_000 + ":::\n" * 3_000,
    "quotes in quotes, then lazy lines": "> " * 10_000 + "\n" + "a\n" * 5_000,
    "a word, blanks, a sign": ":::a" + " " * SIZE + "!",
    "a heading with blanks": "# a" + " " * SIZE + "b",
    "a list that steps in": "".join("  " * level + "- a\n" for level in range(200)),
    "backticks of every length": "".join("`" * length + " " for length in range(300)),
    "an anchor that doubles": "---\na: &a [x]\n"
    + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(1_000))
    + "---\n# A",
    "one long word": "a" * SIZE,
    "nothing": "",
}


def chapter(data: bytes) -> tuple[Chapter | None, list[Problem]]:
    diagnostics = Diagnostics()
    return read_chapter(data, PATH, PARSER, set(), diagnostics), list(diagnostics)


@pytest.mark.parametrize("name", RUNS)
def test_a_file_of_one_sign_over_and_over_ends(name: str) -> None:
    size = SIZE if name in LONGEST else SIZE // 4
    text = (RUNS[name] * size)[:size]
    found, problems = chapter(text.encode())
    assert found is not None
    assert all(1 <= problem.place.line <= text.count("\n") + 1 for problem in problems)


@pytest.mark.parametrize("text", WHOLES.values(), ids=WHOLES.keys())
def test_a_text_made_to_grow_ends(text: str) -> None:
    found, problems = chapter(text.encode())
    assert found is not None
    assert {problem.place.path for problem in problems} <= {PATH}


def calls(text: str) -> int:
    """How many functions are called to read a manuscript: a measure of the work that is the same on every machine."""
    count = 0

    def count_one(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    parser = build_parser()
    before = sys.getprofile()
    sys.setprofile(count_one)
    try:
        read_chapter(text.encode(), PATH, parser, set(), Diagnostics())
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS.keys())
def test_twice_the_text_takes_little_more_than_twice_the_work(run: str) -> None:
    once, twice = (calls((run * size)[:size]) for size in (1_200, 2_400))
    assert twice <= 2.6 * once


PIECES = [
    *RUNS.values(), "word ", "Wörter", "[^a]", "{#id .own}", '{lang="es"}', ":::\n", "::: note\n", "::: {.verse}\n",
    "![c](photos/a.jpg)", "Table: T {#tbl-a}\n", "\n\n", "    ", "> ", "1. ", "---\ntitle: A\n---\n", "# One\n",
    "]", ")", "}", "&amp;", "&#12;", "\\\n", "\r", "\ufeff", "@fig-a", "[@b, p. 3; -@c]", "]{.index}", "](#a)",
]  # fmt: skip

TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join)
EXAMPLES = settings(
    max_examples=150, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)


@EXAMPLES
@given(TEXTS)
def test_any_text_is_read_without_an_exception_and_twice_the_same(text: str) -> None:
    data = text.encode()
    first, second = chapter(data), chapter(data)
    assert first == second
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for problem in first[1]:
        assert problem.place.path == PATH
        assert 1 <= problem.place.line <= lines
        assert problem.message


@EXAMPLES
@given(st.binary(max_size=200))
def test_any_bytes_are_a_chapter_or_a_problem(data: bytes) -> None:
    found, problems = chapter(data)
    assert found is not None or problems


VALUES = [
    "inf", "nan", "-1", "1" + "0" * 400, "true", '""', '"\\u0000"', "[]", "[[[]]]", "{}", "1979-05-27", "07:32:00",
    "{ a = { b = 1 } }", '"x"', "[1, 'a']", '"""\n[x]\n"""', "1.5",
]  # fmt: skip


def changed(text: str) -> st.SearchStrategy[str]:
    """A TOML file with a few of its values exchanged for others, and perhaps a line too many."""
    lines = text.splitlines()

    def change(changes: list[tuple[int, str]]) -> str:
        made = list(lines)
        for number, value in changes:
            key, sign, _ = made[number % len(made)].partition(" = ")
            made[number % len(made)] = f"{key}{sign}{value}" if sign else value
        return "\n".join(made)

    return st.lists(st.tuples(st.integers(0, 60), st.sampled_from(VALUES) | st.text(max_size=6)), max_size=4).map(
        change
    )


def whole(files: dict[str, str | bytes]) -> tuple[Reading | None, list[Problem]]:
    diagnostics = Diagnostics()
    return read_publication(snapshot({**SMALLEST, **files}), diagnostics), list(diagnostics)


@EXAMPLES
@given(changed(test_settings.WHOLE))
def test_any_publication_toml_is_read_without_an_exception(text: str) -> None:
    files: dict[str, str | bytes] = {"content/publication.toml": text}
    first = whole(files)
    assert first == whole(files)
    assert first[0] is not None or first[1]


@EXAMPLES
@given(changed(test_sources.WHOLE), st.sampled_from(["sources.toml", "sources.json"]))
def test_any_sources_are_read_without_an_exception(text: str, name: str) -> None:
    head = f'title = "A"\nlanguage = "en"\n[citations]\nsources = ["{name}"]\n'
    found, _ = whole({"content/publication.toml": head, f"content/{name}": text})
    assert found is not None


@EXAMPLES
@given(changed(test_photos.WHOLE) | changed(test_photos.MAP) | changed(test_photos.BAR), st.text(max_size=20))
def test_any_sidecar_is_read_without_an_exception(text: str, data: str) -> None:
    gathered = snapshot({"content/figures/a.toml": text, "content/figures/a.csv": data})
    assert list(read_photos(gathered, Diagnostics())) == ["figures/a"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "title", "note", "author", "x"]), inner)
    ),
    max_leaves=12,
)


@EXAMPLES
@given(st.lists(JSON, max_size=4))
def test_any_json_is_read_without_an_exception(entries: list[object]) -> None:
    head = 'title = "A"\nlanguage = "en"\n[citations]\nsources = ["a.json"]\n'
    found, _ = whole({"content/publication.toml": head, "content/a.json": json.dumps(entries)})
    assert found is not None
