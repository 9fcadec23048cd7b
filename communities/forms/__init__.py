"""Forms of communities, partner organisations and programmes; one module per noun."""
