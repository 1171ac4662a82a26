"""Content streams in ink: every way to set a colour, and nothing else changed."""

import re

import pytest

from caravan_pub.press.content import separate
from caravan_pub.press.inks import Inks
from caravan_pub.press.spaces import LAB, OTHER, RGB, Facts, Kind, Space
from caravan_pub.profiles import fogra39

FACTS = Facts({b"/lab": LAB, b"/Spot": OTHER, b"/Uncoloured": Space(Kind.PATTERN, base=RGB), b"/own": RGB})
INKS, RICH = Inks(fogra39().data, 3.0), Inks(fogra39().data, 3.0, rich=True)


def inked(stream: str, inks: Inks | None = INKS) -> str:
    made = separate(stream.encode("latin-1"), FACTS, inks)
    assert separate(made, FACTS, inks) == made, "a second time changes nothing"
    return " ".join(made.decode("latin-1").split())


@pytest.mark.parametrize(
    ("stream", "expected"),
    [
        ("0 0 0 rg", "0 0 0 1 k"),
        ("1 1 1 RG", "0 0 0 0 K"),
        (".5 g", "0 0 0 0.5 k"),
        ("0 G", "0 0 0 1 K"),
        ("0.2 0.1 0 0.3 k", "0.2 0.1 0 0.3 k"),
        ("1 1 1 1 k", "0.667 0.667 0.667 1 k"),
        ("/DeviceRGB cs 0 0 0 sc", "0 0 0 1 k 0 0 0 1 k"),
        ("/own CS 1 1 1 SCN", "0 0 0 1 K 0 0 0 0 K"),
        ("/lab cs 100 0 0 scn", "0 0 0 1 k 0 0 0 0 k"),
        ("/DeviceCMYK cs .1 .2 .3 .4 scn", "0 0 0 1 k 0.1 0.2 0.3 0.4 k"),
        ("/Spot cs .5 scn", "/Spot cs .5 scn"),
        ("/Pattern cs /P1 scn", "/Pattern cs /P1 scn"),
        ("/Spot cs q /own cs Q .5 scn", "/Spot cs q 0 0 0 1 k Q .5 scn"),
        ("", ""),
        ("0 0 9 9 re f % 1 0 0 rg", "0 0 9 9 re f % 1 0 0 rg"),
        ("(1 0 0 rg (in (a) word\\)) ) Tj", "(1 0 0 rg (in (a) word\\)) ) Tj"),
        ("[(1 0 0 rg) -3 <0a0B>] TJ", "[(1 0 0 rg) -3 <0a0B>] TJ"),
        ("/P <</MCID 0 /A true>> BDC EMC", "/P <</MCID 0 /A true>> BDC EMC"),
    ],
)
def test_colours_are_ink_and_the_rest_stays(stream: str, expected: str) -> None:
    assert inked(stream) == expected


def test_a_pattern_without_colours_is_given_ink() -> None:
    made = separate(b"/Uncoloured cs 0 0 0 /P1 scn", FACTS, INKS)
    assert made.split() == b"/Uncoloured cs 0 0 0 1 /P1 scn".split()


def test_no_rgb_is_left_and_coordinates_are_as_they_were() -> None:
    stream = "q 1 0 0 1 5 5 cm .9 .1 .1 rg 0 0 9 9 re f 0 .5 .9 RG 1 1 m 2 2 3 3 4 4 c S Q"
    made = inked(stream)
    assert not re.search(r"rg|RG", made)
    assert [made.count(part) for part in ("1 0 0 1 5 5 cm", "0 0 9 9 re f", "1 1 m 2 2 3 3 4 4 c S")] == [1, 1, 1]
    assert len(re.findall(r"(?:[\d.]+ ){4}[kK]\b", made)) == 2


@pytest.mark.parametrize(
    ("stream", "over"),
    [
        ("0 0 0 rg BT /F 10 Tf (a) Tj ET", True),
        ("0 0 0 rg BT /F 30 Tf (a) Tj ET", False),
        ("0 0 0 rg .5 0 0 .5 0 0 cm BT /F 30 Tf (a) Tj ET", True),
        ("0 0 0 rg BT 3 0 0 3 0 0 Tm /F 10 Tf (a) Tj ET", False),
        ("1 0 0 rg BT /F 10 Tf (a) Tj ET", False),
        ("1 1 1 rg BT /F 10 Tf (a) Tj ET", False),
        ("0 0 0 rg BT /F 10 Tf 1 Tr (a) Tj ET", False),
        ("0 0 0 rg 0 0 9 9 re f", False),
    ],
)
def test_small_black_letters_overprint_and_nothing_else_does(stream: str, over: bool) -> None:
    made = inked(stream)
    assert ("/CaravanOverprint gs" in made) is over
    if over:
        assert made.endswith("/CaravanOverprint gs (a) Tj ET /CaravanKnockout gs")


def test_letters_that_follow_in_another_colour_do_not_overprint() -> None:
    made = inked("0 0 0 rg BT /F 10 Tf (a) Tj 1 0 0 rg (b) Tj ET")
    assert made.index("/CaravanKnockout gs") < made.index("(b) Tj")


RICH_INK = "0.6 0.4 0.4 1 k"


@pytest.mark.parametrize(
    ("stream", "rich"),
    [
        ("0 0 0 rg 0 0 90 90 re f", True),
        ("0 0 0 rg 0 0 90 9 re f", False),
        ("0 0 0 rg .1 0 0 .1 0 0 cm 0 0 90 90 re f", False),
        ("0 0 0 rg 0 0 m 90 0 l 90 90 l h f*", True),
        ("0 0 0 rg 0 0 m 5 5 l 5 0 l h 200 200 m 205 205 l 205 200 l h f", False),
        ("0 0 0 rg 0 0 90 90 re S", False),
        ("0 0 0 rg BT /F 40 Tf (a) Tj ET", True),
        ("0 0 0 rg BT /F 10 Tf (a) Tj ET", False),
        (".2 g 0 0 90 90 re f", False),
    ],
)
def test_rich_black_is_for_areas_and_large_letters(stream: str, rich: bool) -> None:
    assert (RICH_INK in inked(stream, RICH)) is rich
    assert RICH_INK not in inked(stream)


def test_small_letters_after_an_area_are_black_alone_again() -> None:
    made = inked("0 0 0 rg 0 0 90 90 re f BT /F 10 Tf (a) Tj ET", RICH)
    assert made == (
        f"0 0 0 1 k {RICH_INK} 0 0 90 90 re f BT /F 10 Tf 0 0 0 1 k /CaravanOverprint gs (a) Tj ET /CaravanKnockout gs"
    )


def test_a_soft_mask_becomes_grey() -> None:
    assert inked("1 0 0 rg 0 0 9 9 re f 0 0 0 .25 K .5 g", None) == "0.3 g 0 0 9 9 re f 0.75 G .5 g"


def test_a_picture_within_the_stream_is_passed_over_and_may_be_changed() -> None:
    data = b"q\nBI /W 1 /H 1 /CS /RGB /BPC 8 ID \x01 1 0 0 rg EI\nQ 0 0 0 rg"
    seen: list[bytes] = []

    def keep(entries: bytes, _data: bytes) -> None:
        seen.append(entries.strip())

    assert separate(data, FACTS, INKS, keep) == data.replace(b" 0 0 0 rg", b"\n0 0 0 1 k")
    assert seen == [b"/W 1 /H 1 /CS /RGB /BPC 8"]
    assert b"BI\nnew\nEI" in separate(data, FACTS, INKS, lambda _entries, _data: b"new")


@pytest.mark.parametrize("stream", ["(not closed Tj", "1 0 rg", "a b c rg", "BI /W 1 ID", "\xff\xfe", "> f"])
def test_what_is_no_content_is_refused(stream: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        separate(stream.encode("latin-1"), FACTS, INKS)
