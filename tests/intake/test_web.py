"""What pandoc passes over in web pages and EPUBs is seen in their markup."""

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.intake import bring_in
from caravan_pub.intake.web import look_at_book, look_at_page

PAGE = (
    b"<h1>One</h1><video src='a.mp4'></video><h2>The <em>well</em></h2><iframe src='https://x.y/'></iframe>"
    b"<script>document.write('<audio>')</script><p>words <!-- <form> --></p><audio controls></audio>"
)


def test_what_is_embedded_is_seen_under_its_heading() -> None:
    assert look_at_page(PAGE) == [
        ("a film (a.mp4)", "One"),
        ("an embedded page (https://x.y/)", "The well"),
        ("a sound", "The well"),
    ]


def test_the_documents_of_a_book_are_looked_at_in_order() -> None:
    members = {"b.xhtml": b"<form>", "a.HTML": b"<canvas>", "c.css": b"<video>"}
    assert [what for what, _ in look_at_book(members)] == ["a drawing that a program makes", "a form"]


def test_it_is_told() -> None:
    diagnostics = Diagnostics()
    assert bring_in("page.html", PAGE, lambda _: None, (), diagnostics, new=True) is not None
    assert [problem.message for problem in diagnostics if problem.code == "import-not-carried"] == [
        "a film (a.mp4), under “One”, is not carried",
        "an embedded page (https://x.y/), under “The well”, is not carried",
        "a sound, under “The well”, is not carried",
    ]


def test_markup_that_never_ends_ends() -> None:
    assert look_at_page(b"<video" * 1000 + b"<!--" * 1000) == []
