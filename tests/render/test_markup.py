"""An element holds what it is given, escaped, and only the attributes that say something."""

from hypothesis import given, strategies as st
from lxml import etree
from markupsafe import Markup

from caravan_pub.render.markup import element

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@given(TEXT, TEXT)
def test_what_goes_in_comes_out(content: str, value: str) -> None:
    made = etree.fromstring(str(element("p", content, {"title": value})))
    assert (made.text or "", made.get("title") or "", list(made)) == (content, value, [])


def test_markup_is_not_escaped_twice_and_empty_attributes_are_left_out() -> None:
    assert element("p", Markup("<em>a</em>"), {"id": "", "class": "b"}) == '<p class="b"><em>a</em></p>'
