"""Every address the application answers, as the resolver knows it."""

from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

ADMIN = "admin"


@dataclass(frozen=True)
class Address:
    """The name by which an address is reversed, its route, and the names of its parts."""

    name: str
    route: str
    parts: tuple[str, ...]


def addresses(resolver: URLResolver | None = None, route="/", space="") -> list[Address]:
    """All addresses, the administration pages left out: they are one group."""
    resolver = resolver or get_resolver()
    found = []
    for entry in resolver.url_patterns:
        path = route + str(entry.pattern)
        if isinstance(entry, URLPattern):
            name = f"{space}{entry.name}" if entry.name else f"{path} has no name"
            found.append(Address(name, path, tuple(entry.pattern.converters)))
        elif entry.namespace != ADMIN:
            below = f"{space}{entry.namespace}:" if entry.namespace else space
            found += addresses(entry, path, below)
    return found
