"""Sixty sources and a hundred citations, as CSL-JSON and in pandoc's Markdown."""

import json
from pathlib import Path

from caravan_pub.citations import Cluster, find_style
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.nodes import Citation, CitationMode, CitedItem
from caravan_pub.model.publication import Source
from caravan_pub.model.snapshot import InputFile, Snapshot

ITEMS = Path(__file__).with_name("items.json")

NORMAL, NARRATIVE, SUPPRESS = CitationMode.NORMAL, CitationMode.NARRATIVE, CitationMode.SUPPRESS_AUTHOR


def sources() -> dict[str, Source]:
    """The sixty sources by id."""
    return {item["id"]: Source(item["id"], item) for item in json.loads(ITEMS.read_bytes())}


def cited(source: str, suffix: str = "", prefix: str = "", mode: CitationMode = NORMAL) -> CitedItem:
    """One source within a citation."""
    return CitedItem(source, prefix, suffix, mode)


CITATIONS: tuple[tuple[CitedItem, ...], ...] = (
    (cited("doe2018"),),
    (cited("doe2018", ", p. 12"),),
    (cited("doe2018", ", p. 12"),),
    (cited("doe2018", ", pp. 14-16"),),
    (cited("doej2018", ", chap. 3"),),
    (cited("doe2019", ", 55"), cited("doe2018", ", 56")),
    (cited("three", ", p. 103"),),
    (cited("three", ", p. 104, and the table there"),),
    (cited("many"),),
    (cited("many", ", fig. 2"),),
    (cited("chapter", ", p. 40", "see"),),
    (cited("chapter", prefix="compare", mode=SUPPRESS),),
    (cited("news"),),
    (cited("news", mode=NARRATIVE),),
    (cited("daily", ", sec. A"),),
    (cited("daily", "{p. A1, upper half}, and later"),),
    (cited("magazine"),),
    (cited("web"), cited("dataset")),
    (cited("blog", ", para. 3"),),
    (cited("official"),),
    (cited("official", mode=NARRATIVE),),
    (cited("hodge"),),
    (cited("hodge", mode=SUPPRESS),),
    (cited("speech"),),
    (cited("letter"),),
    (cited("government"),),
    (cited("report", ", vol. 2, p. 7"),),
    (cited("photo"),),
    (cited("thesis", ", S. 12"),),
    (cited("chinese", ", p. 88"),),
    (cited("chinese", "p. 88", mode=NARRATIVE),),
    (cited("russian", ", pp. 5-8", "cf."), cited("arabic", ", p. 2", "and")),
    (cited("old", ", bk. 7"),),
    (cited("hostile", ", p. ٣"),),
    (cited("hostile", ", with words after it: ß, ñ, 道"),),
    (cited("doe2018", "p. 3", mode=NARRATIVE),),
    (cited("doe2018", mode=SUPPRESS),),
    (cited("doe2018"), cited("doe2019"), cited("doej2018", ", p. 1", "also")),
    (cited("three", mode=NARRATIVE),),
    (cited("nobody", ", p. 1"),),
    (cited("paper", ", p. 3"),),
    (cited("paper2", ", pp. 4-9"),),
    (cited("ruiz2017b"),),
    (cited("edited", "ch. 2", mode=NARRATIVE),),
    (cited("translated", ", sec. 5", prefix="see also"),),
    (cited("edition", ", vol. 1, p. 8", mode=SUPPRESS),),
    (cited("volume", ", p. 7, with a remark"),),
    (cited("preface"),),
    (cited("conference", ", art. 3"),),
    (cited("law", ", no. 6", prefix="see also"),),
    (cited("case", "p. 3", mode=NARRATIVE),),
    (cited("bill", ", pp. 4-9"),),
    (cited("treaty"),),
    (cited("map", ", ch. 2"),),
    (cited("film", ", sec. 5", prefix="see also"),),
    (cited("broadcast", ", vol. 1, p. 8"),),
    (cited("song", ", p. 7, with a remark", mode=SUPPRESS),),
    (cited("post", mode=NARRATIVE),),
    (cited("encyclopedia", ", art. 3"),),
    (cited("dictionary", ", no. 6", prefix="see also"),),
    (cited("review", ", p. 3"),),
    (cited("manuscript", ", pp. 4-9"),),
    (cited("patent"),),
    (cited("software", ", ch. 2"),),
    (cited("standard", "sec. 5", mode=NARRATIVE),),
    (cited("pamphlet", ", vol. 1, p. 8"),),
    (cited("hearing", ", p. 7, with a remark"),),
    (cited("undated", mode=SUPPRESS),),
    (cited("circa", ", art. 3"),),
    (cited("season", ", no. 6", prefix="see also"),),
    (cited("range", ", p. 3"),),
    (cited("particle", "pp. 4-9", mode=NARRATIVE),),
    (cited("suffix"),),
    (cited("korean", ", ch. 2"),),
    (cited("greek", ", sec. 5", prefix="see also"),),
    (cited("ruiz2017b", ", p. 1"), cited("paper2"), cited("paper")),
    (cited("edited"), cited("preface", ", p. x")),
    (cited("paper"),),
    (cited("paper", ", p. 102"),),
    (cited("paper", ", p. 102"),),
    (cited("conference", mode=NARRATIVE),),
    (cited("conference", ", p. 34"),),
    (cited("particle", ", p. 2"), cited("suffix", ", p. 3", "and")),
    (cited("korean", ", p. 5"), cited("greek")),
    (cited("undated"),),
    (cited("circa", ", fol. 3"),),
    (cited("law", ", sec. 4"), cited("case")),
    (cited("film"), cited("song"), cited("broadcast")),
    (cited("translated", "p. 9", mode=NARRATIVE),),
    (cited("edition", mode=SUPPRESS),),
    (cited("range"),),
    (cited("season"),),
    (cited("post", "p. 1", mode=NARRATIVE), cited("season", ", p. 2", "see also")),
)

IN_NOTES: tuple[tuple[CitedItem, ...], ...] = (
    (cited("doe2018", ", p. 3"),),
    (cited("hodge"), cited("news", prefix="see also")),
    (cited("daily", "p. A1", mode=NARRATIVE),),
    (cited("daily", mode=SUPPRESS),),
)


def clusters() -> tuple[Cluster, ...]:
    """All citations: those of the text, then those within footnotes, each in the middle of its own and at its start."""
    texts = [Cluster(Citation(items, f"c{number}")) for number, items in enumerate(CITATIONS)]
    notes = [Cluster(Citation(items, f"n{number}"), in_note=True) for number, items in enumerate(IN_NOTES)]
    first = [
        Cluster(Citation(items, f"f{number}"), in_note=True, opens_note=True)
        for number, items in enumerate(IN_NOTES)
        if items[0].mode is not NARRATIVE
    ]
    return (*texts, *notes, *first)


def markdown(cluster: Cluster) -> str:
    """The citation as an author writes it, in a paragraph of its own."""
    items = cluster.citation.items
    if items[0].mode is NARRATIVE:
        beside = "; ".join(part for part in (items[0].suffix, *map(_item, items[1:])) if part)
        text = f"@{items[0].source}" + (f" [{beside}]" if beside else "")
    else:
        text = f"[{'; '.join(_item(item) for item in items)}]"
    if not cluster.in_note:
        return text
    return f"Word^[{text}]" if cluster.opens_note else f"Word^[x {text} x]"


def _item(item: CitedItem) -> str:
    dash = "-" if item.mode is SUPPRESS else ""
    space = "" if item.suffix.startswith(",") or not item.suffix else " "
    return f"{item.prefix} {dash}@{item.source}{space}{item.suffix}".strip()


def snapshot(**styles: bytes) -> Snapshot:
    """A publication with these style files below ``content/``."""
    files = {f"content/{name}.csl": data for name, data in styles.items()}
    inputs = {path: InputFile(path, len(data), "") for path, data in files.items()}
    return Snapshot(inputs, lambda file: files[file.path])


def style(name: str = "chicago-notes-bibliography") -> bytes:
    """A style of the package."""
    diagnostics = Diagnostics()
    found = find_style(name, snapshot(), diagnostics)
    assert found is not None, list(diagnostics)
    return found
