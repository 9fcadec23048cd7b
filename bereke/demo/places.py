"""Loads the register of regions and districts, in which the demo's communities lie."""

from bereke.demo.read import Loaded
from communities.register.load import load_register


def load_places(loaded: Loaded) -> None:
    """Load all regions with what they were before, the districts known, and their names."""
    register = load_register(actor=None)
    loaded.regions = register.regions
    loaded.districts = register.districts
