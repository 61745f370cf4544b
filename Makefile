# make        sets up .venv and runs the main job on the repository's own cases
# make test   passes the tests
# make coverage  passes them at half the speed, and says how much of the code they reach
# make check  lint, types, floors, and that committed reports are fresh
# make bench  measures, side by side with a floor and with peers
# make format formats the code

PYTHON ?= python3
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
# The examples are looked at as they stood on this day, so that they look the same on every day.
export EST_IDAG := 2026-11-24

.DEFAULT_GOAL := visa
.PHONY: visa test coverage check bench format docs

visa: .venv/.est
	@$(BIN)/est status
	@echo
	@$(BIN)/est validera | tail -n 2
	@echo "(Ett hinder är det som återstår i ett pågående ärende; est validera visar var.)"
	@$(BIN)/est --tyst rapport
	@$(BIN)/est --tyst rapport --format html
	@echo
	@$(BIN)/est --tyst lagesbild --period 2026-10
	@$(BIN)/est --tyst lagesbild --period 2026-10 --format html > /dev/null
	@echo
	@$(BIN)/est --tyst atgardsplan
	@$(BIN)/est --tyst atgardsplan --format html > /dev/null
	@echo
	@echo "Rapporterna ligger i rapporter/. Börja med rapporter/oversikt.html eller rapporter/lagesbild-2026-10.html."
	@echo "Prova sedan:  . $(BIN)/activate  och  est utvardera 2026-hoglands-park   eller   est regel T401"
	@echo "Nästa möte:  est mote dagordning 2026-12-03      Veckan:  est status --vecka"
	@echo "En egen arbetsyta:  mkdir ../trygghet && cd ../trygghet && est init    (handboken: docs/handbok.md)"

test: .venv/.dev
	@echo "Testerna tar ett par minuter …"
	@$(BIN)/python -m pytest -n auto

coverage: .venv/.dev
	@$(BIN)/python -m pytest -n auto --cov --cov-report=term:skip-covered --cov-fail-under=95

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/est validera --tyst
	$(BIN)/est rapport --kontrollera

bench: .venv/.dev
	@$(BIN)/python -m bench.run

format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: .venv/.est
	$(BIN)/python -m est_cli.generated.docs
	$(BIN)/python -m bench.personal

.venv/bin/python .venv/Scripts/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "est behöver Python 3.11 eller senare; ange en med: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

.venv/.est: pyproject.toml | $(BIN)/python
	@echo "Installerar est i .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.dev: pyproject.toml | $(BIN)/python
	@echo "Installerar est och utvecklarnas verktyg i .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/.est
