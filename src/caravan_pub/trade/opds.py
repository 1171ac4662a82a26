"""The entry of a publication in an OPDS 2.0 catalogue: JSON after the Readium Web Publication Manifest."""

import json

from caravan_pub.model.publication import Metadata
from caravan_pub.trade.evidence import Evidence
from caravan_pub.trade.printed import Printed

ROLES = {
    "aut": "author", "trl": "translator", "edt": "editor", "ill": "illustrator", "art": "artist", "nrt": "narrator",
    "clr": "colorist", "pbl": "publisher",
}  # fmt: skip
"""The manifest's names for MARC relators; any other creator is a contributor, with the role."""
ACQUISITION = "http://opds-spec.org/acquisition"


def opds_entry(
    metadata: Metadata, isbn: str, evidence: Evidence, printed: Printed | None, epub: str, cover: str
) -> bytes:
    """The entry as JSON; ``epub`` and ``cover`` are the addresses of those files, relative to the entry."""
    facts: dict[str, object] = {
        "@type": "http://schema.org/Book",
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "identifier": f"urn:isbn:{isbn}" if isbn else metadata.identifier,
        "language": metadata.language,
        "modified": evidence.modified,
        "published": metadata.date.isoformat() if metadata.date else "",
        "publisher": metadata.publisher,
        "description": metadata.description,
        "subject": list(metadata.subjects),
        "numberOfPages": printed.pages if printed else 0,
        **_creators(metadata),
        "belongsTo": _series(metadata),
        "accessibility": _accessibility(evidence),
    }
    entry: dict[str, object] = {
        "metadata": {name: value for name, value in facts.items() if value},
        "links": [{"rel": ACQUISITION, "href": epub, "type": "application/epub+zip"}],
    }
    if cover:
        entry["images"] = [{"href": cover, "type": evidence.cover_type}]
    return (json.dumps(entry, ensure_ascii=False, indent=1) + "\n").encode()


def _creators(metadata: Metadata) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for creator in metadata.creators:
        name = ROLES.get(creator.role, "contributor")
        person = {"name": creator.name, "sortAs": creator.file_as}
        if name == "contributor":
            person["role"] = creator.role
        found.setdefault(name, []).append({key: value for key, value in person.items() if value})
    return found


def _series(metadata: Metadata) -> dict[str, object]:
    series = metadata.series
    if series is None:
        return {}
    position = {"position": series.number} if series.number is not None else {}
    return {"series": {"name": series.name, **position}}


def _accessibility(evidence: Evidence) -> dict[str, object]:
    facts: dict[str, object] = {
        "conformsTo": list(evidence.conforms_to),
        "certification": {"certifiedBy": evidence.certified_by} if evidence.certified_by else {},
        "summary": evidence.summary,
        "accessMode": list(evidence.modes),
        "accessModeSufficient": [modes.split(",") for modes in evidence.sufficient],
        "feature": list(evidence.features),
        "hazard": list(evidence.hazards),
    }
    return {name: value for name, value in facts.items() if value}
