"""The whole publication out of its files."""

from caravan_pub.diagnostics import Diagnostics, Problem
from caravan_pub.read.publication import Reading, read_publication
from tests.publications import SMALLEST
from tests.read.texts import snapshot


def reading(**files: str | bytes) -> tuple[Reading | None, list[Problem]]:
    diagnostics = Diagnostics()
    return read_publication(snapshot({**SMALLEST, **files}), diagnostics), list(diagnostics)


def test_the_smallest_publication_is_one() -> None:
    found, problems = reading()
    assert problems == []
    assert found is not None
    assert [chapter.identifier for chapter in found.publication.chapters()] == ["one"]
    assert (found.publication.photos, found.publication.sources) == ({}, {})


def test_photos_and_sources_are_found() -> None:
    found, problems = reading(**{
        "content/photos/a.toml": 'alt = "A"',
        "content/sources.toml": '[[source]]\nid = "s"\ntitle = "S"\n',
    })  # fmt: skip
    assert problems == []
    assert found is not None
    assert list(found.publication.photos) == ["photos/a"]
    assert list(found.publication.sources) == ["s"]


def test_citations_without_a_named_file_need_none() -> None:
    head = 'title = "A"\nlanguage = "en"\n[citations]\nstyle = "apa"\n'
    assert reading(**{"content/publication.toml": head})[1] == []


def test_a_named_file_of_sources_must_be_there() -> None:
    for text in ('[citations]\nsources = ["a.toml"]\n', 'citations = { sources = "a.toml" }\n'):
        _, problems = reading(**{"content/publication.toml": f'title = "A"\nlanguage = "en"\n{text}'})
        line = 3 + text.startswith("[")
        assert [(one.code, one.place.line) for one in problems] == [("sources-unreadable", line)]


def test_without_publication_toml_there_is_nothing_to_read() -> None:
    diagnostics = Diagnostics()
    assert read_publication(snapshot({"content/chapters/a.md": "# A"}), diagnostics) is None
    assert [problem.code for problem in diagnostics] == ["key-missing"]


def test_where_publication_toml_cannot_be_read_that_alone_is_told() -> None:
    for text in ("title =", b"title = '\xff'"):
        found, problems = reading(**{"content/publication.toml": text})
        assert found is None
        assert len(problems) == 1


def test_problems_of_every_file_are_told_at_once() -> None:
    found, problems = reading(**{
        "content/publication.toml": 'title = "A"\nlanguage = "en"\npublsher = "x"\n',
        "content/chapters/01-one.md": "# One\n\na <b>c</b>\n",
        "content/photos/a.toml": "alt = 3",
        "content/sources.toml": '[[source]]\nid = "s"\n',
    })  # fmt: skip
    assert found is not None
    assert {problem.code for problem in problems} == {"key-unknown", "raw-html", "value-wrong", "key-missing"}
