"""Citations and cross references, in pandoc's notation."""

import pytest

from caravan_pub.model import nodes as n
from caravan_pub.model.kinds import CitationMode
from tests.read.texts import Read, read

NORMAL, NARRATIVE, SUPPRESSED = CitationMode.NORMAL, CitationMode.NARRATIVE, CitationMode.SUPPRESS_AUTHOR


def citations(found: Read) -> list[n.Citation]:
    return [node for node in found.nodes() if isinstance(node, n.Citation)]


def items(body: str) -> list[tuple[str, str, str, CitationMode]]:
    found = read(body)
    assert found.problems == []
    (citation,) = citations(found)
    return [(item.prefix, item.source, item.suffix, item.mode) for item in citation.items]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("It grew [@nbc].", [("", "nbc", "", NORMAL)]),
        ("[@nbc, p. 12]", [("", "nbc", ", p. 12", NORMAL)]),
        ("[see @nbc, pp. 33-35 and *passim*; also @post]",
         [("see", "nbc", ", pp. 33-35 and *passim*", NORMAL), ("also", "post", "", NORMAL)]),
        ("[-@nbc]", [("", "nbc", "", SUPPRESSED)]),
        ("[see -@nbc p. 3]", [("see", "nbc", "p. 3", SUPPRESSED)]),
        ("@nbc says", [("", "nbc", "", NARRATIVE)]),
        ("@nbc [p. 33] says", [("", "nbc", "p. 33", NARRATIVE)]),
        ("@nbc [p. 33; see also @post, p. 4; -@ap] says",
         [("", "nbc", "p. 33", NARRATIVE), ("see also", "post", ", p. 4", NORMAL), ("", "ap", "", SUPPRESSED)]),
        ("-@nbc says", [("", "nbc", "", SUPPRESSED)]),
        ("(@nbc)", [("", "nbc", "", NARRATIVE)]),
        ("“@nbc”", [("", "nbc", "", NARRATIVE)]),
        ("*@nbc*", [("", "nbc", "", NARRATIVE)]),
        ("@{https://example.org/a?b=1}", [("", "https://example.org/a?b=1", "", NARRATIVE)]),
        ("[@{a b}]", None),
        ("@nbc.", [("", "nbc", "", NARRATIVE)]),
        ("@nbc:2018/a.", [("", "nbc:2018/a", "", NARRATIVE)]),
        ("@2018-report,", [("", "2018-report", "", NARRATIVE)]),
        ("@_hidden", [("", "_hidden", "", NARRATIVE)]),
        ("@Pérez2018", [("", "Pérez2018", "", NARRATIVE)]),
        ("[@nbc\np. 3]", [("", "nbc", "p. 3", NORMAL)]),
    ],
)  # fmt: skip
def test_a_citation_is_read_as_pandoc_reads_it(
    body: str, expected: list[tuple[str, str, str, CitationMode]] | None
) -> None:
    if expected is None:
        assert citations(read(body)) == []
    else:
        assert items(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "ana@example.org",
        "write to <ana@example.org>",
        "first.last@example.org, or ana+news@example.org",
        r"\@nbc",
        "`@nbc`",
        "    @nbc",
        "[ana@example.org]",
        "[ana@example.org](mailto:ana@example.org)",
        "@ nbc",
        "@",
        "@@nbc",
        "https://example.org/@nbc",
        "-@",
        "[@]",
        "@-nbc",
    ],
)
def test_an_address_or_a_lone_sign_is_no_citation(body: str) -> None:
    found = read(body)
    assert citations(found) == []
    assert not any(isinstance(node, n.Reference) for node in found.nodes())


def test_the_words_of_an_address_are_all_kept() -> None:
    assert read("Write to first.last@example.org now.").run == (n.Text("Write to first.last@example.org now."),)


def test_each_citation_has_an_anchor_of_its_own() -> None:
    found = citations(read("[@a] and @b\n\n- [@a; @b]"))
    assert [citation.anchor for citation in found] == ["cite-one-1", "cite-one-2", "cite-one-3"]


@pytest.mark.parametrize("key", ["fig-well", "tbl-counts", "sec-border"])
def test_quartos_prefixes_make_a_cross_reference(key: str) -> None:
    assert read(f"as @{key} shows").run == (n.Text("as "), n.Reference(key), n.Text(" shows"))
    assert read(f"as [@{key}] shows").run == (n.Text("as "), n.Reference(key), n.Text(" shows"))


def test_several_references_stand_with_commas_between_them() -> None:
    found = read("see [@fig-a; @fig-b]").run
    assert found == (n.Text("see "), n.Reference("fig-a"), n.Text(", "), n.Reference("fig-b"))


def test_a_reference_with_a_place_in_it_is_a_citation_and_told_as_one() -> None:
    assert items("[@fig-a, p. 3]") == [("", "fig-a", ", p. 3", NORMAL)]


def test_a_reference_takes_no_words_in_brackets_away() -> None:
    found = read("@fig-a [p. 3]").run
    assert found == (n.Reference("fig-a"), n.Text(" [p. 3]"))


@pytest.mark.parametrize(
    ("body", "after"), [("@nbc [link](https://example.org)", n.Link), ("@nbc [word]{.index}", n.IndexMark)]
)
def test_a_link_or_a_span_after_a_citation_is_not_its_place(body: str, after: type[n.Inline]) -> None:
    assert [item[2] for item in items(body)] == [""]
    assert any(isinstance(node, after) for node in read(body).nodes())


def test_a_link_within_the_publication_is_a_reference_in_the_authors_words() -> None:
    assert read("[the map](#fig-map)").run == (n.Reference("fig-map", (n.Text("the map"),)),)
    assert read("[the *map*](#fig-ma%C3%B1ana)").run[0] == n.Reference(
        "fig-mañana", (n.Text("the "), n.Emphasis((n.Text("map"),)))
    )


def test_a_bracket_longer_than_any_citation_is_read_as_words() -> None:
    found = read("[" + "word " * 500 + "@nbc]")
    assert [item.source for citation in citations(found) for item in citation.items] == ["nbc"]
    assert sum(len(node.text.split()) for node in found.nodes() if isinstance(node, n.Text)) >= 500
