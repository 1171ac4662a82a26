"""The record of a release, with which the next one is compared."""

import json

from caravan_pub.model.edition import Product
from caravan_pub.model.resolved import Resolved

PATH = "content/release.json"


def release_record(resolved: Resolved) -> Product:
    """What was released: the SHA-256 of each chapter's words by its id, and those of the corrections told so far."""
    values = {
        "chapters": dict(sorted(resolved.fingerprints.items())),
        "corrections": sorted(correction.digest for correction in resolved.publication.corrections),
    }
    return Product(PATH, (json.dumps(values, ensure_ascii=True, indent=1) + "\n").encode())
