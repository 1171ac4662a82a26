"""From a laid out PDF to one that is fit for its purpose."""

from caravan_pub.press.finish import finish

__all__ = ["finish"]
