"""pandoc as a child process: in an empty folder, with nothing of the user's, no network, and limits."""

import importlib.metadata
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from caravan_pub.errors import LimitError, MachineError

PACKAGE = "pypandoc_binary"
MENDS = f"run: python -m pip install --force-reinstall {PACKAGE}"

SECONDS = 300
"""How long one run may take.

Measured: 2,000 citations of 500 sources take 2 s in the Chicago notes, and 10 s in APA, which compares every author
with every other one, so that twice the sources take four times as long and more.
"""

MEGABYTES = 1024
"""The largest heap of one run, in MB."""

NURSERY = 64
"""The part of the heap for what is new, in MB: with pandoc's own choice of 4 a run takes up to four times as long."""

HEAP_EXHAUSTED = 251
"""The exit code of a Haskell program that met its largest heap (GHC's ``EXIT_HEAPOVERFLOW``)."""

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": "", "HOME": "/nonexistent"}
"""All that pandoc knows of its surroundings."""


class PandocFailedError(Exception):
    """pandoc ended with a complaint; the message is the first line of it."""


@dataclass(frozen=True, slots=True)
class Pandoc:
    """The program that the package brings: its path, and what tells it from another version."""

    path: Path
    version: str


def find_pandoc() -> Pandoc:
    """The package's own pandoc, whatever else the machine has: the same book everywhere.

    Raises MachineError where it is missing.
    """
    try:
        package = importlib.metadata.distribution(PACKAGE)
        path = Path(str(package.locate_file("pypandoc/files/pandoc")))
        path = path.with_suffix(".exe") if sys.platform == "win32" else path
        size = path.stat().st_size
    except (importlib.metadata.PackageNotFoundError, OSError):
        raise MachineError("pandoc is missing, which formats the citations", MENDS) from None
    return Pandoc(path, f"{package.version}, {size} bytes")


def run_pandoc(document: bytes, items: bytes, style: bytes) -> bytes:
    """Let pandoc's citeproc format a document's citations.

    ``document`` is a pandoc document as JSON, ``items`` a CSL-JSON bibliography, ``style`` an independent CSL style;
    what comes back is the document as JSON again.  Raises PandocFailedError where pandoc refuses one of them,
    LimitError where it met a limit, MachineError where it could not be run.
    """
    pandoc = find_pandoc()
    try:
        with tempfile.TemporaryDirectory(prefix="caravan-pub-") as name:
            folder = Path(name)
            (folder / "style.csl").write_bytes(style)
            (folder / "items.json").write_bytes(items)
            (folder / "data").mkdir()
            ended = _run(pandoc.path, folder, document)
    except subprocess.TimeoutExpired:
        raise _stopped(f"it took more than {SECONDS} seconds") from None
    except OSError as error:
        raise MachineError(f"pandoc could not be run: {error.strerror}", MENDS) from None
    if ended.returncode == 0:
        return ended.stdout
    complaint = ended.stderr.decode(errors="replace").strip()
    if ended.returncode == HEAP_EXHAUSTED:
        raise _stopped(f"it needed more than {MEGABYTES} MB of memory")
    if ended.returncode < 0:
        raise MachineError(f"pandoc was ended by signal {-ended.returncode}", MENDS)
    raise PandocFailedError(complaint.split("\n")[0][:300] or f"it ended with {ended.returncode}")


def _run(program: Path, folder: Path, document: bytes) -> "subprocess.CompletedProcess[bytes]":
    command = [
        str(program),
        *("+RTS", f"-M{MEGABYTES}m", f"-A{NURSERY}m", "-RTS"),
        *("--from=json", "--to=json", "--sandbox", "--data-dir=data"),
        *("--citeproc", "--csl=style.csl", "--bibliography=items.json"),
    ]
    return subprocess.run(  # noqa: S603  (our own program, without a shell, and no word of it comes from input)
        command, input=document, capture_output=True, cwd=folder, env=ENVIRONMENT, timeout=SECONDS, check=False
    )


def _stopped(why: str) -> LimitError:
    help_text = "look for a source with very long fields, or take another citation style"
    return LimitError(f"the formatting of the citations was stopped: {why}", help_text)


def as_json(value: object) -> bytes:
    """A value as JSON in UTF-8, the same bytes for the same value; half a character becomes U+FFFD."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
