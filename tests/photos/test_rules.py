"""Every rule of this package tells what is wrong, why, and what to do instead."""

import pytest

from caravan_pub.diagnostics import Rule
from caravan_pub.photos import rules

ALL = [value for value in vars(rules).values() if isinstance(value, Rule)]


def test_codes_are_different_and_begin_with_photo() -> None:
    assert len({rule.code for rule in ALL}) == len(ALL) > 5
    assert all(rule.code.startswith("photo-") for rule in ALL)


@pytest.mark.parametrize("rule", ALL, ids=[rule.code for rule in ALL])
def test_a_rule_s_page_has_its_parts_in_order(rule: Rule) -> None:
    paragraphs = rule.doc.split("\n\n")
    starts = [paragraph.split(":")[0] for paragraph in paragraphs[1:]]
    assert starts == ["Why", "Example", "Instead"]
    assert paragraphs[0].endswith(".")
