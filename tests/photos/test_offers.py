"""What a file says beside its sidecar: offered where the sidecar is silent, told where the two differ."""

import pytest

from caravan_pub.model.publication import Photo
from caravan_pub.photos.carried import Carried, XmpCarried
from caravan_pub.photos.offers import contradictions, offers


def said(**facts: str) -> Carried:
    return Carried("JPEG", 100, 100, xmp=XmpCarried(**facts))  # type: ignore[arg-type]


def photo(**facts: str) -> Photo:
    return Photo("photos/a", "content/photos/a.jpg", **facts)  # type: ignore[arg-type]


def test_only_what_the_sidecar_does_not_say_is_offered() -> None:
    carried = said(creator="Ana", credit="Agencia", caption="A well", rights="© Ana")
    assert offers(photo(credit="Agencia X"), carried) == {"creator": "Ana", "rights": "© Ana", "caption": "A well"}


@pytest.mark.parametrize(
    ("facts", "license_name"),
    [
        ({"web_statement": "https://creativecommons.org/licenses/by/4.0/"}, "CC-BY-4.0"),
        ({"usage_terms": "CC BY-NC 4.0"}, "CC-BY-NC-4.0"),
        ({"web_statement": "https://agency.example/terms", "usage_terms": "Ask us"}, "https://agency.example/terms"),
        ({"usage_terms": "One-time use"}, None),
        ({"web_statement": "javascript:alert(1)"}, None),
    ],
)
def test_a_licence_is_offered_as_an_id_or_an_address(facts: dict[str, str], license_name: str | None) -> None:
    assert offers(photo(), said(**facts)).get("license") == license_name


@pytest.mark.parametrize(
    ("in_sidecar", "in_file"),
    [
        ({"creator": "Ana Pérez"}, {"creator": "ANA PÉREZ"}),
        ({"credit": "Ana Pérez / Agencia"}, {"credit": "Agencia"}),
        ({"rights": "Copyright 2019 Ana"}, {"rights": "© 2019 Ana. All rights reserved."}),
        ({"license": "CC-BY-4.0"}, {"web_statement": "http://creativecommons.org/licenses/by/4.0/"}),
        ({"taken": "2018-10"}, {"date": "2018-10-15T07:30:00"}),
        ({"caption": "Another one"}, {"caption": "The camera's"}),
        ({"digital_source_type": "digitalCapture"},
         {"source_type": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"}),
    ],
)  # fmt: skip
def test_the_same_in_other_words_is_no_contradiction(in_sidecar: dict[str, str], in_file: dict[str, str]) -> None:
    assert contradictions(photo(**in_sidecar), said(**in_file)) == {}


@pytest.mark.parametrize(
    ("in_sidecar", "in_file", "key"),
    [
        ({"creator": "Ana Pérez"}, {"creator": "Luis Paz"}, "creator"),
        ({"rights": "© 2019 Ana"}, {"rights": "© 2018 Luis"}, "rights"),
        ({"license": "CC-BY-4.0"}, {"web_statement": "https://creativecommons.org/licenses/by-nc/4.0/"}, "license"),
        ({"taken": "2019-10-15"}, {"date": "2018-10-15"}, "date"),
        ({"digital_source_type": "digitalCapture"}, {"source_type": "trainedAlgorithmicMedia"}, "digital-source-type"),
    ],
)
def test_what_differs_is_a_contradiction(in_sidecar: dict[str, str], in_file: dict[str, str], key: str) -> None:
    assert list(contradictions(photo(**in_sidecar), said(**in_file))) == [key]


def test_nothing_is_offered_or_compared_where_the_photographer_is_withheld() -> None:
    carried = said(creator="Ana Pérez", credit="Ana Pérez", rights="© Ana Pérez", caption="By Ana Pérez")
    assert offers(photo(creator="Withheld"), carried) == {}
    assert contradictions(photo(creator="withheld", credit="Agencia"), carried) == {}
