"""Roles are those of the DPUB-ARIA vocabulary, and agree with the types."""

import pytest

from caravan_pub.render.roles import ROLES, role_of


def test_a_role_is_called_like_its_type() -> None:
    assert {role: f"doc-{kind}" for kind, role in ROLES.items()} == {role: role for role in ROLES.values()}


@pytest.mark.parametrize("kind", ["", "titlepage", "copyright-page", "loi", "unknown"])
def test_a_type_without_a_role_has_none(kind: str) -> None:
    assert role_of(kind) == ""
