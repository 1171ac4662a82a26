"""The rules that a resolved publication must keep: one rule a file, all of them tried before anything is built."""

from caravan_pub.checks import (
    alt_is_file_name,
    alt_repeats_caption,
    chapter_empty,
    citation_unknown,
    claim_without_source,
    correction_chapter_unknown,
    correction_missing,
    corrections_unplaced,
    heading_skipped,
    link_unsafe,
    link_without_words,
    photo_not_cleared,
    photo_not_credited,
    photo_unknown,
    photo_withheld,
    photo_without_alt,
    photo_without_credit,
    photo_without_file,
    quotation_not_in_source,
    quote_straight,
    reference_unknown,
    single_source_chapter,
    source_incomplete,
    source_uncited,
    source_via_unknown,
    table_without_header,
    url_bare,
    via_not_said,
    word_doubled,
)
from caravan_pub.checks.allowances import LATE, lay_over
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.resolved import Resolved

CHECKS = (
    reference_unknown.check,
    citation_unknown.check,
    photo_unknown.check,
    photo_without_file.check,
    photo_withheld.check,
    photo_without_alt.check,
    alt_repeats_caption.check,
    alt_is_file_name.check,
    photo_without_credit.check,
    heading_skipped.check,
    link_unsafe.check,
    chapter_empty.check,
    link_without_words.check,
    quote_straight.check,
    table_without_header.check,
    url_bare.check,
    word_doubled.check,
    source_via_unknown.check,
    source_uncited.check,
    source_incomplete.check,
    via_not_said.check,
    claim_without_source.check,
    quotation_not_in_source.check,
    single_source_chapter.check,
    correction_chapter_unknown.check,
    corrections_unplaced.check,
)
"""Every rule, in the order in which it is tried."""

RELEASE_CHECKS = (photo_not_cleared.check_release, photo_not_credited.check_release, correction_missing.check_release)
"""The rules that only a release must keep."""

RELAXED_CHECKS = (photo_without_credit.check,)
"""Rules in whose place a release has a stricter one."""

__all__ = ["CHECKS", "LATE", "RELEASE_CHECKS", "check_all", "lay_over"]


def check_all(resolved: Resolved, diagnostics: Diagnostics, *, release: bool = False) -> None:
    """Try every rule; with ``release`` those of a release too."""
    of_a_release = (*(check for check in CHECKS if check not in RELAXED_CHECKS), *RELEASE_CHECKS)
    for check in of_a_release if release else CHECKS:
        check(resolved, diagnostics)
