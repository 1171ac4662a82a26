"""Copies of what sources point to, fetched from the network: the one place that uses it, and only when asked."""

from caravan_pub.archive.fetching import Fetched, FetchFailedError, Reach, fetch
from caravan_pub.archive.keeping import Kept, address_of, keep, record, wanted

__all__ = ["FetchFailedError", "Fetched", "Kept", "Reach", "address_of", "fetch", "keep", "record", "wanted"]
