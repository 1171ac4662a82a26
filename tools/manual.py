"""The pages of the manual that a tool makes: written again, or compared with what is there."""

import difflib
import sys
from pathlib import Path


def write_or_compare(page: Path, made: str, *, checking: bool) -> int:
    """Write a page, or, where it is only checked, print in what it differs from what would be written.

    The exit code of the tool: 1 where a check finds a difference, else 0.  A page that is not there is an empty one.
    """
    if not checking:
        page.write_text(made, encoding="utf-8")
        return 0
    there = page.read_text(encoding="utf-8") if page.exists() else ""
    sys.stdout.writelines(difflib.unified_diff(there.splitlines(True), made.splitlines(True), "manual", "program"))
    return int(there != made)
