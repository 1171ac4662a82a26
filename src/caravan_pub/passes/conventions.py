"""What typography each language keeps: its quotation marks, elisions, and the spaces that must not break.

Quotation marks follow the Unicode CLDR's delimiters.  The French spaces before ; ! ? and the colon follow the
Imprimerie nationale's Lexique des règles typographiques; those inside guillemets are narrow, as most houses set them.
Groups of digits follow ISO 80000-1, with the narrow space where a language writes numbers so.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

NBSP = "\u00a0"
NARROW = "\u202f"

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽА-ЯΑ-Ω"
"""Capitals, for a character class."""

UNITS = (
    "km²|km/h|km|cm|mm|µm|m²|m³|m|kg|mg|g|t|ha|hl|ml|l|h|min|ms|s|kHz|MHz|GHz|Hz|kW|MW|GW|W|V|°C|°F|K|hPa|kPa|Pa"
    "|kB|MB|GB|TB|ppi|dpi|px|pt|%|‰|€|£|US[$]|MXN|USD|EUR"
)
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
    units: str, months: str, numbered: str, titles: str, *more: tuple[str, str], group: str = NARROW
) -> tuple[Space, ...]:
    """The rules that all languages share, with a language's own words, as alternatives of a pattern.

    ``months`` begin with what stands between day and month; ``numbered`` are abbreviations before a number ("p."),
    ``titles`` what stands before a name ("Dr."); ``group`` parts groups of three digits.
    """
    return _spaces(
        (rf"(?<=\d)( )(?:{UNITS}|{units})(?![\w/'’])", NBSP),
        (r"[$€£§]( )(?=\d)", NBSP),
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
    _bound(f"{IMPERIAL}|per cent|percent|thousand|million|billion|[ap]\\.m\\.|[ap]m", ENGLISH_MONTHS,
           r"(?:pp?|[Nn]os?|[Vv]ols?|[Ff]igs?|chs?|arts?|secs?|paras?|fols?|eds?)\.",
           r"(?:Mr|Mrs|Ms|Dr|St)\.?|(?:Prof|Gen|Col|Lt|Sgt|Capt|Rev|Sen|Rep|Gov)\.",
           (rf"\b(?:{ENGLISH_MONTHS})\.?( )\d{{1,2}}(?!\d)", NBSP), group=NBSP),
)  # fmt: skip
SPANISH = Conventions(
    ("«", "»"),
    ("“", "”"),
    bound=_bound("mil|millón|millones|por ciento",
                 "(?:de )?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre"
                 "|diciembre)",
                 r"(?:pp?|págs?|núms?|arts?|caps?|figs?|vols?)\.|n\.º|nº",
                 r"(?:Sra?|Srta|D|Dña|Dra?|Lic|Ing|Gral|Mons|Prof)\.",
                 (r"\bEE\.( )(?=UU\.)", NBSP), (r"(?<!\w)[ad]\.( )(?=C\.)", NBSP)),
)  # fmt: skip
FRENCH = Conventions(
    ("«", "»"),
    ("“", "”"),
    bound=_bound("mille|millions?|milliards?|pour cent",
                 "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
                 r"(?:pp?|art|chap|fig|vol|t)\.|n[°º]s?",
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
    _bound("Prozent|Tausend|Million(?:en)?|Milliarden?|Mio\\.|Mrd\\.",
           "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
           r"(?:S|Nr|Bde?|Abb|Kap|Art|Tab|Anm|Abs)\.",
           r"(?:Hr|Fr|Dr|Prof|St)\.",
           (r"(?<!\w)[A-Za-z]\.( )(?=[A-Za-z]\.)", NBSP)),
)  # fmt: skip
PORTUGUESE = Conventions(
    ("“", "”"),
    ("‘", "’"),
    bound=_bound("mil|milhão|milhões|bilhão|bilhões|por cento",
                 "(?:de )?(?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)",
                 r"(?:pp?|págs?|arts?|caps?|figs?|vols?)\.|n\.?º",
                 r"(?:Sra?|Dra?|Profa?|D)\.",
                 (r"(?<!\w)[ad]\.( )(?=C\.)", NBSP)),
)  # fmt: skip
PLAIN = Conventions(("“", "”"), ("‘", "’"))

LANGUAGES = {
    "ar": Conventions(("”", "“"), ("’", "‘")),
    "de": GERMAN,
    "de-ch": Conventions(("«", "»"), ("‹", "›"), GERMAN.elided, GERMAN.bound),
    "en": ENGLISH,
    "es": SPANISH,
    "es-mx": Conventions(("“", "”"), ("‘", "’"), bound=SPANISH.bound),
    "fr": FRENCH,
    "fr-ch": Conventions(("«", "»"), ("‹", "›"), FRENCH.elided, FRENCH.bound, FRENCH.before, FRENCH.after),
    "he": Conventions(("”", "”"), ("’", "’")),
    "pt": PORTUGUESE,
    "pt-pt": Conventions(("«", "»"), ("“", "”"), bound=PORTUGUESE.bound),
}


@lru_cache
def conventions_of(language: str) -> Conventions:
    """The conventions of a BCP 47 tag: of language and region where they are known, else of the language."""
    tag = language.lower()
    base = tag.split("-")[0]
    return LANGUAGES.get(tag) or LANGUAGES.get(base) or PLAIN
