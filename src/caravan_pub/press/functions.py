"""Functions of a file (ISO 32000-1, 7.10): from one number to a colour, and the same to its inks."""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Object

Colour = tuple[float, ...]
NODES = 33
"""How many colours of a blend are separated; between them it runs straight."""


def value_of(function: Object, at: float) -> Colour:
    """What a function of one number gives; an array stands for several functions of one part each.

    ValueError where it takes more numbers than one, or is a PostScript calculation.
    """
    if isinstance(function, Array):
        return tuple(part for each in function.as_list() for part in value_of(each, at))
    low, high = _pair(function.Domain)
    if len(function.Domain) != 2:
        raise ValueError("a function of several numbers cannot be separated")
    at = min(max(at, low), high)
    kind = int(function.FunctionType)
    if kind == 2:
        return _power(function, at)
    if kind == 3:
        return _stitched(function, at)
    if kind == 0:
        return _sampled(function, at)
    raise ValueError(f"a function of type {kind} cannot be separated")


def function_in_ink(pdf: pikepdf.Pdf, function: Object, mix: Callable[[Colour], Colour]) -> Object:
    """The function whose values are the inks of those of ``function``: sampled, each stitched piece by itself."""
    if not isinstance(function, Array) and int(function.FunctionType) == 3:
        pieces = Array([function_in_ink(pdf, piece, mix) for piece in function.Functions.as_list()])
        return Dictionary(
            FunctionType=3, Domain=function.Domain, Bounds=function.Bounds, Encode=function.Encode, Functions=pieces
        )
    first = function[0] if isinstance(function, Array) else function
    low, high = _pair(first.Domain)
    steps = [low + (high - low) * nth / (NODES - 1) for nth in range(NODES)]
    colours = [mix(value_of(function, step)) for step in steps]
    stream = pdf.make_stream(b"".join(bytes(round(255 * part) for part in colour) for colour in colours))
    parts = Array([0, 1] * len(colours[0]))
    entries = {"/FunctionType": 0, "/Domain": Array([low, high]), "/Range": parts, "/Size": Array([NODES])}
    for key, value in {**entries, "/BitsPerSample": 8}.items():
        stream[key] = value
    return stream


def _power(function: Object, at: float) -> Colour:
    """Type 2: exponential interpolation (7.10.3)."""
    first = _numbers(function.get("/C0", Array([0])))
    last = _numbers(function.get("/C1", Array([1])))
    part = math.pow(at, float(function.N))
    return tuple(a + part * (b - a) for a, b in zip(first, last, strict=True))


def _stitched(function: Object, at: float) -> Colour:
    """Type 3: one piece after the other (7.10.4)."""
    bounds, encode = _numbers(function.Bounds), _numbers(function.Encode)
    edges = [float(function.Domain[0]), *bounds, float(function.Domain[1])]
    piece = bisect_right(bounds, at)
    start, end = edges[piece], edges[piece + 1]
    low, high = encode[2 * piece], encode[2 * piece + 1]
    inner = low + (at - start) * (high - low) / (end - start) if end > start else low
    return value_of(function.Functions[piece], inner)


def _sampled(function: Object, at: float) -> Colour:
    """Type 0: a table (7.10.2), read between its lines."""
    size, bits = int(function.Size[0]), int(function.BitsPerSample)
    if bits not in {8, 16}:
        raise ValueError(f"a table of {bits} bits a sample cannot be separated")
    ranges, data, width = _numbers(function.Range), function.read_bytes(), bits // 8
    decode = _numbers(function.get("/Decode", function.Range))
    low, high = _pair(function.Domain)
    first, last = _numbers(function.get("/Encode", Array([0, size - 1])))
    place = min(max(first + (at - low) * (last - first) / (high - low), 0.0), size - 1.0)
    row = min(int(place), size - 2) if size > 1 else 0
    found = []
    for part in range(len(ranges) // 2):
        samples = [
            _sample(data, (line * (len(ranges) // 2) + part) * width, width) for line in (row, min(row + 1, size - 1))
        ]
        between = samples[0] + (place - row) * (samples[1] - samples[0])
        found.append(decode[2 * part] + between * (decode[2 * part + 1] - decode[2 * part]))
    return tuple(found)


def _sample(data: bytes, at: int, width: int) -> float:
    return int.from_bytes(data[at : at + width], "big") / (0xFF if width == 1 else 0xFFFF)


def _pair(numbers: Object) -> tuple[float, float]:
    return float(numbers[0]), float(numbers[1])


def _numbers(held: Object) -> Sequence[float]:
    return [float(part) for part in held.as_list()]
