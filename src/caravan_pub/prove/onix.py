"""The trade's own schemas for ONIX, where the Python package that carries them is installed."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.errors import LimitError
from caravan_pub.prove.proof import Proof, counted

ONIX = Rule(
    "onix-invalid",
    Severity.ERROR,
    """An ONIX message is not as EDItEUR's schemas say.

Why: wholesalers and shops refuse it, or read something else in it.

Example:
    <ProductForm>EE</ProductForm>

Instead:
    the message as ``caravan-pub build`` writes it
""",
)
PROGRAM = """
import json, sys
import onixcheck
found = onixcheck.validate(sys.argv[1], schemas=("xsd", "rng"))
print(json.dumps([f"line {entry.location.split(':')[1]}: {entry.message}" for entry in found]))
"""


def validate_onix(path: Path, diagnostics: Diagnostics, seconds: float = 120) -> Proof | None:
    """Hold a message against the XSD and the RELAX NG of its release; each finding becomes a problem.

    Nothing where the Python package ``onixcheck`` is not installed.  LimitError after ``seconds``.
    """
    if importlib.util.find_spec("onixcheck") is None:
        return None
    command = [sys.executable, "-I", "-c", PROGRAM, str(path.resolve())]
    try:
        ran = subprocess.run(command, capture_output=True, check=False, timeout=seconds)  # noqa: S603  (our own words)
    except subprocess.TimeoutExpired as error:
        raise LimitError(f"the ONIX schemas took more than {seconds:.0f} seconds", "is the machine busy?") from error
    try:
        found = [str(message) for message in json.loads(ran.stdout)]
    except ValueError:
        found = ["the message cannot be read"]
    for message in found:
        diagnostics.add(ONIX, Place(path.name), message, "build it again")
    return Proof("ONIX schemas", counted(len(found), "problem") if found else "no problems")
