"""From a photo and its original to a derivative."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from functools import partial

import PIL

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.errors import MachineError
from caravan_pub.model.edition import Derivative
from caravan_pub.model.publication import Photo
from caravan_pub.photos import metadata, rules
from caravan_pub.photos.darkroom import Exposure, Refusal, expose
from caravan_pub.photos.formats import READABLE, SUFFIXES, recognise, suffix_fits
from caravan_pub.photos.naming import derivative_name
from caravan_pub.photos.recipe import Recipe
from caravan_pub.photos.rights import Rights, rights_of
from caravan_pub.photos.together import A_HAND, together
from caravan_pub.photos.verify import verify_clean
from caravan_pub.store import Store

WARNINGS = {
    rules.PROFILE_MISSING.code: (
        rules.PROFILE_MISSING,
        "the photo is in CMYK and has no colour profile; its colours are a guess",
        "ask for the RGB original, or save it again with its profile embedded",
    ),
    rules.PROFILE_DAMAGED.code: (
        rules.PROFILE_DAMAGED,
        "the photo's colour profile is broken or not for this kind of picture; its colours may be off",
        "save it again from an image editor with sRGB as its profile",
    ),
}


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of a photo: ``original`` gives the content of its file."""

    photo: Photo
    original: Callable[[], bytes]
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class _Plan:
    """An original that can be developed, and the key that its derivative is kept under."""

    photo: Photo
    file: str
    original: bytes
    file_format: str
    recipe: Recipe
    rights: Rights
    key: str

    @property
    def task(self) -> str:
        return f"the development of {self.file}"


def develop(photo: Photo, original: bytes, recipe: Recipe, store: Store, diagnostics: Diagnostics) -> Derivative | None:
    """The derivative of a raster original, or nothing where there is no file or where it cannot be used.

    ``original`` is the content of ``photo.file``.  The result holds pixels, and the rights that the sidecar gives; what
    else the original carried is not in it.  Problems are reported at the photo's file (the sidecar, where its texts are
    too long).  Raises LimitError where decoding takes too long, and MachineError where the result is not clean.
    """
    return develop_all([Order(photo, lambda: original, recipe)], store, diagnostics).get(photo.name)


def develop_all(
    orders: Iterable[Order], store: Store, diagnostics: Diagnostics, hands: int = 1
) -> dict[str, Derivative]:
    """The derivatives of several photos by name, as ``develop`` makes one; ``hands`` processes share the work."""
    made: dict[str, Derivative] = {}
    waiting: list[_Plan] = []
    for order in orders:
        plan = _plan(order, store, diagnostics)
        if plan is None:
            continue
        exposure = _stored(store, plan.key)
        if exposure is not None:
            made[plan.photo.name] = _finished(plan, exposure, diagnostics)
            continue
        waiting.append(plan)
        if len(waiting) == A_HAND * hands:
            made |= _exposed(waiting, store, diagnostics, hands)
            waiting.clear()
    return made | _exposed(waiting, store, diagnostics, hands)


def _plan(order: Order, store: Store, diagnostics: Diagnostics) -> _Plan | None:
    photo = order.photo
    if photo.file is None:
        return None
    original = order.original()
    file_format = checked_format(original, Place(photo.file), diagnostics)
    rights = rights_of(photo)
    if not metadata.fits(rights):
        room = f"{metadata.TEXT_ROOM:,} bytes for each text and {metadata.ROOM:,} for all"
        message = f"what is said of {photo.name} does not fit into its file"
        diagnostics.add(rules.RIGHTS_TOO_LONG, photo.place, message, f"say it in fewer words: there are {room}")
        return None
    if file_format is None:
        return None
    whole = replace(order.recipe, crop=order.recipe.crop or photo.crop)
    key = store.key("photo", original, repr(whole), whole.profile, json.dumps(astuple(rights)), PIL.__version__)
    return _Plan(photo, photo.file, original, file_format, whole, rights, key)


def _exposed(plans: Sequence[_Plan], store: Store, diagnostics: Diagnostics, hands: int) -> dict[str, Derivative]:
    works = [partial(expose, plan.original, plan.file_format, plan.recipe) for plan in plans]
    made: dict[str, Derivative] = {}
    for plan, done in zip(plans, together(works, [plan.task for plan in plans], hands), strict=True):
        if isinstance(done, Refusal):
            diagnostics.add(done.rule, Place(plan.file), done.message, done.help)
            continue
        exposure = replace(done, data=metadata.with_rights(done.data, done.media_type, plan.rights))
        _refuse_leaks(plan.file, exposure.data)
        store.put(plan.key, _packed(exposure))
        made[plan.photo.name] = _finished(plan, exposure, diagnostics)
    return made


def _finished(plan: _Plan, exposure: Exposure, diagnostics: Diagnostics) -> Derivative:
    for code in exposure.warnings:
        rule, message, mend = WARNINGS[code]
        diagnostics.add(rule, Place(plan.file), message, mend)
    name = derivative_name(plan.photo.name, exposure.media_type)
    return Derivative(name, exposure.media_type, exposure.data, exposure.width, exposure.height)


def checked_format(original: bytes, place: Place, diagnostics: Diagnostics) -> str | None:
    """The format of an original that can be developed; what speaks against it, or against its name, is reported."""
    if not original:
        diagnostics.add(rules.DAMAGED, place, "the photo's file is empty", "copy it again from where it came from")
        return None
    found = recognise(original, place.path)
    if found not in SUFFIXES:
        message = f"the photo cannot be read: it is {found or 'of an unknown format'}"
        diagnostics.add(rules.FORMAT_UNKNOWN, place, message, f"export it as one of {READABLE}")
        return None
    if not suffix_fits(found, place.path):
        message = f"the file's name says otherwise, but its content is {found}"
        diagnostics.add(rules.EXTENSION_WRONG, place, message, f"rename it so that it ends in {SUFFIXES[found][0]}")
    return found


def _refuse_leaks(path: str, data: bytes) -> None:
    if leaks := verify_clean(data):
        raise MachineError(
            f"the derivative of {path} holds what it must not: {'; '.join(leaks)}",
            "this is a fault of caravan-pub: please report it with the file that causes it",
        )


def _packed(exposure: Exposure) -> bytes:
    """One line of JSON, then the picture's bytes."""
    head = [exposure.media_type, exposure.width, exposure.height, *exposure.warnings]
    return json.dumps(head).encode() + b"\n" + exposure.data


def _stored(store: Store, key: str) -> Exposure | None:
    """What was kept under a key; nothing where there is none, or where what is there is not clean."""
    packed = store.get(key)
    if packed is None:
        return None
    head, _, data = packed.partition(b"\n")
    media_type, width, height, *warnings = json.loads(head)
    return None if verify_clean(data) else Exposure(media_type, data, width, height, tuple(warnings))
