"""The fact-checker's command: the ledger in four forms, in both directions."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from caravan_pub.cli.entry import run
from tests.publications import publication, state

CHAPTER = """# The Well

It had 3 ropes [@report; @officer]. It was “deep” [@report].

Nobody drew 40 buckets.

[I counted 9.]{.own}

It was 12 m wide [@papers].
"""
SOURCES = """
[[source]]
id = "report"
title = "=Report"
author = [{ literal = "A <b>Board</b>" }]
publisher = "P"
issued = "2018"

[[source]]
id = "papers"
title = "Papers"
author = [{ literal = "B" }]
publisher = "P"
issued = "2018"
via = "report"

[[source]]
id = "officer"
kind = "interview"
protected = true
label = "An officer"

[[source]]
id = "idle"
title = "Idle"
author = [{ literal = "C" }]
publisher = "P"
issued = "2018"
"""
FILES = {"content/chapters/01-one.md": CHAPTER, "content/sources.toml": SOURCES}
Told = Callable[..., tuple[int, str, str]]


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs ``sources`` in the publication at ``tmp_path``: exit code, standard output and standard error."""
    publication(tmp_path, **FILES)

    def ran(*arguments: str) -> tuple[int, str, str]:
        code = run(["sources", "-C", str(tmp_path), *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return ran


def test_text_names_what_each_claim_rests_on_and_what_rests_on_each_source(told: Told, tmp_path: Path) -> None:
    before = state(tmp_path)
    code, out, err = told()
    assert code == 0
    assert state(tmp_path) == before, "nothing is written"
    lines = [line.strip() for line in out.splitlines()]
    assert lines[1:3] == ["1  It had 3 ropes.", "← report, officer  (content/chapters/01-one.md:3)"]
    assert "← no source  (content/chapters/01-one.md:5)" in lines
    assert "← own  (content/chapters/01-one.md:7)" in lines
    assert lines[lines.index("known only through report") + 1] == "claims 5"
    assert "nothing rests on it" in lines
    assert lines[-1] == "5 claims, 4 sources, 1 of the author's own knowledge, 1 without a source"
    assert "claim-without-source" in err
    assert told("--strict", "-q")[0] == 1


def test_json_holds_both_directions(told: Told) -> None:
    ledger = json.loads(told("--format", "json")[1])
    claims = {claim["number"]: claim for claim in ledger["claims"]}
    sources = {source["identifier"]: source for source in ledger["sources"]}
    assert {name: source["claims"] for name, source in sources.items()} == {
        name: [number for number, claim in claims.items() if name in claim["sources"]] for name in sources
    }
    assert sources["report"]["claims"] == [1, 2]
    assert claims[2]["marks"] == ["quotation"]
    assert [claim["status"] for claim in claims.values()] == ["cited", "cited", "no source", "own", "cited"]


def test_csv_has_a_row_for_each_claim_with_each_source_and_no_formula(told: Told) -> None:
    rows = list(csv.DictReader(io.StringIO(told("--format", "csv")[1])))
    assert [(row["number"], row["source"]) for row in rows] == [
        ("1", "report"), ("1", "officer"), ("2", "report"), ("3", ""), ("4", ""), ("5", "papers"), ("", "idle"),
    ]  # fmt: skip
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_the_page_has_a_box_for_each_claim_and_each_of_its_sources_and_runs_nothing(told: Told) -> None:
    page = html.document_fromstring(told("--format", "html")[1])
    rows = {str(row.get("id")): row for row in page.iter("tr") if row.get("id")}
    boxes = [len(list(row.iter("input"))) for name, row in rows.items() if name.startswith("claim-")]
    assert boxes == [3, 2, 1, 1, 2]
    assert all(box.get("type") == "checkbox" and box.get("aria-label") for box in page.iter("input"))
    assert {str(link.get("href")) for link in page.iter("a")} <= {f"#{name}" for name in rows}
    assert [mark.text for mark in rows["claim-2"].iter("mark")] == ["deep"]
    assert [link.get("href") for link in rows["source-report"].iter("a")] == ["#claim-1", "#claim-2"]
    assert not list(page.iter("script", "link", "img", "b"))
    assert not [name for element in page.iter("*") for name in element.attrib if str(name).startswith("on")]


@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
def test_the_public_ledger_says_nothing_of_what_is_protected(told: Told, form: str) -> None:
    code, out, _ = told("--public", "--format", form, "-q")
    assert code == 0
    assert "officer" not in out
    assert "3 ropes" not in out
    assert "m wide" in out


def test_an_allowance_gives_its_reason(told: Told, tmp_path: Path) -> None:
    head = 'title = "T"\nlanguage = "en"\n[[allow]]\ncode = "claim-without-source"\npath = "chapters/*.md"\n'
    (tmp_path / "content/publication.toml").write_text(head + 'reason = "We saw it."\n', encoding="utf-8")
    code, out, err = told()
    assert (code, "← allowed: We saw it." in out) == (0, True)
    assert "claim-without-source" not in err
