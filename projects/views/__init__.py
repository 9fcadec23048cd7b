"""Screens of projects and of their parts; one module per noun."""
