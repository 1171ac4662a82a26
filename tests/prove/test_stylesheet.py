"""The addresses that a style sheet fetches."""

import pytest

from caravan_pub.prove.stylesheet import fetched


def test_addresses_have_their_lines() -> None:
    css = "/* one\ntwo */ a { src: url(x) }\n\nb { background:\n url( 'y' ), url(\"z\") }"
    assert list(fetched(css)) == [("x", 2), ("y", 5), ("z", 5)]


def test_escapes_in_addresses_are_read() -> None:
    assert list(fetched(r"a { src: url(a\20 b\.png) } @import 'c\64\65';")) == [("a b.png", 1), ("cde", 1)]


def test_a_character_that_is_none_is_replaced() -> None:
    assert list(fetched(r"a { src: url(\ffffff) }")) == [("\ufffd", 1)]


@pytest.mark.parametrize("css", ["", "a {", "@import", "'", '"\\', "\\", "/*", "}}}", ")))", "/* url(x)"])
def test_what_names_no_address_fetches_nothing(css: str) -> None:
    assert list(fetched(css)) == []


@pytest.mark.parametrize("css", ["url(x", "url('x", "@import 'x", "a { src: url( x", "url(x\\"])
def test_an_address_that_the_end_breaks_off_is_fetched(css: str) -> None:
    assert [address.rstrip("\\") for address, _ in fetched(css)] == ["x"]


@pytest.mark.parametrize("css", [r"url(" + r"\61 " * 5_000 + "'", "'" + r"\61 " * 5_000, "url( " * 5_000, "\\" * 9_999])
def test_what_invites_trying_again_and_again_comes_to_an_end(css: str) -> None:
    assert len(list(fetched(css))) <= 1
