"""What links lead to: new ids, unique in a publication, for the places that something leads to, and none elsewhere."""

from collections.abc import Iterable
from urllib.parse import unquote

from caravan_pub.intake.album import slug
from caravan_pub.intake.citing import CROSS
from caravan_pub.intake.tree import ATTRIBUTED, Node, Nodes, attributes, plain, set_identifier, walk

PREFIXES = {"Header": "sec", "Figure": "fig", "Image": "fig", "Table": "tbl"}
"""How the ids of targets begin by which a cross reference can be written."""


def settle_targets(chapters: Iterable[tuple[str, Nodes]]) -> set[str]:
    """Give every place that a link or a cross reference leads to a new id, and take all other ids away.

    ``chapters``: the name of each, and its blocks, its own heading first; they are changed in place, and so are the
    addresses of links.  What comes back are the ids that something leads to and that are not there.
    """
    every = [(name, list(walk(blocks))) for name, blocks in chapters]
    wanted = {target for _, nodes in every for node in nodes for target in _wanted(node)}
    names: dict[str, str] = {}
    taken: set[str] = set()
    for chapter, nodes in every:
        for node in nodes:
            if node["t"] in ATTRIBUTED:
                _settle(node, chapter, wanted, names, taken)
    for _, nodes in every:
        for node in nodes:
            _lead(node, names)
    return wanted - names.keys()


def _wanted(node: Node) -> list[str]:
    if node["t"] == "Link" and node["c"][2][0].startswith("#"):
        return [unquote(node["c"][2][0][1:])]
    if node["t"] == "Cite":
        return [citation["citationId"] for citation in node["c"][0] if CROSS.match(citation["citationId"])]
    return []


def _settle(node: Node, chapter: str, wanted: set[str], names: dict[str, str], taken: set[str]) -> None:
    """One new id for the node, or none.  A heading has the ids of the anchors among its words, which lose theirs."""
    own = [attributes(node).identifier]
    if node["t"] == "Header":
        spans = [span for span in walk(node["c"][2]) if span["t"] == "Span" and attributes(span).identifier]
        own += [attributes(span).identifier for span in spans]
        for span in spans:
            set_identifier(span, "")
    led_to = [identifier for identifier in own if identifier in wanted and identifier not in names]
    if not led_to:
        set_identifier(node, "")
        return
    said = slug(plain(node["c"][2])) if node["t"] == "Header" else slug(CROSS.sub("", led_to[0]))
    wish = "-".join(part for part in (PREFIXES.get(node["t"], "at"), chapter, said[:40]) if part)
    number, free = 1, wish
    while free in taken:
        number += 1
        free = f"{wish}-{number}"
    taken.add(free)
    names.update(dict.fromkeys(led_to, free))
    set_identifier(node, free)


def _lead(node: Node, names: dict[str, str]) -> None:
    """Lead a link or a cross reference to the new id; one that leads nowhere loses its address."""
    if node["t"] == "Link" and node["c"][2][0].startswith("#"):
        target = names.get(unquote(node["c"][2][0][1:]), "")
        node["c"][2][0] = f"#{target}" if target else ""
    elif node["t"] == "Cite":
        for citation in node["c"][0]:
            if CROSS.match(citation["citationId"]):
                citation["citationId"] = names.get(citation["citationId"], "")
