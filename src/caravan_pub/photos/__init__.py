"""Photos: from an original and its sidecar to a cleaned derivative.  An original's bytes never reach a product."""

from caravan_pub.photos.accept import accepted
from caravan_pub.photos.carried import Carried
from caravan_pub.photos.contact import THUMBNAIL, contact_sheet
from caravan_pub.photos.develop import Order, develop, develop_all
from caravan_pub.photos.examine import Examined, carried, examine, examine_all
from caravan_pub.photos.naming import derivative_name
from caravan_pub.photos.offers import offers, withheld
from caravan_pub.photos.placed import FRAME, Shape, Use, drawn_widths, text_width, widest
from caravan_pub.photos.preflight import preflight, report_duplicates, shown_size
from caravan_pub.photos.recipe import Colour, Format, Recipe, for_print
from caravan_pub.photos.sheet import (
    Row,
    as_csv as sheet_as_csv,
    as_json as sheet_as_json,
    as_lines as sheet_as_lines,
    sheet_rows,
)
from caravan_pub.photos.verify import verify_clean

__all__ = [
    "FRAME",
    "THUMBNAIL",
    "Carried",
    "Colour",
    "Examined",
    "Format",
    "Order",
    "Recipe",
    "Row",
    "Shape",
    "Use",
    "accepted",
    "carried",
    "contact_sheet",
    "derivative_name",
    "develop",
    "develop_all",
    "drawn_widths",
    "examine",
    "examine_all",
    "for_print",
    "offers",
    "preflight",
    "report_duplicates",
    "sheet_as_csv",
    "sheet_as_json",
    "sheet_as_lines",
    "sheet_rows",
    "shown_size",
    "text_width",
    "verify_clean",
    "widest",
    "withheld",
]
