"""The command line: one file a command."""

from caravan_pub.cli.entry import main

__all__ = ["main"]
