"""Which structure element of a tagged PDF an element of a document becomes (ISO 32000-1, 14.8.4)."""

from xml.etree import ElementTree as ET

ARTIFACT = "Artifact"
"""Not an element of the structure: decoration, and what is there for the eye alone."""

KINDS = {
    "section": "Sect",
    "article": "Sect",
    "aside": "Sect",
    "nav": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
    "figure": "Div",
    "img": "Figure",
    "figcaption": "Caption",
    "caption": "Caption",
    "ul": "L", "ol": "L", "dl": "L",
    "li": "LI", "dt": "Lbl", "dd": "LBody",
    "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD",
    "pre": "P",
    "code": "Code",
    "q": "Quote",
}  # fmt: skip
"""Elements that always mean the same.  One that is not named here is passed over: what it holds stands in its parent.

A ``figure`` is a division that holds pictures, each with its own description, and their caption: within a Figure the
caption would be silenced by the description.
"""

CLASSES = {"footnote": "Note", "note-call": "Reference", "note-number": "Lbl", "terms": "Index"}
"""What a class makes of an element, whatever it is."""

LISTS = ("contents", "illustrations")
"""Classes of the sections whose lists lead to places in the publication."""

NUMBERING = {"ol": "Decimal", "ul": "Disc", "dl": "None"}
"""How a list's labels count (ISO 32000-1, table 347)."""

SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


class Roles:
    """The roles of one document's elements, which depend on what is around them."""

    def __init__(self, root: ET.Element) -> None:
        self._root = root
        self._parents = {child: parent for parent in root.iter() for child in parent}

    def parent(self, element: ET.Element) -> ET.Element | None:
        """The element around an element."""
        return self._parents.get(element)

    def note_after(self, element: ET.Element) -> ET.Element | None:
        """The note that follows an element, which calls it."""
        above = self._parents.get(element)
        if above is None or element.tag != "span":
            return None
        siblings = list(above)
        following = siblings[siblings.index(element) + 1 :][:1]
        return next((one for one in following if "footnote" in (one.get("class") or "").split()), None)

    def group(self, term: ET.Element) -> ET.Element:
        """The ``dt`` that a ``dd`` belongs to: the nearest before it; the element itself where there is none."""
        siblings = list(self._parents[term])
        before = [one for one in siblings[: siblings.index(term) + 1] if one.tag == "dt"]
        return before[-1] if before else term

    def kind(self, element: ET.Element) -> str:
        """The structure type of an element; ``ARTIFACT`` for decoration, empty where it is passed over."""
        if element.get("aria-hidden") == "true" or element.tag == "hr":
            return ARTIFACT
        if element.tag == "img":
            return "Figure" if element.get("alt") and element.get("role") != "presentation" else ARTIFACT
        if element.get("role") == "img":
            return "Figure"
        classes = (element.get("class") or "").split()
        if element.tag == "a":
            return "Link" if element.get("href") else ""
        for name in classes:
            if name in CLASSES:
                return CLASSES[name]
        if element.tag in ("ul", "li") and self._leads(element):
            return "TOC" if element.tag == "ul" else "TOCI"
        return KINDS.get(element.tag) or self._of_language(element)

    def language(self, element: ET.Element) -> str:
        """The language of an element where it is not that of the whole document."""
        language = element.get("lang") or ""
        return "" if element is self._root or language == self._root.get("lang") else language

    def _of_language(self, element: ET.Element) -> str:
        """Where words change their language, an element says so that would be passed over otherwise."""
        if not element.get("lang") and not element.get("aria-label"):
            return ""
        if element.tag in ("html", "body"):
            return ""
        return "Div" if element.tag in ("div", "main", "header", "footer") else "Span"

    def _leads(self, element: ET.Element) -> bool:
        """Whether a list leads to places: the contents, and the list of illustrations."""
        around: ET.Element | None = element
        while around is not None and around.tag != "section":
            around = self._parents.get(around)
        return around is not None and any(name in (around.get("class") or "").split() for name in LISTS)
