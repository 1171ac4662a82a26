"""A problem is a value with its rule's code and severity."""

from caravan_pub.diagnostics import NOWHERE, Place, Problem, Rule, Severity

RULE = Rule("reference-unknown", Severity.ERROR, "A reference leads nowhere.")


def test_a_problem_has_its_rules_code_and_severity() -> None:
    problem = Problem(RULE, NOWHERE, "nothing is called fig-wel")
    assert (problem.code, problem.severity, problem.help) == ("reference-unknown", Severity.ERROR, "")


def test_equal_findings_are_equal_values() -> None:
    place = Place("content/chapters/01.md", 3, 5, 7)
    assert Problem(RULE, place, "a") == Problem(RULE, Place("content/chapters/01.md", 3, 5, 7), "a")
    assert Problem(RULE, place, "a") != Problem(RULE, place, "b")
    assert len({Problem(RULE, place, "a"), Problem(RULE, place, "a")}) == 1


def test_places_are_ordered_by_path_line_and_column() -> None:
    first, second, third, last = Place("a", 2), Place("a", 10), Place("a", 10, 1), Place("b")
    assert sorted([last, third, first, second]) == [first, second, third, last]


def test_a_severity_reads_as_its_word() -> None:
    assert [f"{severity}" for severity in Severity] == ["error", "warning", "note"]
