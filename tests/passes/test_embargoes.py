"""An embargo ends on its day, against the publication's date, and nothing else clears a picture."""

import datetime as dt

import pytest

from caravan_pub.model.publication import Metadata, Photo, Publication, Status
from caravan_pub.passes import lift_embargoes

DAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("status", "embargo", "published", "after"),
    [
        (Status.EMBARGOED, DAY, DAY, Status.CLEARED),
        (Status.EMBARGOED, DAY, DAY + dt.timedelta(1), Status.CLEARED),
        (Status.EMBARGOED, DAY, DAY - dt.timedelta(1), Status.EMBARGOED),
        (Status.EMBARGOED, DAY, None, Status.EMBARGOED),
        (Status.EMBARGOED, None, DAY, Status.EMBARGOED),
        (Status.WITHDRAWN, DAY, DAY, Status.WITHDRAWN),
        (Status.FPO, DAY, DAY, Status.FPO),
    ],
)
def test_an_embargo_is_lifted_on_its_day(
    status: Status, embargo: dt.date | None, published: dt.date | None, after: Status
) -> None:
    photo = Photo("photos/a", "content/photos/a.jpg", status=status, embargo=embargo)
    publication = Publication(Metadata("T", "en", "urn:x", date=published), (), (), (), {"photos/a": photo}, {})
    assert lift_embargoes(publication).photos["photos/a"].status is after
