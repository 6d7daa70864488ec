# The list of commands; CI calls the same ones. GNU make 3.81, which macOS has, is enough.
#
# Every step says one line and leaves its chatter in build/log/. What a step made carries its date,
# in the folder it made, so that the step runs again only when its inputs changed.

SHELL := /bin/sh
PORT ?= 8000

PYTHON := .venv/bin/python
STEP := tools/step.sh
# A Node that came as a Python package lies in .venv/bin; it is there only when it is needed.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Byte code among the sources would look like a change of them.
export PYTHONDONTWRITEBYTECODE := 1
# Material's notice of its own successor is no news here: ARCHITECTURE.md says what holds.
export NO_MKDOCS_2_WARNING := 1

PACKAGE := $(shell find calculator/churn_calculator -type f \( -name '*.py' -o -name py.typed \) 2>/dev/null) \
	$(wildcard calculator/pyproject.toml calculator/README.md calculator/LICENSE calculator/recipe/meta.yaml)
CATALOGUES := $(wildcard translations/*/*.po)
COMPILED := $(patsubst translations/%/calculator.po,calculator/churn_calculator/locale/%/LC_MESSAGES/calculator.mo,\
	$(wildcard translations/*/calculator.po))
SITE := $(shell find docs theme hooks links licences -type f ! -name '*.pyc' 2>/dev/null) \
	$(wildcard mkdocs.yml translations/terms.toml translations/*/stopwords.txt)
RUNTIME := $(wildcard runtime/* tests/cases/*.json theme/assets/examples/*)
SCRIPTS := $(shell find theme -type f -name '*.js' 2>/dev/null)

# An environment whose Python is gone, after an upgrade say, is made anew.
ENVIRONMENT_RUNS := $(shell $(PYTHON) -c '' 2>/dev/null && echo yes)

.DELETE_ON_ERROR:
.PHONY: help serve build test soak protections check bench clean wheel links withdraw release smoke lock port browser engines nginx soak-programs translations comments language FORCE

help:
	@echo 'make serve   builds the site and serves it at http://127.0.0.1:$(PORT)/ (PORT=8001 changes that)'
	@echo 'make build   builds the site into site/'
	@echo 'make test    runs all tests'
	@echo 'make soak    tries what takes long before a release: hostile links, barriers, load, builds elsewhere, all engines'
	@echo 'make protections  takes each protection away and sees its tests fail; ONLY=name for one'
	@echo 'make check   runs the linters and type checkers'
	@echo 'make bench   measures what ARCHITECTURE.md gives figures of'
	@echo 'make release packs the site with nginx'\''s rules into build/release/, with checksums'
	@echo 'make smoke   tries a published site from outside: URL=https://churn.example/'
	@echo 'make links   records new addresses in links/published.txt, for ever'
	@echo 'make withdraw  packs a release that removes what browsers kept of the site'
	@echo 'make wheel   builds the calculator alone and installs it as .venv/bin/churn'
	@echo 'make translations   shows which translations are behind, or records one: ACCEPT=el/faq'
	@echo 'make comments       shows the translators of messages the English texts as they are now'
	@echo 'make language       adds a language: CODE=lv NAME=Latviešu'
	@echo 'make lock    locks the versions again after requirements/*.in or package.json changed'
	@echo 'make clean   removes everything that make made'

serve: port build/catalogues .venv/.calculator build/fonts/commissioner-LICENSE.txt build/icons/mark-180.png
	@echo 'Building the site …'
	@$(PYTHON) tools/serve.py $(PORT)

build: build/deploy/links-http.conf build/compressed/.made

wheel: build/catalogues .venv/.calculator

release: build
	@echo 'Packing the release …'
	@PYTHONPATH=hooks $(PYTHON) tools/release.py site build/deploy

smoke: .venv/.python
	@test -n '$(URL)' || { echo 'Stopped: give the address of the site: make smoke URL=https://churn.example/'; exit 1; }
	@$(PYTHON) tools/smoke.py '$(URL)' $(if $(WITHOUT),--without '$(WITHOUT)')

withdraw: build
	@cp deploy/service-worker-removed.js site/service-worker.js
	@PYTHONPATH=hooks $(PYTHON) tools/bill_of_materials.py site
	@node tools/compress.mjs site build/compressed
# What is older than all it is made of is made again by the next build.
	@touch -t 200001010000 site/index.html
	@echo 'Packing a release that removes what its readers keep of the site; make build brings that back …'
	@PYTHONPATH=hooks $(PYTHON) tools/release.py site build/deploy

links: .venv/.packages-test site/index.html
	@$(PYTHON) tools/published.py site

test: .venv/.packages-test .venv/.packages-words build/deploy/links-http.conf build/compressed/.made browser engines nginx
	@echo 'Running the tests …'
	@CHURN_CHROMIUM="$$(cat build/browser)" $(PYTHON) -m pytest -n auto --dist loadfile

soak: .venv/.packages-test .venv/.packages-words build/deploy/links-http.conf build/compressed/.made browser engines nginx soak-programs
	@echo 'Trying what takes long: hostile links, barriers in all looks, three engines, load, a build elsewhere …'
	@CHURN_CHROMIUM="$$(cat build/browser)" $(PYTHON) -m pytest -m soak -s

bench: .venv/.packages-test build/deploy/links-http.conf build/compressed/.made browser engines nginx soak-programs
	@echo 'Measuring; the machine should do nothing else meanwhile …'
	@CHURN_CHROMIUM="$$(cat build/browser)" PYTHONPATH=tools:hooks $(PYTHON) -m tests.bench

protections: .venv/.packages-test .venv/.packages-words build/deploy/links-http.conf browser nginx
	@echo 'Taking each protection away in a copy, to see its tests fail …'
	@CHURN_CHROMIUM="$$(cat build/browser)" $(PYTHON) tools/replay_protections.py $(ONLY)

check: .venv/.packages-test .venv/.packages-words node_modules/.package-lock.json
	@$(STEP) ruff 'Checking the Python code with ruff' $(PYTHON) -m ruff check .
	@$(STEP) ruff-format 'Checking its layout' $(PYTHON) -m ruff format --check .
	@$(STEP) mypy 'Checking its types with mypy' $(PYTHON) -m mypy
	@$(STEP) tsc 'Checking the types of the JavaScript with tsc' tools/check_scripts.sh $(SCRIPTS)
	@$(STEP) catalogues 'Checking the message catalogues' $(PYTHON) tools/catalogues.py check
	@$(STEP) words 'Checking the words of pages and catalogues' env PYTHONPATH=hooks $(PYTHON) tools/check_words.py
	@$(STEP) names 'Checking that no file names a registry or a path of one machine' tools/check_names.sh

translations: .venv/.packages-build
	@$(PYTHON) tools/translate.py $(if $(ACCEPT),accept $(ACCEPT),$(if $(NEW),new $(NEW)))

language: .venv/.packages-build node_modules/.package-lock.json
	@$(PYTHON) tools/language.py '$(CODE)' '$(NAME)'

comments: .venv/.packages-build
	@$(PYTHON) tools/catalogue_comments.py

clean:
	@echo 'Removing what make made …'
	@rm -rf .venv node_modules build site calculator/churn_calculator/locale
	@rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

lock: .venv/.packages-build node_modules/.package-lock.json
	@tools/lock.sh

# The environment.

ifneq ($(ENVIRONMENT_RUNS),yes)
.venv/.python: FORCE
endif
.venv/.python:
	@tools/bootstrap.sh
	@touch $@

.venv/.packages-build: requirements/build.txt requirements/backend.txt .venv/.python
	@tools/packages.sh build 'build the site'
	@tools/packages.sh backend 'build the calculator' download
	@touch $@

.venv/.packages-words: requirements/words.txt .venv/.packages-build
	@tools/packages.sh words 'check spelling'
	@touch $@

.venv/.packages-test: requirements/test.txt .venv/.packages-build
	@tools/packages.sh test 'test and check it'
	@touch $@

node_modules/.package-lock.json: package-lock.json .npmrc .venv/.python
	@tools/npm.sh
	@touch $@

port: .venv/.python
	@$(PYTHON) tools/port.py '$(PORT)'

# It is looked for each time: a browser can be removed, and finding one takes no time.
browser: .venv/.packages-test
	@tools/browser.sh

# Firefox and WebKitGTK, besides the Chromium that all browser tests run in.
engines:
	@tools/engines.sh

nginx:
	@tools/nginx.sh

soak-programs:
	@tools/soak.sh

# What goes into the site.

# A list of names changes when a file is added or removed, which no file's date would show.
record = mkdir -p build && { echo $(1) | cmp -s - $@ || echo $(1) >$@; }
build/package-names: FORCE
	@$(call record,$(sort $(PACKAGE)))
build/catalogue-names: FORCE
	@$(call record,$(sort $(CATALOGUES)))
build/site-names: FORCE
	@$(call record,$(sort $(SITE)))

# A site that was built for one address is built anew for another.
build/site-address: FORCE
	@$(call record,'$(SITE_URL)')

build/catalogues: $(CATALOGUES) tools/catalogues.py tools/catalogue_faults.py tools/fault.py build/catalogue-names .venv/.packages-build
	@$(STEP) catalogues 'Compiling the message catalogues' $(PYTHON) tools/catalogues.py compile
	@touch $@

# These are written only when they change, so that a text of the site alone builds no wheel.
$(COMPILED): build/catalogues
	@test -f $@ || $(PYTHON) tools/catalogues.py compile

build/cross-build/Makefile.envs: tools/cross_build.py node_modules/.package-lock.json .venv/.python
	@$(STEP) cross-build 'Making the environment that pyodide-build needs' \
		$(PYTHON) tools/cross_build.py node_modules/pyodide build/cross-build

build/wheel/pyodide-lock.json: $(PACKAGE) $(COMPILED) tools/wheel.py build/cross-build/Makefile.envs \
		build/package-names
	@$(STEP) wheel 'Building the calculator with pyodide-build' $(PYTHON) tools/wheel.py

# While pages are served, what was cut for an earlier wheel will do: what it lacks is fetched whole.
ifdef SERVING
build/lean/.made: | build/wheel/pyodide-lock.json
else
build/lean/.made: build/wheel/pyodide-lock.json $(RUNTIME)
endif
build/lean/.made:
	@$(STEP) lean 'Cutting Python down to what the calculator needs' node runtime/cut.mjs build/wheel/*.whl $(@D)
	@touch $@

build/python.json: build/lean/.made build/wheel/pyodide-lock.json runtime/NOTICE.txt tools/publish_python.py
	@$(STEP) python 'Gathering the Python that the browser runs' $(PYTHON) tools/publish_python.py

.venv/.calculator: build/python.json
	@$(STEP) calculator 'Installing the calculator as .venv/bin/churn' $(PYTHON) -m pip install \
		--disable-pip-version-check --no-index --no-deps --force-reinstall build/wheel/churn_calculator-*.whl
	@touch $@

build/fonts/commissioner-LICENSE.txt: tools/fonts.py node_modules/.package-lock.json .venv/.packages-build
	@$(STEP) fonts 'Cutting the fonts to what the pages need' $(PYTHON) tools/fonts.py
	@touch $@

build/icons/mark-180.png: theme/assets/images/mark.svg tools/icons.py .venv/.packages-build
	@$(STEP) icons 'Drawing the icons' $(PYTHON) tools/icons.py
	@touch $@

# They take a while the first time, and nobody needs them while writing: `make serve` goes without.
build/share/drawn.json: $(filter docs/%,$(SITE)) mkdocs.yml tools/share_images.py tools/share_image.svg \
		theme/.icons/site/mark.svg build/site-names build/fonts/commissioner-LICENSE.txt
	@$(STEP) share 'Drawing the pictures for link previews' $(PYTHON) tools/share_images.py

site/index.html: $(SITE) tools/lasting_names.py tools/kept_files.py tools/bill_of_materials.py build/site-names build/site-address build/catalogues .venv/.calculator build/fonts/commissioner-LICENSE.txt \
		build/icons/mark-180.png build/share/drawn.json
	@$(STEP) site 'Building the site into site/' $(PYTHON) -m mkdocs build --quiet --strict
	@$(STEP) lasting-names 'Naming its files by their content' $(PYTHON) tools/lasting_names.py site
	@$(STEP) offline 'Listing what readers may keep' $(PYTHON) tools/kept_files.py site
	@PYTHONPATH=hooks $(STEP) bill 'Listing what the site is made of' $(PYTHON) tools/bill_of_materials.py site
	@touch $@

# The site is written anew each time; what did not change in it has been compressed before.
build/compressed/.made: site/index.html tools/compress.mjs
	@$(STEP) compress 'Compressing what changed' node tools/compress.mjs site $(@D)
	@touch $@

build/deploy/links-http.conf: site/index.html tools/server_rules.py tools/header_rules.py \
		tools/page_rules.py tools/site_headers.py tools/inline_scripts.py deploy/headers.toml
	@PYTHONPATH=hooks $(STEP) deploy "Writing the server's rules into build/deploy/" \
		$(PYTHON) tools/server_rules.py site build/deploy
