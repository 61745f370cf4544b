"""EST: a workflow tool over plain files for Effektiv samordning för trygghet."""

__version__ = "0.1.0"
