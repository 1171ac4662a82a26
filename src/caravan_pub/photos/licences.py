"""What a licence's name says that it forbids."""

import re

CREATIVE_COMMONS = re.compile(
    r"(?:\bcc[-\s]|creativecommons\.org/licenses/)(by(?:-(?:nc|nd|sa))*)(?:[-/\s]+([1-4]\.\d))?\b", re.I
)
PUBLIC_DOMAIN = re.compile(
    r"\bcc0\b|creativecommons\.org/publicdomain/zero/|creativecommons\.org/publicdomain/mark/", re.I
)

SALE = re.compile(
    r"(?<!non-)(?<!non )(?<!non)(?<!not for )(?<!no )\bcommercial|\bprice\b|\bfor sale\b|\bsold (?:by|at|for)\b"
    r"|[$€£¥]\s?\d|\b\d+(?:[.,]\d\d)?\s?(?:[$€£¥]|(?:EUR|USD|GBP|MXN|GTQ|HNL|CHF)\b)",
    re.I,
)
"""Words of a notice by which a publication is sold: a price, or that its use is commercial."""


def spdx(license_name: str) -> str:
    """The SPDX id of a Creative Commons licence by name or address; empty for any other licence."""
    if PUBLIC_DOMAIN.search(license_name):
        return "CC0-1.0" if "mark" not in license_name.lower() else ""
    found = CREATIVE_COMMONS.search(license_name)
    return f"CC-{found[1].upper()}-{found[2]}" if found and found[2] else ""


def forbids_changes(license_name: str) -> bool:
    """Whether it allows no derivatives: Creative Commons licences with ND."""
    return "nd" in _terms(license_name)


def forbids_sale(license_name: str) -> bool:
    """Whether it allows non-commercial use only: Creative Commons licences with NC."""
    return "nc" in _terms(license_name)


def _terms(license_name: str) -> list[str]:
    found = CREATIVE_COMMONS.search(license_name)
    return found[1].lower().split("-") if found else []


def is_sold(rights: str) -> bool:
    """Whether a publication's notice says that it is sold."""
    return SALE.search(rights) is not None
