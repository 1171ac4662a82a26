"""No file of the repository names a package registry's host or the folders of somebody's machine."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.sources import REPOSITORY

HOSTS = (
    ("py", "pi", "org"),
    ("pythonhosted", "org"),
    ("npm", "js", "org"),
    ("npm", "js", "com"),
    ("yarn", "pkg", "com"),
    ("deb", "debian", "org"),
    ("security", "debian", "org"),
    ("snapshot", "debian", "org"),
    ("archive", "ubuntu", "com"),
    ("crates", "io"),
    ("proxy", "golang", "org"),
    ("maven", "org"),
    ("rubygems", "org"),
    ("anaconda", "org"),
)
"""The hosts in pieces, so that this file names none of them; between the first ones a dot may be missing."""

FOLDERS = ("root", "work", "tmp/bash")


def pattern() -> re.Pattern[bytes]:
    hosts = [r"\.?".join(host[:-1]) + rf"\.{host[-1]}\b" for host in HOSTS]
    folders = [rf"(?<![\w.~}})-])/{folder}(?:/|_|\b(?=['\"`\s]))" for folder in FOLDERS]
    return re.compile("|".join([*hosts, *folders]).encode(), re.IGNORECASE)


FORBIDDEN = pattern()


def files() -> list[Path]:
    """What the repository holds, and what is about to be added to it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    ).stdout
    paths = [REPOSITORY / name.decode() for name in listed.split(b"\0") if name]
    return [path for path in paths if path.is_file()]


def test_no_file_names_a_registrys_host_or_a_machines_folder() -> None:
    found = [
        f"{path.relative_to(REPOSITORY)}: {match.group().decode()}"
        for path in files()
        for match in FORBIDDEN.finditer(path.read_bytes())
    ]
    assert found == []


def test_files_are_looked_at() -> None:
    assert Path(__file__) in files()
    assert REPOSITORY / "pyproject.toml" in files()


def test_the_locks_say_versions_and_hashes_but_no_addresses() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (REPOSITORY / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index" not in text
        assert text.count("--hash=sha256:") > text.count("==") > 20
    assert '"resolved"' not in (REPOSITORY / "package-lock.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_is_seen(host: tuple[str, ...]) -> None:
    dotted = ".".join(host).encode()
    joined = "".join(host[:-1]).encode() + b"." + host[-1].encode()
    assert FORBIDDEN.search(b"see https://" + dotted + b"/simple")
    assert FORBIDDEN.search(b"files." + joined)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_machines_folder_is_seen(folder: str) -> None:
    assert FORBIDDEN.search(f"in /{folder}/main".encode())
    assert FORBIDDEN.search(f'"/{folder}"'.encode())
    assert not FORBIDDEN.search(f"content/{folder}/main".encode())
