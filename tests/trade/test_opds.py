"""The catalogue's entry, by a schema written here after OPDS 2.0 and the Readium Web Publication Manifest.

No package that can be installed with every Python that we support carries the official schema.
"""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from caravan_pub.model.publication import Metadata
from caravan_pub.trade import evidence_of, opds_entry
from tests.trade.sample import METADATA, PRINTED, epub

TEXT = {"type": "string", "minLength": 1}
TEXTS = {"type": "array", "items": TEXT, "minItems": 1}
PERSON = {
    "type": "object",
    "properties": {"name": TEXT, "sortAs": TEXT, "role": TEXT},
    "required": ["name"],
    "additionalProperties": False,
}
PEOPLE = {"type": "array", "items": PERSON, "minItems": 1}
LINK = {
    "type": "object",
    "properties": {"href": {"type": "string", "pattern": r"^[^/\\:]+$"}, "type": TEXT, "rel": TEXT},
    "required": ["href", "type"],
    "additionalProperties": False,
}
ACCESSIBILITY = {
    "type": "object",
    "properties": {
        "conformsTo": TEXTS,
        "certification": {"type": "object", "properties": {"certifiedBy": TEXT}, "required": ["certifiedBy"]},
        "summary": TEXT,
        "accessMode": {"type": "array", "items": {"enum": ["textual", "visual", "auditory"]}},
        "accessModeSufficient": {"type": "array", "items": {"anyOf": [TEXT, TEXTS]}},
        "feature": TEXTS,
        "hazard": TEXTS,
    },
    "additionalProperties": False,
}
METADATA_SCHEMA = {
    "type": "object",
    "properties": {
        "@type": {"const": "http://schema.org/Book"},
        "title": TEXT,
        "subtitle": TEXT,
        "identifier": {"type": "string", "pattern": "^(urn|https?):"},
        "language": {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
        "modified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "published": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "publisher": TEXT,
        "description": TEXT,
        "subject": TEXTS,
        "numberOfPages": {"type": "integer", "exclusiveMinimum": 0},
        "belongsTo": {
            "type": "object",
            "properties": {
                "series": {
                    "type": "object",
                    "properties": {"name": TEXT, "position": {"type": "number", "minimum": 0}},
                    "required": ["name"],
                    "additionalProperties": False,
                }
            },
            "required": ["series"],
        },
        "accessibility": ACCESSIBILITY,
        **dict.fromkeys(("author", "translator", "editor", "illustrator", "artist", "contributor"), PEOPLE),
    },
    "required": ["@type", "title", "identifier", "language", "modified"],
    "additionalProperties": False,
}
SCHEMA = {
    "type": "object",
    "properties": {
        "metadata": METADATA_SCHEMA,
        "links": {"type": "array", "items": LINK, "minItems": 1, "contains": {"required": ["rel"]}},
        "images": {"type": "array", "items": LINK, "minItems": 1},
    },
    "required": ["metadata", "links", "images"],
    "additionalProperties": False,
}


def entry(metadata: Metadata = METADATA, isbn: str = "9783161484100", package: bytes | None = None) -> Any:
    data = opds_entry(metadata, isbn, evidence_of(package or epub()), PRINTED, "a.epub", "a-cover.jpg")
    return json.loads(data)


@pytest.mark.parametrize(
    "metadata",
    [METADATA, Metadata("A", "en", "urn:uuid:1"), replace(METADATA, series=None)],
    ids=["all", "bare", "lone"],
)
def test_an_entry_is_as_the_specification_says(metadata: Metadata) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(entry(metadata))


def test_an_entry_says_who_made_what_and_where_it_is() -> None:
    found = entry()
    assert found["metadata"]["identifier"] == "urn:isbn:9783161484100"
    assert found["metadata"]["author"] == [{"name": "Ana Pérez", "sortAs": "Pérez, Ana"}]
    assert found["metadata"]["contributor"] == [{"name": "B. Ruiz", "role": "pht"}, {"name": "C", "role": "dsr"}]
    assert found["metadata"]["belongsTo"] == {"series": {"name": "Small Dossiers", "position": 3}}
    assert found["metadata"]["numberOfPages"] == 240
    assert found["links"][0]["href"] == "a.epub"
    assert found["images"] == [{"href": "a-cover.jpg", "type": "image/jpeg"}]
    assert entry(isbn="")["metadata"]["identifier"] == METADATA.identifier


def test_its_accessibility_is_the_packages_own() -> None:
    package = epub(("index",), claim="EPUB Accessibility 1.1 - WCAG 2.2 Level AA", sufficient="textual,visual")
    assert entry(package=package)["metadata"]["accessibility"] == {
        "conformsTo": ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"],
        "certification": {"certifiedBy": "A Small Press"},
        "summary": "It has headings.",
        "accessMode": ["textual", "visual"],
        "accessModeSufficient": [["textual", "visual"]],
        "feature": ["index"],
        "hazard": ["none"],
    }
