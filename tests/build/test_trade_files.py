"""The book trade's files are part of what a build makes, and say what its products are."""

import json
from pathlib import Path

import onixcheck
from lxml import etree

from caravan_pub.build import Order, build
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.trade import evidence_of
from tests.build.making import BOTH
from tests.finished import entries
from tests.publications import products, publication

HEAD = (
    'title = "A Title"\nlanguage = "en"\npublisher = "A Press"\n[epub]\nisbn = "9783161484100"\n'
    '[print]\nisbn = "9780306406157"\npreset = "kdp-paperback"\n'
)


def test_a_build_tells_shops_and_libraries_what_it_made(tmp_path: Path) -> None:
    folder, diagnostics = publication(tmp_path, **{"content/publication.toml": HEAD}), Diagnostics()
    assert build(folder, Order(BOTH, trade=True), diagnostics, lambda _stage: None) is not None
    made = products(folder)
    assert made.keys() == {
        "a-title.epub", "a-title-print.pdf", "a-title-onix-3.0.xml", "a-title-onix-3.1.xml", "a-title.opds.json",
        "a-title-cover.jpg",
    }  # fmt: skip
    for release in ("3.0", "3.1"):
        file = folder / "build" / f"a-title-onix-{release}.xml"
        assert onixcheck.validate(str(file), schemas=("xsd", "rng")) == []
        message = etree.fromstring(file.read_bytes())
        assert [str(found.text) for found in message.iterfind("{*}Product/{*}ProductIdentifier/{*}IDValue")] == [
            "9783161484100", "9780306406157",
        ]  # fmt: skip
    files = entries(made["a-title.epub"])
    evidence = evidence_of(made["a-title.epub"])
    assert all(feature.encode() in files["EPUB/content.opf"] for feature in evidence.features)
    assert evidence.features
    assert made["a-title-cover.jpg"] in files.values()
    entry = json.loads(made["a-title.opds.json"])
    assert entry["metadata"]["accessibility"]["feature"] == list(evidence.features)
    assert entry["metadata"]["numberOfPages"] % 2 == 0
    assert [link["href"] for link in (*entry["links"], *entry["images"])] == ["a-title.epub", "a-title-cover.jpg"]


def test_without_an_epub_there_is_nothing_to_tell(tmp_path: Path) -> None:
    folder = publication(tmp_path)
    assert build(folder, Order(BOTH[:1], trade=True), Diagnostics(), lambda _stage: None) is not None
    assert products(folder).keys() == {"a-title-print.pdf"}
