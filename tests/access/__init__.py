"""Who may open what: one exact verdict for every address, role and method."""
