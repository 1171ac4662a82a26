"""Every rule's page has what a page of the manual must have."""

import pytest

from caravan_pub.diagnostics import Rule
from caravan_pub.prove import epub_rules, pdf_rules

RULES = [value for module in (epub_rules, pdf_rules) for value in vars(module).values() if isinstance(value, Rule)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.severity}")
def test_a_rule_says_what_is_wrong_why_and_what_to_do(rule: Rule) -> None:
    first, *rest = rule.doc.strip().split("\n\n")
    assert first.endswith(".")
    assert [paragraph.split(":")[0] for paragraph in rest if paragraph.startswith(("Why", "Example", "Instead"))] == [
        "Why",
        "Example",
        "Instead",
    ]


def test_there_is_one_rule_a_code_but_for_the_validator() -> None:
    codes = [rule.code for rule in RULES]
    assert {code for code in codes if codes.count(code) > 1} == {"epubcheck"}
