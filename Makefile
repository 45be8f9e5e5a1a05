.DEFAULT_GOAL := help
.PHONY: help run test check check-code bench proof messages lock clean
MAKEFLAGS += --no-print-directory

PORT ?= 8000
SIZE ?= 100000
DATABASE ?= postgresql
BUDGETS ?= ../shared/data/pabulib
bin := .venv/bin
scratch := var/bench/scratch.sqlite3

help:
	@echo "make run        install, migrate, load the demo, and serve on 127.0.0.1 (PORT=8000)"
	@echo "make test       everything: checks, both databases, the browser"
	@echo "make check      style, types, import contracts, migrations, the English catalogue"
	@echo "make bench      measure it (SIZE=1000 | 100000 | 1000000 matters; DATABASE=sqlite)"
	@echo "make proof      the article's figures and names against the running software's database"
	@echo "make messages   gather the texts for translation, and compile them"
	@echo "make lock       pin the dependencies anew (needs uv)"
	@echo "make clean      remove what can be made again; var/ with the database stays"

run:
	@scripts/venv
	@scripts/messages --compile
	@exec $(bin)/python scripts/run --port $(PORT)

test:
	@scripts/test

check: check-code
	@scripts/messages --check

check-code: export LIANXIN_DEMO = 1
check-code:
	@scripts/venv dev
	@$(bin)/ruff check --quiet
	@$(bin)/ruff format --check --quiet
	@said=$$($(bin)/lint-imports --no-logo) || { echo "$$said"; exit 1; }
	@$(bin)/lianxin makemigrations --check --dry-run
	@$(bin)/mypy

bench: export LIANXIN_DEMO = 1
bench:
	@scripts/venv dev
	@$(bin)/lianxin collectstatic --no-input --verbosity 0
	@mkdir -p var/bench
ifeq ($(DATABASE),sqlite)
	@rm -f $(scratch)*
	@LIANXIN_DATABASE=sqlite:///$(CURDIR)/$(scratch) $(bin)/lianxin bench --size $(SIZE)
	@rm -f $(scratch)*
else
	@scripts/postgres --durable $(bin)/lianxin bench --size $(SIZE)
endif
	@scripts/postgres --durable $(bin)/lianxin bench_cards
	@$(bin)/lianxin bench_branches
	@$(bin)/lianxin bench_rounds
	@$(bin)/lianxin bench_budgets $(wildcard $(BUDGETS)/*.pb)
	@rm -f $(scratch)*
	@LIANXIN_DATABASE=sqlite:///$(CURDIR)/$(scratch) $(bin)/lianxin bench_opinions
	@rm -f $(scratch)*
	@LIANXIN_DATABASE=sqlite:///$(CURDIR)/$(scratch) $(bin)/lianxin bench_roster
	@rm -f $(scratch)*
	@scripts/postgres --durable $(bin)/lianxin bench_roster
	@scripts/postgres --durable $(bin)/lianxin bench_messages
	@LIANXIN_DATABASE=sqlite:///$(CURDIR)/$(scratch) $(bin)/lianxin bench_debate
	@rm -f $(scratch)*
	@LIANXIN_DATABASE=sqlite:///$(CURDIR)/$(scratch) $(bin)/lianxin bench_sheets
	@rm -f $(scratch)*

proof:
	@scripts/venv
	@LIANXIN_DEMO=1 $(bin)/lianxin proof

messages:
	@scripts/venv dev
	@scripts/messages

lock:
	@uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --output-file requirements/base.txt requirements/base.in
	@uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --output-file requirements/dev.txt requirements/dev.in

clean:
	@rm -rf .venv node_modules dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find lianxin tests -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
