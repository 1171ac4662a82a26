"""Go through the tutorial as a reader does, and write what the program says into it again.

Called as ``python tools/tutorial.py [--check]``.  After "Write `FILE`:" a block is that file; a block of ``console``
is a command and its output.  --check changes nothing, builds nothing, and ends with 1 where a check says otherwise.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from manual import write_or_compare

PAGE = Path(__file__).parent.parent / "docs" / "manual" / "tutorial" / "first-publication.md"
PROGRAM = Path(sys.executable).with_name("caravan-pub")
STEP = re.compile(
    r"Write `(?P<file>[^`]+)`:\n\n```\w+\n(?P<text>.*?)```|```console\n\$ caravan-pub (?P<command>.*?)\n.*?```",
    re.DOTALL,
)


def walked(page: str, folder: Path, *, building: bool) -> str:
    """The page with the output of every command, run one after the other in an empty folder.

    Where not ``building``, what ``build`` said is left as it is.
    """

    def step(found: re.Match[str]) -> str:
        if found["file"]:
            target = folder / found["file"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(found["text"], encoding="utf-8")
            return found[0]
        if found["command"].startswith("build") and not building:
            return found[0]
        return f"```console\n$ caravan-pub {found['command']}\n{said(found['command'], folder)}\n```"

    return STEP.sub(step, page)


def said(command: str, folder: Path) -> str:
    """What the program says to a command, on both of its streams, without the space at its ends."""
    ran = subprocess.run(
        [PROGRAM, *command.split()], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return ran.stdout.decode().strip()


def main(arguments: list[str]) -> int:
    """Write the page, or compare it; the exit code."""
    checking = "--check" in arguments
    with tempfile.TemporaryDirectory() as folder:
        made = walked(PAGE.read_text(encoding="utf-8"), Path(folder), building=not checking)
    return write_or_compare(PAGE, made, checking=checking)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
