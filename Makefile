# Two commands matter: `make demo` and `make test`. The rest is for those who work on the house.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed

.PHONY: demo test soak run worker bench lint types messages lock

demo: $(STAMP)  ## install, prepare the demo region, serve it until stopped
	$(BIN)/produktschau demo

test: $(STAMP)  ## everything: lint, types, both databases, journeys in a real browser
	$(BIN)/python -m tests.run

soak: $(STAMP)  ## long kill and load runs
	$(BIN)/python -m tests.run --soak

run: $(STAMP)  ## web, worker and indexer on the data that is there
	$(BIN)/produktschau serve

worker: $(STAMP)  ## one worker alone
	$(BIN)/produktschau worker

bench: $(STAMP)  ## figures, not verdicts
	$(BIN)/python -m benchmarks

lint: $(STAMP)
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports && $(BIN)/djlint produktschau --check --lint --quiet

types: $(STAMP)
	$(BIN)/mypy

messages: $(STAMP)  ## collect German messages, compile the English catalogue
	$(BIN)/python -m produktschau.locale

lock: $(STAMP)  ## write requirements.lock anew from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --upgrade --quiet -o requirements.lock

$(STAMP): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip sync --quiet requirements.lock
	$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(STAMP)
