"""What is cited: sources.toml and CSL-JSON become sources, and what cannot be cited is told."""

import json

import pytest

from caravan_pub.diagnostics import Diagnostics, Place, Problem
from caravan_pub.model.publication import Archived, Source, SourceKind
from caravan_pub.read.source_fields import KIND_OF_TYPE, TYPE_OF_KIND
from caravan_pub.read.sources import read_sources
from tests.read.texts import snapshot

NAMED = Place("content/publication.toml", 5, 12, 14)


def sources(text: str | bytes, name: str = "sources.toml") -> tuple[dict[str, Source], list[Problem]]:
    diagnostics = Diagnostics()
    found = read_sources((name,), {name: NAMED}, snapshot({f"content/{name}": text}), diagnostics)
    return found, list(diagnostics)


def said(problems: list[Problem]) -> list[tuple[str, int, str]]:
    return [(problem.code, problem.place.line, problem.message) for problem in problems]


WHOLE = """\
[[source]]
id = "post-2018"
kind = "statement"
type = "article-newspaper"
title = "A Report"
author = [{ family = "Pérez", given = "Ana", suffix = "Jr" }, { literal = "The Desk" }]
container-title = "The Post"
issued = 2018-10-17
accessed = "2018-10"
URL = "https://example.org/a"
note = "The headline is not in our copy."
via = "nbc-2018"
archived = { url = "https://example.org/b", date = 2018-11-01, sha256 = "ab" }

[[source]]
id = "nbc-2018"
title = "Another"
"""


def test_a_source_is_read_whole() -> None:
    found, problems = sources(WHOLE)
    assert problems == []
    assert list(found) == ["post-2018", "nbc-2018"]
    assert found["post-2018"] == Source(
        "post-2018",
        {
            "type": "article-newspaper",
            "title": "A Report",
            "container-title": "The Post",
            "URL": "https://example.org/a",
            "issued": "2018-10-17",
            "accessed": "2018-10",
            "author": ({"family": "Pérez", "given": "Ana", "suffix": "Jr"}, {"literal": "The Desk"}),
        },
        SourceKind.STATEMENT,
        "nbc-2018",
        Archived("https://example.org/b", "2018-11-01", "ab"),
        note="The headline is not in our copy.",
    )
    assert found["post-2018"].place == Place("content/sources.toml", 2, 1, 2)
    assert found["nbc-2018"] == Source("nbc-2018", {"type": "document", "title": "Another"})


@pytest.mark.parametrize(("kind", "csl_type"), TYPE_OF_KIND.items())
def test_a_kind_without_a_type_has_the_type_that_a_style_knows(kind: SourceKind, csl_type: str) -> None:
    found, _ = sources(f'[[source]]\nid = "a"\ntitle = "A"\nkind = "{kind}"')
    assert found["a"].csl["type"] == csl_type


@pytest.mark.parametrize(("csl_type", "kind"), KIND_OF_TYPE.items())
def test_a_type_without_a_kind_has_the_kind_that_it_is_to_a_reporter(csl_type: str, kind: SourceKind) -> None:
    assert sources(f'[[source]]\nid = "a"\ntitle = "A"\ntype = "{csl_type}"')[0]["a"].kind is kind
    assert sources(json.dumps([{"id": "a", "title": "A", "type": csl_type}]), "a.json")[0]["a"].kind is kind


def test_of_a_protected_source_the_label_is_all_that_is_kept() -> None:
    found, problems = sources(
        '[[source]]\nid = "officer"\nkind = "interview"\nprotected = true\nlabel = "A border officer"'
    )
    assert problems == []
    (source,) = found.values()
    assert source.protected
    assert (source.csl, source.label, source.note) == (
        {"type": "document", "title": "A border officer"}, "A border officer", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    "fact",
    [
        'title = "Talk with Ana"',
        'author = [{ family = "Pérez" }]',
        'interviewer = [{ family = "Ruiz" }]',
        'issued = "2018"',
        'URL = "https://example.org"',
        'note = "She lives in Zacapa."',
        'publisher-place = "Zacapa"',
        'genre = "Interview"',
    ],
)
def test_whatever_else_is_said_of_a_protected_source_is_refused_where_it_stands_and_not_kept(fact: str) -> None:
    found, problems = sources(f'[[source]]\nid = "officer"\nprotected = true\nlabel = "An officer"\n{fact}')
    assert [(problem.code, problem.place.line) for problem in problems] == [("source-not-protected", 5)]
    (source,) = found.values()
    assert source.csl == {"type": "document", "title": "An officer"}
    assert source.note == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[source]]\ntitle = "A"', ("key-missing", 1, "[source] has no id")),
        ('[[source]]\nid = "a"', ("key-missing", 1, "[source] has no title")),
        ('[[source]]\nid = "a"\nprotected = true', ("key-missing", 1, "[source] has no label")),
        ('[[source]]\nid = "a"\ntitle = "A"\nkind = "rumour"', ("value-wrong", 4, "kind cannot be rumour")),
        ('[[source]]\nid = "a"\ntitle = "A"\nissued = true',
         ("value-wrong", 4, "issued must be a date such as 2018-10-17, 2018-10 or 2018")),
        ('[[source]]\nid = "a"\ntitle = "A"\nauthor = "Ana"', ("value-wrong", 4, "author must be a list of tables")),
        ('[[source]]\nid = "a"\ntitle = "A"\nauthor = [{ given = "Ana" }]',
         ("value-wrong", 4, "a name needs family (and given), or literal")),
        ('[[source]]\nid = "a"\ntitle = "A"\npublihser = "P"',
         ("key-unknown", 4, "there is no key publihser in [source]")),
        ('[[source]]\nid = "a"\ntitle = "A"\nauthor = [{ family = "A", nmae = "B" }]',
         ("key-unknown", 4, "there is no key nmae in [source.author]")),
        ('[[source]]\nid = "a"\ntitle = "A"\n[source.archived]\nulr = "B"',
         ("key-unknown", 5, "there is no key ulr in [source.archived]")),
        ('[[sorce]]\nid = "a"', ("key-unknown", 1, "there is no key sorce")),
        ('source = "a"', ("value-wrong", 1, "source must be a list of tables")),
        ("[[source]", ("toml-invalid", 1, "Expected ']]' at the end of an array declaration")),
        ('[[source]]\nid = "a"\ntitle = "A"\n[[source]]\nid = "a"\ntitle = "B"',
         ("source-repeated", 5, "there is a source a already")),
    ],
)  # fmt: skip
def test_a_wrong_source_is_told_where_it_stands(text: str, problem: tuple[str, int, str]) -> None:
    assert problem in said(sources(text)[1])


ZOTERO = """\
[
  {
    "id": "http://zotero.org/users/1/items/AB",
    "type": "book",
    "title": "The Road",
    "author": [{"family": "Pérez", "given": "Ana"}],
    "issued": {"date-parts": [[2018, 10]]},
    "note": "Copy in the archive."
  },
  {"id": 7, "type": "speech", "title": "A speech", "note": null}
]
"""


def test_csl_json_is_read_as_it_is() -> None:
    found, problems = sources(ZOTERO, "zotero.json")
    assert problems == []
    book, speech = found.values()
    assert book.csl["issued"] == {"date-parts": [[2018, 10]]}
    assert book.csl["author"] == [{"family": "Pérez", "given": "Ana"}]
    assert (book.note, "note" in book.csl, "id" in book.csl) == ("Copy in the archive.", False, False)
    assert (book.place.line, book.place.column) == (3, 5)
    assert (speech.identifier, speech.kind, speech.note, speech.place.line) == ("7", SourceKind.STATEMENT, "", 10)


def test_the_place_of_an_entry_is_its_own_id_and_no_other_word() -> None:
    found, _ = sources(
        '[{"type": "book", "title": "book"},\n {"id": "x", "title": "a"},\n {"id": "book", "title": "b"}]', "a.json"
    )
    assert found["book"].place.line == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "sources-unreadable"),
        ("", "sources-unreadable"),
        ('{"id": "a", "title": "A"}', "sources-unreadable"),
        ("[" * 60_000, "sources-unreadable"),
        ('[{"id": ' + "1" * 5000 + ', "title": "a"}]', "sources-unreadable"),
        ("[3, null, []]", "value-wrong"),
        ('[{"title": "A"}]', "value-wrong"),
        ('[{"id": true, "title": "A"}]', "value-wrong"),
        ('[{"id": "a", "title": ""}]', "value-wrong"),
        ('[{"id": "a", "title": ["A"]}]', "value-wrong"),
        ('[{"id": "a", "title": "\\ud800"}]', "character-forbidden"),
        ('[{"id": "a", "title": "A", "\\u0001": 1}]', "character-forbidden"),
        ('[{"id": "a", "title": "A", "author": [{"family": "\\u202e"}]}]', "character-forbidden"),
        ('[{"id": "a", "title": "A"}, {"id": "a", "title": "B"}]', "source-repeated"),
    ],
)
def test_json_that_cannot_be_cited_is_told(text: str, code: str) -> None:
    assert {problem.code for problem in sources(text, "a.json")[1]} == {code}


def test_a_json_file_that_breaks_off_is_told_at_its_line() -> None:
    ((_, line, message),) = said(sources('[\n{"id": "a",\n}]', "a.json")[1])
    assert (line, message) == (3, "this is not JSON")


def test_a_file_that_the_publication_names_must_be_there() -> None:
    diagnostics = Diagnostics()
    gathered = snapshot({"content/sources.toml": ""})
    assert read_sources(("sorces.toml",), {"sorces.toml": NAMED}, gathered, diagnostics) == {}
    (problem,) = diagnostics
    assert (problem.code, problem.place, problem.help) == ("sources-unreadable", NAMED, "did you mean sources.toml?")


def test_the_usual_file_may_be_absent() -> None:
    diagnostics = Diagnostics()
    assert read_sources(("sources.toml",), {}, snapshot({}), diagnostics) == {}
    assert list(diagnostics) == []


def test_a_file_of_another_kind_is_told() -> None:
    assert [problem.code for problem in sources("a", "notes.txt")[1]] == ["sources-unreadable"]


def test_of_several_files_the_first_with_an_id_has_it() -> None:
    diagnostics = Diagnostics()
    files = {"content/a.toml": '[[source]]\nid = "x"\ntitle = "A"', "content/b.json": '[{"id": "x", "title": "B"}]'}
    found = read_sources(("a.toml", "b.json"), {}, snapshot(files), diagnostics)
    assert found["x"].csl["title"] == "A"
    assert [(problem.code, problem.place.path) for problem in diagnostics] == [("source-repeated", "content/b.json")]


def test_a_thousand_sources_have_each_their_own_line() -> None:
    text = "".join(f'[[source]]\nid = "s{number}"\ntitle = "T"\n' for number in range(1000))
    found, problems = sources(text)
    assert problems == []
    assert [source.place.line for source in found.values()] == [2 + 3 * number for number in range(1000)]
