"""What an editor is told in the margin of a proof."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a place: ``path`` below the publication's folder, ``line`` from 1, or 0 for the whole file.

    ``kind`` is the severity of a problem, or ``plate`` for a picture that is not here; ``code`` is the problem's.
    """

    path: str
    line: int
    kind: str
    code: str
    text: str
    help: str = ""
