# Two commands do everything: `make run` and `make test`. Each makes .venv from requirements.lock first.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
PACKAGES := flows extractors transforms warehouse
ARGS ?=

.PHONY: run test check lint types imports docs-in-step wheel docs lock score peers bench-releases bench-text bench-amounts clean
.DELETE_ON_ERROR:

run: $(INSTALLED)
	@$(BIN)/neowatch run $(ARGS)

test: $(INSTALLED)
	$(BIN)/pytest $(ARGS)

check: lint types imports docs-in-step wheel

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED)
	$(BIN)/mypy

imports: $(INSTALLED)
	$(BIN)/lint-imports

docs-in-step: $(INSTALLED)
	@mkdir -p build
	@$(BIN)/python -m warehouse.describe > build/tables.md
	@$(BIN)/python -m extractors.claims.prose.rulebook.page > build/rules.md
	@for page in tables rules; do \
		diff -u docs/$$page.md build/$$page.md || { echo "docs/$$page.md is behind the code: run make docs"; exit 1; }; \
	done

# What users install is the wheel, not this folder: its tests run against an unpacked one.
wheel: $(INSTALLED)
	@rm -rf build/wheel build/dist
	$(BIN)/python -m build --wheel --no-isolation --outdir build/dist . > build/wheel.log || { cat build/wheel.log; exit 1; }
	$(BIN)/pip install --quiet --no-deps --target build/wheel build/dist/*.whl
	cp -r tests docs build/wheel
	cd build/wheel && PYTHONPATH=. ../../$(BIN)/pytest -c ../../pyproject.toml --rootdir=. -m "not orchestrator and not endurance" tests

docs: $(INSTALLED)
	$(BIN)/python -m warehouse.describe > docs/tables.md
	$(BIN)/python -m extractors.claims.prose.rulebook.page > docs/rules.md

# Needs uv on the path; writes names, versions and hashes, no addresses.
UV_COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header
lock:
	$(UV_COMPILE) pyproject.toml --extra dev --output-file requirements.lock
	$(UV_COMPILE) benchmarks/peers.in --output-file benchmarks/peers.lock

# A development aid: scores the readers on labelled documents that are not part of this repository.
CORPUS ?= ../shared
SCORED := build/score
score: $(INSTALLED)
	@test -f $(CORPUS)/corpus/manifest.csv || { echo "expected CORPUS=DIR with corpus/, gold/ and eval/, found none in $(CORPUS)"; exit 2; }
	@rm -rf $(SCORED) && mkdir -p $(SCORED)
	$(BIN)/neowatch --home $(SCORED)/home run --no-sample --direct --manifest $(CORPUS)/corpus/manifest.csv
	@for table in claims documents; do $(BIN)/neowatch --home $(SCORED)/home export $$table --format jsonl -o $(SCORED)/$$table.jsonl; done
	@for gold in seed news transcripts releases; do \
		mode=text; test $$gold = releases && mode=tables; \
		printf '\n== %s\n' $$gold; \
		$(BIN)/python $(CORPUS)/eval/score.py $$mode --gold $(CORPUS)/gold/$${gold}_gold.jsonl \
			--traps $(CORPUS)/gold/$${gold}_traps.jsonl \
			--claims $(SCORED)/claims.jsonl --documents $(SCORED)/documents.jsonl $(ARGS) || exit 1; \
	done

# The tools that benchmarks compare with: an environment of their own.
peers: .venv-peers/.installed
.venv-peers/.installed: benchmarks/peers.lock
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/pip install --quiet --require-hashes -r benchmarks/peers.lock
	@touch $@

# ARGS=--gold takes only the releases that have labels.
bench-releases: $(INSTALLED)
	@$(BIN)/python benchmarks/releases.py --corpus $(CORPUS) $(ARGS)

# ARGS="--kilobytes 0" takes all text there is, ARGS=--alone leaves out the peer.
bench-text: $(INSTALLED)
	@$(BIN)/python benchmarks/text.py --corpus $(CORPUS) $(ARGS)

# Renews the measured part of docs/amounts.md.
bench-amounts: $(INSTALLED)
	@$(BIN)/python benchmarks/recognizers_specs.py --specs $(CORPUS)/corpus/labelled/recognizers --write docs/amounts.md $(ARGS)

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else f"neowatch needs Python 3.11 or newer, found {sys.version.split()[0]}: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

clean:
	rm -rf build .venv .venv-peers
