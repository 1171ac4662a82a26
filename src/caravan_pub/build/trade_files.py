"""The book trade's files: ONIX in two releases, an OPDS entry, and the cover as a picture of its own."""

from collections.abc import Sequence

from caravan_pub.build.confined import Made
from caravan_pub.build.cover_sheet import measured
from caravan_pub.build.prepare import Prepared
from caravan_pub.build.print_edition import print_path
from caravan_pub.model.edition import Product
from caravan_pub.presets import print_preset
from caravan_pub.press import pages_with_blanks
from caravan_pub.prove import Proof
from caravan_pub.trade import RELEASES, Evidence, Printed, Titles, evidence_of, onix_message, opds_entry

SUFFIXES = {"image/jpeg": "jpg", "image/png": "png"}


def trade_files(prepared: Prepared, made: Sequence[Made]) -> list[Made]:
    """What shops and libraries want beside the products; nothing where no EPUB was made."""
    settings, metadata = prepared.resolved.settings, prepared.resolved.publication.metadata
    slug = settings.slug
    epub = next((one.product for one in made if one.product.path == f"build/{slug}.epub"), None)
    if epub is None:
        return []
    evidence = evidence_of(epub.data)
    printed = _printed(prepared, made)
    titles = Titles(metadata, settings.epub.isbn, settings.print.isbn)
    files = [
        Made(Product(f"build/{slug}-onix-{release}.xml", onix_message(titles, evidence, printed, release)), ())
        for release in RELEASES
    ]
    cover = _cover(slug, evidence)
    address = cover.product.path.removeprefix("build/") if cover else ""
    entry = opds_entry(metadata, settings.epub.isbn, evidence, printed, f"{slug}.epub", address)
    files.append(Made(Product(f"build/{slug}.opds.json", entry), ()))
    return [*files, cover] if cover else files


def _printed(prepared: Prepared, made: Sequence[Made]) -> Printed | None:
    """The printed book, where it was made; its thickness is that of its spine."""
    pages = next((one.pages for one in made if one.product.path == print_path(prepared)), None)
    if pages is None:
        return None
    settings = prepared.resolved.settings.print
    count = pages_with_blanks(len(pages.folios), settings.multiple)
    sheet = measured(prepared, count)
    preset = print_preset(settings.preset)
    boards = preset is not None and preset.cover.boards
    return Printed(count, settings.trim.width, settings.trim.height, sheet.spine if sheet else 0.0, boards)


def _cover(slug: str, evidence: Evidence) -> Made | None:
    """The EPUB's cover, as shops ask for it beside the book."""
    suffix = SUFFIXES.get(evidence.cover_type)
    if not suffix:
        return None
    told = Proof("cover", "as in the EPUB, for shops")
    return Made(Product(f"build/{slug}-cover.{suffix}", evidence.cover), (told,))
