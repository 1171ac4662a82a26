"""The dossier says nothing that its source does not: every number in it is here, with where it comes from.

The list is made by hand from the facts that the dossier was written from; F1 to F20 are their numbers there.
"""

import re
from collections.abc import Iterator

import pytest
from lxml import etree

from caravan_pub.model.walk import plain_text
from caravan_pub.passes import spoken
from tests.dossier.conftest import Dossier
from tests.finished import words

NUMBERS = {
    "1": "1 December (F20); and in sums of days",
    "13": "13 October (F1); and in sums of days",
    "17": "Wednesday 17 October, worked out from the 13th",
    "19": "Friday 19 October, worked out from the 13th",
    "2018": "the year of the report",
    "4,000": "people in the caravan (F2)",
    "500": "more federal police (F3)",
    "41,400": "apprehended in September, as a floor (F5)",
    "37,544": "apprehended in August (F5)",
    "3,856": "calculated: 41,400 − 37,544 (F5)",
    "10.3": "per cent, calculated: 3,856 ÷ 37,544 (F5)",
    "0.1027": "calculated: 3,856 ÷ 37,544",
    "9.7": "per cent, calculated: 4,000 ÷ 41,400, rounded up",
    "0.0966": "calculated: 4,000 ÷ 41,400",
    "14.80": "degrees north of Chiquimula",
    "89.54": "degrees west of Chiquimula",
    "14.97": "degrees north of Zacapa",
    "89.53": "degrees west of Zacapa",
    "4": "in a sum: 17 − 13 = 4",
    "6": "in a sum: 13 + 6 = 19",
    "7": "in a sum: 19 − 13 + 1 = 7",
    "14": "in a sum: the days left in October after the 17th",
    "30": "in a sum: the days of November",
    "45": "calculated: 14 + 30 + 1",
}
OF_THE_BOOK = {"2026", "23"}
"""The day of the dossier's own publication."""
LICENCE = {"4.0"}
"""Creative Commons Attribution 4.0, under which the dossier's text stands."""

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
PERSONS = ("Donald Trump", "Jeff Sessions", "Melania", "Guatemala City", "Tecún Umán", "San Pedro Sula", "Tapachula",
           "Peña Nieto", "Hernández", "Jimmy Morales", "Kirstjen Nielsen", "Heather Nauert", "asylum")  # fmt: skip
"""Names and words that belong to the story elsewhere, and not to the dossier's one report."""


def said(dossier: Dossier) -> str:
    """Everything that the dossier says in its own words: chapters, notes, captions, sources, title, description."""
    resolved = dossier.resolved
    chapters = [spoken(chapter, resolved) for chapter in resolved.publication.chapters()]
    entries = [f"{plain_text(entry.content)} {entry.note}" for entry in resolved.bibliography]
    photos = [f"{photo.alt} {photo.caption} {photo.credit}" for photo in resolved.publication.photos.values()]
    metadata = resolved.publication.metadata
    return "\n".join([*chapters, *entries, *photos, metadata.subtitle, metadata.description])


def test_every_number_comes_from_the_report_or_from_a_sum_that_is_shown(dossier: Dossier) -> None:
    found = set(NUMBER.findall(said(dossier)))
    assert found - set(NUMBERS) == set()


def test_no_number_of_the_list_is_missing_from_the_dossier(dossier: Dossier) -> None:
    assert set(NUMBERS) - set(NUMBER.findall(said(dossier))) == set()


@pytest.mark.parametrize("document", ["title-page", "copyright", "colophon"])
def test_the_books_own_pages_add_only_their_date_and_licence(dossier: Dossier, document: str) -> None:
    text = re.sub(r"urn:uuid:\S+", "", words(dossier.documents[document]))
    assert set(NUMBER.findall(text)) <= {*OF_THE_BOOK, *LICENCE, "2018"}


SUM = re.compile(r"((?:[\d,.]+ [−+÷] )+[\d,.]+) = ([\d,.]*\d)")


def test_every_sum_is_right(dossier: Dossier) -> None:
    sums = SUM.findall(said(dossier).replace("\u00a0", " "))
    assert len(sums) >= 6
    for written, result in sums:
        first, *rest = re.split(r" ([−+÷]) ", written)
        value = number(first)
        for sign, operand in zip(rest[::2], rest[1::2], strict=True):
            value = {"−": value - number(operand), "+": value + number(operand), "÷": value / number(operand)}[sign]
        decimals = len(result.partition(".")[2])
        assert round(value, decimals) == number(result), (written, result)


def number(written: str) -> float:
    return float(written.replace(",", ""))


def test_what_is_calculated_is_marked_so(dossier: Dossier) -> None:
    text = said(dossier).replace("\u00a0", " ")
    for written, _ in SUM.findall(text):
        place = text.index(written)
        assert "calculated" in text[max(0, place - 160) : place].lower(), written


def test_nobody_and_nothing_of_elsewhere_is_brought_in(dossier: Dossier) -> None:
    text = said(dossier)
    assert [name for name in PERSONS if name in text] == []


def test_the_three_quotations_are_short_and_attributed(dossier: Dossier) -> None:
    text = said(dossier)
    for quoted in ("“prominent”", "“concrete results”", "“zero tolerance”"):
        assert quoted in text
    longest = max((len(quote.split()) for quote in re.findall(r"“([^”]*)”", text)), default=0)
    assert longest <= 9


def test_the_dossier_is_about_2500_words_long(dossier: Dossier) -> None:
    """Its own words: without notes."""
    written = [root for name, root in dossier.documents.items() if name.startswith("sec-")]
    count = sum(len("".join(without_notes(root)).split()) for root in written)
    assert 2000 <= count <= 3600


def without_notes(element: "etree._Element") -> Iterator[str]:
    if element.get("class") == "notes" or element.get("role") == "doc-noteref":
        return
    yield element.text or ""
    for child in element:
        yield from without_notes(child)
        yield child.tail or ""
