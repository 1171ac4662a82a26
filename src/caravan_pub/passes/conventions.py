"""What typography each language keeps: its quotation marks, elisions, and the spaces that must not break.

Quotation marks follow the Unicode CLDR's delimiters.  The French spaces before ; ! ? and the colon follow the
Imprimerie nationale's Lexique des règles typographiques; those inside guillemets are narrow, as most houses set them.
Canada has none before ; ! ? (Office québécois de la langue française, Vitrine linguistique: Espacement des signes).
Groups of digits follow ISO 80000-1, with the narrow space where a language writes numbers so.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from caravan_pub.passes.regions import lineage

NBSP = "\u00a0"
NARROW = "\u202f"

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽА-ЯΑ-Ω"
"""Capitals, for a character class."""

UNITS = (
    "km²|km/h|km|cm|mm|µm|m²|m³|m|kg|mg|g|t|ha|hl|ml|l|h|min|ms|s|kHz|MHz|GHz|Hz|kW|MW|GW|W|V|°C|°F|K|hPa|kPa|Pa"
    "|nm|µg|µl|cl|km2|m2|m3|L|mL|dB|kcal|cal|kJ|MJ|mA|mV|kV|kWh|MWh|GWh|TWh|Wh|bar|mbar|mmHg|mSv|Bq|ppm|ppb|rpm"
    "|kB|MB|GB|TB|kbit/s|Mbit/s|Gbit/s|ppi|dpi|px|pt|%|‰|€|£|¥|₡|₱|US[$]"
)
CURRENCIES = "USD|EUR|GBP|CHF|CAD|AUD|JPY|MXN|GTQ|HNL|NIO|CRC|PAB|COP|PEN|BOB|CLP|ARS|UYU|PYG|DOP|BRL|ZAR|INR|CNY|ILS"
"""Codes of ISO 4217, before or after a sum."""
IMPERIAL = "ft|mi|mph|lb|oz|yd"


def _elided(words: str = "", doubtful: str = "") -> re.Pattern[str]:
    """Words that begin with an apostrophe; a doubtful one, or a year, may also open a quotation that closes soon."""
    closing = r"(?![^'\n]{0,200}(?:[^\Ws]|[.,!?])'(?!\w))"
    sure = "|".join(filter(None, (r"\d0(?:s|er)", words)))
    either = "|".join(filter(None, (r"\d\d", doubtful)))
    return re.compile(rf"(?:(?:{sure})\b|(?:{either})\b{closing})", re.IGNORECASE)


NO_WORDS = _elided()
"""Years alone: the '90s."""


@dataclass(frozen=True, slots=True)
class Space:
    """A place for a space that does not break: the pattern that finds it, and the space.

    Patterns are matched against text in which every kind of space is U+0020.
    """

    pattern: re.Pattern[str]
    space: str


@dataclass(frozen=True, slots=True)
class Conventions:
    """A language's marks.

    ``elided``: what follows an apostrophe that stands for letters left out at a word's beginning.
    ``bound``: the spaces in a match's first group become firm.
    ``before``, ``after``: a space is put before a match that has none there, or after it.
    """

    double: tuple[str, str]
    single: tuple[str, str]
    elided: re.Pattern[str] = NO_WORDS
    bound: tuple[Space, ...] = ()
    before: tuple[Space, ...] = ()
    after: tuple[Space, ...] = ()


def _spaces(*rules: tuple[str, str]) -> tuple[Space, ...]:
    return tuple(Space(re.compile(pattern), space) for pattern, space in rules)


def _bound(
    units: str, months: str, numbered: str, labels: str, titles: str, *more: tuple[str, str], group: str = NARROW
) -> tuple[Space, ...]:
    """The rules that all languages share, with a language's own words, as alternatives of a pattern.

    ``months`` begin with what stands between day and month; ``numbered`` are abbreviations before a number ("p."),
    ``labels`` words before one ("Chapter"), ``titles`` what stands before a name ("Dr."); ``group`` parts groups of
    three digits.
    """
    return _spaces(
        (rf"(?<=\d)( )(?:{UNITS}|{CURRENCIES}|{units})(?![\w/'’])", NBSP),
        (rf"(?:[$€£¥₡₱§]|(?<!\w)(?:{CURRENCIES}))( )(?=\d)", NBSP),
        (rf"(?<!\w)(?:{labels})( )(?=\d|[IVXLC]{{2,}}\b)", NBSP),
        (rf"(?<!\w)\d{{1,2}}\.?( )(?:{months})\b", NBSP),
        (rf"(?<!\w)(?:{numbered})( )(?=\d|[ivxlc]+\b|[IVXLC]{{2,}}\b)", NBSP),
        (rf"(?<!\w)(?:{titles})( )(?=[{UPPER}])", NBSP),
        (rf"(?<!\w)(?<![a-z]\. )[{UPPER}]\.( )(?=[{UPPER}])", NBSP),
        (r"(?<![\d.,])(\d{1,3}(?: \d{3})+)(?!\d)", group),
        *more,
    )


ENGLISH_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept?"
    "|Oct|Nov|Dec"
)
ENGLISH = Conventions(
    ("“", "”"),
    ("‘", "’"),
    _elided("tis|twas|twere|twill|til|em|n", "cause|bout|round"),
    _bound(f"{IMPERIAL}|per cent|percent|thousand|million|billion|trillion|[ap]\\.m\\.|[ap]m|dollars?|euros?|pounds?"
           "|cents?|pesos?|quetzal(?:es)?|lempiras?|acres?|hectares?|miles?|kilomet(?:re|er)s?", ENGLISH_MONTHS,
           r"(?:pp?|[Nn]os?|[Vv]ols?|[Ff]igs?|chs?|arts?|secs?|paras?|fols?|eds?)\.",
           "(?:[Cc]hapter|[Ff]igure|[Tt]able|[Pp]art|[Ss]ection|[Pp]age|[Aa]rticle|[Nn]ote|[Vv]olume|[Aa]ppendix)s?",
           r"(?:Mr|Mrs|Ms|Dr|St)\.?|(?:Prof|Gen|Col|Lt|Sgt|Capt|Rev|Sen|Rep|Gov)\.",
           (rf"\b(?:{ENGLISH_MONTHS})\.?( )\d{{1,2}}(?!\d)", NBSP), group=NBSP),
)  # fmt: skip
SPANISH = Conventions(
    ("«", "»"),
    ("“", "”"),
    bound=_bound("mil|millón|millones|por ciento|dólar(?:es)?|euros?|pesos?|quetzal(?:es)?|lempiras?|hectáreas?"
                 "|kilómetros?",
                 "(?:de )?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre"
                 "|diciembre)",
                 r"(?:pp?|págs?|núms?|arts?|caps?|figs?|vols?)\.|n\.º|nº",
                 "(?:[Cc]apítulo|[Ff]igura|[Cc]uadro|[Tt]abla|[Pp]arte|[Pp]ágina|[Aa]rtículo|[Nn]ota|[Tt]omo)s?"
                 "|[Ss]ecci(?:ón|ones)",
                 r"(?:Sra?|Srta|D|Dña|Dra?|Lic|Ing|Gral|Mons|Prof)\.",
                 (r"\bEE\.( )(?=UU\.)", NBSP), (r"(?<!\w)[ad]\.( )(?=C\.)", NBSP)),
)  # fmt: skip
FRENCH = Conventions(
    ("«", "»"),
    ("“", "”"),
    bound=_bound("mille|millions?|milliards?|pour cent|dollars?|euros?|francs?|pesos?|hectares?|kilomètres?",
                 "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
                 r"(?:pp?|art|chap|fig|vol|t)\.|n[°º]s?",
                 "(?:[Cc]hapitre|[Ff]igure|[Tt]ableau|[Pp]artie|[Ss]ection|[Pp]age|[Aa]rticle|[Nn]ote|[Tt]ome)s?",
                 r"MM?\.|Mmes?|Mlles?|Dr|Pr|Me|Mgr",
                 (r"\b1er( )(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b",
                  NBSP),
                 (r"(?<=\d h)( )(?=\d\d)", NBSP), (r"\b[IVX]+e( )(?=siècle)", NBSP),
                 (r"( )[;!?»]", NARROW), (r"«( )", NARROW), (r"( ):(?= |$)", NBSP)),
    before=_spaces((r"(?<=[^\s:;!?¿¡(\[«])[;!?]++(?!\w)", NARROW), (r"(?<=[^\s«])»", NARROW),
                   (r"(?<=[^\s:(\[«]):(?=[\s»”]|$)", NBSP)),
    after=_spaces((r"«(?=[^\s»])", NARROW)),
)  # fmt: skip
GERMAN = Conventions(
    ("„", "“"),
    ("‚", "‘"),
    _elided("s|ne|nen|nem|ner|n"),
    _bound("Prozent|Tausend|Million(?:en)?|Milliarden?|Mio\\.|Mrd\\.|Dollar|Euro|Franken|Pesos?|Hektar|Kilometer",
           "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
           r"(?:S|Nr|Bde?|Abb|Kap|Art|Tab|Anm|Abs)\.",
           "Kapitel|Abbildung(?:en)?|Tabellen?|Teil|Abschnitt|Seiten?|Artikel|Band|Anhang",
           r"(?:Hr|Fr|Dr|Prof|St)\.",
           (r"(?<!\w)[A-Za-z]\.( )(?=[A-Za-z]\.)", NBSP)),
)  # fmt: skip
PORTUGUESE = Conventions(
    ("“", "”"),
    ("‘", "’"),
    bound=_bound("mil|milhão|milhões|bilhão|bilhões|por cento|dólar(?:es)?|euros?|pesos?|rea(?:l|is)|hectares?"
                 "|quil[óô]metros?",
                 "(?:de )?(?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)",
                 r"(?:pp?|págs?|arts?|caps?|figs?|vols?)\.|n\.?º",
                 "(?:[Cc]apítulo|[Ff]igura|[Tt]abela|[Pp]arte|[Pp]ágina|[Aa]rtigo|[Nn]ota|[Tt]omo)s?|[Ss]eç(?:ão|ões)",
                 r"(?:Sra?|Dra?|Profa?|D)\.",
                 (r"(?<!\w)[ad]\.( )(?=C\.)", NBSP)),
)  # fmt: skip
CANADIAN = Conventions(
    FRENCH.double,
    FRENCH.single,
    bound=(*FRENCH.bound[:-3], *_spaces((r"( )»", NBSP), (r"«( )", NBSP), (r"( ):(?= |$)", NBSP))),
    before=_spaces((r"(?<=[^\s«])»", NBSP), (r"(?<=[^\s:(\[«]):(?=[\s»”]|$)", NBSP)),
    after=_spaces((r"«(?=[^\s»])", NBSP)),
)
PLAIN = Conventions(("“", "”"), ("‘", "’"))

LANGUAGES = {
    "ar": Conventions(("”", "“"), ("’", "‘")),
    "de": GERMAN,
    "de_CH": Conventions(("«", "»"), ("‹", "›"), GERMAN.elided, GERMAN.bound),
    "en": ENGLISH,
    "es": SPANISH,
    "es_419": Conventions(("“", "”"), ("‘", "’"), bound=SPANISH.bound),
    "fr": FRENCH,
    "fr_CA": CANADIAN,
    "fr_CH": Conventions(("«", "»"), ("‹", "›"), FRENCH.elided, FRENCH.bound, FRENCH.before, FRENCH.after),
    "he": Conventions(("”", "”"), ("’", "’")),
    "pt": PORTUGUESE,
    "pt_PT": Conventions(("«", "»"), ("“", "”"), bound=PORTUGUESE.bound),
}


@lru_cache
def conventions_of(language: str) -> Conventions:
    """The conventions of a BCP 47 tag: of its region where they are known, else of what that falls back to."""
    return next((LANGUAGES[tag] for tag in lineage(language) if tag in LANGUAGES), PLAIN)
