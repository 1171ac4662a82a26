"""How a command tells what it found and what it does: reports on standard output, progress and problems on error."""

import sys
from collections.abc import Callable
from pathlib import Path

import click
from rich.console import Console

from caravan_pub.cli.options import Options
from caravan_pub.diagnostics import Diagnostics, as_github, as_json, as_text, escaped, summary

CLEAR = "\r\x1b[2K"


def tell_problems(diagnostics: Diagnostics, folder: Path, options: Options, report: Path | None = None) -> None:
    """Every problem: as text on standard error; as JSON, or as annotations for GitHub, on standard output.

    ``report`` is the file that they go to instead.
    """
    problems = diagnostics.sorted()
    if options.format == "json":
        write_report(as_json(problems), report)
        return
    if options.format == "github":
        text = as_github(problems)
    else:
        text = f"{as_text(problems, Lines(folder))}\n{summary(diagnostics)}" if problems else ""
    if report is not None:
        write_report(text or "no problems", report)
    elif text:
        click.echo(text, err=options.format == "text")


def write_report(text: str, output: Path | None) -> None:
    """A report, to a file or to standard output."""
    if output is None:
        click.echo(text)
    else:
        output.write_text(text + "\n", encoding="utf-8")


class Lines:
    """Gives the lines of a publication's files, for the pictures in problems."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, list[str]] = {}

    def __call__(self, path: str, line: int) -> str | None:
        """The line, counted from 1; nothing where it cannot be read."""
        if path not in self._files:
            file = self._folder / path
            try:
                text = "" if file.is_symlink() else file.read_bytes().decode("utf-8-sig", "replace")
            except (OSError, ValueError):
                text = ""
            self._files[path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines = self._files[path]
        return lines[line - 1] if 0 < line <= len(lines) and lines != [""] else None


def progress(options: Options) -> Callable[[str], None]:
    """Tells the stages of a build: a moving line on a terminal, plain lines under ``-v``, nothing under ``-q``."""
    console = Console(stderr=True, highlight=False)
    if options.quiet or options.format != "text":
        return lambda _stage: None
    if not console.is_terminal:
        return _line if options.verbose else lambda _stage: None

    def show(stage: str) -> None:
        sys.stderr.write(f"{CLEAR}{escaped(stage)} …" if stage else CLEAR)
        sys.stderr.flush()

    return show


def _line(stage: str) -> None:
    if stage:
        click.echo(escaped(stage), err=True)
