"""Figures in the manuscript's notation: pictures that stand alone, with what is said under them."""

from caravan_pub.intake import notation
from caravan_pub.intake.desk import Desk
from caravan_pub.intake.escaping import without_forbidden
from caravan_pub.intake.inlines import single_line
from caravan_pub.intake.photos import shown
from caravan_pub.intake.runs import as_one_run, is_plain
from caravan_pub.intake.tree import SPACES, Node, Nodes, attributes, plain

MOST = 4
"""Pictures that may stand under one number and caption."""

PLACEMENTS = ("wide", "full-page", "spread", "inset")


def images_alone(nodes: Nodes) -> Nodes:
    """The pictures of a run that holds nothing else, also where a link goes round one; none where it holds words."""
    found: Nodes = []
    for node in nodes:
        if node["t"] == "Image":
            found.append(node)
        elif node["t"] == "Link" and (inner := images_alone(node["c"][1])):
            found += inner
        elif node["t"] not in SPACES:
            return []
    return found


def figure_text(figure: Node, desk: Desk) -> list[str]:
    """A figure with its caption; nothing where it holds anything but pictures."""
    caption = as_one_run(figure["c"][1][1])
    blocks = figure["c"][2]
    images: Nodes = []
    for block in blocks:
        alone = images_alone(block["c"]) if block["t"] in ("Plain", "Para") else []
        if not alone:
            return []
        images += alone
    identifier = attributes(figure).identifier
    if len(images) == 1:
        return [single(images[0], caption, identifier, desk)]
    words = single_line(caption, desk)
    singles = [single(image, [], "", desk) for image in images]
    if not images or len(images) > MOST:
        return [*singles, words]
    content = "\n\n".join([*singles, *([words] if words else [])])
    return [notation.fenced(notation.attribute_list(identifier, ("figure",)), content)]


def single(image: Node, caption: Nodes, identifier: str, desk: Desk) -> str:
    """One picture in a paragraph of its own.

    A caption of plain words goes into the sidecar; one with emphasis, notes or links stands with the picture.
    """
    words = plain(caption)
    picture = shown(image, words, desk)
    bracket = "" if is_plain(caption) and picture.caption == without_forbidden(words) else single_line(caption, desk)
    given = attributes(image)
    placement = tuple(name for name in given.classes if name in PLACEMENTS)[:1]
    return f"![{bracket}]({picture.path}){notation.attribute_list(identifier or given.identifier, placement)}"
