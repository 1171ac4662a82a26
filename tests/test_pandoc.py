"""pandoc as a child process: what it is given, what it knows, and its limits."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from caravan_pub import pandoc
from caravan_pub.errors import LimitError, MachineError
from caravan_pub.pandoc import ENVIRONMENT, Errand, Pandoc, PandocFailedError, find_pandoc, run_pandoc

ERRAND = Errand("the reading of road.md", "divide it", seconds=60, megabytes=256)
TO_JSON = ("--from=markdown", "--to=json")


def pretend(monkeypatch: pytest.MonkeyPatch, folder: Path, lines: str) -> None:
    """Put a small program in pandoc's place."""
    path = folder / "pandoc"
    path.write_text(f"#!{sys.executable}\nimport json, os, sys, time\n{lines}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(pandoc, "find_pandoc", lambda: Pandoc(path, "1"))


def test_the_packages_own_pandoc_is_found_and_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PYPANDOC_PANDOC", "/somewhere/else")
    assert "site-packages" in find_pandoc().path.parts
    made = run_pandoc(TO_JSON, b"# A\n", {}, ERRAND)
    assert json.loads(made.document)["blocks"][0]["t"] == "Header"
    assert made.media == {}


def test_a_missing_pandoc_says_how_to_mend_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "PACKAGE", "no-such-package-here")
    with pytest.raises(MachineError) as caught:
        find_pandoc()
    assert "pip install" in caught.value.help


def test_it_sees_its_files_and_nothing_of_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    seen = "[dict(os.environ), sorted(os.listdir()), sys.argv[1:], os.getcwd(), sys.stdin.read()]"
    pretend(monkeypatch, tmp_path, f"print(json.dumps({seen}))")
    made = run_pandoc(TO_JSON, b"words", {"style.csl": b"<style/>"}, ERRAND)
    environment, files, arguments, folder, document = json.loads(made.document)

    assert {name: value for name, value in environment.items() if name in ENVIRONMENT} == ENVIRONMENT
    assert "SECRET_TOKEN" not in environment
    assert [name for name in files if not name.startswith(".")] == ["data", "style.csl"]
    assert {"--sandbox", "--data-dir=data", *TO_JSON} <= set(arguments)
    assert document == "words"
    assert folder != os.getcwd()  # noqa: PTH109  (the same call as the child's)
    assert not Path(folder).exists(), "the folder is gone afterwards"


def test_it_reads_no_file_of_the_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("needle")
    source = f"# A\n\n![x]({secret})\n\n```{{.table file={secret}}}\n```\n"
    made = run_pandoc(
        ("--from=markdown", "--to=html", "--embed-resources", "--standalone"), source.encode(), {}, ERRAND
    )
    assert b"needle" not in made.document
    assert b"bmVlZGxl" not in made.document


def test_the_pictures_that_it_finds_come_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Plain files below ``media`` only: no link is followed."""
    pretend(
        monkeypatch,
        tmp_path,
        "os.makedirs('media/media')\n"
        "open('media/media/a.png', 'wb').write(b'picture')\n"
        "open('elsewhere.png', 'wb').write(b'no')\n"
        "os.symlink('/etc/passwd', 'media/passwd')",
    )
    assert run_pandoc(TO_JSON, b"", {}, ERRAND).media == {"media/media/a.png": b"picture"}


def test_it_ends_at_its_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, tmp_path, "time.sleep(600)")
    with pytest.raises(LimitError, match=r"the reading of road\.md was stopped: it took more than") as caught:
        run_pandoc(TO_JSON, b"", {}, Errand(ERRAND.task, ERRAND.advice, seconds=0.3))
    assert caught.value.help == "divide it"


def test_it_ends_at_its_memory() -> None:
    source = b"".join(b"word%d *x* " % number for number in range(200_000))
    with pytest.raises(LimitError, match="needed more than 70 MB"):
        run_pandoc(TO_JSON, source, {}, Errand(ERRAND.task, ERRAND.advice, megabytes=70))


def test_it_ends_at_what_it_may_write() -> None:
    errand = Errand(ERRAND.task, ERRAND.advice, megabytes=512, most=10_000)
    with pytest.raises(LimitError, match="10000 bytes"):
        run_pandoc(TO_JSON, b"word " * 20_000, {}, errand)


def test_pictures_that_take_too_much_end_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lines = "os.mkdir('media')\nfor name in 'abc': open('media/' + name, 'wb').write(b'x' * 5000)"
    pretend(monkeypatch, tmp_path, lines)
    with pytest.raises(LimitError, match="10000 bytes"):
        run_pandoc(TO_JSON, b"", {}, Errand(ERRAND.task, ERRAND.advice, most=10_000))


def test_its_complaints_and_its_death_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(PandocFailedError, match="JSON"):
        run_pandoc(("--from=json", "--to=json"), b"no json", {}, ERRAND)
    pretend(monkeypatch, tmp_path, "os.kill(os.getpid(), 9)")
    with pytest.raises(MachineError, match="signal 9"):
        run_pandoc(TO_JSON, b"", {}, ERRAND)
    (tmp_path / "pandoc").write_bytes(b"no program")
    with pytest.raises(MachineError, match="could not be run"):
        run_pandoc(TO_JSON, b"", {}, ERRAND)
