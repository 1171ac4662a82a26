"""Builds, made in this process, with what they said."""

from pathlib import Path

import weasyprint  # noqa: F401  (half a second, once: the confined processes that set pages inherit it)

from caravan_pub.build import Built, Order, build
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.jail import Limits
from caravan_pub.model.edition import Edition

EPUB, PRINT = (Edition.EPUB,), (Edition.PRINT,)
BOTH = (Edition.PRINT, Edition.EPUB)

PHOTO = 'alt = "A road."\ncaption = "The road at noon."\ncredit = "Ana Paz / Agencia"\n'
"""A sidecar that says all that must be said."""


def made(
    folder: Path,
    editions: tuple[Edition, ...] = BOTH,
    *,
    strict: bool = False,
    release: bool = False,
    output: Path | None = None,
    limits: Limits | None = None,
) -> tuple[Built | None, Diagnostics]:
    """Build editions of the publication in a folder; what was published, and what was found."""
    diagnostics = Diagnostics()
    order = Order(editions, output, release, strict, limits=limits or Limits())
    return build(folder, order, diagnostics, lambda _stage: None), diagnostics


def codes(diagnostics: Diagnostics) -> set[str]:
    """The codes of all problems that were found."""
    return {problem.code for problem in diagnostics.sorted()}
