"""The demo portfolio: its data files and the code that loads them into an empty database."""
