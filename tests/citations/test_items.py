"""Sources as CSL-JSON items."""

import json

import pytest

from caravan_pub.citations.items import csl_items
from caravan_pub.citations.markup import OPEN, is_tangled
from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.model.publication import Source

PLACE = Place("content/sources.toml", 7)


def item(csl: dict[str, object], diagnostics: Diagnostics | None = None) -> dict[str, object]:
    """The item of one source, without the id and type that each has."""
    found = diagnostics if diagnostics is not None else Diagnostics()
    (made,) = csl_items({"a": Source("a", csl, place=PLACE)}, found)
    assert made.pop("id") == "a"
    assert made.pop("type") == "document"
    return made


def test_words_names_dates_and_numbers() -> None:
    given: dict[str, object] = {
        "title": "T", "volume": 3, "issued": "2018-10", "keyword": ["a", "b"], "publisher": "", "note": None,
        "author": ({"family": "Doe", "given": "J.", "comma-suffix": True, "suffix": "Jr."}, "NBC News"),
    }  # fmt: skip
    diagnostics = Diagnostics()
    assert item(given, diagnostics) == {
        "title": "T",
        "volume": "3",
        "issued": {"date-parts": [[2018, 10]]},
        "keyword": "a, b",
        "author": [{"family": "Doe", "given": "J.", "comma-suffix": True, "suffix": "Jr."}, {"literal": "NBC News"}],
    }
    assert not len(diagnostics)


def test_type_stays_and_is_a_document_where_there_is_none() -> None:
    sources = {"a": Source("a", {"type": "book", "title": "T"}), "b": Source("b", {"type": 3, "title": "T"})}
    assert [made["type"] for made in csl_items(sources, Diagnostics())] == ["book", "document"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("author", [{"name": "Doe"}]),
        ("author", [{"family": 3}]),
        ("author", [{"family": "Doe", "comma-suffix": "yes"}]),
        ("author", [{}]),
        ("author", 3),
        ("issued", {"when": "2018"}),
        ("title", {"a": "b"}),
        ("title", True),
        ("title", ["a", {}]),
        ("title", [["a"]]),
        ("issued", {"raw": {"raw": "2018"}}),
        ("title", "half a character: \ud83d"),
        ("author", [{"literal": "\udc00"}]),
    ],
)
def test_what_cannot_be_printed_is_reported_where_it_stands(field: str, value: object) -> None:
    diagnostics = Diagnostics()
    assert item({field: value}, diagnostics) == {}
    (problem,) = diagnostics
    assert (problem.code, problem.place) == ("source-field-unusable", PLACE)
    assert field in problem.message
    assert problem.help


def test_nothing_of_a_protected_source_but_its_label() -> None:
    facts = {"type": "interview", "author": [{"family": "Secret"}], "note": "Secret", "URL": "https://secret.example"}
    made = csl_items({"a": Source("a", facts, protected=True, label="An officer")}, Diagnostics())
    assert made == [{"id": "a", "type": "document", "title": '<span class="nocase">An officer</span>'}]
    assert "secret" not in json.dumps(made).casefold()


def test_a_label_stands_for_a_title_only_where_nobody_is_named() -> None:
    nameless, named = Source("a", {}, label="A guide"), Source("b", {"author": "Doe"}, label="A guide")
    made = csl_items({"a": nameless, "b": named}, Diagnostics())
    assert ["A guide" in str(one.get("title")) for one in made] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "<i>" * 30,
        "“a " * 30,
        "<i>a <b>b</i> c</b>" * 20,
        '<span class="nocase">' * 30,
        "<sup>" * 40 + "x" + "</sup>" * 40,
    ],
)
def test_tangled_markup_is_refused(text: str) -> None:
    """pandoc's time doubles with each tag that stays open: thirty would hold it for hours."""
    diagnostics = Diagnostics()
    assert item({"title": text, "publisher": "P"}, diagnostics) == {"publisher": "P"}
    assert [problem.code for problem in diagnostics] == ["source-markup-tangled"]
    assert item({"author": [{"family": text}]}) == {}


@pytest.mark.parametrize(
    "text",
    [
        "<i>" * OPEN,
        "<i>x</i>" * 500,
        "</i>" * 500,
        "< " * 500,
        "don’t " * 500,
        "“x” ‘y’ " * 500,
        "<em>" * 500,
        "‘don’t’ " * 500,
        "<i x>" * 500,
        '<span class="nocase">x</span>' * 500,
    ],
)
def test_ordinary_markup_is_not_tangled(text: str) -> None:
    assert not is_tangled(text)
