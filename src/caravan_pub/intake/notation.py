"""Parts of the manuscript's notation that are written in more than one place: attributes, code, addresses."""

import re

SAFE_ADDRESS = re.compile(r"(?:https?://[^/\s]+|mailto:[^\s@]+@[^\s@]+|tel:\+?[\d-]+)", re.IGNORECASE)
"""Where a link of a book may lead: the web, mail and telephone."""

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A language tag (BCP 47), by its form."""


def attribute_list(identifier: str = "", classes: tuple[str, ...] = (), **values: str) -> str:
    """Attributes in braces; empty without any.  Quotes and backslashes, which have no escape there, are left out."""
    parts = [f"#{identifier}"] if identifier else []
    parts += [f".{name}" for name in classes]
    parts += [f'{key.replace("_", "-")}="{_plain(value)}"' for key, value in values.items() if value]
    return f"{{{' '.join(parts)}}}" if parts else ""


def _plain(value: str) -> str:
    return " ".join(re.sub(r'["\\{}]', "", value).split())


def code(text: str) -> str:
    """Computer text within a line, in backticks that it does not hold; empty for nothing."""
    words = " ".join(text.split("\n"))
    if not words.strip():
        return words
    ticks = "`" * (_longest(words, "`") + 1)
    padded = f" {words} " if words[0] in "` " or words[-1] in "` " else words
    return f"{ticks}{padded}{ticks}"


def code_block(text: str, language: str) -> str:
    """Computer text of its own, in a fence that it does not hold."""
    fence = "`" * max(3, _longest(text, "`") + 1)
    named = language if re.fullmatch(r"[\w+#.-]+", language) else ""
    return f"{fence}{named}\n{text}\n{fence}"


def _longest(text: str, char: str) -> int:
    return max((len(run) for run in re.findall(f"{re.escape(char)}+", text)), default=0)


def link(words: str, url: str, title: str = "") -> str:
    """A link with words in notation.  What an address may not hold is percent-encoded."""
    address = re.sub(r"[\s<>\\`\"]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)
    address = re.sub(r"&(?=#?\w+;)", "&amp;", address)
    target = f"<{address}>" if re.search(r"[()\[\]]", address) else address
    named = " ".join(title.replace("\\", "\\\\").replace('"', '\\"').split())
    return f'[{words}]({target} "{named}")' if named else f"[{words}]({target})"


def with_attributes(words: str, attributes: str) -> str:
    """A heading or a caption with its attributes at its end.  Where its words end in a brace, an empty list follows."""
    if attributes:
        return f"{words} {attributes}"
    return f"{words} {{}}" if words.endswith("}") else words


def fenced(attributes: str, content: str) -> str:
    """Blocks in a fence with attributes."""
    return f"::: {attributes}\n{content}\n:::"


def prefixed(text: str, first: str, others: str) -> str:
    """Lines with something before the first and before the others; empty lines get no spaces at their end."""
    lines = text.split("\n")
    return "\n".join(f"{others if number else first}{line}".rstrip(" ") for number, line in enumerate(lines))
