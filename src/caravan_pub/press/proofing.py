"""The last hand at a PDF for an editor's pen."""

import io

import pikepdf

from caravan_pub.model.edition import Pdf
from caravan_pub.model.publication import Metadata
from caravan_pub.press.labels import page_labels


def finish_proof(laid: Pdf, lines: bytes, metadata: Metadata) -> bytes:
    """The pages with the numbers of their lines, which are the pages of another PDF, laid over them one by one."""
    with pikepdf.open(io.BytesIO(laid.data)) as pdf, pikepdf.open(io.BytesIO(lines)) as numbers:
        for place, (page, over) in enumerate(zip(pdf.pages, numbers.pages, strict=False)):
            _lay_over(pdf, page, over, pikepdf.Name(f"/Lines{place}"))
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(page_labels(laid.pages)))
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.Root.Lang = pikepdf.String(metadata.language)
        pdf.docinfo["/Producer"] = "caravan-pub"
        file = io.BytesIO()
        pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def _lay_over(pdf: pikepdf.Pdf, page: pikepdf.Page, over: pikepdf.Page, name: pikepdf.Name) -> None:
    """Draw a page over another of its size.  The name is given: pikepdf's own way makes one up by chance."""
    form = pdf.copy_foreign(over.as_form_xobject())
    page.add_resource(form, pikepdf.Name.XObject, name, replace_existing=True)
    page.contents_add(pdf.make_stream(b"q\n"), prepend=True)
    page.contents_add(pdf.make_stream(f"\nQ\nq {name} Do Q\n".encode()))
