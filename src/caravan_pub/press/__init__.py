"""From a laid out PDF to one that is fit for its purpose."""

from caravan_pub.press.archive import finish_screen
from caravan_pub.press.condition import own_condition
from caravan_pub.press.content import separate
from caravan_pub.press.finish import finish
from caravan_pub.press.inks import Inks
from caravan_pub.press.leaves import pages_with_blanks
from caravan_pub.press.proofing import finish_proof
from caravan_pub.press.rules import PROFILE as PROFILE_UNUSABLE
from caravan_pub.press.spaces import Facts

__all__ = [
    "PROFILE_UNUSABLE",
    "Facts",
    "Inks",
    "finish",
    "finish_proof",
    "finish_screen",
    "own_condition",
    "pages_with_blanks",
    "separate",
]
