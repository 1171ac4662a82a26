"""What two renderings of one text have in common."""

import pytest

from caravan_pub.letters import letters


@pytest.mark.parametrize(
    ("printed", "on_screen"),
    [
        ("disap‐\npointed", "disappointed"),
        ("DIE STRASSE", "die Straße"),
        ("soft\u00adhyphen", "soft hyphen"),
        ("well-known", "well\u2011known"),
        ("\u200fمن\u00a0هنا", "من هنا"),
    ],
)
def test_broken_lines_hyphens_and_capitals_do_not_count(printed: str, on_screen: str) -> None:
    assert letters(printed) == letters(on_screen)


def test_other_signs_are_letters() -> None:
    assert letters("13 + 6 = 19; “yes” – é") == "13+6=19;“yes”–é"
