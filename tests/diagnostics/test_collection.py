"""Problems are collected once each, in order, and the nearest known word is offered without holding a build."""

import pickle

from caravan_pub.diagnostics import NOWHERE, Diagnostics, Place, Problem, Rule, Severity, did_you_mean

MISSING = Rule("photo-missing", Severity.ERROR, "A photo is missing.")
SMALL = Rule("photo-small", Severity.WARNING, "A photo is small.")
KNOWN = Rule("photo-known", Severity.NOTE, "A photo is known.")


def found(*rules: Rule) -> Diagnostics:
    diagnostics = Diagnostics()
    for rule in rules:
        diagnostics.add(rule, NOWHERE, "a sentence")
    return diagnostics


def test_the_same_finding_counts_once() -> None:
    diagnostics = found(SMALL, SMALL)
    diagnostics.add(SMALL, Place("content/a.md", 1), "a sentence")
    assert len(diagnostics) == 2


def test_problems_are_kept_in_the_order_in_which_they_were_found() -> None:
    assert [problem.rule for problem in found(SMALL, KNOWN, MISSING)] == [SMALL, KNOWN, MISSING]


def test_problems_are_sorted_by_file_line_and_column() -> None:
    diagnostics = Diagnostics()
    places = [Place("b.md", 1), Place("a.md", 10), Place("a.md", 9, 4), Place("a.md", 9, 2)]
    for place in places:
        diagnostics.add(SMALL, place, "a sentence")
    assert [problem.place for problem in diagnostics.sorted()] == [places[3], places[2], places[1], places[0]]


def test_problems_of_one_place_are_sorted_by_code_and_message() -> None:
    diagnostics = Diagnostics()
    for rule, message in ((SMALL, "a"), (MISSING, "z"), (MISSING, "a")):
        diagnostics.add(rule, NOWHERE, message)
    assert [(problem.code, problem.message) for problem in diagnostics.sorted()] == [
        ("photo-missing", "a"),
        ("photo-missing", "z"),
        ("photo-small", "a"),
    ]


def test_an_error_fails_a_warning_fails_only_where_strict_a_note_never() -> None:
    assert found(MISSING).fail()
    assert (found(SMALL).fail(), found(SMALL).fail(strict=True)) == (False, True)
    assert (found(KNOWN).fail(), found(KNOWN).fail(strict=True)) == (False, False)
    assert not found().fail(strict=True)


def test_each_severity_is_counted() -> None:
    diagnostics = found(MISSING, SMALL, KNOWN)
    assert [diagnostics.count(severity) for severity in Severity] == [1, 1, 1]


def test_findings_from_a_child_process_are_added_once() -> None:
    diagnostics = found(SMALL)
    diagnostics.extend(pickle.loads(pickle.dumps(found(SMALL, MISSING))))  # noqa: S301  (made on this line)
    diagnostics.extend([Problem(KNOWN, NOWHERE, "a sentence")])
    assert [problem.rule for problem in diagnostics] == [SMALL, MISSING, KNOWN]


def test_allowances_replace_the_findings() -> None:
    diagnostics = found(SMALL, MISSING)
    diagnostics.replace([problem for problem in diagnostics if problem.rule is MISSING])
    assert [problem.code for problem in diagnostics] == ["photo-missing"]


def test_the_nearest_known_word_is_offered() -> None:
    assert did_you_mean("fig-wel", ["fig-road", "fig-well", "tbl-well"]) == "did you mean fig-well?"
    assert did_you_mean("titel", ("title", "subtitle")) == "did you mean title?"
    assert did_you_mean("rigths", {"rights": object()}) == "did you mean rights?"


def test_capitals_count_for_nothing() -> None:
    assert did_you_mean("FIG-Well", ["fig-well"]) == "did you mean fig-well?"
    assert did_you_mean("keeper", ["KEEPER", "Keeper"]) == "did you mean KEEPER?"


def test_a_word_with_another_beginning_is_still_found() -> None:
    assert did_you_mean("fgi-well", ["sec-road", "fig-well"]) == "did you mean fig-well?"


def test_nothing_is_offered_where_nothing_is_near() -> None:
    assert did_you_mean("fig-well", ["publisher", "x"]) == ""
    assert did_you_mean("fig-well", []) == ""
    assert did_you_mean("", ["title"]) == ""


def test_a_word_without_end_is_not_compared() -> None:
    assert did_you_mean("ab" * 100_000, ["ab" * 100_000]) == ""


def test_the_nearest_among_thousands_is_found() -> None:
    known = [f"sec-{number:05}" for number in range(5000)] + ["fig-the-old-well"]
    assert did_you_mean("fig-the-old-wel", known) == "did you mean fig-the-old-well?"
