"""Writes docs/permissions.md from the table of rights and the access table of the tests."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "permissions.md"

INTRODUCTION = """\
# Who may do what

Made by `python scripts/permissions_page.py` from `accounts/roles.py` and `tests/access/`; a test
holds every address to it, exactly. Do not edit it by hand.

## Rights of the roles

What a right reaches is scope: the regions a person answers for. A viewer reads the aggregates of
own programmes and opens no record.
"""

VERDICTS = """\
## Every address

The record is one of region A. *Officer* answers for region A, *other officer* for region B,
*manager* for all regions; *switched off* was an officer of region A until the account was closed.

| Verdict | Means |
|---|---|
| login | leads to the sign-in page |
| 200 | shown |
| 302 | done, or leads on |
| 403 | the role has not this right |
| 404 | out of scope, told apart in nothing from what is missing |
| 405 | this address does not know the method |
| 409 | the record is not in that state |
| 422 | the form comes back with what is wrong: here an empty form is sent |

The pages of `/admin/` are one group: an administrator opens them, all others are led to sign in.
"""


def line(*cells: str) -> str:
    """One row of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def rights() -> list[str]:
    """The table of rights: one row for each right, one column for each role."""
    from accounts.roles import RIGHTS, Right, Role

    lines = [line("Right", *(str(role.label) for role in Role)), line("---", *["---"] * len(Role))]
    for right in Right:
        marks = ["yes" if right in RIGHTS[role] else "" for role in Role]
        lines.append(line(str(right.label), *marks))
    return lines


def part(title: str, pages) -> list[str]:
    """The table of one part of the application."""
    from tests.access.page import METHODS, ROLES
    from tests.access.resolver import addresses

    routes = {address.name: address.route for address in addresses()}
    lines = [f"### {title}", ""]
    lines.append(line("Address", "", *(role.replace("_", " ") for role in ROLES)))
    lines.append(line("---", "---", *["---"] * len(ROLES)))
    for page in pages:
        route = routes[page.name]
        for name, value in page.args.items():
            for kind in ("slug", "str", "int"):
                route = route.replace(f"<{kind}:{name}>", str(value))
        verdicts = page.verdicts()
        for method in METHODS:
            cells = [verdicts[method, role] for role in ROLES]
            address = f"`{route}` {page.case}".strip()
            lines.append(line(address, method, *cells))
    notes = [f"- `{routes[page.name]}`: {page.note}" for page in pages if page.note]
    return [*lines, "", *notes, ""] if notes else [*lines, ""]


def page_text() -> str:
    """The whole page."""
    from django.utils import translation

    from tests.access.table import PARTS

    with translation.override("en"):
        lines = [INTRODUCTION, *rights(), "", VERDICTS]
        for title, module in PARTS:
            lines += part(title, module.PAGES)
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Write the page."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DEBUG", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bereke.settings")
    import django

    django.setup()
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(page_text())
    print(f"Wrote {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
