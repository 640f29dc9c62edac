# make run    reads corpus/ and writes outputs/          make test   runs the tests
# make pages  writes outputs/review, pages to read the results in a browser
# make notebooks    opens the notebooks for reviewers
# make test-browser  tries the pages in Chromium, which must be installed
# make spark  installs what `extract --engine spark` needs besides Java      make test-spark  tries it on a Spark of two workers
# make lint   style, types and import directions         make lock   locks newer versions of the dependencies
# make docs   writes docs/schema.md from the declared tables, and docs/queries.md with the answers to the example queries
# make model  builds models/en_monitor again from the rule files (after new words in a rule), compiles their patterns
# make bench  measures speed and memory on made-up reports and writes docs/benchmarks.md (SIZE=10000 for more of them)
# make candidates  trains models/candidates again on the annotated reports (after new annotations)
# make confidence  fits models/confidence again (after a new first look was added to its looks.csv)
# make ner    trains models/en_monitor_ner, which finds names, again on the annotated reports
#
# The first call makes .venv from the hash-locked files; later calls reuse it until a lock file or pyproject.toml changes.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 0
OUT ?= outputs
SIZE ?= 1000
MODEL ?=

# The stamps carry a checksum of what they stand for, so that a checkout's fresh file times force no reinstall.
checksum = $(shell cat $(1) pyproject.toml | cksum | cut -d ' ' -f 1)
RUNTIME := $(VENV)/.installed-$(call checksum,requirements.txt)
DEV := $(VENV)/.installed-dev-$(call checksum,requirements-dev.txt)
SPARK := $(VENV)/.installed-spark-$(call checksum,requirements-spark.txt)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test pages notebooks test-browser spark test-spark lint docs bench model candidates confidence ner lock clean
.DELETE_ON_ERROR:

run: $(RUNTIME)
	$(BIN)/monitor-facts extract corpus --out $(OUT) --jobs $(JOBS)

test: $(DEV)
	$(BIN)/python -m pytest

pages: $(RUNTIME)
	$(BIN)/monitor-facts review $(OUT)

notebooks: $(DEV)
	$(BIN)/jupyter lab notebooks

test-browser: $(DEV)
	$(BIN)/python -m pytest -m browser tests/browser

spark: $(SPARK)

test-spark: $(DEV) $(SPARK)
	$(BIN)/python -m pytest -m spark tests/spark

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(DEV)
	$(BIN)/monitor-facts schema --format markdown > docs/schema.md
	$(BIN)/python -m tests.export.example_queries

bench: $(DEV)
	$(BIN)/python -m benchmarks --size $(SIZE) $(if $(MODEL),--model $(MODEL))

model: $(RUNTIME)
	$(BIN)/python models/build.py
	$(BIN)/python models/prepare.py

candidates: $(RUNTIME)
	$(BIN)/python models/train_candidates.py

confidence: $(RUNTIME)
	$(BIN)/python models/fit_confidence.py

ner: $(RUNTIME)
	$(BIN)/python models/train_ner.py

# Nothing outside the lock is downloaded: the program itself is installed without dependencies, by the locked build backend.
$(RUNTIME): | $(BIN)/python
	@echo "installing the locked dependencies into $(VENV) (once; a few minutes)"
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	$(BIN)/python models/prepare.py
	@touch $@

$(DEV): | $(BIN)/python
	@echo "installing the locked dependencies and tools into $(VENV) (once; a few minutes)"
	$(PIP) install --require-hashes -r requirements-dev.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	$(BIN)/python models/prepare.py
	@touch $@ $(RUNTIME)

# pyspark comes as source only; its build needs what requirements.txt has
$(SPARK): | $(BIN)/python
	@echo "installing Spark into $(VENV) (once; 450 MB)"
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --require-hashes --no-build-isolation -r requirements-spark.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(RUNTIME)

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "no python3 found: install Python 3.11 or newer, or call make PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "$(PYTHON) is older than Python 3.11: call make PYTHON=..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

LOCK := pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade --quiet

lock: $(DEV)
	$(BIN)/uv $(LOCK) --group build -o requirements.txt
	$(BIN)/uv $(LOCK) --group dev --constraint requirements.txt -o requirements-dev.txt
	$(BIN)/uv $(LOCK) --group build --extra spark --constraint requirements.txt -o requirements-spark.txt

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
