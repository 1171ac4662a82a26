#!/bin/sh
# Sets up what the project needs, and does nothing where nothing is to do.
#   tools/setup.sh book    to build the book: system libraries, .venv with requirements.lock
#   tools/setup.sh test    to run the tests as well: requirements-dev.lock, programs, node_modules
set -eu
cd "$(dirname "$0")/.."

level=${1:-}
python=${PYTHON:-python3}
case $level in
    book) lock=requirements.lock ;;
    test) lock=requirements-dev.lock ;;
    *)
        echo "usage: tools/setup.sh book|test" >&2
        exit 2
        ;;
esac

# What a level's set-up rests on, as one number: the stamp of a set-up that is done.
state() {
    { pwd; "$python" --version; cat pyproject.toml package-lock.json tools/setup.sh tools/system.sh "$1"; } 2>&1 | cksum
}

ready() {
    [ -x .venv/bin/caravan-pub ] && [ -f ".venv/.ready-$1" ] && [ "$(cat ".venv/.ready-$1")" = "$(state "$2")" ]
}

case $level in
    book) ! ready book requirements.lock || exit 0 ;;
    test) [ ! -d node_modules/@daisy/ace ] || ! ready test requirements-dev.lock || exit 0 ;;
esac
# Whoever can test can build.
[ "$level" = test ] || ! ready test requirements-dev.lock || exit 0

tools/system.sh "$level"

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "caravan-pub needs Python 3.11 or newer; $python is $("$python" --version).  Say which: make PYTHON=python3.12" >&2
    exit 1
fi

version='import sys; print(sys.version_info[:2], sys.prefix != sys.base_prefix)'
if [ "$(.venv/bin/python -c "$version" 2>/dev/null)" != "$("$python" -c 'import sys; print(sys.version_info[:2], True)')" ]
then
    echo "making .venv"
    "$python" -m venv --clear .venv
elif ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    "$python" -m venv .venv # one that another tool made, without pip
fi

echo "installing what $lock names into .venv"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --requirement "$lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --no-build-isolation --editable .

if [ "$level" = test ]; then
    echo "installing what package-lock.json names into node_modules"
    ELECTRON_SKIP_BINARY_DOWNLOAD=1 PUPPETEER_SKIP_DOWNLOAD=1 npm ci --loglevel=error
fi

state "$lock" >".venv/.ready-$level"
