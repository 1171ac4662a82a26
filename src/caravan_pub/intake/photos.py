"""Pictures in the manuscript's notation: figures that stand alone, and small ones within a line."""

from caravan_pub.intake.album import Picture, lost_picture
from caravan_pub.intake.desk import Desk
from caravan_pub.intake.escaping import escaped, without_forbidden
from caravan_pub.intake.tree import Node, attributes, plain


def alt_of(image: Node) -> str:
    """What a picture's document says for those who cannot see it."""
    return attributes(image).values.get("alt", "") or plain(image["c"][1])


def shown(image: Node, caption: str, desk: Desk) -> Picture:
    """The picture, which is taken along; where its file cannot be, that is recorded."""
    url = image["c"][2][0]
    why = desk.album.lack(url)
    if why:
        desk.problems.append(lost_picture(desk.path, url, why))
    return desk.album.take(url, alt_of(image), caption, desk.name)


def inline_photo(image: Node, desk: Desk) -> str:
    """A small picture within a line.  Where its file does not come along, its text stands in its place."""
    url = image["c"][2][0]
    why = desk.album.lack(url)
    if why:
        desk.problems.append(lost_picture(desk.path, url, why))
        return escaped(without_forbidden(alt_of(image)))
    return f"![]({shown(image, '', desk).path})"
