# Every target does its own set-up. Variables given to make (SRC, CLAIM, Q, DB, ...) reach the
# commands through the environment and are never spliced into a shell line: an address or a query
# may hold any character. `override X := $(value X)` keeps make itself from expanding a "$" in them.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VARIABLES := SRC POST CLAIM A B JOBS NAME OUT Q DB EVAL_DIR ARGS PORT AUTHOR PUBLISHER KIND SINCE UNTIL STATUS BY NOTE EVERY ONCE
$(foreach name,$(VARIABLES),$(eval override $(name) := $$(value $(name))))
export $(VARIABLES)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PROGRAM := bin/tracker
export TRACKER_DB = $(or $(DB),tracker.duckdb)

.PHONY: help setup ingest shardread shardlist shardload observe archives watch explain claims audit check report serve export judge same different sql shell verify reextract info lint types test cover fmt generate bench eval lock clean

help: ## this list
	@echo "make TARGET [VARIABLE=value]; DB=FILE names the database (default tracker.duckdb)"
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{printf "%-12s %s\n", $$1, $$2}'

setup: $(PROGRAM) ## make .venv with the locked dependencies, install the package, and make bin/tracker

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Tracker needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) -V 2>&1). Name another: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "This Python lacks the venv module (Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@echo "setting up $(VENV) (once)" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

$(PROGRAM): | $(READY)
	@mkdir -p $(@D) && ln -sf ../$(BIN)/tracker $@
	@echo 'bin/tracker runs the program; to call it by its name in this shell: export PATH="$$PWD/bin:$$PATH"' >&2

ingest: $(READY) ## read SRC= (a file, folder, glob, address; default seeds/) into the database (JOBS= processes)
	@$(BIN)/tracker ingest $(if $(JOBS),--jobs="$$JOBS") -- "$${SRC:-seeds}"

# Without SRC= it goes on with what the folder was made for.
shardread: $(READY) ## read SRC= in shards to Parquet in OUT= (default shards/); again: go on (JOBS= processes)
	@$(BIN)/tracker shard read -o "$${OUT:-shards}" $(if $(JOBS),--jobs="$$JOBS") $(if $(SRC),-- "$$SRC")

shardlist: $(READY) ## what of the shards in OUT= (default shards/) is done, failed, being read
	@$(BIN)/tracker shard list -- "$${OUT:-shards}"

shardload: $(READY) ## bring the shards in OUT= (default shards/) into the database, each once
	@$(BIN)/tracker shard load -- "$${OUT:-shards}"

# --all only when nothing is named: a value is never taken for an option.
observe: $(READY) ## ask platforms about POST= (an id or address), or about the posts of claims with Q=; default all posts
	@$(BIN)/tracker observe $(if $(Q),--claims="$$Q",$(if $(POST),,--all)) $(if $(POST),-- "$$POST")

archives: $(READY) ## look up and read what web archives hold of SRC= (an address or a post's id; default everything)
	@$(BIN)/tracker archives --fetch $(if $(SRC),-- "$$SRC",--all)

# One round; without ONCE= round after round, until Ctrl-C.
watch: $(READY) ## read the feeds of SRC= (an OPML file or an address) every EVERY= (default 30m), or once (ONCE=1)
	@$(BIN)/tracker watch --every="$${EVERY:-30m}" $(if $(ONCE),--once) -- "$$SRC"

explain: $(READY) ## every detection in SRC= with its rule; no database
	@$(BIN)/tracker explain -- "$$SRC"

# The filters that claims and export share; a value is never taken for an option.
FILTERS = $(if $(AUTHOR),--author="$$AUTHOR") $(if $(PUBLISHER),--publisher="$$PUBLISHER") $(if $(KIND),--kind="$$KIND") \
  $(if $(SINCE),--since="$$SINCE") $(if $(UNTIL),--until="$$UNTIL")

claims: $(READY) ## list the claims that have Q= in them (AUTHOR=, PUBLISHER=, KIND=, SINCE=, UNTIL=; days as 2024-03-05)
	@$(BIN)/tracker claims $(FILTERS) $(if $(Q),-- "$$Q")

audit: $(READY) ## who said CLAIM= (an id or its beginning), when, where, on whose authority
	@$(BIN)/tracker audit -- "$$CLAIM"

# That something was found (exit code 1 of the program) is no failure of make; that a check could not run is one.
check: $(READY) ## run the checks of sql/checks/ (NAME= one of them); ends well when they find something
	@$(BIN)/tracker check $(if $(NAME),-- "$$NAME") || test $$? -eq 1

report: $(READY) ## pages of CLAIM= (a claim, statement or document; default all) in OUT= (default report/)
	@$(BIN)/tracker report -o "$${OUT:-report}" -- "$${CLAIM:-all}"

serve: $(READY) ## the same pages live on this machine, with search, paging and SQL (PORT=, default 8765)
	@$(BIN)/tracker serve --port "$${PORT:-8765}"

export: $(READY) ## give claims away in OUT= (default claims.csv; its ending is the format), with the filters of claims
	@$(BIN)/tracker export -o "$${OUT:-claims.csv}" $(FILTERS) $(if $(Q),-- "$$Q")

judge: $(READY) ## record your verdict on CLAIM= (STATUS=, BY=, NOTE=); without STATUS= the verdicts so far
	@$(BIN)/tracker judge $(if $(STATUS),--status="$$STATUS") $(if $(BY),--by="$$BY") $(if $(NOTE),--note="$$NOTE") -- "$$CLAIM"

same: $(READY) ## record that A= and B= are one person or body (BY=, NOTE=)
	@$(BIN)/tracker same $(if $(BY),--by="$$BY") $(if $(NOTE),--note="$$NOTE") -- "$$A" "$$B"

different: $(READY) ## record that A= and B= are two persons or bodies (BY=, NOTE=)
	@$(BIN)/tracker different $(if $(BY),--by="$$BY") $(if $(NOTE),--note="$$NOTE") -- "$$A" "$$B"

sql: $(READY) ## run Q=, a name from sql/queries/ or SQL
	@$(BIN)/tracker sql -- "$$Q"

shell: $(READY) ## a DuckDB shell on a snapshot of the database
	@$(BIN)/tracker shell

verify: $(READY) ## re-read every stored capture and list what no longer holds
	@$(BIN)/tracker verify

reextract: $(READY) ## read the stored captures again with today's rules
	@$(BIN)/tracker reextract

info: $(READY) ## what the database holds
	@$(BIN)/tracker info

lint: $(READY) ## style, formatting and the import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports

types: $(READY) ## mypy, strict
	@$(BIN)/mypy

# The suite starts the program some hundred times: it is compiled once, whatever the environment says of that.
test cover: export PYTHONDONTWRITEBYTECODE =

test: $(READY) ## the test suite (ARGS= for pytest)
	@$(BIN)/python -m pytest --numprocesses 2 --dist worksteal $(if $(ARGS),$$ARGS)

cover: $(READY) ## the suite, and how much of the code and of its branches it runs
	@$(BIN)/python -m pytest --numprocesses 2 --dist worksteal --cov --cov-report=term $(if $(ARGS),--cov-fail-under=0 $$ARGS)

fmt: $(READY) ## format the code
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

generate: $(READY) ## write what follows from the declared columns and rules: parts of SQL and Python, docs/rules.md
	@$(BIN)/python -m bench.generate

eval: $(READY) ## score against EVAL_DIR= (default ../shared/evaluation), and print cue recall
	@$(BIN)/python -m bench.evaluate

bench: $(READY) ## pages per second next to other tools, installed in .venv-bench
	@$(BIN)/python -m bench.run $(if $(ARGS),$$ARGS)

lock: ## resolve the dependencies again into requirements.lock (needs uv)
	@uv pip compile pyproject.toml --group dev --all-extras --universal --generate-hashes --no-annotate --no-header \
	  --python-version 3.11 --output-file requirements.lock --upgrade --quiet

clean: ## remove the environment and caches; databases and captures stay
	@rm -rf $(VENV) $(PROGRAM) .venv-bench .venv-newest .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
