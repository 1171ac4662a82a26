"""A report for a browser: its head, and words that stay words."""

from lxml import html

from caravan_pub.webpage import element, web_page


def test_a_page_has_its_title_style_and_policy_and_loads_nothing_else() -> None:
    page = web_page("A & B", "p { margin: 0; }", "default-src 'none'", [element("p", {"class": "x"}, "<b>1</b>")])
    read = html.document_fromstring(page)
    assert page.startswith("<!DOCTYPE html>")
    assert read.findtext("head/title") == "A & B"
    assert read.findtext("head/style") == "p { margin: 0; }"
    assert read.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == ["default-src 'none'"]
    assert read.xpath("//@src | //@href") == []
    assert read.findtext("body/p[@class='x']") == "<b>1</b>", "what is text stays text"


def test_words_and_elements_stand_in_their_order() -> None:
    made = element("p", {}, "one ", "two ", element("b", {}, "three"), " four", " five")
    assert (made.text, made[0].text, made[0].tail) == ("one two ", "three", " four five")
