"""What typography each language keeps: its quotation marks, elisions, and the spaces that must not break.

Quotation marks follow the Unicode CLDR's delimiters; the French spaces follow the Imprimerie nationale's Lexique
(narrow no-break before ; ! ? and inside guillemets, no-break before the colon).
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

NBSP = "\u00a0"
NARROW = "\u202f"

UNITS = (
    r"(?:km|m|cm|mm|µm|kg|g|mg|t|ha|l|ml|km²|m²|km/h|h|min|s|ms|Hz|kHz|MHz|W|kW|MW|V|A|°C|°F|K|Pa|hPa|kB|MB|GB|TB|ppi|dpi"
    r"|pt|px|in|ft|mi|lb|oz|%|‰|€|£|US\$|MXN|USD|EUR|per cent|million|billion|thousand)(?![\w/])"
)
ABBREVIATIONS = r"(?:pp?|nos?|No|vols?|figs?|Figs?|ch|chs|ed|eds|fol|art|Mr|Mrs|Ms|Dr|St|Prof|Gen|Col|Lt|Sgt|Rev)\."


@dataclass(frozen=True, slots=True)
class Conventions:
    """A language's marks.

    ``bound``: a pattern, the group of the space in it, and the space that takes its place.
    ``inserted``: a pattern of zero or one character after which a space is put in.
    """

    double: tuple[str, str]
    single: tuple[str, str]
    elided: re.Pattern[str] = field(default_factory=lambda: re.compile(r"\d\ds?\b"))
    bound: tuple[tuple[re.Pattern[str], int, str], ...] = ()
    inserted: tuple[tuple[re.Pattern[str], str], ...] = ()


def _bound(months: str, *more: tuple[str, str], of: str = "") -> tuple[tuple[re.Pattern[str], int, str], ...]:
    rules = [
        (rf"\d( ){UNITS}", NBSP),
        (rf"(?<!\w)\d{{1,2}}\.?( )(?:{of})?(?:{months})\b", NBSP),
        (rf"(?<!\w){ABBREVIATIONS}( )(?=[\w\d])", NBSP),
        (r"(?<!\w)[A-ZÀ-Þ]\.( )(?=[A-ZÀ-Þ])", NBSP),
        (r"(?<!\d)\d{1,3}( )\d{3}(?!\d)", NARROW),
        *more,
    ]
    return tuple((re.compile(pattern), 1, space) for pattern, space in rules)


ENGLISH = Conventions(
    ("\u201c", "\u201d"),
    ("\u2018", "\u2019"),
    re.compile(r"(?:\d\ds?|tis|twas|twere|til|em|cause|bout|round|n)\b", re.IGNORECASE),
    _bound("January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|"
           "Sept?|Oct|Nov|Dec"),
)  # fmt: skip
SPANISH = Conventions(
    ("«", "»"),
    ("\u201c", "\u201d"),
    bound=_bound("enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre",
                 (r"(?<!\w)(?:pág|págs|núm|núms|Sr|Sra|Dr|Dra|art)\.( )", NBSP), of="de "),
)  # fmt: skip
FRENCH = Conventions(
    ("«", "»"),
    ("\u201c", "\u201d"),
    bound=_bound("janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
                 (r"( )[;!?»]", NARROW), (r"( ):", NBSP), (r"«( )", NARROW),
                 (r"(?<!\w)(?:M|MM|Mme|Mlle|n°)\.?( )(?=[A-Z\d])", NBSP)),
    inserted=((re.compile(r"«(?![ \u00a0\u202f])"), NARROW), (re.compile(r"[\w.,!?…)](?=[;!?»](?!\w))"), NARROW),
              (re.compile(r"[\w)](?=:(?:\s|$))"), NBSP)),
)  # fmt: skip
GERMAN = Conventions(
    ("\u201e", "\u201c"),
    ("\u201a", "\u2018"),
    bound=_bound("Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
                 (r"(?<!\w)[A-Za-z]\.( )(?=[A-Za-z]\.)", NBSP),
                 (r"(?<!\w)(?:S|Nr|Bd|Abb|Kap|Hr|Fr|Dr)\.( )(?=[\w\d])", NBSP)),
)  # fmt: skip
PORTUGUESE = Conventions(
    ("\u201c", "\u201d"),
    ("\u2018", "\u2019"),
    bound=_bound("janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
                 (r"(?<!\w)(?:pág|págs|nº|Sr|Sra|Dr|Dra|art)\.?( )(?=[\w\d])", NBSP), of="de "),
)  # fmt: skip
PLAIN = Conventions(("\u201c", "\u201d"), ("\u2018", "\u2019"))

LANGUAGES = {
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "de": GERMAN,
    "de-ch": Conventions(("«", "»"), ("‹", "›"), bound=GERMAN.bound),
    "pt": PORTUGUESE,
    "pt-pt": Conventions(("«", "»"), ("\u201c", "\u201d"), bound=PORTUGUESE.bound),
    "es-mx": Conventions(("\u201c", "\u201d"), ("\u2018", "\u2019"), bound=SPANISH.bound),
}


@lru_cache
def conventions_of(language: str) -> Conventions:
    """The conventions of a BCP 47 tag: of language and region where they are known, else of the language."""
    tag = language.lower()
    base = tag.split("-")[0]
    return LANGUAGES.get(tag) or LANGUAGES.get(base) or PLAIN
