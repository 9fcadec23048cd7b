"""A real start: the first-run page, and what an empty installation is given with it."""
