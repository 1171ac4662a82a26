"""The list of passes, in the order in which they run."""

from collections.abc import Mapping
from dataclasses import replace

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.nodes import Inlines, Paragraph, Text
from caravan_pub.model.publication import Chapter, Entry, Generated, Metadata, Part, Photo, Publication
from caravan_pub.model.resolved import FormattedCitation, Resolved
from caravan_pub.model.settings import NoteNumbers, Settings
from caravan_pub.model.walk import map_tongues
from caravan_pub.passes.bibliography import build_bibliography
from caravan_pub.passes.calls import set_calls
from caravan_pub.passes.claims import find_claims
from caravan_pub.passes.contents import build_contents, list_illustrations
from caravan_pub.passes.fingerprints import fingerprints_of
from caravan_pub.passes.index import build_index
from caravan_pub.passes.notes import anchors_of, number_notes
from caravan_pub.passes.targets import find_targets
from caravan_pub.passes.typography import smarten
from caravan_pub.passes.words import words_of


def set_typography(publication: Publication) -> Publication:
    """The publication with the typography of its language in every run of words.

    Captions and credits of sidecars too, short titles, and the notes on sources.
    """
    language = publication.metadata.language

    def chapter(entry: Chapter) -> Chapter:
        return replace(
            entry,
            title=_set_title(entry.title, language),
            short_title=smarten_text(entry.short_title, language),
            blocks=map_tongues(entry.blocks, language, smarten),
        )

    def set_entry(entry: Entry) -> Entry:
        match entry:
            case Chapter():
                return chapter(entry)
            case Part():
                title = _set_title(entry.title, language)
                return replace(entry, title=title, chapters=tuple(map(chapter, entry.chapters)))
            case Generated():
                return entry

    return replace(
        publication,
        front=tuple(map(set_entry, publication.front)),
        body=tuple(map(set_entry, publication.body)),
        back=tuple(map(set_entry, publication.back)),
        metadata=_set_metadata(publication.metadata),
        photos={name: _set_photo(photo, language) for name, photo in publication.photos.items()},
        sources={
            name: replace(source, note=smarten_text(source.note, language))
            for name, source in publication.sources.items()
        },
    )


def _set_title(title: Inlines, language: str) -> Inlines:
    """A title with its typography, and that of the notes called in it."""
    (changed,) = map_tongues((Paragraph(title),), language, smarten)
    return changed.content if isinstance(changed, Paragraph) else title


def _set_metadata(metadata: Metadata) -> Metadata:
    title, subtitle, description = (
        smarten_text(text, metadata.language) for text in (metadata.title, metadata.subtitle, metadata.description)
    )
    return replace(metadata, title=title, subtitle=subtitle, description=description)


def _set_photo(photo: Photo, language: str) -> Photo:
    return replace(photo, caption=smarten_text(photo.caption, language), credit=smarten_text(photo.credit, language))


def smarten_text(text: str, language: str) -> str:
    """Plain words with the typography of a language."""
    from_run = smarten((Text(text),), language)
    return "".join(inline.text for inline in from_run if isinstance(inline, Text))


def resolve(
    publication: Publication,
    settings: Settings,
    citations: Mapping[str, FormattedCitation],
    entries: Mapping[str, Inlines],
    diagnostics: Diagnostics,
) -> Resolved:
    """Everything both editions need, worked out once.

    ``citations`` are the formatted citations by anchor, ``entries`` the formatted sources by id in the style's order.
    """
    claims = find_claims(publication)
    whole_book = settings.citations.note_numbers is NoteNumbers.BOOK
    publication = set_calls(publication, citations)
    words = words_of(publication.metadata.language)
    targets = find_targets(publication, diagnostics)
    return Resolved(
        publication=publication,
        settings=settings,
        targets=targets,
        anchors=anchors_of(publication),
        contents=build_contents(publication, targets, words),
        illustrations=list_illustrations(publication, targets),
        citations=citations,
        note_numbers=number_notes(publication, citations, whole_book=whole_book),
        bibliography=build_bibliography(publication, entries),
        index=build_index(publication),
        claims=claims,
        fingerprints=fingerprints_of(publication),
        words=words,
    )
