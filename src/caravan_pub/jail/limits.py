"""What a confined process may use, and what it may not do."""

import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass

REFUSED_EVENTS = frozenset(
    {
        "socket.connect",
        "socket.bind",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "os.spawn",
        "pty.spawn",
    }
)

DEATH_OF_PARENT = 1
"""``PR_SET_PDEATHSIG`` of prctl(2), Linux."""

NO_MEMORY = 71
"""The exit code of a child that has not even memory for its last word (``EX_OSERR`` of sysexits.h)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child process may use.

    ``memory`` in bytes of address space beyond what the parent holds, ``seconds`` of processor and of wall time,
    ``files`` open at once.
    """

    memory: int = 4 * 1024**3
    processor_seconds: int = 600
    wall_seconds: int = 900
    files: int = 512


def confine(limits: Limits, held: int) -> None:
    """Set the limits on this process, and refuse connections and programs for as long as it lives.

    ``held``: bytes of address space that it has already.
    """
    for kind, value in (
        (resource.RLIMIT_AS, held + limits.memory),
        (resource.RLIMIT_CPU, limits.processor_seconds),
        (resource.RLIMIT_NOFILE, limits.files),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (allowed, hard if kind == resource.RLIMIT_CPU else allowed))
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in REFUSED_EVENTS:
        raise PermissionError(f"refused in a confined process: {event}")


def end_with_parent() -> None:
    """Have the kernel kill this process when the one that waits for it is gone, also by SIGKILL (Linux)."""
    if sys.platform == "linux":
        parent = os.getppid()
        ctypes.CDLL(None).prctl(DEATH_OF_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(NO_MEMORY)


def address_space() -> int:
    """Bytes of address space this process has now; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123  (a kernel file, read as such)
            return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def most_memory() -> int:
    """The most bytes of address space this process ever had; 0 where the system does not say."""
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as status:  # noqa: PTH123  (a kernel file)
            peak = next((line for line in status if line.startswith("VmPeak:")), "VmPeak: 0 kB")
            return int(peak.split()[1]) * 1024
    except OSError:
        return 0
