"""Documents from word processors and the web brought into a publication: chapters, photos, notes and sources."""

from caravan_pub.intake.bringing import bring_in
from caravan_pub.intake.composing import Imported
from caravan_pub.intake.facts import settings_text
from caravan_pub.intake.rules import MOST_BYTES

__all__ = ["MOST_BYTES", "Imported", "bring_in", "settings_text"]
