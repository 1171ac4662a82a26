"""The last hand at a PDF for the screen: what it claims, what its colours mean, and the same bytes each time."""

import datetime as dt

import pikepdf
import pytest
from lxml import etree

from caravan_pub.model.edition import PageMap, Pdf
from caravan_pub.model.publication import Contributor, Metadata
from caravan_pub.press import finish_screen
from tests.layout.test_structure import NOTE, tagged
from tests.prove.sample import opened

METADATA = Metadata(
    title="Straße & <Weg>",
    language="de-AT",
    identifier="urn:uuid:1",
    date=dt.date(2026, 11, 23),
    rights="CC BY 4.0",
    creators=(Contributor("Ana Paz"), Contributor("Ida Berg", "trl")),
    subjects=("Roads", "Wells"),
)
DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


@pytest.fixture(scope="module")
def laid() -> Pdf:
    return tagged(f"<h1>T</h1><p>a{NOTE} <img src='images/dot.png' alt='A dot'/></p>").pdf


def test_the_file_claims_both_standards_and_carries_the_metadata(laid: Pdf) -> None:
    with opened(finish_screen(laid, METADATA)) as pdf:
        root = etree.fromstring(bytes(pdf.Root.Metadata.read_bytes()))
        with pdf.open_metadata() as xmp:
            assert xmp.pdfa_status == "2A"
            assert xmp["pdfuaid:part"] == "1"
    names = ("title", "creator", "contributor", "rights", "subject", "language", "date")
    told = {name: [str(line.text) for line in root.iterfind(f".//{DC}{name}/*/{RDF}li")] for name in names}
    assert told == {
        "title": ["Straße & <Weg>"],
        "creator": ["Ana Paz"],
        "contributor": ["Ida Berg"],
        "rights": ["CC BY 4.0"],
        "subject": ["Roads", "Wells"],
        "language": ["de-AT"],
        "date": ["2026-11-23"],
    }


def test_title_language_labels_and_outline_are_for_the_reader(laid: Pdf) -> None:
    with opened(finish_screen(Pdf(laid.data, PageMap(("iv",)), laid.structure), METADATA)) as pdf:
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.Root.Lang) == "de-AT"
        assert pdf.Root.PageMode == pikepdf.Name.UseOutlines
        assert [page.label for page in pdf.pages] == ["i"]
        assert pdf.pdf_version == "1.7"


def test_colours_are_srgb_and_the_profile_does_not_say_when_it_was_made(laid: Pdf) -> None:
    with opened(finish_screen(laid, METADATA)) as pdf:
        (intent,) = pdf.Root.OutputIntents.as_list()
        profile = bytes(intent.DestOutputProfile.read_bytes())
        assert str(intent.S) == "/GTS_PDFA1"
        assert int(intent.DestOutputProfile.N) == 3
        assert profile[16:20] == b"RGB "
        assert profile[24:36] == bytes.fromhex("07d000010001000000000000")
        smoothed = [held for held in pdf.objects if isinstance(held, pikepdf.Stream) and held.get("/Interpolate")]
        assert smoothed == []


def test_the_same_pages_give_the_same_bytes(laid: Pdf) -> None:
    assert finish_screen(laid, METADATA) == finish_screen(laid, METADATA)


def test_untagged_pages_are_refused(laid: Pdf) -> None:
    with pytest.raises(ValueError, match="tagged pages"):
        finish_screen(Pdf(laid.data, laid.pages), METADATA)
