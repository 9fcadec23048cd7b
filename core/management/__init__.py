"""Commands of the shared mechanism."""
