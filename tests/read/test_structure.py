"""The order of the parts, from names, paths and globs."""

import pytest

from caravan_pub.diagnostics import Diagnostics, Problem
from caravan_pub.model.publication import Chapter, Entry, Generated, Part
from caravan_pub.read.settings import read_head
from caravan_pub.read.structure import Structure, read_structure
from tests.read.texts import snapshot

HEAD = 'title = "T"\nlanguage = "en"\n'


def structure(toml: str, *paths: str, **texts: str | bytes) -> tuple[Structure, list[Problem]]:
    diagnostics = Diagnostics()
    head = read_head(HEAD + toml, diagnostics)
    assert head is not None
    files: dict[str, str | bytes] = {f"content/{path}": f"# {path}\n" for path in paths}
    return read_structure(head.plan, snapshot(files | texts), diagnostics), list(diagnostics)


def names(entries: tuple[Entry, ...]) -> list[object]:
    found: list[object] = []
    for entry in entries:
        match entry:
            case Chapter():
                found.append(entry.identifier)
            case Generated():
                found.append(f"@{entry.kind}")
            case Part():
                found.append((entry.identifier, names(entry.chapters)))
    return found


def said(problems: list[Problem]) -> list[tuple[str, int, str]]:
    return [(problem.code, problem.place.line, problem.message) for problem in problems]


def test_without_a_structure_chapters_come_in_the_order_of_their_names() -> None:
    found, problems = structure(
        "", "chapters/02-b.md", "chapters/10-c.md", "chapters/01-a.md", "front/x.md", "back/y.md"
    )
    assert problems == []
    assert names(found.front) == ["@title-page", "@copyright", "@contents", "x"]
    assert names(found.body) == ["a", "b", "c"]
    assert names(found.back) == ["y", "@illustrations", "@sources", "@corrections", "@colophon"]


def test_a_structure_names_paths_globs_and_generated_parts_in_any_order() -> None:
    found, problems = structure(
        '[structure]\nfront = []\nbody = ["chapters/b.md", "@contents", "chapters/*.md"]\nback = "@sources"\n',
        "chapters/a.md", "chapters/b.md", "chapters/c.md",
    )  # fmt: skip
    assert names(found.front) == []
    assert names(found.back) == ["@sources"]
    assert names(found.body) == ["b", "@contents", "a", "c"]
    assert said(problems) == [("structure-repeated", 5, "content/chapters/b.md is brought in twice")]


@pytest.mark.parametrize(
    ("glob", "chapters"),
    [
        ("chapters/0?-*.md", ["a", "b"]),
        ("chapters/[!9]*.md", ["a", "b"]),
        ("*/01-a.md", ["a"]),
        ("*.md", []),
        ("**", []),
        ("chapters/*", ["a", "b", "z"]),
    ],
)
def test_a_glob_does_not_leave_its_folder(glob: str, chapters: list[str]) -> None:
    found, _ = structure(f'structure.body = ["{glob}"]', "chapters/01-a.md", "chapters/02-b.md", "chapters/9z.md",
                         "chapters/deep/c.md")  # fmt: skip
    assert [name if name != "9z" else "z" for name in names(found.body)] == chapters


def test_parts_hold_chapters() -> None:
    found, problems = structure(
        '[[structure.parts]]\ntitle = "To Leave"\nchapters = ["a/*.md"]\n'
        '[[structure.parts]]\ntitle = "路"\nchapters = "b/*.md"\n',
        "a/1.md", "a/2-x.md", "b/y.md",
    )  # fmt: skip
    assert problems == []
    assert names(found.body) == [("part-to-leave", ["chapter", "x"]), ("part-路", ["y"])]


def test_files_whose_names_differ_only_in_their_numbers_have_ids_of_their_own() -> None:
    found, problems = structure("", "chapters/01.md", "chapters/02.md", "chapters/03-a.md", "front/03-a.md")
    assert problems == []
    assert names(found.body) == ["chapter", "chapter-2", "a-2"]
    assert names(found.front)[-1] == "a"


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("chapters/1-a.md", "there is no chapters/1-a.md", "did you mean chapters/01-a.md?"),
        ("../secret.md", "there is no ../secret.md", ""),
        ("/etc/passwd", "there is no /etc/passwd", ""),
        ("chapters", "there is no chapters", ""),
        ("@contnets", "there is no generated part @contnets", "did you mean @contents?"),
        ("@", "there is no generated part @", None),
    ],
)
def test_a_name_that_means_nothing_is_told_where_it_stands(name: str, message: str, hint: str | None) -> None:
    _, problems = structure(f'structure.body = ["chapters/*.md",\n "{name}"]', "chapters/01-a.md")
    assert said(problems) == [("structure-unknown", 4, message)]
    assert hint is None or problems[0].help == hint


def test_a_glob_that_matches_nothing_is_told_only_where_it_is_written() -> None:
    assert structure("", "chapters/a.md")[1] == []
    _, problems = structure('[structure]\nfront = ["frnt/*.md"]\n', "chapters/a.md")
    assert said(problems) == [("structure-empty", 4, "frnt/*.md matches no file")]


def test_a_generated_part_is_made_once() -> None:
    _, problems = structure('[structure]\nfront = ["@contents"]\nback = ["@contents"]', "chapters/a.md")
    assert said(problems) == [("structure-repeated", 5, "@contents is brought in twice")]


@pytest.mark.parametrize(
    "path", ["notes.md", "chapters/deep/b.md", "drafts/c.md", "chapters/b.MD", "chapters/b.markdown"]
)
def test_a_manuscript_that_is_in_no_part_is_told(path: str) -> None:
    _, problems = structure("", "chapters/a.md", path)
    assert [(problem.code, problem.place.path) for problem in problems] == [("chapter-unlisted", f"content/{path}")]


def test_a_manuscript_with_another_ending_can_be_listed() -> None:
    found, problems = structure('structure.body = ["chapters/a.markdown", "chapters/B.MD"]', "chapters/a.markdown",
                                "chapters/B.MD")  # fmt: skip
    assert problems == []
    assert names(found.body) == ["a", "b"]


def test_a_remark_beside_a_picture_is_no_manuscript() -> None:
    assert structure("", "chapters/a.md", "photos/LICENCE.md", "figures/ORIGIN.md", "sources/b.md")[1] == []


def test_without_any_chapter_there_is_nothing_to_publish() -> None:
    assert [problem.code for problem in structure("")[1]] == ["no-chapters"]


def test_a_chapter_that_cannot_be_read_is_told_once() -> None:
    _, problems = structure("", "chapters/a.md", **{"content/chapters/b.md": b"\xff"})
    assert [(problem.code, problem.place.path) for problem in problems] == [
        ("character-forbidden", "content/chapters/b.md")
    ]
