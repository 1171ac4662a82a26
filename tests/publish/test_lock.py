"""Two publishings at once never mix."""

import multiprocessing
import os
from pathlib import Path

import pytest

from caravan_pub.errors import MachineError
from caravan_pub.publish import lock, publish, recover
from tests.publish.sets import as_files, products, standing


def test_sets_published_at_once_never_mix(tmp_path: Path) -> None:
    def publish_often(mark: str) -> None:
        for number in range(15):
            publish(products(f"{mark}{number:02}"), tmp_path)

    context = multiprocessing.get_context("fork")
    children = [context.Process(target=publish_often, args=(mark,)) for mark in ("left", "right", "third")]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0, 0, 0]
    assert standing(tmp_path) in [as_files(products(f"{mark}14")) for mark in ("left", "right", "third")]


def hold(folder: Path) -> int:
    """The lock of a folder's build folder, held until the descriptor is closed."""
    build = os.open(folder / "build", os.O_RDONLY)
    try:
        handle = lock._try(build)
    finally:
        os.close(build)
    assert handle is not None
    return handle


def test_while_another_publishes_one_waits_and_then_gives_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    publish(products("one"), tmp_path)
    handle = hold(tmp_path)
    with pytest.raises(MachineError, match="another caravan-pub"):
        publish(products("two"), tmp_path)
    assert standing(tmp_path) == as_files(products("one"))
    os.close(handle)
    publish(products("two"), tmp_path)
    assert standing(tmp_path) == as_files(products("two"))


def test_what_another_is_writing_is_not_cleared_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    publish(products("one"), tmp_path)
    handle = hold(tmp_path)
    (tmp_path / "build/.publish-begun.json").write_text("{}")
    with pytest.raises(MachineError, match="another caravan-pub"):
        recover(tmp_path)
    os.close(handle)
    assert (tmp_path / "build/.publish-begun.json").exists()


def test_a_lock_whose_file_was_deleted_holds_nobody_up(tmp_path: Path) -> None:
    publish(products("one"), tmp_path)
    handle = hold(tmp_path)
    (tmp_path / "build" / lock.LOCK).unlink()
    publish(products("two"), tmp_path)
    os.close(handle)
    assert standing(tmp_path) == as_files(products("two"))
