"""Front matter: a few plain keys, and nothing that could act or grow."""

import pytest

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.read.frontmatter import FrontMatter, read_front_matter


def front(text: str) -> tuple[FrontMatter, list[tuple[str, int, int, str]]]:
    diagnostics = Diagnostics()
    found = read_front_matter(text, "content/chapters/a.md", diagnostics)
    return found, [(one.code, one.place.line, one.place.column, one.message) for one in diagnostics]


def test_its_keys_are_read_and_its_lines_counted() -> None:
    found, problems = front(
        '---\ntitle: "The Road: North"\nshort-title: Road\nid: road\nepub-type: prologue\nnumbered: no\n---\n# X\n'
    )
    assert problems == []
    assert found.values == {
        "title": "The Road: North",
        "short-title": "Road",
        "id": "road",
        "epub-type": "prologue",
        "numbered": "no",
    }
    assert found.lines == 7
    assert not found.numbered


@pytest.mark.parametrize("text", ["# One\n", "", "--- \n", "---\n\nwords\n", " ---\ntitle: x\n---\n"])
def test_a_text_that_has_none_is_left_alone(text: str) -> None:
    assert front(text) == (FrontMatter(), [])


def test_one_that_is_never_closed_is_told() -> None:
    assert front("---\ntitle: A\n\n# One\n") == (
        FrontMatter(),
        [("front-matter-invalid", 1, 0, "the front matter is never closed")],
    )


@pytest.mark.parametrize(
    ("written", "kinds"), [("preface", "preface"), ("[appendix, glossary]", "appendix glossary"), ("[]", "")]
)
def test_a_chapter_may_be_of_several_kinds(written: str, kinds: str) -> None:
    assert front(f"---\nepub-type: {written}\n---\n") == (FrontMatter({"epub-type": kinds}, 3), [])


def test_it_may_be_empty_or_end_in_dots() -> None:
    assert front("---\n---\n") == (FrontMatter({}, 2), [])
    assert front("---\ntitle: A\n...\n")[0] == FrontMatter({"title": "A"}, 3)


@pytest.mark.parametrize(("written", "numbered"), [("true", True), ("Yes", True), ("off", False), ("False", False)])
def test_numbered_takes_the_words_of_yaml(written: str, numbered: bool) -> None:
    found, problems = front(f"---\nnumbered: {written}\n---\n")
    assert problems == []
    assert found.numbered is numbered


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ("titel: x", 1, "there is no key titel in front matter"),
        ("title: [a, b]", 8, "title must be plain text"),
        ("title: {a: b}", 8, "title must be plain text"),
        ("title: &a [*a, *a]", 8, "title must be plain text"),
        ("title: !!python/object/apply:os.system [id]", 8, "title must be plain text"),
        ("title: !!python/name:os.system x", 8, "title must be plain text"),
        ("title: !shell rm", 8, "title must be plain text"),
        ("? [title]\n: x", 3, "there is no key that is a list or a table in front matter"),
        ("? {a: b}\n: x", 3, "there is no key that is a list or a table in front matter"),
        ("- title", 1, "the front matter is not a list of keys"),
        ("just words", 1, "the front matter is not a list of keys"),
        ("numbered: perhaps", 11, "numbered cannot be perhaps"),
        ("title:", 1, "title is empty"),
        ("id: ''", 1, "id is empty"),
        ("short-title: ~", 1, "short-title is empty"),
        ("title: &a x", 8, "an anchor or a tag means nothing here"),
        ("title: !!str x", 8, "an anchor or a tag means nothing here"),
        ("epub-type: prefase", 12, "epub-type cannot be prefase"),
        ("epub-type: [preface, {a: b}]", 22, "epub-type cannot be a table"),
        ("title: 'open", 13, "the front matter is not YAML"),
        ("title: a: b", 9, "the front matter is not YAML"),
        ("\ttitle: a", 1, "the front matter is not YAML"),
    ],
)
def test_what_is_not_plain_is_refused_where_it_stands(line: str, column: int, message: str) -> None:
    _, ((code, where, at, said), *more) = front(f"---\n{line}\n---\n")
    assert (code, said, more) == ("front-matter-invalid", message, [])
    assert (where, at) in [(2, column), (3, 1)]


def test_a_key_given_twice_keeps_the_first_and_is_told() -> None:
    found, problems = front("---\ntitle: A\ntitle: B\n---\n")
    assert found.values == {"title": "A"}
    assert problems == [("front-matter-invalid", 3, 1, "title is given twice")]


@pytest.mark.parametrize("escape", ["\\x01", "\\u202e", "\\ud800", "\\b", "\\0"])
def test_an_escape_cannot_bring_in_a_forbidden_character(escape: str) -> None:
    found, ((code, line, column, _),) = front(f'---\ntitle: "a{escape}"\n---\n')
    assert (code, line, column, found.values) == ("character-forbidden", 2, 8, {})


@pytest.mark.parametrize(
    "head",
    [
        'title: "\\UFFFFFFFF"',
        'title: "\\U00110000"',
        "title: " + "[" * 20_000,
        "title: " + "{a: " * 10_000,
        "- " * 20_000,
        "? " * 20_000,
        "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(500)),
        "a: &a0 [x]\n" + "".join(f"c{n}: &a{n + 1} [*a{n}, *a{n}]\n" for n in range(64)),
        "title: *nobody",
        "%YAML 9.9\n%TAG ! x",
        "a\n--- b\n",
    ],
)
def test_a_hostile_head_is_refused_and_ends(head: str) -> None:
    found, problems = front(f"---\n{head}\n---\n")
    assert {code for code, _, _, _ in problems} == {"front-matter-invalid"}
    assert found.values == {}
