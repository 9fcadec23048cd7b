"""The first-run page filled in, as a person of a small organisation would."""

from bereke.start.link import first_run_path
from tests.browsing import filled

PASSWORD = "a-quiet-river-2026"
TYPED = {
    "starter-full_name": "Aigerim Own",
    "starter-username": "aigerim",
    "starter-email": "aigerim@example.org",
    "starter-password": PASSWORD,
    "starter-again": PASSWORD,
    "organisation-name_en": "Own Hands",
    "organisation-name_ru": "Своими руками",
    "organisation-currency": "KZT",
    "organisation-email": "office@example.org",
    "places-regions": ["turkistan"],
    "places-cities": ["shymkent"],
    "programme-name_en": "Water for villages",
    "programme-code": "water",
    "programme-donor": "A quiet donor",
    "programme-currency": "KZT",
    "programme-starts_on": "01.01.2026",
    "programme-ends_on": "31.12.2027",
    "colleagues-0-full_name": "Officer Own",
    "colleagues-0-username": "officer@example.org",
    "colleagues-0-role": "officer",
    "colleagues-0-region": "turkistan",
    "colleagues-1-full_name": "Manager Own",
    "colleagues-1-username": "manager-own",
    "colleagues-1-role": "manager",
    "colleagues-1-region": "all",
    "colleagues-2-full_name": "Donor Own",
    "colleagues-2-username": "viewer-own",
    "colleagues-2-role": "viewer",
}


def send(client, **changes):
    """Open a new first-run link, fill the page in with some changes, send it."""
    path = first_run_path()
    changed = {name.replace("__", "-"): value for name, value in changes.items()}
    return client.post(path, filled(client.get(path)) | TYPED | changed)
