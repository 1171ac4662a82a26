"""Values as TOML 1.0 writes them."""

import json


def as_toml(text: str) -> str:
    """A basic string: its escapes are those of JSON, and DEL is escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
