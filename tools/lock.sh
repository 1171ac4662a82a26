#!/bin/sh
# Writes the lock files from pyproject.toml and package.json.  Versions stay as they are where they still fit;
# tools/lock.sh --upgrade takes the newest.
set -eu
cd "$(dirname "$0")/.."

if ! command -v uv >/dev/null 2>&1; then
    echo "make lock needs uv: pipx install uv" >&2
    exit 1
fi

# compile LOCK OPTION…: every version with its hashes, for all systems and every Python from 3.11; no index is named.
compile() {
    lock=$1
    shift
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links --output-file "$lock" pyproject.toml --group build "$@"
}

compile requirements.lock "$@"
compile requirements-dev.lock --group dev --constraints requirements.lock "$@"

npm install --package-lock-only
