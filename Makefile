# Everything a person types. `make` alone tells what there is.
PYTHON ?= python3
PORT ?= 8080
BIN := .venv/bin

.PHONY: help demo run test soak bench lint format lock clean
help: ## what there is
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: .venv/ready ## the forum in a box: no token, no network
	@$(BIN)/python main.py demo --port $(PORT)

run: .venv/ready ## the bot itself; settings from the environment or .env
	@$(BIN)/python main.py run

test: .venv/ready-dev ## the tests (PostgreSQL and the browser where they are found)
	$(BIN)/python -m tests.halves

soak: .venv/ready-dev ## the long tests
	$(BIN)/python -m pytest -m soak

bench: .venv/ready-dev ## the figures
	$(BIN)/python -m tests.bench

lint: .venv/ready-dev ## style, types, floors, dependencies, words
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/deptry .
	$(BIN)/ftl check locales --check syntax --check references --check untranslated --language ru --language en --fail-on warn

format: .venv/ready-dev ## put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: .venv/ready-dev ## pin the newest versions that fit, with hashes
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade --no-header --no-emit-index-url pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade --no-header --no-emit-index-url --extra dev pyproject.toml --output-file requirements-dev.lock

clean: ## forget the environment and what tests left
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/ready: requirements.lock | .venv/bin/python
	@echo "Setting up (once)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/ready-dev: requirements-dev.lock | .venv/bin/python
	@echo "Setting up for development (once)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ .venv/ready
