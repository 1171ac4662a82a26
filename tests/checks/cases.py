"""The folders of cases, and what is found in a publication of theirs."""

from pathlib import Path

from caravan_pub.build import prepare
from caravan_pub.build.epub_edition import make_epub
from caravan_pub.build.print_edition import make_print
from caravan_pub.cli.reporting import Lines
from caravan_pub.diagnostics import Diagnostics, as_text
from caravan_pub.jail import Limits

HERE = Path(__file__).parent
CASES = sorted(folder.name for folder in HERE.iterdir() if folder.is_dir() and not folder.name.startswith("__"))
MAKERS = {"epub": make_epub, "print": make_print}


def problems(case: str, publication: Path) -> Diagnostics:
    """The problems of a publication, looked for as the case's folder asks."""
    folder, diagnostics = HERE / case, Diagnostics()
    prepared = prepare(publication, diagnostics, release=(folder / "release").exists(), keep=False)
    make = folder / "make"
    if make.exists() and prepared is not None:
        MAKERS[make.read_text(encoding="utf-8").strip()](prepared, diagnostics, Limits())
    return diagnostics


def printed(diagnostics: Diagnostics, publication: Path) -> str:
    """The problems as the command line prints them."""
    return as_text(diagnostics.sorted(), Lines(publication))
