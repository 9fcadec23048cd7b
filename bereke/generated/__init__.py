"""A generated portfolio of any size, the same for the same seed.

`generate(communities=20, seed=3)` writes it into a database without one.

One module for each kind of record, each drawing from a stream of its own (`draw.py`), so that a new
kind of record does not change the others. Everything is a sample. Nothing is written to the
history: a million entries of one moment would tell nobody anything. Neither tension surveys nor
assessments of conflict are made, for the regions and most districts are real ones.
"""

from bereke.generated.portfolio import generate

__all__ = ["generate"]
