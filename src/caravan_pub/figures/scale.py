"""Round numbers for axes, and numbers as a reader sees them."""

import math

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Round values from at or below ``low`` to at or above ``high``, evenly spaced: ``most`` steps or fewer."""
    span = high - low or abs(high) or 1.0
    high = low + span
    rough = span / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(step * power for step in STEPS if step * power >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(number * step for number in range(first, max(last, first + 1) + 1))


def axis(values: tuple[float, ...]) -> tuple[float, ...]:
    """The ticks of an axis on which places, not lengths, are read.

    It starts at zero unless the values lie so near one another that their differences would be lost: all on one side
    of zero, and the smallest more than half of the largest.
    """
    low, high = min(values), max(values)
    narrow = (low > 0 or high < 0) and min(abs(low), abs(high)) > max(abs(low), abs(high)) / 2
    return ticks(low, high) if narrow and low != high else ticks(min(low, 0.0), max(high, 0.0))


def printed(value: float) -> str:
    """A number with commas between thousands, a point for decimals, and a true minus sign.

    Other habits are for the column called ``label``.
    """
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", "0"} else text.replace("-", "−")


def round_length(most: float) -> float:
    """The largest of 1, 2, 5, 10, 20 … that is not above ``most``, which is above zero."""
    power = 10.0 ** math.floor(math.log10(most))
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= most * (1 + 1e-9))
