# make book · make test: each installs what it needs first, and nothing where all is there.
PYTHON ?= python3
export PYTHON

.PHONY: book test long setup lock pictures clean

book:
	@tools/setup.sh book
	.venv/bin/caravan-pub build
	@ls -l build/*.epub build/*-print.pdf

test:
	@tools/setup.sh test
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/pytest -n 2

long:
	@tools/setup.sh test
	.venv/bin/pytest -s --words 100000 tests/build/test_long_manuscript.py

setup:
	@tools/setup.sh test

lock:
	tools/lock.sh

pictures:
	@tools/setup.sh test
	.venv/bin/python tools/pictures.py

clean:
	rm -rf build .mypy_cache .pytest_cache .ruff_cache .hypothesis
