"""``show`` tells the publication as the program understands it."""

import json
from pathlib import Path

import pytest

from caravan_pub.cli.entry import run
from tests.publications import publication

FILES = {
    "content/publication.toml": 'title = "A Title"\nlanguage = "en"\n[print]\nbleed = "5mm"\n',
    "content/chapters/01-one.md": "# One\n\n## A section {#sec-a}\n\nTwo words [@a].\n\n![A road.](photos/road.jpg)\n",
    "content/photos/road.toml": 'alt = "A road."\ncredit = "Ana"\nstatus = "fpo"\n',
    "content/sources.toml": '[[source]]\nid = "a"\ntype = "book"\ntitle = "A Book"\npublisher = "P"\nissued = "2018"\n',
}


def _show(folder: Path, what: str, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    publication(folder, **FILES)
    assert run(["show", what, "-C", str(folder), *options]) == 0
    return capsys.readouterr().out


def test_the_outline_has_chapters_and_sections_with_their_ids(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = json.loads(_show(tmp_path, "outline", capsys, "--format", "json"))

    assert [(row["depth"], row["number"], row["title"], row["id"]) for row in shown][:2] == [
        (0, "1", "One", "one"),
        (1, "", "A section", "sec-a"),
    ]


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("figures", {"number": "1.1", "id": "fig-road", "caption": "A road.", "credit": "Ana"}),
        ("photos", {"name": "photos/road", "status": "fpo", "file": "", "credit": "Ana"}),
        ("settings", {"key": "print.bleed", "value": 5.0}),
    ],
)
def test_a_view_has_a_row_for_each_thing(
    what: str, expected: dict[str, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert expected in json.loads(_show(tmp_path, what, capsys, "--format", "json"))


def test_sources_say_how_often_they_are_cited(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source,) = json.loads(_show(tmp_path, "sources", capsys, "--format", "json"))

    assert (source["id"], source["cited"]) == ("a", 1)
    assert "A Book" in source["reads"]


def test_words_are_counted_by_chapter_and_in_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chapter, total = json.loads(_show(tmp_path, "words", capsys, "--format", "json"))

    assert chapter["words"] == total["words"] > 8


def test_text_is_in_columns_and_a_section_is_indented(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = _show(tmp_path, "outline", capsys).splitlines()

    assert lines[0].startswith("1  One")
    assert lines[1].lstrip().startswith("A section")
    assert len(lines[1]) - len(lines[1].lstrip()) > 2


def test_a_publication_with_errors_shows_them_instead(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publication(tmp_path, **{"content/chapters/01-one.md": "# One\n\nSee @fig-none.\n"})

    assert run(["show", "outline", "-C", str(tmp_path)]) == 1
    assert "reference-unknown" in capsys.readouterr().err
