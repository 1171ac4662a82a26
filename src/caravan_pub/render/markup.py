"""Elements, written so that nothing in them can be taken for markup that is not."""

from collections.abc import Mapping

from markupsafe import Markup


def element(name: str, content: str | Markup, attributes: Mapping[str, str] | None = None) -> Markup:
    """An element with those of its attributes that are not empty; ``content`` is escaped unless it is markup."""
    written = Markup("").join(
        Markup(' {}="{}"').format(key, value) for key, value in (attributes or {}).items() if value
    )
    return Markup("<{name}{written}>{content}</{name}>").format(name=name, written=written, content=content)
