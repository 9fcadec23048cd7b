"""The fixed rule that makes the demo portfolio's data files, one module per noun."""
