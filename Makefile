# Everything from nothing: `make run` checks the bundled corpus, `make test` runs all tests.
# Needs Python 3.11-3.13 and make; the rest is installed into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
AS_OF := 2026-11-20
# judged documents that may not be passed on, where somebody has them; absent otherwise
GOLD ?= ../shared/gold
# a folder with the PDFs judged in corpus/judged_pdf, which may not be passed on either; empty: they are not measured
PDF ?=
SOURCES := $(shell find sopcheck rules -type f -not -path '*/__pycache__/*') pyproject.toml hatch_build.py README.md

# programs that only tests need, installed where apt-get may be used (.ci/tools); empty: none, their tests are skipped
TOOLS ?= browser ocr office

.PHONY: browser ocr office run test lint bench judge docs lock clean

run: $(VENV)/.run
	mkdir -p reports
	$(BIN)/sopcheck check corpus/sop --as-of $(AS_OF) --fail-on never \
	  --output reports/corpus.json --output reports/corpus.md --output reports/corpus.sarif \
	  --output reports/corpus.xlsx --output reports/corpus.docx --output reports/corpus.html

test: $(VENV)/.dev
	@.ci/tools $(TOOLS)
	$(BIN)/coverage erase
	$(BIN)/pytest tests/test_rules.py -q --cov --cov-report=term-missing:skip-covered --cov-fail-under=100
	$(BIN)/pytest tests -q --ignore=tests/test_rules.py

browser ocr office: $(VENV)/.python
	@.ci/tools $@

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/reports.py
	$(BIN)/python benchmarks/citations.py
	$(BIN)/python benchmarks/corpus.py
	$(BIN)/python benchmarks/mutations_time.py
	$(BIN)/python benchmarks/converted.py

# how often the rules are right; writes rules/precision.csv (then: make docs)
judge: $(VENV)/.dev
	$(BIN)/python benchmarks/judge.py --as-of $(AS_OF) --also $(GOLD) $(if $(PDF),--pdf "$(PDF)")

docs: $(VENV)/.dev
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/site.py

# new versions of the libraries, for every platform; written without index addresses
lock: $(VENV)/.dev
	$(PIP) install -q uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate -q --upgrade -o requirements/run.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate -q --upgrade -o requirements/dev.txt

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] else "sopcheck needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	touch $@

# --no-deps: the lock is complete, and holidays declares an older dateutil than the one we ship (pyproject.toml, tool.uv)
$(VENV)/.libraries: requirements/dev.txt $(VENV)/.python
	$(PIP) install -q --no-deps --require-hashes -r requirements/dev.txt
	touch $@

# the wheel is what everything runs against, so that a file missing from it is seen here
$(VENV)/.wheel: $(SOURCES) $(VENV)/.libraries
	rm -rf dist
	$(BIN)/python -m build --wheel --no-isolation . > /dev/null
	$(PIP) install -q --no-deps --force-reinstall dist/*.whl
	touch $@

$(VENV)/.run $(VENV)/.dev: $(VENV)/.wheel
	touch $@

clean:
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
