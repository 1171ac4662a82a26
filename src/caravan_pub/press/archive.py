"""The last hand at a PDF for the screen: PDF/UA-1 and PDF/A-2a at once (ISO 14289-1, ISO 19005-2)."""

import io

import pikepdf
from PIL import ImageCms

from caravan_pub.model.edition import Pdf
from caravan_pub.model.publication import Metadata
from caravan_pub.press.labels import page_labels
from caravan_pub.press.tagging import add_structure
from caravan_pub.press.xmp import packet

PRINT_FLAG = 4
"""An annotation is shown on paper too: the only flag that PDF/A asks for (ISO 19005-2, 6.3.2)."""

CONDITION = "sRGB IEC61966-2.1"
PROFILE_DATE = slice(24, 36)
"""Where a profile says when it was made (ICC.1:2022, 7.2.8)."""


def finish_screen(laid: Pdf, metadata: Metadata) -> bytes:
    """The PDF with its structure, labels, colours' meaning and properties, claiming PDF/UA-1 and PDF/A-2a.

    The pages keep their size; the same bytes for the same pages.  ValueError where the pages were laid out untagged.
    """
    if laid.structure is None:
        raise ValueError("a PDF for the screen is made of tagged pages")
    with pikepdf.open(io.BytesIO(laid.data)) as pdf:
        add_structure(pdf, laid.structure)
        _pages(pdf)
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(page_labels(laid.pages)))
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.Root.Lang = pikepdf.String(metadata.language)
        pdf.Root.PageMode = pikepdf.Name.UseOutlines
        pdf.Root.OutputIntents = pikepdf.Array([_intent(pdf)])
        pdf.Root.Metadata = pdf.make_stream(
            packet(metadata).encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
        )
        pdf.docinfo["/Producer"] = "caravan-pub"
        file = io.BytesIO()
        mode = pikepdf.ObjectStreamMode.generate
        pdf.save(file, deterministic_id=True, object_stream_mode=mode, force_version="1.7")
    return file.getvalue()


def _pages(pdf: pikepdf.Pdf) -> None:
    """Annotations that are printed, pictures that are not smoothed: PDF/A allows no other (ISO 19005-2, 6.2.8)."""
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            annotation.F = PRINT_FLAG
    for held in pdf.objects:
        if isinstance(held, pikepdf.Stream) and held.get("/Interpolate"):
            held.Interpolate = False


def _intent(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
    """What the numbers of RGB colours mean: sRGB, with its profile (ISO 19005-2, 6.2.3)."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[PROFILE_DATE] = bytes.fromhex("07d0 0001 0001 0000 0000 0000")  # its own says when this program ran
    return pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier=pikepdf.String(CONDITION),
        Info=pikepdf.String(CONDITION),
        DestOutputProfile=pdf.make_stream(bytes(profile), N=3, Alternate=pikepdf.Name.DeviceRGB),
    )
