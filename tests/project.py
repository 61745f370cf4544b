"""Where the project lies, and what its own example workspace is made of."""

from pathlib import Path

PROJECT = Path(__file__).parent.parent
EXAMPLES = ("est.yaml", "register", "arenden", "moten", "lagesbilder", "observationer")
