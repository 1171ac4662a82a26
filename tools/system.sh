#!/bin/sh
# Installs the system's packages that are missing, by apt; elsewhere says which they are.
#   tools/system.sh book    what building the book needs
#   tools/system.sh test    what the tests need as well
set -eu

level=${1:?book or test}
python=${PYTHON:-python3}
missing=

# need PACKAGE COMMAND…: the package is missing where the command fails.
need() {
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}

# library NAME…: whether a shared library of one of these names can be loaded.
library() {
    "$python" -c '
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        continue
    sys.exit(0)
sys.exit(1)' "$@"
}

program() {
    command -v "$1"
}

need python3 program "$python"
need python3-venv "$python" -c 'import ensurepip, venv'
need libpangoft2-1.0-0 library libpangoft2-1.0.so.0 libpangoft2-1.0.0.dylib /opt/homebrew/lib/libpangoft2-1.0.0.dylib
need libharfbuzz-subset0 library libharfbuzz-subset.so.0 libharfbuzz-subset.0.dylib \
    /opt/homebrew/lib/libharfbuzz-subset.0.dylib
if [ "$level" = test ]; then
    need default-jdk-headless program javac
    need poppler-utils program pdftotext
    need qpdf program qpdf
    need zbar-tools program zbarimg
    need ghostscript program gs
    need chromium program chromium
    need nodejs program node
    need npm program npm
fi
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "caravan-pub needs what Debian calls$missing: please install it by your system's means" >&2
    echo "(docs/manual/how-to/install.md has the commands for Fedora, Arch and macOS), then run make again." >&2
    exit 1
fi

install="apt-get install --yes --no-install-recommends$missing"

refuse() {
    echo "caravan-pub needs packages of the system that are missing, and $1.  Run as root:" >&2
    echo "    apt-get update && $install" >&2
    echo "then run make again." >&2
    exit 1
}

if [ "$(id -u)" = 0 ]; then
    as=
elif command -v sudo >/dev/null 2>&1; then
    as=sudo
else
    refuse "this account may not install them"
fi

echo "installing$missing"
# shellcheck disable=SC2086  # both hold words that are meant apart
if ! { $as apt-get update -q && $as env DEBIAN_FRONTEND=noninteractive $install; }; then
    refuse "they could not be installed"
fi
