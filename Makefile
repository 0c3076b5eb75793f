# Kith. `make run` to see it, `make test` to trust it; both set everything up first.
PYTHON ?= python3.11
KITH = .venv/bin/kith

.PHONY: help run test setup lint types contracts migrations lock

help:
	@echo "make run    the demonstration, on http://127.0.0.1:$${KITH_PORT:-8000}/"
	@echo "make test   lint, types, contracts, migrations and every test"
	@echo "make setup  the environment and an empty database, and nothing more"

setup:
	@$(PYTHON) -m kith.runtime.setup

run: setup
	@$(KITH) demo
	@exec $(KITH) serve

test: setup
	@exec .venv/bin/python -m kith.runtime.checks

lint types contracts migrations:
	@.venv/bin/python -m kith.runtime.checks $@

# The locks: exact versions with hashes, naming no place to fetch them from.
UV_LOCK = .venv/bin/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11
lock:
	$(UV_LOCK) requirements/app.in -o requirements/app.txt
	$(UV_LOCK) requirements/dev.in -o requirements/dev.txt
	$(UV_LOCK) requirements/uv.in -o requirements/uv.txt
	$(UV_LOCK) requirements/node.in -o requirements/node.txt
	npm install --prefix assets --package-lock-only
