"""The program, run in a process of its own."""

import contextlib
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from caravan_pub.cli.entry import run

PROGRAM = (sys.executable, "-c", "from caravan_pub.cli import main; main()")


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended: exit code, what it said, and its process group's number."""

    code: int
    out: str
    err: str
    group: int = 0


def ran(*arguments: str | bytes, cwd: Path, environment: Mapping[str, str] | None = None) -> Ended:
    """The program in a folder; never with a traceback."""
    told = {"PATH": os.environ["PATH"], "HOME": str(cwd), **(environment or {})}
    done = subprocess.run([*PROGRAM, *arguments], check=False, capture_output=True, cwd=cwd, env=told)
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    assert "Traceback" not in out + err
    return Ended(done.returncode, out, err)


def called(*arguments: str, cwd: Path) -> Ended:
    """The program in a folder, called in this process: the same but for what a process is, and quicker."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(list(arguments))
    said = []
    for stream in (out, err):
        stream.seek(0)
        said.append(stream.read())
    assert "Traceback" not in "".join(said)
    return Ended(code, said[0], said[1])


def stopped(arguments: tuple[str, ...], work: Path, stage: str, number: signal.Signals, *, all_of_them: bool) -> Ended:
    """The program in a process group of its own, which gets a signal a moment after it tells a stage.

    The signal goes to the program alone, or to all processes of the group as a terminal's Ctrl-C does.  Without a
    ``stage`` it comes at once, while the program is still being read.  ``work`` is where temporary files go.
    """
    environment = {"PATH": os.environ["PATH"], "HOME": str(work.parent), "TMPDIR": str(work)}
    with subprocess.Popen(
        [*PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, start_new_session=True
    ) as process:
        assert process.stderr is not None
        said = b""
        while stage and stage.encode() not in said:
            line = process.stderr.readline()
            assert line, said
            said += line
        time.sleep(0.3)
        (os.killpg if all_of_them else os.kill)(process.pid, number)
        out, err = process.communicate(timeout=60)
    return Ended(process.returncode, out.decode(), (said + err).decode(), process.pid)


def is_gone(group: int) -> bool:
    """Whether no process of a group is left, a moment after its leader ended."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
