"""What a proof leaves behind: a line of the summary, and problems at the product."""

from dataclasses import dataclass

from caravan_pub.diagnostics import Diagnostics, Place, Rule


@dataclass(frozen=True, slots=True)
class Proof:
    """A line of the summary: what was proved, and in which figure ("EPUBCheck 5.3.0", "0 errors, 0 warnings")."""

    name: str
    figure: str


class Findings:
    """The problems of one product.  ``path`` is the product's, below the publication's folder."""

    def __init__(self, path: str, diagnostics: Diagnostics) -> None:
        self._place = Place(path)
        self._diagnostics = diagnostics
        self._found = 0

    def add(self, rule: Rule, message: str, *, file: str = "", line: int = 0, hint: str = "") -> None:
        """Record a problem; ``file`` and ``line`` say where within the product."""
        where = f"{file}:{line}: " if file and line else f"{file}: " if file else ""
        self._diagnostics.add(rule, self._place, where + message, hint)
        self._found += 1

    def __len__(self) -> int:
        return self._found

    @property
    def figure(self) -> str:
        """How many problems were found, in words."""
        return "no problems" if not self._found else f"{self._found} problem{'s' if self._found > 1 else ''}"


def counted(number: int, thing: str) -> str:
    """A number with its thing: "1 page", "2,000 pages"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
