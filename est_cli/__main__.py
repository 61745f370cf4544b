"""Lets `python -m est_cli` run the program."""

from est_cli.cli import main

main()
