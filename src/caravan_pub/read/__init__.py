"""From a snapshot to the content model: parsing happens here, once."""

from caravan_pub.read.publication import Reading, read_publication, read_settings
from caravan_pub.read.theme import own_layer, read_theme

__all__ = ["Reading", "own_layer", "read_publication", "read_settings", "read_theme"]
