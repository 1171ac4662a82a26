"""pandoc as a child process: in an empty folder, with nothing of the user's, no network, and limits."""

import contextlib
import importlib.metadata
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from caravan_pub.errors import LimitError, MachineError

PACKAGE = "pypandoc_binary"
MENDS = f"run: python -m pip install --force-reinstall {PACKAGE}"

NURSERY = 64
"""The part of the heap for what is new, in MB: with pandoc's own choice of 4 a run takes up to four times as long."""

HEAP_EXHAUSTED = 251
"""The exit code of a Haskell program that met its largest heap (GHC's ``EXIT_HEAPOVERFLOW``)."""

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": "", "HOME": "/nonexistent"}
"""All that pandoc knows of its surroundings."""

MEDIA = "media"
"""The folder for the pictures that pandoc finds in a document: what is given to ``--extract-media``."""

SENTENCE = 300
"""How many characters of a complaint are told."""


class PandocFailedError(Exception):
    """pandoc ended with a complaint; the message is the first line of it."""


@dataclass(frozen=True, slots=True)
class Pandoc:
    """The program that the package brings: its path, and what tells it from another version."""

    path: Path
    version: str


@dataclass(frozen=True, slots=True)
class Errand:
    """What a run is for, and what it may use.

    ``task`` is what is done, for messages: "the formatting of the citations".  ``advice`` helps where a limit was met.
    ``megabytes`` is the largest heap, ``most`` the bytes that one file of the outcome, or all media, may have.
    """

    task: str
    advice: str
    seconds: float = 300
    megabytes: int = 1024
    most: int = 512 * 1024**2


@dataclass(frozen=True, slots=True)
class Made:
    """What came out: the document on standard output, and files below ``media`` by their path."""

    document: bytes
    media: Mapping[str, bytes] = field(default_factory=dict)


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
        raise MachineError("pandoc is missing, which reads documents and formats citations", MENDS) from None
    return Pandoc(path, f"{package.version}, {size} bytes")


def run_pandoc(arguments: Sequence[str], document: bytes, files: Mapping[str, bytes], errand: Errand) -> Made:
    """Let pandoc work on a document in a folder that holds nothing but ``files`` (name → bytes) and an empty ``data``.

    ``arguments`` are options that name no file but those.  Raises PandocFailedError where pandoc refuses the document,
    LimitError where it met a limit, MachineError where it could not be run.
    """
    pandoc = find_pandoc()
    command = [
        str(pandoc.path),
        *("+RTS", f"-M{errand.megabytes}m", f"-A{NURSERY}m", "-RTS"),
        *("--sandbox", "--data-dir=data"),
        *arguments,
    ]
    try:
        with tempfile.TemporaryDirectory(prefix="caravan-pub-") as name:
            folder = Path(name)
            (folder / "data").mkdir()
            for file, data in files.items():
                (folder / file).write_bytes(data)
            code = _run(command, folder, document, errand)
            _judge(code, folder, errand)
            return Made((folder / ".made").read_bytes(), _media(folder, errand))
    except subprocess.TimeoutExpired:
        raise _stopped(errand, f"it took more than {errand.seconds} seconds") from None
    except OSError as error:
        raise MachineError(f"pandoc could not be run: {error.strerror}", MENDS) from None


def _run(command: list[str], folder: Path, document: bytes, errand: Errand) -> int:
    """The program's exit code; what it says goes to ``.made``, its complaints to ``.complaint``."""
    with (folder / ".made").open("wb") as made, (folder / ".complaint").open("wb") as complaint:
        with subprocess.Popen(  # noqa: S603  (our own program, without a shell, and no word of it comes from input)
            command, stdin=subprocess.PIPE, stdout=made, stderr=complaint, cwd=folder, env=ENVIRONMENT
        ) as child:
            _confine(child.pid, errand)
            try:
                child.communicate(document, timeout=errand.seconds)
            finally:
                child.kill()
        return child.returncode


def _confine(child: int, errand: Errand) -> None:
    """Limit the size of files that the child writes, where the system can do that to another process (Linux)."""
    with contextlib.suppress(AttributeError, OSError):  # no such call, or the child is gone already
        resource.prlimit(child, resource.RLIMIT_FSIZE, (errand.most, errand.most))


def _judge(code: int, folder: Path, errand: Errand) -> None:
    if code == 0:
        return
    if code == HEAP_EXHAUSTED:
        raise _stopped(errand, f"it needed more than {errand.megabytes} MB of memory")
    if code == -signal.SIGXFSZ:
        raise _stopped(errand, f"it wrote more than {errand.most} bytes")
    if code < 0:
        raise MachineError(f"pandoc was ended by signal {-code}", MENDS)
    with (folder / ".complaint").open("rb") as file:
        complaint = file.read(64 * SENTENCE).decode(errors="replace").strip()
    raise PandocFailedError(complaint.split("\n")[0][:SENTENCE] or f"it ended with {code}")


def _media(folder: Path, errand: Errand) -> dict[str, bytes]:
    """The plain files below ``media``, by their path there."""
    found: dict[str, bytes] = {}
    room = errand.most
    for path in sorted((folder / MEDIA).rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        room -= path.stat().st_size
        if room < 0:
            raise _stopped(errand, f"its pictures take more than {errand.most} bytes")
        found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def _stopped(errand: Errand, why: str) -> LimitError:
    return LimitError(f"{errand.task} was stopped: {why}", errand.advice)
