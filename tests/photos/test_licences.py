"""What a licence's name says, and when a publication is sold."""

import pytest

from caravan_pub.photos.licences import forbids_changes, forbids_sale, is_sold, spdx


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("CC-BY-4.0", "CC-BY-4.0"),
        ("cc by-nc 3.0", "CC-BY-NC-3.0"),
        ("https://creativecommons.org/licenses/by-nc-sa/2.0/deed.es", "CC-BY-NC-SA-2.0"),
        ("Licensed under CC BY-ND 4.0.", "CC-BY-ND-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("CC0", "CC0-1.0"),
        ("CC BY", ""),
        ("All rights reserved", ""),
        ("https://agency.example/terms", ""),
        ("accbynd", ""),
    ],
)
def test_creative_commons_licences_have_an_id(name: str, identifier: str) -> None:
    assert spdx(name) == identifier


@pytest.mark.parametrize(
    ("name", "changes", "sale"),
    [
        ("CC-BY-ND-4.0", True, False),
        ("CC-BY-NC-4.0", False, True),
        ("CC BY-NC-ND", True, True),
        ("http://creativecommons.org/licenses/by-nc-nd/2.5/mx/", True, True),
        ("CC-BY-SA-4.0", False, False),
        ("CC0-1.0", False, False),
        ("MIT", False, False),
        ("", False, False),
        ("standard", False, False),
    ],
)
def test_nd_forbids_changes_and_nc_a_sale(name: str, changes: bool, sale: bool) -> None:
    assert (forbids_changes(name), forbids_sale(name)) == (changes, sale)


@pytest.mark.parametrize(
    "rights", ["Price 12", "€ 12.50", "$9.99", "12.50 EUR", "Commercial edition", "For sale only in"]
)
def test_a_price_or_the_word_says_that_a_publication_is_sold(rights: str) -> None:
    assert is_sold(rights)


@pytest.mark.parametrize(
    "rights", ["", "© 2026 The authors", "Non-commercial use only", "Not for commercial use", "noncommercial", "2026"]
)
def test_other_notices_do_not(rights: str) -> None:
    assert not is_sold(rights)
