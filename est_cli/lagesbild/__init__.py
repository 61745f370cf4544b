"""The picture of a period: counts and what has changed, when it happens, who reported, what is being done."""
