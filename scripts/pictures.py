"""Which pages are pictured, as whom, in which languages and widths.

The pages are those of the access table in `tests/access/`, so that a new address is pictured by
itself once its record is named in `scripts/demo_records.py`. A test holds that none is missing.
"""

from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("en", "ru", "kk")
WIDTHS = (1280, 390)
EVERY = tuple((language, width) for language in LANGUAGES for width in WIDTHS)
# Long words and a phone show what is wrong with a page of which there are many alike.
TWO = (("ru", 1280), ("kk", 390))
WIDE = tuple((language, 1280) for language in LANGUAGES)

# Who is asked for a page, in this order, unless others see it otherwise.
ACCOUNTS = {
    "officer": "officer-zhambyl",
    "manager": "manager",
    "administrator": "administrator",
    "viewer": "viewer",
    "anonymous": "",
    "council officer": "officer-mangystau",
}
PASSWORD = "bereke-demo-2005"  # noqa: S105 -- the public password of the demo

# The pages people spend their day on: in every language and width.
MAIN = {
    "home",
    "work",
    "work_waiting",
    "search",
    "account_login",
    "about",
    "reports:regions",
    "reports:region",
    "communities:community_list",
    "communities:community_detail",
    "communities:partner_detail",
    "projects:project_list",
    "projects:project_detail",
    "projects:project_update",
    "trainings:training_detail",
    "dialogue:council_list",
    "dialogue:council_detail",
    "dialogue:meeting_detail",
    "dialogue:appeal_detail",
    "dialogue:recommendation_detail",
}

# Pages that differ from role to role beyond the menu: these roles too.
DIFFERS = {
    "home": ("officer", "manager", "administrator"),
    "work": ("officer", "manager"),
    "reports:regions": ("officer", "manager", "viewer"),
    "reports:region": ("officer", "viewer"),
    "projects:project_detail": ("officer", "manager"),
    "projects:project_update": ("officer", "manager"),
    "communities:partner_update": ("administrator",),
    "dialogue:appeal_detail": ("officer", "manager"),
    "dialogue:council_detail": ("officer", "manager"),
}

# Addresses without a picture of their own, and why.
LEFT_OUT = {
    "livez": "answers programs, not people",
    "readyz": "answers programs, not people",
    "start": "pictured in an installation that holds nothing yet",
    "organisation_logo": "a picture itself",
    "projects:photo_preview": "a picture itself",
    "projects:photo_image": "a picture itself",
    "reports:outlines": "read by the script of the map",
    **dict.fromkeys(
        (
            "projects:photo_file",
            "projects:document_file",
            "communities:document_file",
            "trainings:document_file",
        ),
        "a file that is saved, not shown",
    ),
    "communities:assessment_create": "the demo invents no assessment of a real place",
    "communities:assessment_update": "the demo invents no assessment of a real place",
    "communities:assessment_delete": "the demo invents no assessment of a real place",
    **dict.fromkeys(
        (
            "communities:community_delete",
            "communities:partner_delete",
            "projects:project_delete",
            "trainings:participant_delete",
            "dialogue:meeting_delete",
            "dialogue:appeal_delete",
        ),
        "looks like deleting a training",
    ),
    "account_reset_password_done": "one sentence",
    "account_reset_password_from_key_done": "one sentence",
    "account_inactive": "one sentence",
}

PARTNERS = "/admin/communities/partnerorganisation/"
MERGE = f"{PARTNERS}{{partner}}/merge/?other={{twin}}"

# What the access table does not tell: name -> role, address, languages and widths.
MORE = {
    "search-found": ("officer", "/search/?q=кайнар", TWO),
    "search-appeal": ("council officer", "/search/?q=2006-03", TWO),
    "search-nothing": ("officer", "/search/?q=brrkwwxt", TWO),
    "work-then": ("manager", "/work/?on=31.03.2006", TWO),
    "projects-nothing": ("officer", "/projects/?q=brrkwwxt", TWO),
    "projects-filtered": ("manager", "/projects/?stage=handed_over&q=вода", TWO),
    "region-of-the-past": ("manager", "/regions/south-kazakhstan/", TWO),
    "summary-by-sector": ("manager", "/regions/?by=sector", TWO),
    "summary-by-year": ("manager", "/regions/zhambyl/?by=year", TWO),
    "summary-of-a-period": ("manager", "/regions/?since=2003-01-01&on=2004-12-31", TWO),
    "views-kept": ("officer", "/views/", TWO),
    "summary-on-paper": ("manager", "/regions/?format=print", TWO),
    "admin": ("administrator", "/admin/", WIDE),
    "admin-partners": ("administrator", PARTNERS, WIDE),
    "admin-partner": ("administrator", f"{PARTNERS}{{partner}}/change/", WIDE),
    "admin-merge": ("administrator", MERGE, WIDE),
    "admin-duplicates": ("administrator", f"{PARTNERS}duplicates/", WIDE),
    "admin-rename": ("administrator", f"{PARTNERS}{{partner}}/rename/", WIDE),
    "admin-uses": ("administrator", f"{PARTNERS}{{partner}}/uses/", WIDE),
    "admin-council": ("administrator", "/admin/dialogue/council/{council}/change/", WIDE),
    "admin-regions": ("administrator", "/admin/communities/region/", WIDE),
    "admin-districts": ("administrator", "/admin/communities/district/", WIDE),
    "admin-programme": (
        "administrator",
        "/admin/communities/programme/{programme}/change/",
        WIDE,
    ),
    "admin-topics": ("administrator", "/admin/trainings/topic/", WIDE),
    "admin-sectors": ("administrator", "/admin/projects/sector/", WIDE),
    "admin-rates": ("administrator", "/admin/core/exchangerate/", WIDE),
    "admin-users": ("administrator", "/admin/accounts/user/", WIDE),
    "admin-project": ("administrator", "/admin/projects/project/{project}/change/", WIDE),
}

# In an installation that holds nothing but its people.
EMPTY = {
    "empty-home": "/",
    "empty-communities": "/communities/",
    "empty-projects": "/projects/",
    "empty-trainings": "/trainings/",
    "empty-partners": "/partners/",
    "empty-regions": "/regions/",
    "empty-project-new": "/projects/new/",
}

# The six of the README: role, address, language, width.
README = {
    "summary": ("manager", "/regions/", "ru", 1280),
    "project": ("manager", "/projects/{project}/", "en", 1280),
    "appeal": ("council officer", "/appeals/{appeal}/", "en", 1280),
    "home": ("officer", "/", "kk", 390),
    "search": ("officer", "/search/?q=Ulgibastau", "ru", 390),
    "merge": ("administrator", MERGE, "en", 1280),
}

# In the dark, English, wide.
DARK = {
    "dark-home": "/",
    "dark-region": "/regions/zhambyl/",
    "dark-project": "/projects/{project}/",
    "dark-search": "/search/?q=water",
    "dark-form": "/projects/{draft}/edit/",
}


@dataclass(frozen=True)
class Picture:
    """One picture: of what, as whom, in which language, how wide (CSS pixels)."""

    name: str
    role: str
    address: str
    language: str
    width: int

    @property
    def path(self) -> Path:
        """Where the picture lies in the folder of pictures."""
        return Path(self.language, str(self.width), self.role, f"{self.name}.png")


def opened_by(page) -> list[str]:
    """The roles to which a page of the access table opens, in the order of the accounts."""
    verdicts = page.verdicts()
    return [role for role in ACCOUNTS if verdicts.get(("GET", role)) == "200"]


def name_of(page) -> str:
    """The name of a page's pictures: that of its address, and what tells it from its likes."""
    return page.label.replace(":", "-").replace(" ", "-").replace("_", "-").replace(",", "")


def roles_for(page) -> list[str]:
    """As whom a page is pictured: the first to whom it opens, or all who see it otherwise."""
    roles = opened_by(page)
    shown = [role for role in roles if role in DIFFERS.get(page.name, roles[:1])]
    if page.name.startswith("dialogue:"):  # The council of the demo sits in another region.
        return ["council officer" if role == "officer" else role for role in shown]
    return shown


def wanted(pages) -> list:
    """The pages of the access table that are pictured: each address once, unless it is left out
    or opens to nobody by itself."""
    found = {}
    for page in pages:
        if page.name not in LEFT_OUT and opened_by(page):
            found.setdefault(page.name, page)
    return list(found.values())


def of_pages(pages, address_of) -> list[Picture]:
    """The pictures of pages; `address_of(page)` is where each is in the demo, or ""."""
    return [
        Picture(name_of(page), role, address, language, width)
        for page in wanted(pages)
        if (address := address_of(page))
        for role in roles_for(page)
        for language, width in (EVERY if page.name in MAIN else TWO)
    ]


def further(keys: dict[str, int]) -> list[Picture]:
    """The pictures that the access table does not tell, where their records have keys."""
    dark = {name: ("officer", address, (("en", 1280),)) for name, address in DARK.items()}
    return [
        Picture(name, role, filled, language, width)
        for name, (role, address, sizes) in (MORE | dark).items()
        if (filled := fill(address, keys))
        for language, width in sizes
    ]


def fill(address: str, keys: dict[str, int]) -> str:
    """The address with the keys in it; "" where one is not there."""
    try:
        return address.format(**keys)
    except KeyError:
        return ""
