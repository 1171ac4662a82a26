"""How long builds take, and how much memory: a table for generated books, beside WeasyPrint alone and pandoc.

Run from the root of the repository: ``.venv/bin/python benchmarks/run.py [WORDS …]``.  Each figure is of one run:
compare those of one table.  Words: 50,000 make about 250 pages.
"""

import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import pypandoc

REPOSITORY = Path(__file__).parents[1]
sys.path.insert(0, str(REPOSITORY))

from tests.manuscripts import write_manuscript  # noqa: E402  (the repository's own generator)

BUILD = [sys.executable, "-c", "import sys; from caravan_pub.cli import main; sys.exit(main())", "-q"]
ONE = "import sys; sys.path.insert(0, sys.argv[1]); from benchmarks.alone import lay_out; lay_out(sys.argv[2])"
CHAPTER_WORDS = 5_000
SENTENCE = "Vilano renobel fukuden korma. "


def main() -> None:
    """Print the table."""
    print(f"{os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}, ")
    print(f"WeasyPrint {version('weasyprint')}, pandoc {pypandoc.get_pandoc_version()}\n")
    print("| words | what | wall s | processor s | memory MB |\n|---|---|---|---|---|")
    for words in [int(word) for word in sys.argv[1:]] or [50_000]:
        with tempfile.TemporaryDirectory() as folder:
            for what, command in cases(Path(folder), words):
                wall, processor, memory = measured(command)
                print(f"| {words:,} | {what} | {wall:.1f} | {processor:.1f} | {memory:.0f} |", flush=True)


def cases(folder: Path, words: int) -> Iterator[tuple[str, list[str]]]:
    """What is measured, one after the other: between them the book is edited."""
    write_manuscript(folder, words, max(2, words // CHAPTER_WORDS))
    pdf, epub = [*BUILD, "-C", str(folder), "pdf"], [*BUILD, "-C", str(folder), "epub"]
    yield "PDF for print, from nothing", pdf
    yield "PDF, nothing changed", pdf
    edit(folder / "content/chapters/002-part.md", lambda text: text.replace(". ", ". Changed. ", 1))
    yield "PDF, a word of one paragraph changed", pdf
    edit(folder / "content/chapters/001-part.md", lambda text: f"{text}\n\n" + f"{SENTENCE * 60}\n\n" * 14)
    yield "PDF, the first chapter grown by pages", pdf
    yield "WeasyPrint on one document, numbers known", [sys.executable, "-c", ONE, str(REPOSITORY), str(folder)]
    yield "EPUB, from nothing", epub
    chapters = sorted(map(str, (folder / "content/chapters").iterdir()))
    yield "pandoc, EPUB", [pypandoc.get_pandoc_path(), *chapters, "-o", str(folder / "book.epub")]


def edit(file: Path, change: Callable[[str], str]) -> None:
    """Change a file."""
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def measured(command: list[str]) -> tuple[float, float, float]:
    """Wall time and processor time of a command and all that it starts (s), and the most memory they had (MB)."""
    before, start = os.times(), time.monotonic()
    most = [0.0]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        watching = threading.Thread(target=watch, args=(process, most), daemon=True)
        watching.start()
        process.wait()
    wall, after = time.monotonic() - start, os.times()
    watching.join()
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, processor, most[0]


def watch(process: "subprocess.Popen[bytes]", most: list[float]) -> None:
    """Note the most memory that a process and those below it have at once, each shared page in parts."""
    while process.poll() is None:
        most[0] = max(most[0], sum(map(proportional, family(process.pid))) / 1e6)
        time.sleep(0.1)


def family(process: int) -> list[int]:
    """A process and all below it."""
    try:
        threads = list(Path(f"/proc/{process}/task").iterdir())
        below = [int(child) for thread in threads for child in (thread / "children").read_text().split()]
    except OSError:
        return []
    return [process, *(one for child in below for one in family(child))]


def proportional(process: int) -> float:
    """The memory of a process in bytes, where pages that several share count in parts (``Pss``, proc(5))."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
