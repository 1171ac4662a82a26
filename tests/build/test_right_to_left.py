"""Arabic and Hebrew run from right to left in both products, in letters that come with the theme."""

import io
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest

from caravan_pub.build import Order, build
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.edition import Edition
from tests.publications import products, publication

BOOKS = {
    "ar": ("# الطريق\n\nغادرت القافلة مع الفجر.^[ملاحظة قصيرة.]\n", "Amiri", "الفصل 1"),
    "he": ("# הדרך\n\nהשיירה יצאה לדרך עם שחר.^[הערה קצרה.]\n", "Frank-Ruhl-Libre", "פרק 1"),
}


@pytest.mark.parametrize("language", BOOKS)
def test_both_products_run_from_right_to_left(language: str, tmp_path: Path) -> None:
    text, font, label = BOOKS[language]
    files = {"content/publication.toml": f'title = "A"\nlanguage = "{language}"\n', "content/chapters/01-one.md": text}
    diagnostics = Diagnostics()
    assert build(publication(tmp_path, **files), Order((Edition.PRINT, Edition.EPUB)), diagnostics, lambda _: None)
    assert not diagnostics.fail(strict=True)

    made = products(tmp_path)
    with zipfile.ZipFile(io.BytesIO(made["a.epub"])) as epub:
        chapter = epub.read("EPUB/one.xhtml").decode()
        assert f'lang="{language}" xml:lang="{language}" dir="rtl"' in chapter
        assert label in chapter
        assert 'page-progression-direction="rtl"' in epub.read("EPUB/content.opf").decode()
    with pikepdf.open(io.BytesIO(made["a-print.pdf"])) as pdf:
        assert str(pdf.Root.Lang) == language
    fonts = subprocess.run(
        ["pdffonts", str(tmp_path / "build/a-print.pdf")], capture_output=True, text=True, check=True
    )
    assert font in fonts.stdout
