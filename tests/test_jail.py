"""A confined process ends at its limits, reaches nothing, and tells its parent in a sentence how it ended."""

import errno
import faulthandler
import gc
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from caravan_pub.errors import LimitError, MachineError, PublicationError
from caravan_pub.jail import Limits, run, share

TASK = "the layout of chapters/01-one.md"


def refused(work: Callable[[], object]) -> str:
    """The message of the machine error that this work ends in."""
    with pytest.raises(MachineError) as caught:
        run(work, Limits(), TASK)
    return caught.value.message


def test_the_result_crosses() -> None:
    assert run(lambda: {"pages": (1, 2)}, Limits(), TASK) == {"pages": (1, 2)}
    assert run(lambda: None, Limits(), TASK) is None
    assert run(lambda: b"", Limits(), TASK) == b""


def test_a_big_result_crosses_whole() -> None:
    assert run(lambda: b"page" * 5_000_000, Limits(), TASK) == b"page" * 5_000_000


def test_the_work_happens_in_another_process_and_changes_nothing_here() -> None:
    seen: list[int] = []

    def work() -> tuple[int, int]:
        seen.append(1)
        return os.getpid(), len(seen)

    process, length = run(work, Limits(), TASK)
    assert process != os.getpid()
    assert (length, seen) == (1, [])


def test_memory_is_limited_and_the_task_is_named() -> None:
    with pytest.raises(LimitError, match=rf"{TASK} was stopped: it needed more memory"):
        run(lambda: len(bytearray(512 * 1024**2)), Limits(memory=64 * 1024**2), TASK)


def test_memory_that_runs_out_little_by_little_is_told() -> None:
    def hoard() -> None:
        kept: list[str] = []
        while True:
            kept.append("word" * len(kept))

    with pytest.raises(LimitError, match="memory"):
        run(hoard, Limits(memory=64 * 1024**2), TASK)


def test_a_result_too_big_to_be_packed_is_a_limit_too() -> None:
    with pytest.raises(LimitError, match="memory"):
        run(lambda: b"x" * 150 * 1024**2, Limits(memory=200 * 1024**2), TASK)


def test_processor_time_is_limited() -> None:
    def spin() -> None:
        while True:
            pass

    with pytest.raises(LimitError, match="it took more than 1 seconds of processor time"):
        run(spin, Limits(processor_seconds=1), TASK)


def test_wall_time_is_limited() -> None:
    with pytest.raises(LimitError, match="it took more than 1 seconds"):
        run(lambda: time.sleep(60), Limits(wall_seconds=1), TASK)


def test_a_child_that_is_past_its_time_is_gone(tmp_path: Path) -> None:
    note = tmp_path / "pid"

    def sleep() -> None:
        note.write_text(str(os.getpid()))
        time.sleep(60)

    with pytest.raises(LimitError):
        run(sleep, Limits(wall_seconds=1), TASK)
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)


def test_open_files_are_limited(tmp_path: Path) -> None:
    def hold() -> int:
        return len([(tmp_path / str(number)).open("w") for number in range(200)])

    assert run(hold, Limits(files=400), TASK) == 200
    with pytest.raises(LimitError, match="it opened more than 100 files"):
        run(hold, Limits(files=100), TASK)


def test_nesting_beyond_the_stack_names_the_task() -> None:
    def deeper(depth: int = 0) -> int:
        return deeper(depth + 1) + 1

    with pytest.raises(LimitError, match=rf"{TASK} was stopped: something is nested too deeply"):
        run(deeper, Limits(), TASK)


def test_no_connection_leaves_and_the_listener_hears_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = listener.getsockname()
        message = refused(lambda: socket.create_connection(address))
        listener.setblocking(False)
        with pytest.raises(BlockingIOError):
            listener.accept()
    assert "refused in a confined process" in message


@pytest.mark.parametrize(
    "reach",
    [
        lambda: socket.getaddrinfo("localhost", 80),
        lambda: socket.gethostbyname("localhost"),
        lambda: socket.gethostbyaddr("127.0.0.1"),
        lambda: socket.getnameinfo(("127.0.0.1", 80), 0),
        lambda: socket.socket().bind(("127.0.0.1", 0)),
        lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"word", ("127.0.0.1", 9)),
        lambda: socket.socket(type=socket.SOCK_DGRAM).sendmsg([b"word"], [], 0, ("127.0.0.1", 9)),
    ],
    ids=["name", "host-by-name", "host-by-address", "name-info", "listen", "datagram", "message"],
)
def test_no_network_by_any_door(reach: Callable[[], object]) -> None:
    assert "refused in a confined process: socket." in refused(reach)


@pytest.mark.parametrize("way", ["run", "system", "spawn", "posix_spawn", "exec"])
def test_no_program_is_started(way: str, tmp_path: Path) -> None:
    trace = str(tmp_path / "trace")
    touch = [sys.executable, "-c", f"open({trace!r}, 'w')"]
    ways: dict[str, Callable[[], object]] = {
        "run": lambda: subprocess.run(touch, check=True),
        "system": lambda: os.system(f"touch {trace}"),  # noqa: S605  (the door that must be shut)
        "spawn": lambda: os.spawnv(os.P_WAIT, touch[0], touch),  # noqa: S606
        "posix_spawn": lambda: os.posix_spawn(touch[0], touch, dict(os.environ)),
        "exec": lambda: os.execv(touch[0], touch),  # noqa: S606
    }
    try:
        outcome = run(ways[way], Limits(), TASK)
    except MachineError as error:
        assert "refused in a confined process" in error.message  # noqa: PT017  (one of the two ends)
    else:
        assert outcome == 127  # spawn forks first: the refusal is what its child ends in
    assert not Path(trace).exists()


def test_the_parent_is_not_confined_afterwards() -> None:
    run(lambda: None, Limits(), TASK)
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.create_connection(listener.getsockname()):
        assert subprocess.run([sys.executable, "-c", ""], check=True).returncode == 0


def test_our_own_error_crosses_with_its_help_and_exit_code() -> None:
    def fail() -> None:
        raise PublicationError("the chapter has errors", "mend it")

    with pytest.raises(PublicationError) as caught:
        run(fail, Limits(), TASK)
    assert (caught.value.message, caught.value.help, caught.value.exit_code) == ("the chapter has errors", "mend it", 1)


def test_another_error_becomes_a_sentence_that_says_where() -> None:
    def stumble() -> None:
        raise KeyError("fig-well")

    message = refused(stumble)
    assert message.startswith(f"{TASK} failed: KeyError: 'fig-well' (stumble, line ")


def test_an_error_that_quotes_the_input_is_kept_short() -> None:
    def quote() -> None:
        raise ValueError("word " * 1_000_000)

    assert len(refused(quote)) < 1000


def test_a_result_that_cannot_cross_is_told() -> None:
    assert "lambda" in refused(lambda: lambda: None)


def test_a_sudden_end_is_told() -> None:
    assert refused(lambda: os._exit(7)) == f"{TASK} failed: its process ended with 7"


@pytest.mark.parametrize("number", [signal.SIGABRT, signal.SIGTRAP, signal.SIGSEGV, signal.SIGBUS])
def test_a_library_that_gives_up_is_told_as_the_want_of_memory_that_it_may_be(number: signal.Signals) -> None:
    def end() -> None:
        faulthandler.disable()  # pytest's, which would print the stack
        os.kill(os.getpid(), number)

    said = rf"{TASK} was stopped: it was ended by {number.name}, as happens where memory"
    with pytest.raises(LimitError, match=said):
        run(end, Limits(), TASK)


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (OSError(errno.ENOMEM, "Cannot allocate memory"), None),
        (ImportError("libx.so: failed to map segment from shared object"), None),
        (ValueError("no font"), MemoryError()),
    ],
)
def test_an_error_that_comes_of_a_refused_allocation_is_a_limit(error: Exception, cause: Exception | None) -> None:
    def fail() -> None:
        raise error from cause

    with pytest.raises(LimitError, match="it needed more memory than it may have"):
        run(fail, Limits(), TASK)


def test_a_strange_error_is_a_limit_where_nearly_all_memory_was_used_and_else_is_not() -> None:
    def stumble() -> None:
        held = bytearray(400 * 1024**2)
        raise ValueError(f"the font is broken: {len(held)}")

    with pytest.raises(LimitError, match="it needed more memory than it may have"):
        run(stumble, Limits(memory=500 * 1024**2), TASK)
    assert "ValueError: the font is broken" in refused(stumble)


def test_a_last_word_without_memory_is_told_and_nothing_is_printed(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def no_memory(self: "Connection[bytes, None]", message: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr(Connection, "send_bytes", no_memory)
    with pytest.raises(LimitError, match="it needed more memory than it may have"):
        run(lambda: "word", Limits(), TASK)
    assert capfd.readouterr() == ("", "")


def test_a_child_does_not_outlive_a_parent_that_is_killed(tmp_path: Path) -> None:
    """The note is a pipe: it ends for its reader when every process that could write to it is gone."""
    program = (
        "import os, sys, time\nfrom caravan_pub.jail import Limits, run\n"
        "run(lambda: (os.write(1, b'begun'), time.sleep(600)), Limits(), 'sleep')"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.read(5) == b"begun"
        parent.kill()
        assert parent.stdout.read() == b""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_an_end_by_a_signal_is_told(number: signal.Signals) -> None:
    assert refused(lambda: os.kill(os.getpid(), number)) == f"{TASK} failed: its process was ended by {number.name}"


def test_a_child_that_ends_in_the_middle_of_its_word_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def half(self: "Connection[bytes, None]", message: bytes) -> None:
        os.write(self.fileno(), (len(message) + 100).to_bytes(4, "big") + message)
        os._exit(9)

    monkeypatch.setattr(Connection, "send_bytes", half)
    assert refused(lambda: "half") == f"{TASK} failed: its process ended with 9"


def test_no_descriptor_is_left_open() -> None:
    gc.collect()
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(5):
        run(lambda: None, Limits(), TASK)
    assert len(list(Path("/proc/self/fd").iterdir())) <= before


def test_a_process_that_cannot_be_started_is_the_machines_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_fork() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", no_fork)
    assert refused(lambda: None) == f"{TASK} could not be started: Resource temporarily unavailable"


def test_a_crew_gives_every_result_with_its_number() -> None:
    for hands in (1, 2, 3, 9):
        done = dict(share(lambda number: (number * number, os.getpid()), [TASK] * 7, hands))
        assert {number: square for number, (square, _) in done.items()} == {n: n * n for n in range(7)}
        assert len({process for _, process in done.values()}) <= min(hands, 7)
        assert (os.getpid() in {process for _, process in done.values()}) is (hands == 1)


def test_a_crew_is_confined_as_the_process_that_has_it() -> None:
    def connect(_: int) -> None:
        socket.create_connection(("127.0.0.1", 9), 1)

    def spin(number: int) -> None:
        while number:
            pass

    assert "refused in a confined process: socket" in refused(lambda: list(share(connect, [TASK] * 2, 2)))
    with pytest.raises(LimitError, match="the second was stopped: it took more than 1 seconds of processor time"):
        run(lambda: list(share(spin, ["the first", "the second"], 2)), Limits(processor_seconds=1), TASK)


def test_of_a_crew_that_fails_the_first_failure_is_told_and_nobody_is_left(tmp_path: Path) -> None:
    def work(number: int) -> int:
        (tmp_path / str(os.getpid())).touch()
        if number == 1:
            os._exit(7)
        if number == 2:
            raise PublicationError("the third cannot be made", "mend it")
        return number

    with pytest.raises(MachineError, match="the second failed: its process ended with 7"):
        list(share(work, ["the first", "the second", "the third"], 3))
    assert [file.name for file in tmp_path.iterdir() if Path("/proc", file.name).exists()] == []


def test_a_crew_that_is_not_heard_to_its_end_leaves_nobody(tmp_path: Path) -> None:
    def work(number: int) -> int:
        (tmp_path / str(os.getpid())).touch()
        time.sleep(30 * number)
        return number

    results = share(work, [TASK] * 4, 2)
    assert next(results) == (0, 0)
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert [file.name for file in tmp_path.iterdir() if Path("/proc", file.name).exists()] == []
