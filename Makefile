# make run | test | bench | words | requirements | screenshot
# Needs Python 3.11 or newer; everything else is installed into .venv.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
RUN := .venv/.installed
DEV := .venv/.installed-dev
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# pip would compile what it installs on one core; it does not mind a file that cannot be compiled.
COMPILE := $(BIN)/python -m compileall -qq -j 0 .venv/lib || true

# What is compiled is kept, whatever is asked for elsewhere: a test starts many programs, and each
# would compile all of it anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test bench words requirements screenshot chromium postgres java
.DEFAULT_GOAL := run

run: $(RUN)
	@$(BIN)/python -m data demo --if-empty
	@echo "Lägesbild Växjö: http://localhost:$(PORT)"
	@exec $(BIN)/streamlit run dashboard.py --server.port $(PORT) --server.address 127.0.0.1

test: $(DEV) chromium postgres java
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@$(BIN)/python -m compileall -qq -j 0 dashboard.py data geo pages
	@# The types are checked beside the tests, and one more of these than there are cores: while
	@# one waits for a page to stand still, another works.
	$(BIN)/mypy & $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder; \
	  passed=$$?; wait $$! && exit $$passed

bench: $(DEV) chromium
	$(BIN)/python -m tests.bench

# Collect the texts of the interface into the English catalogue; say what lacks a translation.
words: $(DEV)
	$(BIN)/python -m tests.catalogue

# Make the exact pins anew from the short hand-written lists.
requirements: $(DEV)
	for name in requirements requirements-dev; do \
	  CUSTOM_COMPILE_COMMAND="make requirements" $(BIN)/pip-compile --quiet --upgrade \
	    --strip-extras --no-emit-options --no-emit-index-url --no-emit-find-links \
	    --no-emit-trusted-host --output-file $$name.txt $$name.in || exit 1; \
	done

screenshot: $(DEV) chromium
	$(BIN)/python -m tests.browser.screenshot

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one with make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv .venv

$(RUN): requirements.txt | $(BIN)/python
	$(PIP) install --no-compile -r requirements.txt
	@$(COMPILE)
	@touch $@

$(DEV): requirements-dev.txt $(RUN)
	$(PIP) install --no-compile -r requirements-dev.txt
	@$(COMPILE)
	@touch $@

# The tests take Chromium's headless shell where there is one: it is faster, and from the same source.
chromium:
	@command -v chromium >/dev/null && command -v chromium-headless-shell >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  export DEBIAN_FRONTEND=noninteractive; apt-get update -qq && \
	  apt-get install -y -qq chromium && { apt-get install -y -qq chromium-headless-shell || true; }; \
	elif ! command -v chromium >/dev/null; then \
	  echo "The browser tests need Chromium: install the package chromium and try again."; exit 1; \
	fi

# The tests start a server of their own from what is installed here.
postgres:
	@[ -n "$$LAGESBILD_TEST_POSTGRES" ] && exit 0; \
	ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && exit 0; \
	command -v initdb >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql; \
	else \
	  echo "Without PostgreSQL its tests skip: install the package postgresql to run them."; \
	fi

# The validator of the public pages runs in it.
java:
	@command -v java >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq default-jre-headless; \
	else \
	  echo "Without Java the public pages are not validated: install default-jre-headless."; \
	fi
