"""What a layout may read: a dictionary of files under a scheme of our own, and nothing else."""

import urllib.parse
from collections.abc import Mapping

from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

from caravan_pub.model.edition import Resource

SCHEME = "book"
for schemes in (urllib.parse.uses_relative, urllib.parse.uses_netloc):
    if SCHEME not in schemes:
        schemes.append(SCHEME)  # the standard library joins relative addresses only for schemes that it knows
BASE = f"{SCHEME}:///"
"""The address that documents are resolved against: equal names wherever the publication's folder lies."""


class ClosedFetcher:
    """Gives the resources by name and refuses every other address.

    ``refused`` remembers the addresses that were refused, ``used`` the names of the resources that were given.

    A refusal is fatal to the layout.  Within an SVG the library swallows even that: so ``refused`` is looked at after.
    """

    def __init__(self, resources: Mapping[str, Resource]) -> None:
        self._resources = resources
        self.refused: list[str] = []
        self.used: set[str] = set()

    def __call__(self, url: str) -> URLFetcherResponse:
        """The resource of an address."""
        return self.fetch(url)

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The resource of an address.  FatalURLFetchingError for any that is not one."""
        del headers
        resource = self._resources.get(url.removeprefix(BASE)) if url.startswith(BASE) else None
        if resource is None:
            self.refused.append(url)
            raise FatalURLFetchingError(f"a layout may not read {url}")
        self.used.add(resource.name)
        return URLFetcherResponse(url, resource.data, {"Content-Type": resource.media_type})
