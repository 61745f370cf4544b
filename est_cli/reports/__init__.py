"""Reports: a case, and all cases, as HTML and Markdown through the templates in `mallar/`."""
