"""The names of CSL: types of sources, and their fields by what they hold; and what each type is to a reporter."""

from caravan_pub.model.publication import SourceKind

TYPES = frozenset({
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
})  # fmt: skip
"""The types of CSL 1.0.2, appendix III."""

NAMES = (
    "author", "editor", "translator", "interviewer", "director", "composer", "illustrator", "recipient",
    "container-author", "collection-editor", "contributor", "organizer", "producer", "chair", "compiler", "curator",
    "editor-translator", "editorial-director", "executive-producer", "guest", "host", "narrator", "original-author",
    "performer", "reviewed-author", "script-writer", "series-creator",
)  # fmt: skip
DATES = ("issued", "accessed", "event-date", "original-date", "submitted", "available-date")
TEXTS = (
    "type", "title", "title-short", "container-title", "container-title-short", "collection-title", "collection-number",
    "publisher", "publisher-place", "original-publisher", "original-publisher-place", "original-title", "volume",
    "volume-title", "issue", "number", "number-of-pages", "number-of-volumes", "page", "page-first", "chapter-number",
    "edition", "version", "genre", "medium", "dimensions", "scale", "section", "part", "part-title", "supplement",
    "event-title", "event-place", "archive", "archive_location", "archive-place", "archive_collection", "authority",
    "jurisdiction", "references", "reviewed-title", "reviewed-genre", "source", "status", "abstract", "annote",
    "keyword", "language", "note", "URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID", "call-number",
)  # fmt: skip
"""Variables of CSL 1.0.2, appendix IV."""

KIND_OF_TYPE = {
    "interview": SourceKind.INTERVIEW,
    "speech": SourceKind.STATEMENT,
    "dataset": SourceKind.DATASET,
    "graphic": SourceKind.PHOTOGRAPH,
    "article-newspaper": SourceKind.REPORT,
    "article-magazine": SourceKind.REPORT,
    "article-journal": SourceKind.REPORT,
    "post-weblog": SourceKind.REPORT,
    "webpage": SourceKind.REPORT,
    "report": SourceKind.REPORT,
}
TYPE_OF_KIND = {
    SourceKind.DOCUMENT: "document",
    SourceKind.REPORT: "report",
    SourceKind.INTERVIEW: "interview",
    SourceKind.STATEMENT: "speech",
    SourceKind.DATASET: "dataset",
    SourceKind.PHOTOGRAPH: "graphic",
}
