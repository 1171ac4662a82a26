"""What is built, held against what printers and shops ask for, our own proofs and the official validators."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from caravan_pub import jail
from caravan_pub.build.confined import confined
from caravan_pub.diagnostics import Diagnostics, Problem
from caravan_pub.errors import UsageError
from caravan_pub.gather import gather
from caravan_pub.model.settings import PrintSettings, Settings
from caravan_pub.presets import EPUB_NAMES, PRINT_NAMES, epub_preset, print_preset
from caravan_pub.prove import (
    PageSize,
    PdfExpectation,
    PressExpectation,
    Proof,
    Requirement,
    hold_cover,
    hold_epub,
    hold_pages,
    prove_epub,
    prove_pdf,
    prove_tags,
    read_epub_file,
    read_print_file,
    validate_epub,
    validate_onix,
    validate_pdf,
)
from caravan_pub.prove.print_requirements import PrintFile
from caravan_pub.read import read_settings
from caravan_pub.render import direction_of

DAMAGED = (zipfile.BadZipFile, LookupError, TypeError, ValueError, OSError, RuntimeError)
"""What reading a file can end in that is none of its kind."""


UNREADABLE = frozenset({"pdf-unreadable", "epub-archive-unsound"})
"""Codes of a file that a validator has nothing to say of."""


class Kind(StrEnum):
    """What a file is, by the end of its name."""

    EPUB = ".epub"
    COVER = "-cover.pdf"
    SCREEN = "-screen.pdf"
    PROOF = "-proof.pdf"
    PRINT = ".pdf"
    ONIX = ".xml"


@dataclass(frozen=True, slots=True)
class Verified:
    """A file, the preset that it was held against (empty: none), each requirement, and the proofs it has passed."""

    path: Path
    preset: str
    requirements: tuple[Requirement, ...]
    proofs: tuple[Proof, ...]

    @property
    def failed(self) -> bool:
        """Whether a requirement is not kept that the file would be refused for."""
        return any(requirement.failed for requirement in self.requirements)


@dataclass(frozen=True, slots=True)
class _Read:
    """What came out of the confined process that read a file."""

    requirements: tuple[Requirement, ...]
    proofs: tuple[Proof, ...]
    problems: tuple[Problem, ...]


def verify(
    folder: Path,
    files: Sequence[Path],
    preset: str,
    diagnostics: Diagnostics,
    report: Callable[[str], None],
    limits: jail.Limits | None = None,
) -> list[Verified] | None:
    """Verify files, or where none is named what lies in ``build/``; nothing where the settings cannot be read.

    ``preset`` is that of the printer or shop; empty takes the publication's own.  Files of a kind that a preset says
    nothing of are left out.  Raises UsageError for a preset or a file that there is not, LimitError for a file that
    takes too long.
    """
    settings = read_settings(gather(folder, diagnostics), diagnostics)
    if settings is None:
        return None
    wanted = list(files) or _built(folder, settings)
    if not wanted:
        raise UsageError("nothing is built yet", "caravan-pub build")
    done = []
    for path in wanted:
        kind = _kind(path)
        if not path.is_file():
            raise UsageError(f"there is no file {path}", "name a file that is built, or none for all of them")
        if kind not in _meant(preset):
            if files:
                raise UsageError(f"{preset} says nothing of files like {path.name}", _hint(preset))
            continue
        report(f"verifying {path.name}")
        found = _verify(path, kind, preset or _own(kind, settings), settings, diagnostics, limits or jail.Limits())
        if found is not None:
            done.append(found)
    return done


def _meant(preset: str) -> frozenset[Kind]:
    """The kinds of file that a preset is about; all without one.  UsageError for one that there is not."""
    if not preset:
        return frozenset(Kind)
    if preset in PRINT_NAMES:
        return frozenset({Kind.PRINT, Kind.COVER})
    if preset in EPUB_NAMES:
        return frozenset({Kind.EPUB})
    raise UsageError(f"there is no preset {preset}", f"known: {', '.join((*PRINT_NAMES, *EPUB_NAMES))}")


def _hint(preset: str) -> str:
    return "a printer's preset is for PDFs" if preset in PRINT_NAMES else "a shop's preset is for EPUBs"


def _own(kind: Kind, settings: Settings) -> str:
    """The preset that the publication names for files of this kind."""
    names = {Kind.PRINT: settings.print.preset, Kind.COVER: settings.print.preset, Kind.EPUB: settings.epub.preset}
    return names.get(kind, "")


def _kind(path: Path) -> Kind:
    kind = next((kind for kind in Kind if path.name.endswith(kind)), None)
    if kind is None:
        raise UsageError(f"{path.name} is nothing that can be verified", "name a PDF, an EPUB, or an ONIX message")
    return kind


def _built(folder: Path, settings: Settings) -> list[Path]:
    """The products of the publication that are there, in the order of their names."""
    slug, place = settings.slug, folder / "build"
    names = (f"{slug}.epub", f"{slug}-print.pdf", f"{slug}-cover.pdf", f"{slug}-screen.pdf", f"{slug}-onix-3.0.xml",
             f"{slug}-onix-3.1.xml")  # fmt: skip
    return [place / name for name in names if (place / name).is_file()]


def _verify(
    path: Path, kind: Kind, preset: str, settings: Settings, diagnostics: Diagnostics, limits: jail.Limits
) -> Verified | None:
    read = confined(partial(READERS[kind], path, preset, settings), limits, f"the proof of {path.name}", diagnostics)
    if read is None:
        return None
    diagnostics.extend(list(read.problems))
    broken = any(problem.code in UNREADABLE for problem in read.problems)
    proof = Proof("official validator", "not asked: the file cannot be read")
    if not broken:
        proof = _validated(path, kind, diagnostics)
    return Verified(path, preset, read.requirements, (*read.proofs, proof))


def _validated(path: Path, kind: Kind, diagnostics: Diagnostics) -> Proof:
    """The official validator's word, or that it was not asked."""
    match kind:
        case Kind.EPUB:
            proof, name = validate_epub(path, diagnostics), "EPUBCheck"
        case Kind.SCREEN:
            proof, name = validate_pdf(path, ("ua1", "2a"), diagnostics), "veraPDF"
        case Kind.ONIX:
            proof, name = validate_onix(path, diagnostics), "ONIX schemas"
        case _:
            return Proof("official validator", "none that is free is known for files for the press")
    return proof or Proof(name, "not asked: it is not installed; caravan-pub doctor says how to get it")


def _read_epub(path: Path, name: str, _settings: Settings) -> _Read:
    diagnostics, preset, data = Diagnostics(), epub_preset(name), path.read_bytes()
    proof = prove_epub(data, path.name, diagnostics)
    requirements = _held(lambda: hold_epub(read_epub_file(data, path.name), preset)) if preset else ()
    return _Read(requirements, (proof,), tuple(diagnostics))


def _read_pages(path: Path, name: str, settings: Settings) -> _Read:
    diagnostics, preset, data = Diagnostics(), print_preset(name), path.read_bytes()
    book = settings.print
    size = PageSize(book.trim.width, book.trim.height, book.bleed, gutter_bleed=book.spine_bleed)
    proof = prove_pdf(data, path.name, diagnostics, PdfExpectation(size, press=_press(book)))
    requirements: tuple[Requirement, ...] = ()
    if preset is not None:

        def held() -> list[Requirement]:
            file = read_print_file(data)
            return hold_pages(file, preset, rtl=direction_of(file.language or "en") == "rtl")

        requirements = _held(held)
    return _Read(requirements, (proof,), tuple(diagnostics))


def _read_cover(path: Path, name: str, settings: Settings) -> _Read:
    diagnostics, preset, data = Diagnostics(), print_preset(name), path.read_bytes()
    requirements: tuple[Requirement, ...] = ()
    try:
        file = read_print_file(data)
        size = PageSize(*file.trim, file.bleed)
    except DAMAGED:
        size = PageSize(0, 0)
    proof = prove_pdf(data, path.name, diagnostics, PdfExpectation(size, 1, press=_press(settings.print)))
    if preset is not None:
        pages = path.with_name(path.name.replace(Kind.COVER, "-print.pdf"))
        requirements = _held(lambda: hold_cover(read_print_file(data), preset, _book(pages)))
    return _Read(requirements, (proof,), tuple(diagnostics))


def _book(pages: Path) -> PrintFile | None:
    """The pages that a cover is for, where they lie beside it and can be read."""
    try:
        return read_print_file(pages.read_bytes()) if pages.is_file() else None
    except DAMAGED:
        return None


def _press(book: PrintSettings) -> PressExpectation:
    return PressExpectation(book.variant, book.ink)


def _read_screen(path: Path, _name: str, settings: Settings) -> _Read:
    diagnostics, data, page = Diagnostics(), path.read_bytes(), settings.screen.page
    size = PageSize(page.width, page.height, written=False)
    proofs = (
        prove_pdf(data, path.name, diagnostics, PdfExpectation(size)),
        prove_tags(data, path.name, diagnostics),
    )
    return _Read((), proofs, tuple(diagnostics))


def _read_proof(path: Path, _name: str, _settings: Settings) -> _Read:
    """A proof is for a pen: nothing is asked of it but that it can be read."""
    held = _held(lambda: [Requirement("file", "a PDF", f"{len(read_print_file(path.read_bytes()).boxes)} pages", True)])
    return _Read(held, (), ())


def _read_onix(_path: Path, _name: str, _settings: Settings) -> _Read:
    return _Read((), (), ())


def _held(work: Callable[[], list[Requirement]]) -> tuple[Requirement, ...]:
    """The requirements, or the one that the file cannot be read."""
    try:
        return tuple(work())
    except DAMAGED as error:
        said = str(error).splitlines()
        return (Requirement("file", "one that can be read", said[0] if said else type(error).__name__, False, "build"),)


READERS: Mapping[Kind, Callable[[Path, str, Settings], _Read]] = {
    Kind.EPUB: _read_epub,
    Kind.PRINT: _read_pages,
    Kind.COVER: _read_cover,
    Kind.SCREEN: _read_screen,
    Kind.PROOF: _read_proof,
    Kind.ONIX: _read_onix,
}
