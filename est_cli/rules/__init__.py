"""The rules of the method: one function each, with its code, level, stage, explanation and source."""
