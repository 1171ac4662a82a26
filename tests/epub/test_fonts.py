"""Fonts hold the letters of the book and what belongs with them, and keep their names and licence."""

import io
from pathlib import Path

import fontpkg
from fontTools.ttLib import TTFont

from caravan_pub.epub import subset_fonts
from caravan_pub.model.edition import Document, FontFace
from caravan_pub.model.publication import Matter
from tests.epub.sample import page

DATA = Path(fontpkg.path("spectral")).read_bytes()
FACE = FontFace("fonts/spectral-400.ttf", "Spectral", 400, "normal", DATA, "the licence")


def cut(body: str, stylesheet: str = "") -> bytes:
    document = Document("one", "one.xhtml", "One", Matter.BODY, page("One", body))
    (face,) = subset_fonts([FACE], [document], stylesheet)
    assert (face.name, face.license) == (FACE.name, FACE.license)
    return bytes(face.data)


def letters(data: bytes) -> set[str]:
    with TTFont(io.BytesIO(data)) as font:
        return {chr(code) for code in font.getBestCmap()}


def test_letters_that_are_used_are_there_and_others_are_not() -> None:
    had = letters(cut("<p>Złoty &#x10D;as</p>"))
    assert set("ZłotyčasŁČ0129.,-\u2010–“”’é") <= had
    assert not set("ğĦџ") & had
    assert len(cut("<p>a</p>")) < len(DATA) / 2


def test_names_copyright_and_licence_stay() -> None:
    with TTFont(io.BytesIO(cut("<p>a</p>"))) as mine, TTFont(io.BytesIO(DATA)) as theirs:
        kept, had = ({(name.nameID, str(name)) for name in font["name"].names if name.nameID < 26}
                     for font in (mine, theirs))  # fmt: skip
        assert kept == had
        assert "SIL Open Font Licen" in mine["name"].getDebugName(13)


def test_small_capitals_stay_and_other_features_where_a_sheet_asks_for_them() -> None:
    def features(data: bytes) -> set[str]:
        with TTFont(io.BytesIO(data)) as font:
            return {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}

    assert {"smcp", "liga"} <= features(cut("<p>a</p>"))
    assert "onum" not in features(cut("<p>a</p>"))
    assert "onum" in features(cut("<p>a</p>", "p { font-variant-numeric: oldstyle-nums }"))


def test_the_same_letters_give_the_same_bytes() -> None:
    subset = subset_fonts.__globals__["_cut"].__wrapped__
    used = frozenset("abcé")
    assert subset(DATA, used, every_feature=False) == subset(DATA, used, every_feature=False)
