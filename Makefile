# Shangliang 商量 · `make run` serves it, `make test` tests it; everything they need they bring along.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
HOST ?= 127.0.0.1
DATA ?= var
BIN := .venv/bin
# warnings of `check --deploy` are meant for a server behind HTTPS
DEPLOYED = SHANGLIANG_HTTPS=1 SHANGLIANG_SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))')

.PHONY: help run setup dev system system-full test test-full check lint bench lock messages
help:
	@echo "make run        serve on http://$(HOST):$(PORT)/ with the demo world (PORT=, HOST=, DATA=)"
	@echo "make test       all tests but the slow and hostile ones; make test-full runs those too"
	@echo "make check      ruff, format, mypy, imports, migrations, deployment, translations"
	@echo "make messages   collect new sentences into the English catalogue, and compile it"
	@echo "make bench      measure, print a table, fail on a missed figure"
	@echo "make lock       recompile the locks after a change of pyproject.toml"

run: setup
	@exec $(BIN)/shangliang serve --demo --host $(HOST) --port $(PORT) --data $(DATA)

setup:
	@$(PYTHON) tools/setup.py runtime

dev:
	@$(PYTHON) tools/setup.py dev

system:
	@$(PYTHON) tools/system.py

system-full:
	@$(PYTHON) tools/system.py full

test: dev system
	$(BIN)/pytest -n 2 $(ARGS)

test-full: dev system-full
	$(BIN)/pytest -n 2 -m "" $(ARGS)

check: dev system lint
	DJANGO_SETTINGS_MODULE=shangliang.settings $(BIN)/python -W ignore -m django makemigrations --check --dry-run
	$(DEPLOYED) $(BIN)/shangliang check --deploy --fail-level WARNING
	$(BIN)/python tools/check_translations.py

lint: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

messages: dev system
	cd src/shangliang && ../../$(BIN)/python -m django makemessages -l en --no-wrap
	DJANGO_SETTINGS_MODULE=shangliang.settings $(BIN)/python -m django compilemessages -l en

bench: dev
	$(BIN)/python bench/run.py $(ARGS)

lock: dev
	$(BIN)/uv pip compile --quiet --generate-hashes --python-version 3.11 --extra build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --generate-hashes --python-version 3.11 --extra build --extra dev pyproject.toml -o requirements-dev.lock
