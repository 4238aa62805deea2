# What a person types here. Each target sets up what it needs by itself; `make help` lists them.

.DEFAULT_GOAL := help
PY := .venv/bin/python
MANAGE := $(PY) manage.py

# What `check --deploy`, the types and the schema are tried with: a deployment's environment, and no server in it.
DEPLOYED := env -u MOC_LOCAL -u DEBUG SCANNER=clamd://127.0.0.1:1 DATABASE_URL=postgres://nobody@127.0.0.1:1/none \
	DATABASE_OWNER_URL=postgres://owner@127.0.0.1:1/none HISTORY_SIGNING_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= REDIS_URL=redis://127.0.0.1:1/0 \
	SECRET_KEY=only-for-checks-c0ns1st-0f-m4ny-d1fferent-characters-so-that-the-check-is-content ALLOWED_HOSTS=portal.example \
	PORTAL_URL=https://portal.example

# No registry's address belongs into a lock: each machine has its own way to packages.
LOCK := .venv/bin/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-header --no-emit-index-url \
	--no-emit-find-links

.PHONY: help run demo test contract chance pictures drawings lint types style format bench audit sbom recovery drill hosts previous lock clean setup setup-dev

help: ## List what can be done here
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

run: setup ## Run the portal on this machine until Ctrl-C (PORT=8000)
	@exec $(PY) -m mocportal.local run

demo: setup ## Run the portal with an invented year, in a database of its own (PORT=8000)
	@exec $(PY) -m mocportal.local demo

# tests/fixtures/portal.py groups the tests by process and states which files come first: xdist would begin with those
# of the most tests, and not with those that take longest.
# Three processes on two cores: many a test waits for a clock, a worker or a server.
test: lint ## Check everything and run all tests
	$(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(if $(ARGS),$(ARGS),--cov --cov-report=)
	$(if $(ARGS),,$(PY) -m coverage report --include='*/rules/*,*/services/*' --fail-under=90)

contract: setup-dev ## Ask every operation of the API everything, in every role (about an hour; `make test` asks some)
	CONTRACT=long $(PY) -m pytest -n 2 --dist load -p no:logging $(if $(ARGS),$(ARGS),tests/api/contract/test_schemathesis.py)

chance: setup-dev ## Try several times as much of what tests draw by chance
	CHANCE=long $(PY) -m pytest -n 2 --dist loadfile $(if $(ARGS),$(ARGS),$$(git grep -l 'import tries' -- tests))

pictures: setup-dev ## Make the pictures of the guides again, after the pages that they show have changed
	PICTURES=make $(PY) -m pytest -n 0 --no-cov -p no:randomly tests/e2e/pictures tests/dialogue/documents/test_golden_pages.py

drawings: setup-dev ## Write the drawings and tables of docs/ again, after packages, models or the wording of documents have changed
	$(DEPLOYED) $(PY) -W ignore -m tests.docs

lint: setup-dev ## Check style, types, layers, templates, migrations, deployment settings and schema
	@$(MAKE) --no-print-directory --jobs=2 types style

# The longest of all, alone on its core.
types:
	$(DEPLOYED) $(PY) -m mypy

style:
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) .venv/bin/lint-imports
	git ls-files -z -- '*.html' | xargs -0 .venv/bin/djade --check
	$(PY) -m bandit --quiet --configfile pyproject.toml --recursive core moc contacts commitments dialogue partners audit accounts mocportal
	$(DEPLOYED) $(PY) -W ignore manage.py makemigrations --check --dry-run
	$(DEPLOYED) $(MANAGE) compilemessages
	$(DEPLOYED) $(MANAGE) check --deploy --fail-level WARNING
	$(DEPLOYED) $(MANAGE) spectacular --validate --fail-on-warn --file /dev/null

format: setup-dev ## Put code and templates into the house's form
	$(PY) -m ruff check --fix --exit-zero --silent
	$(PY) -m ruff format
	git ls-files -z -- '*.html' | xargs -0 .venv/bin/djade

bench: setup-dev ## Measure time and number of statements (ARGS="--only agenda", ARGS="--sizes 100 10000")
	$(PY) -m tests.bench $(ARGS)

# What could not be looked up counts as a finding (--strict): an auditor that reaches no database would report none.
# Not part of `make test`, which speaks to nothing but this machine.
audit: setup-dev ## Ask whether a package of the locks has a known weakness (needs the network, or AUDIT="-s osv")
	$(PY) -m pip_audit --strict --disable-pip --require-hashes --progress-spinner off $(AUDIT) \
		--requirement requirements-local.txt --requirement requirements-dev.txt

sbom: setup-dev ## Write the list of all packages that are shipped, with versions and hashes (var/sbom.cdx.json)
	@mkdir -p var
	$(PY) -W ignore -m cyclonedx_py requirements requirements.txt --pyproject pyproject.toml \
		--output-reproducible --spec-version 1.6 --output-format JSON --output-file var/sbom.cdx.json

recovery: setup-dev ## Lose a database in three ways, get it back, and say what that cost (five minutes)
	$(PY) -m tests.recovery $(ARGS)

drill: setup-dev ## Break a whole portal under load in several ways (three quarters of an hour; ARGS=--short, ARGS="--load 600")
	$(PY) -m tests.drills $(ARGS)

hosts: setup-dev ## Lose one host after the other, in network namespaces (Linux, root; quarter of an hour)
	$(PY) -m tests.hosts $(ARGS)

previous: setup-dev ## Run the previous release on the tables of this one (some minutes; ARGS="--release v1.0")
	$(PY) -m tests.previous $(ARGS)

lock: setup-dev ## Choose the newest versions that pyproject.toml allows, and write them down with their hashes
	$(LOCK) --upgrade --extra local --group pyproject.toml:dev --output-file requirements-dev.txt
	@# The versions of one lock are where the next begins, so that tests run with the versions that are deployed.
	cp requirements-dev.txt requirements.txt
	$(LOCK) --output-file requirements.txt
	@# The servers of `make run` are an addition, which a deployment does not install.
	cp requirements-dev.txt requirements-local.txt
	$(LOCK) --extra local --output-file requirements-local.txt \
		$$(sed -n 's/^\([a-z0-9._-]*\)==.*/--no-emit-package \1/p' requirements.txt)
	sed -i -e '1i -r requirements.txt' -e '/^$$/,$$d' requirements-local.txt

clean: ## Remove what was made here, except the data in var/
	rm -rf .venv .coverage htmlcov staticfiles .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find locale -name '*.mo' -delete

setup:
	@sh mocportal/local/bootstrap.sh requirements-local.txt

setup-dev:
	@sh mocportal/local/bootstrap.sh requirements-dev.txt
