"""Originals are worked on several at once, and what comes of them is the same as one by one."""

import os
from functools import partial
from pathlib import Path

import pytest

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.errors import MachineError
from caravan_pub.model.edition import Derivative
from caravan_pub.photos import Order, Recipe, develop_all, examine_all
from caravan_pub.photos.together import A_HAND, together
from caravan_pub.store import Store
from tests.photos.pixels import NO_STORE, photo_of, saved, scene

COUNT = 2 * A_HAND + 3
ORIGINALS = {f"{number}.jpg": saved(scene(300, 200, seed=number), "JPEG") for number in range(COUNT)}
ORIGINALS["5.jpg"] = b"\xff\xd8\xff\xe0 broken"


def orders() -> list[Order]:
    return [Order(photo_of(name), partial(ORIGINALS.__getitem__, name), Recipe(long_side=120)) for name in ORIGINALS]


def made(hands: int, store: Store = NO_STORE) -> tuple[dict[str, Derivative], list[tuple[str, str]]]:
    diagnostics = Diagnostics()
    found = develop_all(orders(), store, diagnostics, hands)
    return found, [(problem.code, problem.place.path) for problem in diagnostics.sorted()]


def test_many_hands_make_the_same_derivatives_and_report_the_same_problems() -> None:
    alone, problems = made(1)
    assert made(2) == made(3) == (alone, problems)
    assert problems == [("photo-damaged", "content/photos/5.jpg")]
    assert len(alone) == COUNT - 1


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    first, _ = made(2, Store(tmp_path))
    files = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    again, _ = made(2, Store(tmp_path))
    assert again == first
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == files
    assert len(files) == COUNT - 1


def test_many_hands_examine_alike() -> None:
    found = []
    for hands in (1, 2):
        diagnostics = Diagnostics()
        originals = {path: partial(ORIGINALS.__getitem__, path) for path in ORIGINALS}
        found.append((examine_all(originals, NO_STORE, diagnostics, hands), [p.code for p in diagnostics.sorted()]))
    assert found[0] == found[1]
    assert len(found[0][0]) == COUNT - 1


def number_of_process(number: int) -> tuple[int, int]:
    return number, os.getpid()


def test_the_work_is_shared_by_processes_other_than_this_one() -> None:
    done = list(together([partial(number_of_process, number) for number in range(5)], ["a task"] * 5, 2))
    assert [number for number, _ in done] == list(range(5))
    assert os.getpid() not in {process for _, process in done}


def dies(number: int) -> int:
    if number == 1:
        os._exit(9)
    return number


@pytest.mark.parametrize("hands", [1, 2])
def test_one_that_dies_is_named(hands: int) -> None:
    tasks = [f"the development of {number}" for number in range(3)]
    with pytest.raises(MachineError) as caught:
        list(together([partial(dies, number) for number in range(3)], tasks, hands))
    assert "the development of 1" in caught.value.message
