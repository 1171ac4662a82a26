"""The words on finished pages are read as they stand there."""

from caravan_pub.layout import page_texts
from tests.layout.sample import document, laid


def test_each_page_gives_its_own_words() -> None:
    data = laid([document("<p>first page</p>", "one"), document("<p>second</p><p>page</p>", "two")]).pdf.data
    assert [" ".join(text.split()) for text in page_texts(data)] == ["first page", "second page"]


def test_a_page_without_words_gives_none() -> None:
    assert page_texts(laid("").pdf.data) == ("",)


def test_letters_with_marks_and_ligatures_are_read_as_they_were_written() -> None:
    (text,) = page_texts(laid("<p>office – “López” ﬁn naïve Ελλάδα</p>").pdf.data)
    assert "office – “López”" in text
    assert "naïve Ελλάδα" in text


def test_a_word_broken_at_the_end_of_a_line_shows_the_layouts_own_hyphen() -> None:
    body = '<p lang="en" style="width: 12mm; hyphens: auto">undocumented</p>'
    (text,) = page_texts(laid(body).pdf.data)
    assert "\u2010" in text or "\ufffe" in text or "\u0002" in text
    assert "undocumented" not in text
