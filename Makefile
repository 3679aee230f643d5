# Every target sets up what it needs. `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/sh

VENV ?= .venv
DATA ?= $(or $(BELAGG_DATA),data)
DOCS ?= corpus/documents
TESTS ?= tests
# Each file of tests runs whole in one of as many processes as there are cores; every process holds a model, so at most four.
PARALLEL ?= -n auto --maxprocesses=4 --dist=loadfile --no-loadscope-reorder
# An index with a CPU build of torch (2.13.0+cpu), which pip prefers to the default build and which is much smaller.
TORCH_INDEX_URL ?=
BIN := $(VENV)/bin
# what the environment and the model are made from
MADE_FROM := pyproject.toml indexer/provision/__init__.py $(wildcard indexer/resources/*.npz)
BELAGG := $(BIN)/belagg --data "$(DATA)"

# Two makes at the same time wait for each other where they write; flock comes with util-linux.
LOCK := $(shell command -v flock >/dev/null 2>&1 && echo 'flock .make.lock')

# The question reaches the program through the environment, unread by make and by the shell.
unexport Q
Q ?=
QUESTION := $(value Q)
ifeq ($(QUESTION),)
QUESTION := What does SKL think of the policylabb?
endif

define FIND_PYTHON
for python in $(PYTHON) python3.11 python3.12 python3.13 python3; do \
	"$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' >/dev/null 2>&1 && break; \
	python=; \
done; \
if [ -z "$$python" ]; then echo "Python 3.11, 3.12 or 3.13 is needed: install one, or make setup PYTHON=<path>" >&2; exit 2; fi
endef

.PHONY: help setup index serve ask test check doctor eval clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 10

setup: $(VENV)/.ready ## environment, dependencies and embedding model; quick when done

$(VENV)/.ready: $(MADE_FROM)
	@$(LOCK) $(MAKE) --no-print-directory _setup

# Bytecode comes when a module is imported: that of all packages takes minutes, and most are never imported.
.PHONY: _setup
_setup:
	@if [ ! -e $(VENV)/.ready ] || [ -n "$$(find $(MADE_FROM) -newer $(VENV)/.ready)" ]; then \
		set -e; \
		if [ ! -x $(BIN)/python ]; then $(FIND_PYTHON); echo "making $(VENV) with $$python"; "$$python" -m venv $(VENV); fi; \
		echo "installing dependencies (a few minutes the first time)"; \
		$(BIN)/pip install -q --no-compile $(if $(TORCH_INDEX_URL),--extra-index-url "$(TORCH_INDEX_URL)") -e ".[dev]"; \
		$(BIN)/belagg model; \
		touch $(VENV)/.ready; \
	fi

index: setup ## index DOCS (default: the shipped documents) into DATA; nothing to do when up to date
	@$(LOCK) $(MAKE) --no-print-directory _index

.PHONY: _index
_index:
	@if [ ! -e "$(DATA)/current" ] || [ "$$(cat "$(DATA)/.indexed" 2>/dev/null)" != "$(DOCS)" ] \
		|| [ -n "$$(find "$(DOCS)" $(VENV)/.ready -newer "$(DATA)/current" -print | head -n 1)" ] \
		|| [ -n "$$(find corpus indexer -name '*.py' -newer "$(DATA)/current" -print | head -n 1)" ]; then \
		$(BELAGG) index "$(DOCS)" && printf '%s\n' "$(DOCS)" > "$(DATA)/.indexed"; \
	fi

serve: index ## answer on http://127.0.0.1:8000 (PORT=... for another port)
	@exec $(BELAGG) serve $(if $(PORT),--port "$(PORT)")

ask: export QUESTION := $(QUESTION)
ask: index ## ask Q (default: What does SKL think of the policylabb?)
	@$(BELAGG) ask --question-from-env QUESTION

test: setup ## all tests; TESTS=... for some, PARALLEL= in one process
	@$(BIN)/python -m pytest -q $(PARALLEL) $(TESTS)

check: setup ## lint, types, import direction, version
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python .ci/check_version.py

doctor: setup ## say what is missing on this machine, and what mends it
	@$(BELAGG) doctor

eval: index ## ask and judge the shipped questions; the report lies in eval/runs
	@mkdir -p eval/runs
	@$(BELAGG) eval run --output eval/runs/answers.jsonl
	@$(BELAGG) eval score eval/runs/answers.jsonl

clean: ## remove the environment and everything made, but no index
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .make.lock
	find corpus indexer service eval tests -name __pycache__ -type d -prune -exec rm -rf {} +
