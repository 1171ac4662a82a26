"""The printed cover: how wide its spine is, where everything stands, and its barcode."""

from caravan_pub.cover.barcode import barcode, drawn
from caravan_pub.cover.sheet import lay_cover, room_for_words, spine_width

__all__ = ["barcode", "drawn", "lay_cover", "room_for_words", "spine_width"]
