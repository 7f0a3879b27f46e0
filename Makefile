# Commands of the house; `make help` lists them. Everything is installed into .venv.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PORT ?= 8000
DATA ?= $(or $(THAKHI_HOME),thakhi-data)
BIN := .venv/bin
export UV_PYTHON_DOWNLOADS := never

.PHONY: help setup setup-test demo test test-all test-postgres bench bench-site lint format reference lock clean

help:  ## list these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-13s %s\n", $$1, $$2 }'

setup:  ## install everything locked into .venv; the command is .venv/bin/thakhi
	@.ci/setup

demo: setup  ## the site with the Bolivia 2021 cycle and a fictional one, on localhost (PORT=8000)
	@.ci/system-packages demo
	@$(BIN)/python examples/demo-cycle/make_audio.py
	@$(BIN)/thakhi load examples/bolivia-2021 --if-new --home $(DATA)
	@$(BIN)/thakhi load examples/demo-cycle --if-new --home $(DATA)
	@$(BIN)/thakhi publish --cycle bo-2021-small-economic-units --home $(DATA)
	@$(BIN)/thakhi publish --cycle ciclo-demostracion --home $(DATA)
	@$(BIN)/thakhi serve --port $(PORT) --home $(DATA)

setup-test: setup
	@.ci/system-packages tests
	@.ci/system-packages demo
	@$(BIN)/python examples/demo-cycle/make_audio.py
	@if command -v java >/dev/null; then .ci/setup spark; else echo "setup: no Java here: the Spark engine is not tested"; fi

test: setup-test lint  ## install, check and test: minutes
	@$(BIN)/pytest -n 2 --dist loadscope

test-all: setup-test lint  ## the same with the heavy tests: tens of minutes
	@THAKHI_HYPOTHESIS=heavy $(BIN)/pytest -n 2 --dist loadscope -m ""
	@$(MAKE) --no-print-directory test-postgres

test-postgres: setup  ## the tests of the site, on PostgreSQL instead of SQLite
	@.ci/system-packages tests
	@$(BIN)/python -m tests.web.postgres $(BIN)/pytest tests/web -n 2 --dist loadscope -m ""

bench-site: setup  ## 200 people read and search the site at once, then it is killed while it writes
	@.ci/system-packages tests
	@$(BIN)/python -m benchmarks.site

bench: setup  ## Thakhi beside R survey, samplics, svy and a bare scan (SIZES=… chooses sizes)
	@.ci/system-packages bench
	@.ci/setup spark || true
	@$(BIN)/python -m benchmarks $(if $(SIZES),--sizes $(SIZES))

lint: setup  ## style, format, types and import contracts
	@echo "lint: ruff, mypy, import contracts"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "lint: not formatted; run make format"; $(BIN)/ruff format --check .; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@out=$$($(BIN)/lint-imports --no-cache 2>&1) || { echo "$$out"; exit 1; }

format: setup  ## put the code into the house format
	@$(BIN)/ruff check --quiet --fix-only . ; $(BIN)/ruff format --quiet .

reference: setup  ## write docs/reference and the look of the site again from the code
	@$(BIN)/python docs/make_reference.py
	@$(BIN)/python docs/make_rules.py
	@$(BIN)/python docs/make_look.py

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-annotate --custom-compile-command "make lock"
lock: setup  ## resolve the dependencies again into the hashed locks (UPGRADE=1 for newer versions)
	@$(LOCK) $(if $(UPGRADE),--upgrade) pyproject.toml --extra sources --extra publish --extra dialogue --extra roadmap --extra web --extra postgres --group build --group test -o requirements.lock
	@$(LOCK) $(if $(UPGRADE),--upgrade) pyproject.toml --extra spark -c requirements.lock -o requirements-spark.lock
	@echo "uv==$$($(BIN)/uv --version | cut -d ' ' -f 2)" | $(LOCK) - -o requirements-uv.lock

clean:  ## remove what was built (not the imported surveys)
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache examples/*/build
