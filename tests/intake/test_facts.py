"""What a document says of itself becomes a publication's settings."""

import tomllib

import pytest

from caravan_pub.intake.facts import Facts, facts_of, settings_text
from caravan_pub.intake.office import Office
from caravan_pub.intake.tree import Node


def said(words: str) -> Node:
    return {"t": "MetaInlines", "c": [{"t": "Str", "c": words}]}


def several(*values: Node) -> Node:
    return {"t": "MetaList", "c": list(values)}


def test_metadata_of_every_shape_is_understood() -> None:
    named: Node = {"t": "MetaMap", "c": {"given": said("Ana"), "family": said("Ruiz")}}
    facts = facts_of(
        {
            "title": {"t": "MetaBlocks", "c": [{"t": "Para", "c": [{"t": "Str", "c": "The\u202eRoad"}]}]},
            "author": several(said("Bo Li"), named, {"t": "MetaMap", "c": {"name": said("Cy")}}),
            "lang": said("pt_BR"),
            "date": said("2018-10-17T08:00:00Z"),
            "abstract": said("A week."),
            "keywords": several(said("roads"), said("wells")),
            "draft": {"t": "MetaBool", "c": True},
        },
        Office(language="en"),
    )
    assert facts == Facts(
        "TheRoad", "", "pt-BR", "2018-10-17", "", "", "A week.", ("roads", "wells"), ("Bo Li", "Ana Ruiz", "Cy")
    )


def test_the_documents_own_xml_helps_where_pandoc_finds_nothing() -> None:
    office = Office(language="es-GT", title="The Road", creators=("Ana",))
    assert facts_of({}, office) == Facts(title="The Road", language="es-GT", creators=("Ana",))


@pytest.mark.parametrize("written", ["October 2018", "2018-13-40", "17.10.2018", ""])
def test_what_is_no_date_is_none(written: str) -> None:
    assert facts_of({"date": said(written)}, Office()).day == ""


@pytest.mark.parametrize("written", ["english", "x", "en us", "../en", '"'])
def test_what_is_no_language_is_none(written: str) -> None:
    assert facts_of({"lang": said(written)}, Office()).language == ""


def test_settings_hold_any_words() -> None:
    facts = Facts(
        title='The "Road" \\ [x]\n= 1', language="es", day="2018-10-17", subjects=("a, b", "c"), creators=('Bo "B" Li',)
    )
    settings = tomllib.loads(settings_text(facts, "Other", "es", "sources.json"))
    assert settings["title"] == facts.title
    assert str(settings["date"]) == "2018-10-17"
    assert settings["subjects"] == ["a, b", "c"]
    assert settings["creators"] == [{"name": 'Bo "B" Li', "role": "aut"}]
    assert settings["citations"] == {"sources": ["sources.json"]}


def test_the_smallest_settings_are_two_lines() -> None:
    assert settings_text(Facts(), "road", "en", "") == 'title = "road"\nlanguage = "en"\n'
