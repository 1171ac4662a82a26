"""A problem as a value: where it is, what is wrong, and how to mend it."""

from caravan_pub.diagnostics.collection import Diagnostics, did_you_mean
from caravan_pub.diagnostics.problem import NOWHERE, Place, Problem, Rule, Severity
from caravan_pub.diagnostics.report import as_github, as_json, as_text, escaped, summary

__all__ = [
    "NOWHERE",
    "Diagnostics",
    "Place",
    "Problem",
    "Rule",
    "Severity",
    "as_github",
    "as_json",
    "as_text",
    "did_you_mean",
    "escaped",
    "summary",
]
