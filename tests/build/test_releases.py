"""Releases and sources as a whole: the record that the next release is compared with, and notes across chapters."""

import json
from pathlib import Path

from caravan_pub.build import Order, build, prepare
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.edition import Edition
from caravan_pub.model.walk import plain_text
from tests.publications import publication

TWO = "# Two\n\nMore words.\n"
CORRECTION = '[[correction]]\ndate = 2026-11-24\nchapter = "{}"\nwhat = "Words."\n'


def released(folder: Path) -> set[str] | None:
    """The codes of what stood in the way of a release of the EPUB; nothing where it was made."""
    diagnostics = Diagnostics()
    built = build(folder, Order((Edition.EPUB,), release=True), diagnostics, lambda _stage: None)
    return None if built is not None else {problem.code for problem in diagnostics}


def test_a_release_is_recorded_and_the_next_one_needs_a_word_on_every_change(tmp_path: Path) -> None:
    folder = publication(tmp_path, **{"content/chapters/02-two.md": TWO})
    record = folder / "content/release.json"
    build(folder, Order((Edition.EPUB,)), Diagnostics(), lambda _stage: None)
    assert not record.exists(), "only a release is recorded"
    assert released(folder) is None
    first = record.read_bytes()
    assert set(json.loads(first)["chapters"]) == {"one", "two"}
    assert released(folder) is None
    assert record.read_bytes() == first

    (folder / "content/chapters/02-two.md").write_text("# Two\n\nOther words.\n", encoding="utf-8")
    assert released(folder) == {"correction-missing"}
    assert record.read_bytes() == first
    corrections = folder / "content/corrections.toml"
    corrections.write_text(CORRECTION.format("two"), encoding="utf-8")
    assert released(folder) is None
    (folder / "content/chapters/02-two.md").write_text("# Two\n\nWords again.\n", encoding="utf-8")
    assert released(folder) == {"correction-missing"}, "the word on the last change is none on this one"

    (folder / "content/chapters/02-two.md").unlink()
    corrections.write_text(CORRECTION.format("two") + CORRECTION.format("two").replace("24", "25"), encoding="utf-8")
    assert released(folder) is None, "a chapter that is gone needs a word, too"
    assert set(json.loads(record.read_bytes())["chapters"]) == {"one"}


SOURCE = (
    '[[source]]\nid = "a"\ntype = "book"\ntitle = "Road"\nauthor = [{ family = "Doe", given = "J" }]\nissued = "2018"\n'
)


def notes(folder: Path, style: str, numbers: str = "chapter") -> list[str]:
    """The citations of two chapters, each of which cites the same source twice."""
    head = f'title = "T"\nlanguage = "en"\n[citations]\nstyle = "{style}"\nnote-numbers = "{numbers}"\n'
    chapter = "# {}\n\nFirst.^[Own.] Then [@a, p. 3]. Again [@a, p. 4].\n"
    files = {f"content/chapters/{at}-{name}.md": chapter.format(name) for at, name in (("01", "one"), ("02", "Two"))}
    files |= {"content/publication.toml": head, "content/sources.toml": SOURCE}
    prepared = prepare(publication(folder, **files), Diagnostics(), keep=False)
    assert prepared is not None
    return [plain_text(one.content) for one in prepared.resolved.citations.values()]


def test_ibid_and_note_numbers_lead_into_no_other_chapter(tmp_path: Path) -> None:
    full, ibid = "J Doe, Road (2018) 3.", "Ibid 4."
    assert notes(tmp_path, "oscola") == [full, ibid, full, ibid]
    assert notes(tmp_path, "oscola", "book") == [full, ibid, "Doe (n 2) 3.", ibid]


def test_a_style_of_short_forms_goes_on_through_the_book(tmp_path: Path) -> None:
    first, _, third, _ = notes(tmp_path, "chicago-notes-bibliography")
    assert (first, third) == ("J. Doe, Road (2018), 3.", "Doe, Road, 3.")
