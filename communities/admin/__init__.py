"""The administration of places, programmes, communities, partner organisations, and of who
answers for which region and programme."""

from communities.admin import communities, partners, people, places, users

__all__ = ["communities", "partners", "people", "places", "users"]
