"""A sidecar keeps every word of its author; what is accepted is added where there was nothing."""

import tomllib

import pytest

from caravan_pub.errors import PublicationError
from caravan_pub.photos import accepted

OFFERED = {"creator": 'Ana "La Chava" Muñoz', "credit": "Agencia \\ Plaza"}


def test_a_new_sidecar_holds_what_is_offered() -> None:
    text, written = accepted("", OFFERED)
    assert tomllib.loads(text) == OFFERED == written


def test_comments_order_and_values_stay() -> None:
    before = '# the desk\ncredit = "AP"  # asked\nalt = \'A well\'\n\n[layers]\na = "b"\n'
    text, written = accepted(before, OFFERED)
    assert written == {"creator": OFFERED["creator"]}
    assert text.startswith("# the desk\ncredit = \"AP\"  # asked\nalt = 'A well'\n")
    assert tomllib.loads(text) == {**tomllib.loads(before), **written}


def test_an_empty_value_is_filled_and_its_remark_stays() -> None:
    text, written = accepted('creator = ""  # who?\n', OFFERED)
    assert tomllib.loads(text) == written == OFFERED
    assert "# who?" in text


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    text, _ = accepted("\ufeffalt = 'x'\r\n", OFFERED)
    assert text.startswith("\ufeffalt = 'x'\r\n")
    assert text.count("\n") == text.count("\r\n") == 3


@pytest.mark.parametrize("before", ["alt = 'x'", "alt = 'x'\r\n\r\n", ""])
def test_where_nothing_is_offered_nothing_changes(before: str) -> None:
    assert accepted(before, {}) == (before, {})


def test_a_second_time_there_is_nothing_to_write() -> None:
    once, _ = accepted("alt = 'x'\n", OFFERED)
    assert accepted(once, OFFERED) == (once, {})


def test_a_sidecar_that_is_no_toml_is_left_alone() -> None:
    with pytest.raises(PublicationError, match="no TOML"):
        accepted("alt = ", OFFERED)
