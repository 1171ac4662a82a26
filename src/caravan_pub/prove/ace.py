"""Ace by DAISY, the checker of an EPUB's accessibility, where it is installed: a Node program that asks a browser."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.errors import LimitError, MachineError
from caravan_pub.prove.manuscript import Manuscript
from caravan_pub.prove.proof import Proof, counted

ACE = Rule(
    "ace",
    Severity.ERROR,
    """Ace, the checker that shops and libraries ask for, found something in the EPUB that keeps people from reading it.

Why: a claim of accessibility (EPUB Accessibility 1.1, section 4) stands in the metadata of a release; Ace finds what
a program can find against it. Its message names the rule, what is wrong, and the page of DAISY's knowledge base.

Example: a template of the publication that shows a picture without alt.

Instead: ``<img src="…" alt="…"/>``
""",
)
PROGRAM = "ace-puppeteer"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
VARIABLE = "PUPPETEER_EXECUTABLE_PATH"


def has_ace() -> bool:
    """Whether Ace and a browser for it are installed."""
    return shutil.which(PROGRAM) is not None and bool(_browser())


def assess_epub(
    path: Path, diagnostics: Diagnostics, shown: str = "", manuscript: Manuscript | None = None, seconds: float = 600
) -> Proof | None:
    """Run Ace on an EPUB; each of its findings becomes a problem, at its place in the manuscript where that is known.

    ``shown`` is the file's path below the publication's folder, for problems; without it, its name.
    Nothing where Ace, or a browser for it, is not installed: then nothing was assessed.
    Raises LimitError where it takes longer than ``seconds``, and MachineError where it fails.
    """
    program, browser = shutil.which(PROGRAM), _browser()
    if program is None or not browser:
        return None
    with tempfile.TemporaryDirectory(prefix="caravan-pub-") as place:
        command = [program, "--force", "--silent", "--outdir", place, str(path.resolve())]
        report = _report(command, Path(place) / "report.json", browser, seconds)
    count = 0
    for file, cfi, message, help_ in _findings(report):
        found = manuscript.at(file, cfi=cfi) if manuscript else None
        diagnostics.add(ACE, found or Place(shown or path.name), f"{file}: {message}", help_)
        count += 1
    release = _table(_table(report, "earl:assertedBy"), "doap:release").get("doap:revision", "")
    return Proof(f"Ace {release}".strip(), counted(count, "violation"))


def _browser() -> str:
    named = os.environ.get(VARIABLE)
    return named or next((found for name in BROWSERS if (found := shutil.which(name))), "")


def _report(command: list[str], report: Path, browser: str, seconds: float) -> Mapping[str, object]:
    environment = {**os.environ, VARIABLE: browser, "LC_ALL": "C.UTF-8"}
    try:
        # The program is the machine's own; the only word that is not ours is an absolute path.
        ran = subprocess.run(command, capture_output=True, check=False, timeout=seconds, env=environment)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise LimitError(f"Ace took more than {seconds:.0f} seconds", "is the machine very busy?") from error
    except OSError as error:
        raise MachineError(f"Ace could not be started: {error}", "see: caravan-pub doctor") from error
    try:
        read = json.loads(report.read_bytes())
    except (OSError, ValueError) as error:
        said = (ran.stderr + ran.stdout).decode("utf-8", "replace").strip().splitlines()
        last = said[-1] if said else f"it ended with {ran.returncode} and said nothing"
        raise MachineError(f"Ace failed: {last}", "see: caravan-pub doctor") from error
    if not isinstance(read, dict) or "assertions" not in read:
        raise MachineError("Ace failed: it gave no report", "see: caravan-pub doctor")
    return read


def _findings(report: Mapping[str, object]) -> Iterator[tuple[str, str, str, str]]:
    """Each finding: the file, the CFI of its first place, a sentence, and the page that tells more."""
    for document in _list(report, "assertions"):
        file = str(_table(document, "earl:testSubject").get("url", ""))
        for finding in _list(document, "assertions"):
            test, result = _table(finding, "earl:test"), _table(finding, "earl:result")
            cfis = _table(result, "earl:pointer").get("cfi")
            cfi = str(cfis[0]) if isinstance(cfis, list) and cfis else ""
            first = str(result.get("dct:description") or "").split("\n", 1)[0]
            told = _table(test, "help")
            sentence = f"{test.get('dct:title')}: {told.get('dct:description') or test.get('dct:description')}"
            yield file, cfi, f"{sentence} ({first})" if first else sentence, f"see {told.get('url')}"


def _table(held: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = held.get(key)
    return value if isinstance(value, dict) else {}


def _list(held: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = held.get(key)
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
