"""The structure of a document's pages, written down as plain values and read again."""

from dataclasses import fields
from typing import Any

from caravan_pub.layout.drawn import Plain
from caravan_pub.model.structure import Linked, Marked, Structure, Tag

ABOUT = tuple(one for one in fields(Tag) if one.name not in {"kind", "kids"})


def written(structure: Structure) -> Plain:
    """A structure as lists: a tag is its kind, what it holds, and what else is said of it."""
    return [_tag(tag) for tag in structure.tags]


def read(plain: Plain) -> Structure:
    """The structure that was written."""
    return Structure(tuple(_read(tag) for tag in plain))


def _tag(tag: Tag) -> Plain:
    about = {one.name: value for one in ABOUT if (value := getattr(tag, one.name)) != one.default}
    return [tag.kind, [_kid(kid) for kid in tag.kids], about]


def _kid(kid: Tag | Marked | Linked) -> Plain:
    if isinstance(kid, Tag):
        return _tag(kid)
    return [kid.page, kid.number] if isinstance(kid, Marked) else [kid.page, kid.number, kid.words]


def _read(plain: Plain) -> Tag:
    kind, kids, about = plain
    box = about.pop("box", None)
    return Tag(kind, tuple(_read_kid(kid) for kid in kids), box=tuple(box) if box else None, **about)


def _read_kid(plain: Any) -> Tag | Marked | Linked:
    if isinstance(plain[0], str):
        return _read(plain)
    return Marked(*plain) if len(plain) == 2 else Linked(*plain)
