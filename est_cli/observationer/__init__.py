"""Observations: the files in `observationer/`, read row by row, counted, or as a table for pandas."""
