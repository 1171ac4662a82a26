"""Words of blocks where only a line has room: a cell, a caption, a note within a note."""

from collections.abc import Iterator

from caravan_pub.intake.tree import Nodes, plain, walk


def as_one_run(blocks: Nodes) -> Nodes:
    """The words of any blocks as one run, with spaces between what stood apart."""
    found: Nodes = []
    for run in _runs(blocks):
        found += [{"t": "Space"}, *run] if found else run
    return found


def _runs(blocks: object) -> Iterator[Nodes]:
    """The runs of inlines in any blocks, in order; a note's blocks belong to the run that calls it."""
    if isinstance(blocks, list):
        for part in blocks:
            yield from _runs(part)
        return
    if not isinstance(blocks, dict):
        return
    match blocks.get("t"):
        case "Plain" | "Para":
            yield blocks["c"]
        case "Header":
            yield blocks["c"][2]
        case "LineBlock":
            yield from blocks["c"]
        case "CodeBlock":
            yield [{"t": "Code", "c": blocks["c"]}]
        case "DefinitionList":
            for term, meanings in blocks["c"]:
                yield term
                yield from _runs(meanings)
        case _:
            yield from _runs(blocks.get("c"))


def is_plain(nodes: Nodes) -> bool:
    """Whether a run is nothing but text, so that a sidecar can hold it."""
    return all(node["t"] in ("Str", "Space", "SoftBreak", "LineBreak") for node in walk(nodes)) and bool(plain(nodes))
