"""One HTML file that needs nothing beside itself and runs nothing: what the reports for a browser are made of."""

from collections.abc import Mapping, Sequence

from lxml import etree


def web_page(title: str, style: str, policy: str, body: Sequence["etree._Element"]) -> str:
    """The page, in English, its style sheet within it; ``policy`` says what it may load (Content-Security-Policy)."""
    head = element(
        "head",
        {},
        element("meta", {"charset": "utf-8"}),
        element("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("title", {}, title),
        element("style", {}, style),
    )
    page = element("html", {"lang": "en"}, head, element("body", {}, *body))
    return etree.tostring(page, doctype="<!DOCTYPE html>", method="html", encoding="unicode")


def element(tag: str, attributes: Mapping[str, str], *content: "etree._Element | str") -> "etree._Element":
    """An element with its attributes, and text or elements within in their order; what is text stays text."""
    made = etree.Element(tag, dict(attributes))
    for part in content:
        if not isinstance(part, str):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + part
        else:
            made.text = (made.text or "") + part
    return made
