"""From a laid out PDF to one that is fit for its purpose."""

from caravan_pub.press.finish import finish
from caravan_pub.press.leaves import pages_with_blanks

__all__ = ["finish", "pages_with_blanks"]
