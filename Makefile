# `make demo` and `make test` are all that a newcomer needs; both install what is missing.
.DEFAULT_GOAL := help
.PHONY: help demo rehearse examples test fast lint bench figures capture audit train strategies clean
.NOTPARALLEL:

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DATA   ?= ../shared/data
START  ?= assets/weights
# Two workers, each with one thread (as have the servers that they start): threads without a core
# of their own wait for one another. What pytest compiled is kept, whatever the machine says.
PYTEST := PYTHONDONTWRITEBYTECODE= OMP_NUM_THREADS=1 HEARTH_THREADS=1 $(BIN)/python -m pytest -n 2 --dist loadfile
# torch's CPU build: a wheel that lies on this machine (PIP_FIND_LINKS), else torch's own index,
# else whatever the package index holds (on Linux a CUDA build of several GB).
TORCH       ?= torch==2.13.0

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

demo: $(VENV)/.app ## install, fetch the weights once, serve http://127.0.0.1:7860
	$(BIN)/python app.py

rehearse: $(VENV)/.app ## try every step of the tour with the real model, green or red
	$(BIN)/python app.py --rehearse

examples: $(VENV)/.app ## record what the page's examples come to, for a page that still loads
	$(BIN)/python app.py --record

test: $(VENV)/.dev chromium wordnet weights ## install, lint, type-check, and run every test
	$(MAKE) lint
	$(PYTEST)

fast: $(VENV)/.dev wordnet weights ## the tests that take a minute in all
	$(PYTEST) -m "not slow"

lint: $(VENV)/.dev ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev weights ## measure speed and memory against BLIP-base in this run
	$(BIN)/python -m pipelines.evaluation bench

figures: $(VENV)/.dev weights ## measure everything anew and write it into the pages
	$(BIN)/python -m pipelines.evaluation all --data $(DATA)
	$(BIN)/python -m pipelines.evaluation figures

capture: $(VENV)/.dev chromium fonts weights ## the pictures of the README, taken of today's page
	$(BIN)/python -m tests.capture

audit: $(VENV)/.dev chromium weights ## what Lighthouse says of the page (takes it from npm)
	$(BIN)/python -m tests.audit

train: $(VENV)/.dev wordnet ## remake assets/weights from $(DATA); START= learns everything anew
	$(BIN)/python -m pipelines.weights fetch dinov2-small efficientnet-lite2 all-minilm-l6-v2
	$(BIN)/python -m pipelines.training joint --data $(DATA) $(if $(START),--start $(START))
	$(MAKE) strategies
	$(BIN)/python -m pipelines.training descriptor --data $(DATA)
	$(BIN)/python -m pipelines.training todos --data $(DATA)
	$(BIN)/python -m pipelines.training undo --data $(DATA)
	$(BIN)/python -m pipelines.training labels --data $(DATA)
	$(MAKE) examples

strategies: $(VENV)/.dev wordnet ## train the other fusion strategies beside assets/weights
	$(BIN)/python -m pipelines.training strategies --data $(DATA)

.PHONY: weights chromium fonts wordnet
weights: $(VENV)/.app
	@$(BIN)/python -m pipelines.weights fetch

chromium:
	@command -v chromium >/dev/null || (apt-get update -qq && apt-get install -y -qq chromium)

fonts:
	@fc-list :lang=zh | grep -q . || (apt-get update -qq && apt-get install -y -qq fonts-wqy-zenhei)

wordnet:
	@test -f /usr/share/wordnet/data.noun || (apt-get update -qq && apt-get install -y -qq wordnet-base)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'

$(VENV)/.torch: $(VENV)/bin/python
	@$(BIN)/python -c 'import torch' 2>/dev/null \
	  || $(BIN)/pip install --quiet --no-index --no-deps $(TORCH) 2>/dev/null \
	  || $(BIN)/pip install --quiet -r pre-requirements.txt 2>/dev/null \
	  || $(BIN)/pip install --quiet $(TORCH)
	@touch $@

$(VENV)/.app: requirements.txt $(VENV)/.torch
	$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.app
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	@touch $@

clean: ## remove what make and the tests made
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis
