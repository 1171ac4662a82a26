"""``caravan-pub import``: a manuscript in Word, OpenDocument, HTML, EPUB or pandoc Markdown becomes chapters."""

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path, PurePosixPath

import click

from caravan_pub.cli.options import Options, common
from caravan_pub.cli.reporting import progress, tell_problems
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.errors import MachineError, UsageError
from caravan_pub.gather import careful, find_publication
from caravan_pub.intake import MOST_BYTES, Imported, bring_in, settings_text
from caravan_pub.model.edition import Product
from caravan_pub.publish import publish

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
MOST_PICTURE = 64 * 1024**2
"""How many bytes a picture beside the document may have."""

MOST_LISTED = 20_000
"""How many files of a publication are looked at for names that are taken."""


@click.command("import")
@click.argument("document", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--language", metavar="TAG", help="The language of a new publication, where the document names none.")
@common
def import_(options: Options, document: Path, language: str | None) -> int:
    """Bring in a manuscript: chapters, photos and notes.

    FILE is a .docx, .odt, .html, .epub or pandoc Markdown (.md).  Its chapters go to the publication of the current
    folder or of -C DIR, or with -o DIR to a new one.  Nothing that is there is changed.
    """
    if language is not None and not LANGUAGE.fullmatch(language):
        raise UsageError(f"{language} is not a BCP 47 tag", 'such as "en", "es-MX" or "pt-BR"')
    folder, new = _destination(options)
    data = _read(document)
    there = [] if new else _files(folder)
    diagnostics = Diagnostics()
    report = progress(options)
    report(f"reading {document.name}")
    try:
        imported = bring_in(document.name, data, _beside(document.parent), there, diagnostics, new=new)
    finally:
        report("")
    stopped = imported is None or diagnostics.fail(strict=options.strict)
    if imported is not None and not stopped:
        _write(imported, folder, _language(imported, language, options) if new else "", new=new)
    tell_problems(diagnostics, folder, replace(options, output=None))
    if stopped or imported is None:
        return 1
    if not options.quiet and options.format == "text":
        click.echo(f"{_counted(imported)} in {folder}. Next: caravan-pub check -C {folder}")
    return 0


def _destination(options: Options) -> tuple[Path, bool]:
    """The publication's folder, and whether it is a new one."""
    if options.output is None:
        try:
            return find_publication(options.root), False
        except UsageError as error:
            hint = "name a publication with -C DIR, or a new folder for one with -o DIR"
            raise UsageError(error.message, hint) from None
    folder = options.output
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise UsageError(f"{folder} is there already and is not an empty folder", "name a new folder")
    return Path(os.path.realpath(folder)), True


def _read(path: Path) -> bytes:
    """The document's bytes, read once.  Raises UsageError where it is no plain file, or too large."""
    try:
        with careful.root_folder(path.parent) as at, careful.plain_file(os.fsencode(path.name), at) as handle:
            data = careful.read(handle, most=MOST_BYTES, keep=MOST_BYTES).data
    except careful.NotPlainError:
        hint = "name the document itself; a link is not followed"
        raise UsageError(f"{path} is a folder, a symbolic link, a pipe or a device", hint) from None
    except careful.TooLargeError:
        hint = "divide it, or make its pictures smaller"
        raise UsageError(f"{path} has more than {MOST_BYTES // 1024**2} MiB", hint) from None
    except careful.ChangedError:
        raise MachineError(f"{path} changed while it was read", "run the command again when it is saved") from None
    except FileNotFoundError:
        raise UsageError(f"there is no {path}", "see to its name and its folder") from None
    except OSError as error:
        raise MachineError(f"{path} cannot be read: {error.strerror}", "see to its rights and to the disk") from None
    return data or b""


def _beside(folder: Path) -> Callable[[str], bytes | None]:
    """Gives the bytes of a plain file in the document's folder or below; no link is followed, nothing else is read."""

    def read(path: str) -> bytes | None:
        names = [name for name in path.split("/") if name not in ("", ".")]
        if not names or ".." in names or path.startswith("/") or "\0" in path:
            return None
        try:
            with ExitStack() as opened:
                at = opened.enter_context(careful.root_folder(folder))
                for name in names[:-1]:
                    at = opened.enter_context(careful.folder(os.fsencode(name), at))
                handle = opened.enter_context(careful.plain_file(os.fsencode(names[-1]), at))
                return careful.read(handle, most=MOST_PICTURE, keep=MOST_PICTURE).data
        except (OSError, UnicodeEncodeError, careful.NotPlainError, careful.TooLargeError, careful.ChangedError):
            return None

    return read


def _files(folder: Path) -> list[str]:
    """The paths of the publication's files, relative to its folder, with ``/`` between the parts."""
    found: list[str] = []
    for at, _, names in os.walk(folder / "content"):
        below = PurePosixPath(Path(at).relative_to(folder).as_posix())
        found += [str(below / name) for name in names]
        if len(found) > MOST_LISTED:
            raise UsageError(f"{folder} holds more than {MOST_LISTED} files", "bring the document into a new folder")
    return sorted(found)


def _language(imported: Imported, given: str | None, options: Options) -> str:
    """The language of a new publication: the document's, else the one given, else what is answered, else English."""
    if given or imported.facts.language:
        return given or imported.facts.language
    if sys.stdin.isatty() and not options.quiet and options.format == "text":
        answer = click.prompt("The document does not say its language. Which is it (BCP 47)?", default="en", err=True)
        if LANGUAGE.fullmatch(answer):
            return str(answer)
    click.echo('the document does not say its language: "en" is written; mend it in content/publication.toml', err=True)
    return "en"


def _write(imported: Imported, folder: Path, language: str, *, new: bool) -> None:
    """Put the files in place: all of them, or none."""
    if not new:
        standing = [file.path for file in imported.files if os.path.lexists(folder / file.path)]
        if standing:
            raise MachineError(
                f"{standing[0]} came into being meanwhile", "run the command again when nothing else writes"
            )
        publish(imported.files, folder)
        return
    settings = settings_text(imported.facts, imported.title, language, imported.sources)
    files = [*imported.files, Product("content/publication.toml", settings.encode())]
    try:
        _begin(files, folder)
    except OSError as error:
        raise MachineError(f"{folder} cannot be written: {error.strerror}", "see to the rights and the disk") from None


def _begin(files: Iterable[Product], folder: Path) -> None:
    """Write a new publication's files beside their place, then move them there in one step."""
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix=".caravan-pub-", dir=folder) as work:
            for file in files:
                path = Path(work) / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("xb") as written:
                    written.write(file.data)
                    written.flush()
                    os.fsync(written.fileno())
            (Path(work) / "content").rename(folder / "content")
    except BaseException:
        if made:
            folder.rmdir()
        raise


def _counted(imported: Imported) -> str:
    chapters = f"{imported.chapters} chapter{'s' * (imported.chapters != 1)}"
    photos = f"{imported.photos} photo{'s' * (imported.photos != 1)}"
    return f"{chapters} and {photos}" if imported.photos else chapters
