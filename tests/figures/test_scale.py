import pytest

from caravan_pub.figures.scale import axis, printed, round_length, ticks


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 41400, (0, 10000, 20000, 30000, 40000, 50000)),
        (0, 100, (0, 20, 40, 60, 80, 100)),
        (-6, 14, (-10, -5, 0, 5, 10, 15)),
        (0, 0, (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)),
    ],
)
def test_ticks_are_round_and_hold_the_values(low: float, high: float, expected: tuple[float, ...]) -> None:
    assert ticks(low, high) == pytest.approx(expected)


@pytest.mark.parametrize("high", [1e-6, 0.03, 1, 7, 99, 12345, 1e15])
def test_ticks_are_few_at_every_size(high: float) -> None:
    found = ticks(0, high)
    assert 2 <= len(found) <= 7
    assert found[0] == 0
    assert found[-1] >= high * (1 - 1e-9)


def test_an_axis_leaves_zero_only_for_values_close_to_one_another() -> None:
    assert axis((10.0, 100.0))[0] == 0
    assert axis((1000.0, 1001.0))[0] == 1000
    assert axis((-5.0, 5.0))[0] < 0 < axis((-5.0, 5.0))[-1]
    assert axis((7.0, 7.0))[0] == 0
    assert axis((-1001.0, -1000.0))[-1] == -1000


@pytest.mark.parametrize(
    ("value", "text"),
    [(41400, "41,400"), (-1.5, "−1.5"), (0, "0"), (-0.0, "0"), (1e15, "1,000,000,000,000,000"), (0.25, "0.25")],
)
def test_numbers_are_printed_for_readers(value: float, text: str) -> None:
    assert printed(value) == text


@pytest.mark.parametrize(("most", "length"), [(249, 200), (200, 200), (99, 50), (1, 1), (0.07, 0.05)])
def test_a_scale_is_a_round_length(most: float, length: float) -> None:
    assert round_length(most) == pytest.approx(length)
