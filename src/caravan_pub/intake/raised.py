"""Raised and lowered signs, which the manuscript's notation has none for but Unicode has (Superscripts, U+2070)."""

DIGITS = "0123456789+-−=()"
RAISED = str.maketrans(DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
LOWERED = str.maketrans(DIGITS, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def raised(text: str) -> str:
    """The raised form of every sign; empty where one of them has none."""
    return text.translate(RAISED) if text and all(ord(char) in RAISED for char in text) else ""


def lowered(text: str) -> str:
    """The lowered form of every sign; empty where one of them has none."""
    return text.translate(LOWERED) if text and all(ord(char) in LOWERED for char in text) else ""
