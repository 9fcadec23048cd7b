"""Screens of councils and what comes before them; one module per noun."""
