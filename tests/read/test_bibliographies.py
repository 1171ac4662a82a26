"""BibTeX and RIS: what they say is read whole, and what is broken in them is told with its place."""

import json

import pytest

from caravan_pub.diagnostics import Diagnostics, Problem
from caravan_pub.model.publication import Source, SourceKind
from caravan_pub.read.sources import read_sources
from tests.read.texts import snapshot


def sources(text: str, name: str) -> tuple[dict[str, Source], list[Problem]]:
    diagnostics = Diagnostics()
    found = read_sources((name,), {}, snapshot({f"content/{name}": text}), diagnostics)
    return found, list(diagnostics)


def said(problems: list[Problem]) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in problems]


BIB = r"""@string{acme = "Acme Press"}

@book{doe2018,
  author = {Doe, Jane and {World Bank} and P{\'e}rez, Jos{\'e} and 王, 明},
  title = {The Long {UN} Road},
  publisher = acme, year = 2018, month = oct }

@article{daily, title = {Water}, journal = {The Daily}, date = {2018-10-17}, author = {Roe, A.}, url = {http://e.org/a}}

@online{site, title = {A Site}, url = {http://e.org}, urldate = {2020-01-02}, date = {n.d.}}
"""


def test_bibtex_is_read_with_its_strings_letters_names_and_dates() -> None:
    found, problems = sources(BIB, "refs.bib")
    assert problems == []
    doe, daily, site = found["doe2018"], found["daily"], found["site"]
    assert doe.csl["author"] == [
        {"family": "Doe", "given": "Jane"}, {"literal": "World Bank"}, {"family": "Pérez", "given": "José"},
        {"family": "王", "given": "明"},
    ]  # fmt: skip
    assert (doe.csl["publisher"], doe.csl["issued"], doe.place.line) == ("Acme Press", {"date-parts": [[2018, 10]]}, 3)
    assert (daily.kind, daily.csl["container-title"], daily.csl["URL"]) == (
        SourceKind.REPORT, "The Daily", "http://e.org/a",
    )  # fmt: skip
    assert (site.csl["issued"], site.csl["accessed"]) == ("n.d.", {"date-parts": [[2020, 1, 2]]})


BROKEN = """@misc{open, title = {x
@misc{good, title = {G}, year = {2018}}
@misc{good, title = {Again}}
@misc{twice, title = {a}, title = {b}}
@misc{nocomma title = {a}}
@nonsense{odd, title = {O}}
@misc{untitled, year = 2018}
@misc{feb, title = {F}, date = {2018-02-30}}
"""


def test_every_broken_entry_of_bibtex_is_told_and_the_others_are_read() -> None:
    found, problems = sources(BROKEN, "refs.bib")
    assert list(found) == ["good", "odd", "feb"]
    assert sorted(said(problems)) == [
        ("source-date-impossible", 8),
        ("source-entry-broken", 1),
        ("source-entry-broken", 4),
        ("source-entry-broken", 5),
        ("source-repeated", 3),
        ("source-type-unknown", 6),
        ("value-wrong", 7),
    ]


def test_what_pandoc_alone_refuses_is_told_too_and_costs_no_other_entry(capfd: pytest.CaptureFixture[str]) -> None:
    text = '@misc{a, title = {A}}\n@misc{b, title = "x" # }\n@misc{c, title = {C}}\n'
    found, problems = sources(text, "refs.bib")
    assert set(found) == {"a", "c"}
    assert said(problems) == [("source-entry-broken", 2)]
    assert capfd.readouterr() == ("", "")


RIS = """TY  - NEWS
TI  - The Well
AU  - Muster, Marta
AU  - 王, 明
T2  - The Daily
DA  - 2018/10/17/
UR  - http://e.org
ER  -

TY  - RPRT
ID  - own-id
TI  - Water
A1  - Example Water Board
PY  - 2018
PB  - The Board
ER  -
TY  - NEWS
TI  - Again
AU  - Muster, Marta
Y1  - 2018/02//
ER  -
"""


def test_ris_is_read_and_records_without_an_id_get_a_steady_one() -> None:
    found, problems = sources(RIS, "refs.ris")
    assert problems == []
    assert list(found) == ["muster2018", "own-id", "muster2018b"]
    first, _, third = found.values()
    assert first.csl["author"] == [{"family": "Muster", "given": "Marta"}, {"family": "王", "given": "明"}]
    assert (first.csl["issued"], first.csl["container-title"]) == ("2018-10-17", "The Daily")
    assert (third.csl["issued"], third.place.line) == ("2018-02", 17)


def test_broken_records_of_ris_are_told() -> None:
    text = "TI  - Lost\nTY  - NEWS\nTI  - Open\nTY  - XXXX\nTI  - Odd\nDA  - 2018/02/30\nER  - \nTY  - NEWS\nER  - \n"
    found, problems = sources(text, "refs.ris")
    assert list(found) == ["odd2018"]
    assert sorted(said(problems)) == [
        ("source-date-impossible", 4),
        ("source-entry-broken", 1),
        ("source-entry-broken", 2),
        ("source-type-unknown", 4),
        ("value-wrong", 8),
    ]


@pytest.mark.parametrize(
    ("issued", "code"),
    [
        ({"date-parts": [[2018, 13]]}, "source-date-impossible"),
        ({"date-parts": [["2018", "2", "30"]]}, "source-date-impossible"),
        ({"date-parts": [[2018, 5], [2018, 4]]}, "source-date-impossible"),
        ({"raw": "17.10.2018"}, "source-date-unclear"),
        ({"raw": "2018-10-17"}, ""),
        ({"date-parts": [[-44, 3, 15]]}, ""),
        ({"literal": "spring 2018"}, ""),
        ({"date-parts": "x"}, ""),
    ],
)
def test_dates_of_csl_json(issued: object, code: str) -> None:
    text = json.dumps([{"id": "a", "title": "A", "type": "book", "issued": issued}])
    assert [problem.code for problem in sources(text, "a.json")[1]] == ([code] if code else [])
