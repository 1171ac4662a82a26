"""A language tag and what stands in for it: Guatemala's Spanish is that of Latin America, and that is Spanish."""

from functools import lru_cache

from babel.core import get_global


@lru_cache
def lineage(language: str) -> tuple[str, ...]:
    """A BCP 47 tag and what it falls back to, the nearest first: ``es-GT`` → ``es_GT``, ``es_419``, ``es``.

    The tags are written as Unicode locale identifiers; the parents are the CLDR's (supplemental data, parentLocales).
    """
    parents = get_global("parent_exceptions")
    first, *rest = language.replace("_", "-").split("-")
    tag = "_".join((first.lower(), *(_cased(part) for part in rest)))
    found: list[str] = []
    while tag and tag != "root" and tag not in found:
        found.append(tag)
        tag = str(parents.get(tag) or tag.rpartition("_")[0])
    return tuple(found)


def _cased(subtag: str) -> str:
    """A script as ``Latn``, a region as ``GT``, anything else in lower case (BCP 47, 2.1.1)."""
    if len(subtag) == 4 and subtag.isalpha():
        return subtag.title()
    return subtag.upper() if len(subtag) == 2 else subtag.lower()
