"""What pyproject.toml asks for is what the lock files hold."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.sources import REPOSITORY

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS: dict[str, list[str]] = PROJECT["dependency-groups"]
RUNTIME: list[str] = [*PROJECT["project"]["dependencies"], *GROUPS["build"]]


def locked(name: str) -> dict[str, set[str]]:
    """The versions that a lock file holds, by package; some have one for each of several Pythons."""
    versions: dict[str, set[str]] = {}
    for package, version in re.findall(r"^([\w.-]+)==(\S+)", (REPOSITORY / name).read_text(encoding="utf-8"), re.M):
        versions.setdefault(canonicalize_name(package), set()).add(version)
    return versions


@pytest.mark.parametrize(
    ("lock", "asked"),
    [("requirements.lock", RUNTIME), ("requirements-dev.lock", [*RUNTIME, *GROUPS["dev"]])],
    ids=["runtime", "development"],
)
def test_every_dependency_is_locked_at_a_version_that_fits(lock: str, asked: list[str]) -> None:
    versions = locked(lock)
    requirements = [Requirement(line) for line in asked]
    unfit = [
        str(requirement)
        for requirement in requirements
        if not (found := versions.get(canonicalize_name(requirement.name)))
        or not all(requirement.specifier.contains(version) for version in found)
    ]
    assert unfit == []


def test_the_development_lock_holds_the_runtime_lock() -> None:
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()
