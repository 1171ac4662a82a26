"""What may be wrong with the files of a publication, before any of them is understood; and how much they may be."""

from caravan_pub.diagnostics import Rule, Severity

MOST_ENTRIES = 10_000
"""How many files and folders a publication may have."""

MOST_IN_FILE = 512 * 1024**2
"""How many bytes one file may have: a 16-bit TIFF of 85 megapixels."""

MOST_IN_ALL = 8 * 1024**3
"""How many bytes all files together may have."""

MOST_FOLDERS_DEEP = 12
"""How many folders may stand in one another, ``content`` counted."""

NOT_A_PLAIN_FILE = Rule(
    "not-a-plain-file",
    Severity.ERROR,
    """Something in the publication's folder is neither a plain file nor a folder.

Why: a symbolic link can lead out of the folder, and bring a private file into a product; a pipe, socket or device
can hold a build for ever.  None of them is opened or followed.

Example:
    ln -s ~/Pictures/well.jpg content/photos/well.jpg

Instead:
    cp ~/Pictures/well.jpg content/photos/well.jpg
""",
)

TOO_MUCH_INPUT = Rule(
    "too-much-input",
    Severity.ERROR,
    f"""The publication's folder holds more than a build reads.

Why: a build must end within known time and memory, whatever it is given.  It reads at most {MOST_ENTRIES} files and
folders, {MOST_IN_FILE // 1024**2} MiB in one file, {MOST_IN_ALL // 1024**3} GiB in all, and folders
{MOST_FOLDERS_DEEP} deep.

Example:
    content/photos/archive/   (40 000 scans, of which 60 are shown)

Instead:
    content/photos/           (the 60 that are shown; the archive lies elsewhere)
""",
)

FILE_NAME_UNSAFE = Rule(
    "file-name-unsafe",
    Severity.ERROR,
    r"""A file's name is not UTF-8, or holds a backslash, a control character or one that cannot be seen.

Why: such a name reads differently on another system, in a zip archive or on a terminal, and cannot be written in a
manuscript.

Example:
    content/photos/caf\xe9.jpg   (Latin-1)

Instead:
    content/photos/café.jpg      (UTF-8)
""",
)

FILE_NAME_CLASH = Rule(
    "file-name-clash",
    Severity.ERROR,
    """Two names in one folder differ only in capitals, or in how an accented letter is composed.

Why: macOS and Windows hold them for the same name, so that the publication cannot be copied there whole, and a reader
cannot tell them apart either.

Example:
    content/photos/Well.jpg
    content/photos/well.jpg

Instead:
    content/photos/well-morning.jpg
    content/photos/well-noon.jpg
""",
)
