# Everything a developer does here. `make` alone lists it.
.DEFAULT_GOAL := help
.PHONY: help run test test-fast demo bench prove lint lock
PY := .venv/bin/python

help: ## List these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-11s %s\n", $$1, $$2}'

run: ## Install what is needed, fill the demo town and serve it on http://localhost:8000 (PORT changes it)
	@.ci/system-packages run
	@.ci/install run
	@.ci/assets
	@$(PY) manage.py serve

test: ## Install what is needed and run the whole suite: SQLite, PostgreSQL and the browser part
	@.ci/system-packages test
	@.ci/install test
	@.ci/assets
	@.ci/test

test-fast: ## Only the tests without a browser, on SQLite
	@$(PY) -m pytest -q -m "not browser"

demo: ## Throw the demo town away and build it again
	@.ci/install run
	@.ci/assets
	@$(PY) manage.py demo --rebuild

bench: ## Measure search and pages at 100,000 listings on both databases, beside their peers
	@.ci/system-packages test
	@.ci/install test
	@.ci/assets
	@.ci/bench

prove: ## Run the full races, crashes and fuzzing and write docs/proof.md (takes long)
	@.ci/system-packages test
	@.ci/install test
	@.ci/assets
	@.ci/with-postgres $(PY) -m tests.prove

lint: ## Check style, types, layers, migrations, settings and lock files
	@.ci/system-packages run
	@.ci/install test
	@.ci/assets
	@.ci/lint

lock: ## Work the exact versions out again from pyproject.toml
	@.ci/lock
