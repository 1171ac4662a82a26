"""EPUBCheck, the official validator, where it is installed: a Java program that a Python package brings."""

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.errors import LimitError, MachineError
from caravan_pub.prove.epub_rules import EPUBCHECK, EPUBCHECK_WARNING
from caravan_pub.prove.manuscript import Manuscript
from caravan_pub.prove.proof import Proof, counted

QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.language=en", "-Dfile.encoding=UTF-8")
"""A short run is quicker with a plain compiler and collector; the words of messages are English on every machine."""

RULES = {"FATAL": EPUBCHECK, "ERROR": EPUBCHECK, "WARNING": EPUBCHECK_WARNING}
"""Which of EPUBCheck's severities count; INFO and USAGE do not."""


def validate_epub(
    path: Path, diagnostics: Diagnostics, shown: str = "", manuscript: Manuscript | None = None, seconds: float = 300
) -> Proof | None:
    """Run EPUBCheck on a file; each finding becomes a problem, at its place in the manuscript where that is known.

    ``shown`` is the file's path below the publication's folder, for problems; without it, its name.
    Nothing where Java or the Python package ``epubcheck`` is not installed: then nothing was validated.
    Raises LimitError where it takes longer than ``seconds``, and MachineError where Java fails.
    """
    java, jar = shutil.which("java"), _jar()
    if java is None or jar is None:
        return None
    report = _report([java, *QUICK, "-jar", str(jar), str(path.resolve()), "--json", "-"], seconds)
    counts = {"error": 0, "warning": 0}
    for message in _list(report.get("messages")):
        rule = RULES.get(str(message.get("severity")))
        if rule is not None:
            place = _written(message, manuscript) or Place(shown or path.name)
            diagnostics.add(rule, place, _sentence(message), str(message.get("suggestion") or ""))
            counts[rule.severity] += 1
    checker = report.get("checker")
    version = checker.get("checkerVersion", "") if isinstance(checker, dict) else ""
    figure = f"{counted(counts['error'], 'error')}, {counted(counts['warning'], 'warning')}"
    return Proof(f"EPUBCheck {version}".strip(), figure)


def _jar() -> Path | None:
    spec = importlib.util.find_spec("epubcheck")
    if spec is None or spec.origin is None:
        return None
    jar = Path(spec.origin).with_name("epubcheck.jar")
    return jar if jar.is_file() else None


def _report(command: list[str], seconds: float) -> Mapping[str, object]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        # The program is the machine's own java; the only word that is not ours is an absolute path.
        ran = subprocess.run(command, capture_output=True, check=False, timeout=seconds, env=environment)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise LimitError(f"EPUBCheck took more than {seconds:.0f} seconds", "is the machine very busy?") from error
    except OSError as error:
        raise MachineError(f"EPUBCheck could not be started: {error}", "see: caravan-pub doctor") from error
    try:
        report = json.loads(ran.stdout)
    except ValueError as error:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        last = said[-1] if said else f"it ended with {ran.returncode} and said nothing"
        raise MachineError(f"EPUBCheck failed: {last}", "see: caravan-pub doctor") from error
    if not isinstance(report, dict) or "messages" not in report:
        raise MachineError("EPUBCheck failed: it gave no report", "see: caravan-pub doctor")
    return report


def _sentence(message: Mapping[str, object]) -> str:
    """A finding as one line: its official id, the first place, the message, and how many places there are more."""
    places = _list(message.get("locations"))
    where = ""
    if places and places[0].get("path"):
        line = places[0].get("line")
        where = f"{places[0]['path']}:{line}: " if isinstance(line, int) and line > 0 else f"{places[0]['path']}: "
    further = len(places) - 1 + _number(message.get("additionalLocations"))
    more = f" (and {counted(further, 'place')} more)" if further > 0 else ""
    return f"{message.get('ID')}: {where}{message.get('message')}{more}"


def _written(message: Mapping[str, object], manuscript: Manuscript | None) -> Place | None:
    """The place in the manuscript of a finding's first place in the book."""
    places = _list(message.get("locations"))
    if manuscript is None or not places:
        return None
    return manuscript.at(str(places[0].get("path") or ""), _number(places[0].get("line")))


def _list(value: object) -> list[Mapping[str, object]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
