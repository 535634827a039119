# Two commands do everything: make demo, make test.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check fix bench bench-steady images messages requirements proof-demo proof-generative proof-spark proof-postgres15 proof-registration-effects proof-draft

demo: .venv/ready
	$(BIN)/wijkzicht demo $(OPTIONS)

test: .venv/ready
	$(BIN)/python scripts/browser.py
	$(MAKE) check
	$(BIN)/pytest -n 2 --dist loadfile

check: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

fix: .venv/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Third-party packages first, with hashes; then the program itself, without dependencies.
.venv/ready: requirements/dev.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

# The texts of the screens: Dutch in the source, English in the catalogue.
messages: .venv/ready
	$(BIN)/python scripts/messages.py

# Pictures of every page, in a demo that runs: make images SITE=http://127.0.0.1:8000
SITE ?= http://127.0.0.1:8000
images: .venv/ready
	$(BIN)/python scripts/all_pages.py $(SITE)

requirements:
	for part in base web dev spark; do \
	  case $$part in base) extra="";; web) extra="--extra web --extra reports";; spark) extra="--extra spark";; dev) extra="--extra web --extra reports --extra dev";; esac; \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --no-emit-index-url --no-emit-find-links $$extra pyproject.toml -o requirements/$$part.txt; \
	done

# The rules and twins on a thousand cases nobody thought of, where `make test` takes 25.
proof-generative: .venv/ready
	$(BIN)/pytest -n 2 --dist loadfile --hypothesis-profile=proof $$(grep -rl "hypothesis" tests --include='test_*.py')

# Planted registration effects: how often they are named. Takes two minutes on one core.
proof-registration-effects: .venv/ready
	$(BIN)/python scripts/proof_registration_effects.py

# Kills a browser fifty times while somebody types. Takes about ten minutes.
proof-draft: .venv/ready
	WIJKZICHT_PROOF_DRAFT=50 $(BIN)/pytest -n 1 tests/journeys/test_draft_survives.py

# The tests of register and web on Debian's own PostgreSQL 15.
proof-postgres15: .venv/ready
	scripts/proof_postgres15.sh

# Measures speed at size and writes the tables in docs/proof/. Takes about half an hour on two
# cores and 6 GB of disk, given back at the end; needs wrk (Debian: apt install wrk). BENCH names a
# folder to keep the register in between runs.
BENCH ?= $(CURDIR)/var/bench
PEERS := var/peers/bin/python

bench: .venv/ready $(PEERS)
	$(BIN)/python bench/web.py --home $(BENCH) --keep
	$(BIN)/python bench/extract.py --home $(BENCH)
	$(BIN)/python bench/refresh.py --home $(BENCH)
	$(BIN)/python bench/indicators.py --pandas $(PEERS)
	$(BIN)/python bench/repeat.py
	$(BIN)/python bench/check.py --peers $(PEERS)
	$(BIN)/python bench/deliver_check.py
	rm -rf var/bench

# Fifty mixed requests a second for ten minutes, in docs/proof/steady.md; on a quiet machine. Takes a
# quarter of an hour; BENCH as above, a register that `bench` kept there is used.
bench-steady: .venv/ready
	$(BIN)/python bench/steady.py --home $(BENCH) --keep $(OPTIONS)

# What the program is measured beside; never part of it.
$(PEERS):
	$(PYTHON) -m venv var/peers
	var/peers/bin/pip install --quiet pandas pyarrow frictionless pandera pointblank polars

proof-demo: .venv/ready
	$(BIN)/python bench/demo.py $(OPTIONS)

# The catalogue on Apache Spark; needs Java 17.
proof-spark:
	test -x var/spark/bin/python || $(PYTHON) -m venv var/spark
	var/spark/bin/pip install --quiet --require-hashes -r requirements/spark.txt
	var/spark/bin/pip install --quiet --no-deps --no-build-isolation --editable .
	var/spark/bin/python scripts/proof_spark.py
