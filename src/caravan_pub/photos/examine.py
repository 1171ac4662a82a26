"""An original looked at in a confined process: what it carries, and what its pixels tell."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from io import BytesIO

import PIL
from PIL import Image, ImageChops, ImageCms, TiffImagePlugin

from caravan_pub import jail
from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.photos.carried import Carried, Credentials, ExifCarried, IimCarried, XmpCarried
from caravan_pub.photos.carried_exif import exif_of, iim_of
from caravan_pub.photos.carried_text import as_text
from caravan_pub.photos.carried_xmp import xmp_of
from caravan_pub.photos.credentials import credentials_of, installed
from caravan_pub.photos.darkroom import Refusal
from caravan_pub.photos.decode import broken_is_refused, only_bombs_count, opened
from caravan_pub.photos.depth import SIXTEEN, eight_bit, positive
from caravan_pub.photos.develop import checked_format
from caravan_pub.photos.encode import FEW_COLOURS, FEW_GREYS, on_paper
from caravan_pub.photos.formats import SUFFIXES, recognise
from caravan_pub.photos.quality import estimated_quality
from caravan_pub.photos.refused import Refused
from caravan_pub.photos.signs import Signs, signs_of
from caravan_pub.photos.together import A_HAND, LIMITS, together
from caravan_pub.photos.upright import orientation, upright
from caravan_pub.store import Store

VERSION = 2
"""Raised whenever the same original would be told of otherwise."""

PNG_DEPTH, TIFF_DEPTH = 24, 258
"""Where a PNG's header says how many bits a channel has, and the tag by which a TIFF does."""

UNNAMED = "without a name"


@dataclass(frozen=True, slots=True)
class Examined:
    """What an original carries, and the measures of its pixels."""

    carried: Carried
    signs: Signs


def carried(original: bytes) -> Carried | None:
    """What an original carries; nothing where it is no picture that could be developed.

    Raises LimitError where reading it takes too long.
    """
    file_format = recognise(original, "")
    if file_format not in SUFFIXES:
        return None
    found = jail.run(partial(_look_at, original, file_format), LIMITS, "the reading of a photo")
    return None if isinstance(found, Refusal) else found.carried


def examine(path: str, original: bytes, store: Store, diagnostics: Diagnostics) -> Examined | None:
    """What an original carries and what its pixels tell; nothing, and a problem at its path, where it is unusable."""
    return examine_all({path: lambda: original}, store, diagnostics).get(path)


def examine_all(
    originals: Mapping[str, Callable[[], bytes]], store: Store, diagnostics: Diagnostics, hands: int = 1
) -> dict[str, Examined]:
    """What several originals carry and tell, by their paths, as ``examine`` says of one.

    ``originals`` give the content of each path; ``hands`` processes share the work.
    """
    known: dict[str, Examined] = {}
    waiting: dict[str, tuple[str, Callable[[], Examined | Refusal]]] = {}
    readers = f"{PIL.__version__} {VERSION} {installed()}"
    for path, opened_original in originals.items():
        original = opened_original()
        file_format = checked_format(original, Place(path), diagnostics)
        if file_format is None:
            continue
        key = store.key("examined", original, file_format, readers)
        kept = _stored(store, key)
        if kept is not None:
            known[path] = kept
            continue
        waiting[path] = key, partial(_look_at, original, file_format)
        if len(waiting) == A_HAND * hands:
            known |= _looked_at(waiting, store, diagnostics, hands)
            waiting.clear()
    return known | _looked_at(waiting, store, diagnostics, hands)


def _looked_at(
    waiting: Mapping[str, tuple[str, Callable[[], Examined | Refusal]]],
    store: Store,
    diagnostics: Diagnostics,
    hands: int,
) -> dict[str, Examined]:
    known: dict[str, Examined] = {}
    works = [work for _, work in waiting.values()]
    told = [f"the reading of {path}" for path in waiting]
    for (path, (key, _)), found in zip(waiting.items(), together(works, told, hands), strict=True):
        if isinstance(found, Refusal):
            diagnostics.add(found.rule, Place(path), found.message, found.help)
        else:
            store.put(key, _packed(found))
            known[path] = found
    return known


def _look_at(original: bytes, file_format: str) -> Examined | Refusal:
    """Decode an original of a known format, and read all that is told of it.  Runs in a confined process only."""
    try:
        with only_bombs_count(), broken_is_refused():
            held = opened(original, file_format)
            turn = 1 if file_format == "TIFF" else orientation(held)
            if file_format == "PNG":
                held.load()  # its texts may stand behind its pixels
            known = _known(held, original, file_format)
            if file_format == "JPEG":
                held.draft("L" if held.mode == "RGB" else None, held.size)
            held.load()
            image = positive(held)
            grey = upright(_grey(image), turn)
            signs = signs_of(grey, flat=_flat(image, grey))
            return Examined(replace(known, width=grey.width, height=grey.height), signs)
    except Refused as refused:
        return Refusal(refused.rule, refused.message, refused.help)


def _known(image: Image.Image, original: bytes, file_format: str) -> Carried:
    """All that an opened original says of itself; its size is not yet upright."""
    tables = getattr(image, "quantization", None)
    profile = image.info.get("icc_profile")
    return Carried(
        format=file_format,
        width=image.width,
        height=image.height,
        mode=image.mode,
        depth=_depth(image, original, file_format),
        profile=_profile_name(profile) if isinstance(profile, bytes) else "",
        quality=estimated_quality(tables[0]) if isinstance(tables, dict) and 0 in tables else None,
        exif=exif_of(image),
        iim=iim_of(image),
        xmp=xmp_of(image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")),
        credentials=credentials_of(original, file_format),
    )


def _depth(image: Image.Image, original: bytes, file_format: str) -> int:
    """Bits a channel: as a PNG's header, a TIFF's tag or a HEIC says; else what the mode holds."""
    said: object = None
    if file_format == "PNG":
        said = original[PNG_DEPTH]
    elif isinstance(image, TiffImagePlugin.TiffImageFile):
        said = image.tag_v2.get(TIFF_DEPTH)
    elif file_format == "HEIF":
        said = image.info.get("bit_depth")
    if isinstance(said, tuple) and said:
        said = said[0]
    if isinstance(said, int):
        return said
    return 16 if image.mode in SIXTEEN else 8


def _profile_name(profile: bytes) -> str:
    """What a colour profile calls itself; words for one that cannot be read."""
    try:
        return as_text(ImageCms.getProfileDescription(BytesIO(profile))) or UNNAMED
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return UNNAMED


def _grey(image: Image.Image) -> Image.Image:
    """A loaded picture in mode L, what is transparent laid on white."""
    plain = on_paper(eight_bit(image))
    if plain.mode == "LAB":
        return plain.getchannel("L")
    return plain if plain.mode == "L" else plain.convert("L")


def _flat(image: Image.Image, grey: Image.Image) -> bool:
    """Whether a picture is art of few colours, not a photograph: its tones then say nothing."""
    if image.mode in {"1", "P", "PA"} or grey.getcolors(FEW_GREYS) is not None:
        return True
    coloured = image.mode in {"RGB", "RGBA"} and image.convert("RGB").getcolors(FEW_COLOURS) is not None
    return coloured and ImageChops.difference(image.getchannel("R"), image.getchannel("G")).getbbox() is not None


def _packed(examined: Examined) -> bytes:
    signs = {**asdict(examined.signs), "likeness": examined.signs.likeness.hex()}
    return json.dumps({"carried": asdict(examined.carried), "signs": signs}).encode()


def _stored(store: Store, key: str) -> Examined | None:
    """What was kept under a key; nothing where there is none, or where it is not what was kept."""
    packed = store.get(key)
    if packed is None:
        return None
    try:
        kept = json.loads(packed)
        facts = kept["carried"]
        claims = facts.pop("credentials")
        exif, iim, xmp = (facts.pop(name) for name in ("exif", "iim", "xmp"))
        known = Carried(
            **facts,
            exif=ExifCarried(**exif),
            iim=IimCarried(**iim),
            xmp=XmpCarried(**xmp),
            credentials=None if claims is None else Credentials(tuple(claims["claims"])),
        )
        signs = kept["signs"]
        return Examined(known, Signs(**{**signs, "likeness": bytes.fromhex(signs["likeness"])}))
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
