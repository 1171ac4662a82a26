"""The citations of a publication, each with the number of its note, handed to the style."""

from collections.abc import Sequence

from caravan_pub.citations import Cluster, Formatted, find_style, format_citations, read_stylesheet
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.publication import Publication
from caravan_pub.model.settings import NoteNumbers, Settings
from caravan_pub.model.snapshot import Snapshot
from caravan_pub.passes import CitedPlace, citations_of, numbers_ahead
from caravan_pub.store import Store


def format_all(
    publication: Publication, settings: Settings, snapshot: Snapshot, store: Store, diagnostics: Diagnostics
) -> Formatted:
    """Every citation and every source as the style says; nothing where there is neither, and pandoc is not started."""
    places = citations_of(publication)
    style = find_style(settings.citations.style, snapshot, diagnostics)
    if style is None or not (places or publication.sources):
        return Formatted({}, {}, note_style=False)
    clusters = _clusters(publication, places, style, settings.citations.note_numbers)
    language = publication.metadata.language
    return format_citations(clusters, publication.sources, style, language, store, diagnostics)


def _clusters(
    publication: Publication, places: Sequence[CitedPlace], style: bytes, numbers: NoteNumbers
) -> list[Cluster]:
    """The citations with the numbers of their notes.

    Where these begin anew in each chapter, a style that looks back ("ibid.", "see note 5") begins anew there, too.
    """
    sheet = read_stylesheet(style)
    afresh = sheet.note and sheet.looks_back and numbers is NoteNumbers.CHAPTER
    ahead = numbers_ahead(publication, places, whole_book=not afresh) if sheet.note else {}
    found: list[Cluster] = []
    for at, place in enumerate(places):
        first = at == 0 or places[at - 1].document != place.document
        number = ahead.get(place.citation.anchor, 0)
        found.append(Cluster(place.citation, place.in_note, place.opens_note, number, afresh and first))
    return found
