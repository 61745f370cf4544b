"""What each file of a workspace may hold: one declaration a field carries type, bounds, help and question."""

import os

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""Looking for other programs' plug-ins costs every start more than reading a case, and none belongs in a case."""
