"""``check`` draws what is drawn and fills the templates, in a confined process, and leaves nothing behind."""

import os
from pathlib import Path

import pytest

from caravan_pub import jail
from caravan_pub.build import drawings, prepare, rehearse
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.errors import LimitError
from caravan_pub.jail import Limits
from tests.cli.running import ran
from tests.publications import publication, state

CHART = {
    "content/chapters/01-one.md": "# One\n\n![](figures/counts)\n",
    "content/figures/counts.toml": 'kind = "bar"\nalt = "Two bars."\ntitle = "T"\ncredit = "C"\ndata = "counts.csv"\n',
}
GOOD = {**CHART, "content/figures/counts.csv": "Month,Number\nMay,3\nJune,5\n"}
BAD = {**CHART, "content/figures/counts.csv": "Month,Number\nMay,three\n"}


def told(folder: Path) -> list[tuple[str, str, int]]:
    """What a rehearsal finds: code, path and line."""
    diagnostics = Diagnostics()
    prepared = prepare(folder, diagnostics, keep=False)
    assert prepared is not None
    rehearse(prepared, diagnostics, Limits())
    return [(problem.code, problem.place.path, problem.place.line) for problem in diagnostics]


def test_a_chart_that_cannot_be_drawn_is_told_at_its_kind(tmp_path: Path) -> None:
    assert told(publication(tmp_path / "good", **GOOD)) == []
    assert told(publication(tmp_path / "bad", **BAD)) == [("drawing-impossible", "content/figures/counts.toml", 1)]


@pytest.mark.parametrize("template", ["colophon-text.xhtml", "chapter.xhtml", "cover.xhtml"])
def test_a_template_that_cannot_be_filled_is_told(template: str, tmp_path: Path) -> None:
    book = publication(tmp_path, **{f"templates/{template}": "{{ titel }}"})
    assert [code for code, *_ in told(book)] == ["template-broken"]


def test_check_tells_it_and_writes_nothing_in_the_folder_or_at_home(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    book = publication(tmp_path / "book", **BAD)
    before = state(book)
    done = ran("check", cwd=book, environment={"HOME": str(home)})
    assert (done.code, "drawing-impossible" in done.err) == (1, True)
    assert state(book) == before
    assert state(home) == {}


def test_drawings_are_made_in_another_process_within_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    diagnostics = Diagnostics()
    prepared = prepare(publication(tmp_path, **GOOD), diagnostics, keep=False)
    assert prepared is not None
    monkeypatch.setattr(drawings, "LIMITS", jail.Limits(memory=1024**2))
    with pytest.raises(LimitError, match="the drawing of figures/counts was stopped"):
        rehearse(prepared, diagnostics, Limits())
    assert "MPLCONFIGDIR" not in os.environ
