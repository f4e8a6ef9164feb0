# make demo   the whole thing on a bundled newsroom, ending in an open Datasette (SERVE=0 stops after the crawl)
# make run    the same against a live site: make run SITE=malangkota
# make test   the tests
# Each makes the environment it needs by itself, in .venv, from the hash-pinned lock files.

PYTHON ?= python3
SITE ?= malangkota
DATA ?= data
PORT ?= 8001
SERVE ?= 1
ROOM_PORT ?= 8765
PYTEST ?=

VENV ?= .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo run test test-slow test-next lint docs pictures bench lock clean

help:
	@sed -n 's/^# //p' Makefile

# An environment is made anew when its lock file is newer than it is.
$(VENV)/made: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Kliping needs Python 3.11 or later; this is " + sys.version.split()[0] + " (choose another with make PYTHON=...)")'
	@$(PYTHON) -m venv $(VENV) || { echo "python3 -m venv failed; on Debian: apt install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/made-dev: $(VENV)/made requirements-dev.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

demo: $(VENV)/made
	@$(BIN)/python -m newsroom.demo --data $(DATA)/demo --room-port $(ROOM_PORT) --port $(PORT) --serve $(SERVE)

run: $(VENV)/made
	@$(BIN)/kliping crawl $(SITE) --data $(DATA) $(if $(LIMIT),--limit $(LIMIT))
	@if [ "$(SERVE)" != 0 ]; then $(BIN)/kliping serve --data $(DATA) --port $(PORT); fi

test: $(VENV)/made-dev
	@$(BIN)/python -m pytest -n 2 -m "not slow" $(PYTEST)

$(VENV)/made-slow: $(VENV)/made-dev requirements-slow.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-slow.txt
	@touch $@

# What others read our files with has an environment of its own: pywb brings another brotli than Scrapy, and sqlite-utils
# loads pandas wherever it finds it, half a second for each process that starts.
$(VENV)-outside/made: requirements-outside.txt
	@$(PYTHON) -m venv $(VENV)-outside
	@$(VENV)-outside/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-outside.txt
	@touch $@

# A crawl waits between its requests, so there are three workers; what shares a browser or a WordPress is for one of them (tests/conftest.py).
test-slow: $(VENV)/made-slow $(VENV)-outside/made
	@OUTSIDE=$(VENV)-outside $(BIN)/python -m pytest -n 3 --dist loadscope -m slow $(PYTEST)

# The reading room on the coming Datasette, in an environment of its own.
.venv-next/made: requirements-next.txt
	@$(PYTHON) -m venv .venv-next
	@.venv-next/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-next.txt
	@touch $@

test-next: .venv-next/made
	@.venv-next/bin/python -m pytest -n 2 -m "not slow" tests/reading_room $(PYTEST)

lint: $(VENV)/made-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

docs: $(VENV)/made-dev
	@$(BIN)/python -m archive.metadata

pictures: $(VENV)/made-slow
	@$(BIN)/python -m newsroom.pictures

bench: $(VENV)/made-dev
	@$(BIN)/python -m benchmarks

# Needs uv (pip install uv); writes the lock files anew.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet -o requirements.txt
	uv pip compile --group slow --constraints requirements-dev.txt --universal --python-version 3.11 --generate-hashes --quiet -o requirements-slow.txt
	uv pip compile pyproject.toml --extra release --constraints requirements.txt --universal --python-version 3.11 --generate-hashes --quiet -o requirements-release.txt
	uv pip compile pyproject.toml --extra release --group dev --overrides .ci/next.txt --universal --python-version 3.11 --generate-hashes --quiet -o requirements-next.txt
	uv pip compile pyproject.toml --extra release --group dev --universal --python-version 3.11 --generate-hashes --quiet -o requirements-dev.txt
	uv pip compile --group outside --universal --python-version 3.11 --generate-hashes --quiet -o requirements-outside.txt

clean:
	rm -rf $(VENV) $(VENV)-outside data/demo build
