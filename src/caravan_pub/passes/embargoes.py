"""Pictures whose embargo has ended by the publication's date are cleared: no step after this one asks for dates."""

from dataclasses import replace

from caravan_pub.model.publication import Photo, Publication, Status


def lift_embargoes(publication: Publication) -> Publication:
    """The publication with every embargo lifted that ends on its date or before.

    Without a date, or without an ``embargo`` in the sidecar, nothing says that it has ended.
    """
    published = publication.metadata.date

    def ended(photo: Photo) -> bool:
        return bool(photo.embargo and published and photo.embargo <= published)

    photos = {
        name: replace(photo, status=Status.CLEARED) if photo.status is Status.EMBARGOED and ended(photo) else photo
        for name, photo in publication.photos.items()
    }
    return replace(publication, photos=photos)
