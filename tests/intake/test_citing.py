"""Citations and cross references, and the keys of sources."""

from typing import Any

import pytest

from caravan_pub.intake.citing import source_keys
from caravan_pub.intake.desk import Desk
from caravan_pub.intake.sources import chosen
from caravan_pub.intake.tree import Node, Nodes
from caravan_pub.model import nodes as n
from caravan_pub.model.walk import walk
from tests.intake.reading_back import PATH, SPACE, album, para, read_again, text, written

MODES = {"": "NormalCitation", "-": "SuppressAuthor", "@": "AuthorInText"}


def cited(*items: tuple[str, str, str, str]) -> Node:
    """A citation of (mode, prefix, id, suffix) each."""
    return {"t": "Cite", "c": [
        [{"citationId": key, "citationMode": {"t": MODES[mode]}, "citationNoteNum": 0, "citationHash": 0,
          "citationPrefix": [text(prefix)] if prefix else [], "citationSuffix": [text(suffix)] if suffix else []}
         for mode, prefix, key, suffix in items],
        [text("shown")],
    ]}  # fmt: skip


def read_citations(nodes: Nodes, keys: dict[str, str] | None = None) -> list[list[tuple[str, str, str, str]]]:
    read, errors = read_again(written([para(*nodes)], Desk(PATH, "one", album(), keys or {})))
    assert errors == []
    return [
        [(str(item.mode), item.prefix, item.source, item.suffix) for item in node.items]
        for node in walk(read.blocks)
        if isinstance(node, n.Citation)
    ]


def test_sources_cited_together_come_back() -> None:
    node = cited(("", "see", "doe", ", p. 5"), ("-", "", "roe", ""))
    assert read_citations([text("A"), SPACE, node, text(".")]) == [
        [("normal", "see", "doe", ", p. 5"), ("suppress-author", "", "roe", "")]
    ]


@pytest.mark.parametrize("after", ["", ".", ". Then", ".Then", "’s", "x", "-x", " [x]", "{x}", "(x)", ": y", "/2"])
def test_a_source_named_in_the_sentence_comes_back_whatever_follows(after: str) -> None:
    nodes = [text("x"), cited(("@", "", "doe-2018", "")), *([text(after)] if after else [])]
    assert [[item[2] for item in items] for items in read_citations(nodes)] == [["doe-2018"]]


def test_a_locator_and_a_second_source_come_back() -> None:
    found = read_citations([cited(("@", "", "doe", "p. 5"), ("", "", "roe", ""))])
    assert [(item[2], item[3]) for items in found for item in items] == [("doe", "p. 5"), ("roe", "")]


@pytest.mark.parametrize("suffix", ["; @other", "] and [more", "p. {5}", "a\\b", "`x`", "<b>"])
def test_no_word_beside_a_source_ends_it(suffix: str) -> None:
    (items,) = read_citations([cited(("", "", "doe", suffix))])
    assert [item[2] for item in items] == ["doe"]


@pytest.mark.parametrize("key", ["http://zotero.org/users/1/items/AB", "a b", "{x}", "Doe:2018", "doe_2018", "é", "12"])
def test_any_key_comes_back(key: str) -> None:
    (items,) = read_citations([cited(("", "", key, ""))])
    assert items[0][2] == "".join(char for char in key if char not in " {}")


ITEMS: list[dict[str, Any]] = [
    {"id": "doe2018", "author": [{"family": "X"}]},
    {"id": "12", "author": [{"family": "Doe"}], "issued": {"date-parts": [[2018, 5]]}},
    {"id": 13, "author": [{"family": "Doe"}], "issued": {"date-parts": [["2018"]]}},
    {"id": "http://x.y/1", "publisher": "El Norte", "issued": "2017"},
    {"id": "14", "author": [{"literal": "2nd Desk"}]},
    {"id": "15"},
]


def test_an_id_that_a_program_gave_becomes_name_and_year() -> None:
    assert source_keys(ITEMS) == {
        "doe2018": "doe2018",
        "12": "doe-2018",
        "13": "doe-2018b",
        "http://x.y/1": "el-2017",
        "14": "source-2nd",
        "15": "source",
    }


def test_only_what_is_cited_comes_along_unless_all_is_wanted() -> None:
    items, keys = chosen(ITEMS, ["12"], every=False)
    assert [item["id"] for item in items] == ["doe-2018"]
    assert keys == {"12": "doe-2018"}
    assert len(chosen(ITEMS, [], every=True)[0]) == len(ITEMS)
