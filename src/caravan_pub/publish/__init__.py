"""Products put in place as one set: all of them, or none."""

from caravan_pub.publish.recovery import recover
from caravan_pub.publish.replace import publish

__all__ = ["publish", "recover"]
