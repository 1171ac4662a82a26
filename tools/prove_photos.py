"""Prove on generated originals that no photo leaves with a place, a device or a person.

Called as ``python -m tools.prove_photos [COUNT]`` from the repository's folder, 1,000 originals without a count.  They
are JPEG, PNG, WebP, TIFF, AVIF and HEIC files of all sizes, colour modes and orientations, full of secrets in every
block that their format has.  Each is developed as for an EPUB and as for print; in the derivatives every encoding of a
secret is looked for, and every right that the sidecar gave.  The exit code is 1 where one is found, or a right is lost.
"""

import sys

from tests.photos.proof import prove

COUNT = 1_000


def main(arguments: list[str]) -> int:
    """Prove it, say what was counted, and give the exit code."""
    count = int(arguments[0]) if arguments else COUNT
    tally = prove(range(count))
    formats = ", ".join(f"{number} {ending}" for ending, number in sorted(tally.originals.items()))
    print(f"{count} originals ({formats}), {tally.with_secrets} with secrets")
    print(f"{tally.derivatives} derivatives, {len(tally.wrong)} findings")
    for line in tally.wrong:
        print(line)
    return int(bool(tally.wrong) or tally.with_secrets < count)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
