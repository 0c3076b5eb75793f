# Kith. `make run` to see it, `make test` to trust it; both set everything up first.
PYTHON ?= python3.11
BIN = .venv/bin
KITH = $(BIN)/kith
PYTEST = $(BIN)/pytest --quiet -p no:cacheprovider
SAY = @printf '\n» %s\n'

.PHONY: help setup run test read browser spark lint types contracts migrations units outside processes journeys lock

help:
	@echo "make run    the demonstration, on http://127.0.0.1:$${KITH_PORT:-8000}/"
	@echo "make test   lint, types, contracts, migrations and every test"
	@echo "make setup  the environment and an empty database, and nothing more"

setup:
	@$(PYTHON) -m kith.runtime.setup

run: setup
	@exec $(KITH) serve --demonstration

# What is read and not run goes two at a time; what is run wants the whole machine.
TOGETHER = @$(MAKE) --no-print-directory --output-sync --jobs=2
IN_TURN = @$(MAKE) --no-print-directory --jobs=1
test: setup
	$(IN_TURN) browser spark
	$(TOGETHER) read
	$(IN_TURN) units outside processes journeys

read: types lint contracts migrations

browser:
	@$(PYTHON) -m kith.runtime.setup.browser

spark:
	@$(PYTHON) -m kith.runtime.setup.spark

lint:
	$(SAY) "Code style"
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	$(SAY) "Templates"
	@$(BIN)/djlint kith --lint --quiet

types:
	$(SAY) "Types"
	@$(BIN)/mypy

contracts:
	$(SAY) "Who may import whom"
	@$(BIN)/lint-imports --no-logo

migrations:
	$(SAY) "Models and migrations agree"
	@$(KITH) migrate --check

units:
	$(SAY) "Unit, property and database tests"
	@$(PYTEST) -n 2 --dist worksteal tests/house kith

outside:
	$(SAY) "Judged by what lies beside the checkout"
	@if [ -d ../shared ]; then $(PYTEST) -n 2 --dist loadfile tests/outside; \
	else printf '\n!!! NOT RUN: tests/outside, as ../shared is not there\n\n'; fi

processes:
	$(SAY) "Processes, signals, set-up"
	@$(PYTEST) -n 2 --dist loadfile tests/runtime

journeys:
	$(SAY) "Journeys in a browser, each file of them in a copy of the borough"
	@$(PYTEST) -n 2 --dist loadfile --no-loadscope-reorder tests/journeys

# The locks: exact versions with hashes, naming no place to fetch them from.
LOCK = $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11
lock:
	$(LOCK) requirements/app.in -o requirements/app.txt
	$(LOCK) requirements/dev.in -o requirements/dev.txt
	$(LOCK) requirements/spark.in -o requirements/spark.txt
	$(LOCK) requirements/uv.in -o requirements/uv.txt
	$(LOCK) requirements/node.in -o requirements/node.txt
	npm install --prefix assets --package-lock-only
