"""Before and after in a case: what is counted, what it supports, and what it does not."""
