"""The proof that no photo leaves with a place, a device or a person: originals made, developed and searched."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.edition import Derivative
from caravan_pub.model.publication import Photo
from caravan_pub.photos import Recipe, derivative_name, develop, verify_clean
from caravan_pub.store import Store
from tests.photos.needles import needles_in, random_original

SIDECAR = {
    "creator": "Ana Muñoz",
    "credit": "Ana Muñoz / Plaza Pública",
    "rights": "© 2019 Ana Muñoz",
    "caption": "Road & rail at Chiquimula",
    "license": "CC-BY-NC-4.0",
}
RIGHTS = (
    "Ana Muñoz",
    "Ana Muñoz / Plaza Pública",
    "© 2019 Ana Muñoz",
    "Road &amp; rail at Chiquimula",
    "https://creativecommons.org/licenses/by-nc/4.0/",
)
"""What must stand in the XMP packet of every derivative."""

RECIPES = (Recipe(long_side=1600), Recipe(long_side=2700, max_pixels=12_000_000, quality=92))


@dataclass(slots=True)
class Tally:
    """What was counted: originals by format, those that held secrets, derivatives, and what was wrong with them."""

    originals: Counter[str] = field(default_factory=Counter)
    with_secrets: int = 0
    derivatives: int = 0
    wrong: list[str] = field(default_factory=list)


def prove(numbers: Iterable[int]) -> Tally:
    """Make, develop and search the originals of these numbers."""
    tally = Tally()
    for number in numbers:
        name, original = random_original(number)
        tally.originals[name.rpartition(".")[2]] += 1
        tally.with_secrets += bool(needles_in(original))
        photo = Photo(
            name=f"photos/{name.rpartition('.')[0]}",
            file=f"content/photos/{name}",
            creator=SIDECAR["creator"],
            credit=SIDECAR["credit"],
            rights=SIDECAR["rights"],
            caption=SIDECAR["caption"],
            license=SIDECAR["license"],
        )
        for recipe in RECIPES:
            derivative = develop(photo, original, recipe, Store(None), Diagnostics())
            tally.derivatives += derivative is not None
            tally.wrong += [f"{name}: {what}" for what in _wrong(photo, derivative)]
    return tally


def _wrong(photo: Photo, derivative: Derivative | None) -> list[str]:
    if derivative is None:
        return ["it was not developed"]
    found = [f"a secret in {encoding}" for encoding in needles_in(derivative.data)]
    found += verify_clean(derivative.data)
    found += [f"lost: {text}" for text in RIGHTS if text.encode() not in derivative.data]
    return found + ["its name is not its own"] * (derivative.name != derivative_name(photo.name, derivative.media_type))
