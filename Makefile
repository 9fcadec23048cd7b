# Everything a person or a machine does with Bereke from the command line. `make` explains itself.

PYTHON ?= python3
PORT ?= 8000
# Further arguments for pytest: make test ARGS="tests/core -x"
ARGS ?=
# The language of the demo's free texts: en, ru or kk.
DEMO_LANGUAGE ?= en

VENV := .venv
PY := $(VENV)/bin/python
MANAGE := $(PY) manage.py
# On every core; the tests of one file stay together, so that what they share is made once, and
# files are given away in the order tests/plugins/long_first.py puts them in.
PYTEST := $(PY) -m pytest --numprocesses auto --maxprocesses 6 --dist loadfile --no-loadscope-reorder
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
UV := $(VENV)/lock/bin/uv
LOCK := $(UV) pip compile --quiet --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header
MAKEMESSAGES := makemessages --locale ru --locale kk --no-wrap --add-location file \
	--ignore $(VENV) --ignore node_modules --ignore tests
# What a production start is told, for the checks that need one.
PRODUCTION := ENV_FILE=/dev/null DEBUG=0 ALLOWED_HOSTS=bereke.example.org \
	DATABASE_URL=sqlite://:memory: TRUSTED_PROXIES=1 SECURE_SSL_REDIRECT=1 \
	SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))')

# One person's own machine, unless a .env or the environment says what installation this is.
ifeq ($(wildcard .env)$(SECRET_KEY),)
export DEBUG ?= 1
endif

# The database of a real start: its own, unless the environment or a .env names one.
ifeq ($(wildcard .env)$(DATABASE_URL),)
OWN := DATABASE_URL=sqlite:///$(CURDIR)/own.sqlite3
endif

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run start-empty serve remove-samples test test-postgres lint check \
	migrations messages check-messages compile-messages screenshots readme-pictures lighthouse lock clean

help: ## List what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-17s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: setup ## Set up, load the demo portfolio into an empty database, serve on PORT
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) load_demo --if-empty --language $(DEMO_LANGUAGE)
	$(MANAGE) runserver 127.0.0.1:$(PORT)

start-empty: setup ## Set up an empty database of its own, print where to begin, serve on PORT
	$(OWN) $(MANAGE) first_run_link --migrate --at http://127.0.0.1:$(PORT)
	$(OWN) $(MANAGE) runserver 127.0.0.1:$(PORT)

serve: setup ## Serve the database of start-empty again on PORT
	$(OWN) $(MANAGE) migrate --verbosity 0
	$(OWN) $(MANAGE) runserver 127.0.0.1:$(PORT)

remove-samples: setup ## Remove the demo portfolio and its accounts from the database of run
	$(MANAGE) remove_samples $(ARGS)

test: setup-dev ## Run every test on SQLite, or on DATABASE_URL; ARGS go to pytest
	$(PYTEST) $(ARGS)

test-postgres: setup-dev ## Run every test on a PostgreSQL that is started for them and stopped
	BEREKE_REQUIRE=$(BEREKE_REQUIRE),postgres $(PY) scripts/with_postgres.py $(PYTEST) $(ARGS)

lint: setup-dev ## Look for mistakes and untidy imports
	$(PY) -m ruff check .

check: setup-dev migrations ## Check settings, migrations, messages, static files
	$(MANAGE) check --fail-level WARNING
	$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING
	$(PRODUCTION) $(MANAGE) collectstatic --no-input --clear --verbosity 0
	@$(MAKE) --no-print-directory check-messages

migrations: setup ## Check that models and migrations agree
	$(MANAGE) makemigrations --check --dry-run

messages: setup ## Collect the texts to translate into locale/ (needs gettext)
	$(MANAGE) $(MAKEMESSAGES)

check-messages: setup ## Check that locale/ holds exactly the texts of the pages (needs gettext)
	$(PY) scripts/check_messages.py $(MANAGE) $(MAKEMESSAGES)

screenshots: setup-dev ## Take pictures of every page as each role; --only WORD in ARGS
	$(PY) scripts/screenshots.py $(ARGS)

readme-pictures: setup-dev ## Take the six small pictures of the README again
	$(PY) scripts/screenshots.py --readme

lighthouse: setup-dev ## Let Lighthouse judge the home page, a summary and a form
	$(PY) scripts/frontend.py --dev && touch node_modules/.installed
	$(PY) scripts/lighthouse.py

lock: setup $(UV) ## Lock the versions again after a change of requirements*.in
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-dev.in --output-file requirements-dev.txt

clean: ## Remove what set-up and tests made; the database stays
	rm -rf $(VENV) node_modules staticfiles test-results .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
	find . -name '*.mo' -path '*/locale/*' -delete

setup: $(VENV)/.runtime node_modules/.installed compile-messages

setup-dev: setup $(VENV)/.dev

compile-messages: $(VENV)/.runtime
	@$(PY) scripts/compile_messages.py

# The marks stand inside the folders they speak of, so that removing a folder makes it anew.
$(VENV)/.runtime: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Bereke needs Python 3.11 or newer; name it: make PYTHON=python3.12"; exit 1; }
	@echo "Installing the application's packages"
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes --requirement requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	@echo "Installing the packages for tests"
	@$(PIP) --require-hashes --requirement requirements-dev.txt
	@touch $@

node_modules/.installed: package.json package-lock.json scripts/make_fonts.py | $(VENV)/.runtime
	@echo "Installing the front-end packages"
	@$(PY) scripts/frontend.py
	@touch $@

$(UV):
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
