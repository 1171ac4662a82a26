"""The dossier that this repository ships, built once, and its products opened."""

import fcntl
import io
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from caravan_pub.build import Order, build, prepare
from caravan_pub.diagnostics import Diagnostics, Severity
from caravan_pub.model.edition import Edition
from caravan_pub.model.resolved import Resolved
from tests.finished import documents, entries, page_texts, squeezed

REPOSITORY = Path(__file__).parents[2]
FOLDERS = ("content", "styles", "templates")


@dataclass(frozen=True)
class Dossier:
    """The dossier as it was read, and its products."""

    resolved: Resolved
    epub: Path
    pdf: Path
    screen: Path

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The files of the EPUB by name."""
        return entries(self.epub.read_bytes())

    @cached_property
    def documents(self) -> "dict[str, etree._Element]":
        """The documents of the EPUB in reading order, by the stem of their name."""
        return {Path(name).stem: root for name, root in documents(self.files).items()}

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page as poppler reads it."""
        return page_texts(self.pdf)

    @cached_property
    def squeezed_pages(self) -> list[str]:
        """The same without white space and hyphens at line ends."""
        return [squeezed(text) for text in self.pages]

    @cached_property
    def places(self) -> dict[str, int]:
        """The page (from 0) of each id that a link of the PDF can lead to."""
        with pikepdf.open(io.BytesIO(self.pdf.read_bytes())) as pdf:
            numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
            names = pikepdf.NameTree(pdf.Root.Names.Dests)
            return {str(name): numbers[place.as_list()[0].objgen] for name, place in names.items()}

    @cached_property
    def labels(self) -> list[str]:
        """The label of each page, as a reader's program shows it."""
        with pikepdf.open(self.pdf) as pdf:
            return [page.label for page in pdf.pages]

    def pages_of(self, identifier: str) -> range:
        """The pages of a document: from its own first to before the next one's."""
        starts = sorted(self.places[document] for document in self.documents if document in self.places)
        start = self.places[identifier]
        return range(start, min((other for other in starts if other > start), default=len(self.pages)))


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Dossier:
    """Every edition, built from a copy of the repository's folders; one build for all processes of a test run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "dossier"
    folder.mkdir(exist_ok=True)
    diagnostics = Diagnostics()
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "build").exists():
            for name in FOLDERS:
                if (REPOSITORY / name).is_dir():
                    shutil.copytree(REPOSITORY / name, folder / name)
            built = build(
                folder, Order((Edition.PRINT, Edition.SCREEN, Edition.EPUB)), diagnostics, lambda _stage: None
            )
            assert built is not None, [problem.message for problem in diagnostics.sorted()]
    prepared = prepare(folder, diagnostics)
    assert prepared is not None
    assert {problem.severity for problem in diagnostics.sorted()} <= {Severity.NOTE}
    slug = prepared.resolved.settings.slug
    build_folder = folder / "build"
    return Dossier(
        prepared.resolved,
        build_folder / f"{slug}.epub",
        build_folder / f"{slug}-print.pdf",
        build_folder / f"{slug}-screen.pdf",
    )
