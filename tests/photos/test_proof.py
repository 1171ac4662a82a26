"""The proof at scale counts what it says it counts (the whole of it: ``python -m tools.prove_photos``)."""

import pytest

from caravan_pub.photos import develop
from tests.photos.needles import random_original
from tests.photos.proof import prove


def test_a_hundred_originals_in_all_formats_leave_no_secret() -> None:
    tally = prove(range(100))
    assert tally.with_secrets == sum(tally.originals.values()) == 100
    assert set(tally.originals) == {"avif", "heic", "jpg", "png", "tif", "webp"}
    assert tally.derivatives == 200
    assert tally.wrong == []


def test_a_leak_would_be_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    jpeg = next(number for number in range(100) if random_original(number)[0].endswith(".jpg"))
    honest = develop

    def leaky(*arguments: object) -> object:
        derivative = honest(*arguments)  # type: ignore[arg-type]
        assert derivative is not None
        return type(derivative)(derivative.name, derivative.media_type, random_original(jpeg)[1], 1, 1)

    monkeypatch.setattr("tests.photos.proof.develop", leaky)
    tally = prove([jpeg])
    assert any("a secret in utf-8" in line for line in tally.wrong)
    assert any("lost: Ana Muñoz" in line for line in tally.wrong)
