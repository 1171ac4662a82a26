"""Roman numerals: for the folios of front matter, and for parts."""

SIGNS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """A number from 1 to 3999 in Roman minuscules."""
    found = ""
    for value, sign in SIGNS:
        found += sign * (number // value)
        number %= value
    return found
