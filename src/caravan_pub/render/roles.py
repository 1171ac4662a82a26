"""Which DPUB-ARIA role goes with which ``epub:type`` (W3C: EPUB Type to ARIA Role Authoring Guide 1.1)."""

ROLES = {
    "abstract": "doc-abstract",
    "acknowledgments": "doc-acknowledgments",
    "afterword": "doc-afterword",
    "appendix": "doc-appendix",
    "bibliography": "doc-bibliography",
    "chapter": "doc-chapter",
    "colophon": "doc-colophon",
    "conclusion": "doc-conclusion",
    "credits": "doc-credits",
    "dedication": "doc-dedication",
    "epilogue": "doc-epilogue",
    "errata": "doc-errata",
    "foreword": "doc-foreword",
    "glossary": "doc-glossary",
    "index": "doc-index",
    "introduction": "doc-introduction",
    "part": "doc-part",
    "preface": "doc-preface",
    "prologue": "doc-prologue",
    "toc": "doc-toc",
}


def role_of(epub_type: str) -> str:
    """The ARIA role of an ``epub:type``, of several terms that of the first that has one; empty where none has."""
    return next((ROLES[term] for term in epub_type.split() if term in ROLES), "")
