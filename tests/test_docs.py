"""What the documentation names is there: files, commands, settings, packages, names in the code."""

import json
import pkgutil
import re
import shlex
from functools import cache
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.test_architecture import APPS, ROOT, sources

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md"))]
README = ROOT / "README.md"

CODE = re.compile(r"`([^`\n]+)`|^ {4}(\S.*)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?")
NAME = re.compile(r"[A-Za-z]\w*(?:_|[a-z][A-Z])\w*")
ENDINGS = {f".{end}" for end in "py md in txt json toml html js css csv example".split()}
# Made on the spot, not kept in the repository.
MADE = {".venv", "node_modules"}


def label(page: Path) -> str:
    return str(page.relative_to(ROOT))


def code_in(text: str) -> list[str]:
    """Everything set as code: between backticks, and lines indented as a block."""
    return [span or line for span, line in CODE.findall(text)]


def words(code: str) -> list[str]:
    """The words of a piece of code, without quotes and comments."""
    try:
        return shlex.split(code, comments=True)
    except ValueError:
        return code.split()


def paths_in(text: str) -> list[str]:
    """Every file or folder of the project named in code; addresses of pages begin with a slash."""
    return [
        word
        for code in code_in(text)
        for word in (part for phrase in words(code) for part in phrase.split())
        if PATH.fullmatch(word)
        and ("/" in word or Path(word).suffix in ENDINGS)
        and word.split("/")[0] not in MADE
    ]


def is_there(path: str) -> bool:
    """Whether a path is in the project, or in the folder of one of its apps."""
    return any((ROOT / folder / path).exists() for folder in ("", *APPS))


def missing_paths(text: str) -> list[str]:
    return [path for path in paths_in(text) if not is_there(path)]


def targets_in(text: str) -> set[str]:
    """Every target of make that is told to type."""
    lines = [words(code) for code in code_in(text)]
    return {word for line in lines if line[:1] == ["make"] for word in line[1:] if "=" not in word}


def commands_in(text: str) -> set[str]:
    """Every command of manage.py that is told to type."""
    return {name for code in code_in(text) for name in re.findall(r"manage\.py (\w+)", code)}


def targets(pattern: str) -> set[str]:
    return set(re.findall(pattern, (ROOT / "Makefile").read_text(), re.MULTILINE))


@cache
def source_text() -> str:
    """All code and settings, in which a name has to occur to be true."""
    files = [path for path in sources(*APPS, "tests", "scripts") if path != Path(__file__)]
    files += [ROOT / "Makefile", ROOT / ".env.example", *ROOT.glob("templates/**/*.html")]
    return "\n".join(path.read_text() for path in files)


def unknown_names(text: str) -> list[str]:
    """Names in code that occur nowhere in the sources."""
    names = {code for code in code_in(text) if NAME.fullmatch(code)}
    return sorted(name for name in names if not re.search(rf"\b{name}\b", source_text()))


def dotted_in(text: str) -> set[str]:
    """Dotted names of modules, or of what is in them, of our apps and of the history's library."""
    tops = "|".join([*APPS, "auditlog"])
    dotted = re.compile(rf"(?:{tops})(?:\.\w+)+")
    found = {word for code in code_in(text) for word in words(code) if dotted.fullmatch(word)}
    return {name for name in found if Path(name).suffix not in {*ENDINGS, ".sqlite3"}}


def headings_in(page: Path) -> set[str]:
    """The anchors of a page's headings."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}


def broken_links(page: Path, text: str) -> list[str]:
    """Links to files or headings that are not there; other sites are not asked."""
    broken = []
    for link in LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name) if name else page
        if not target.exists() or (anchor and anchor not in headings_in(target)):
            broken.append(link)
    return broken


@pytest.mark.parametrize("document", PAGES, ids=label)
def test_every_file_a_page_names_is_there(document):
    assert missing_paths(document.read_text()) == []


@pytest.mark.parametrize("document", PAGES, ids=label)
def test_every_command_a_page_names_can_be_typed(document):
    text = document.read_text()
    assert targets_in(text) <= targets(r"^([a-z-]+):")
    assert commands_in(text) <= set(get_commands())


@pytest.mark.parametrize("document", PAGES, ids=label)
def test_every_name_a_page_sets_as_code_is_in_the_code(document):
    text = document.read_text()
    assert unknown_names(text) == []
    for name in dotted_in(text):
        assert pkgutil.resolve_name(name)


@pytest.mark.parametrize("document", PAGES, ids=label)
def test_every_link_of_a_page_leads_somewhere(document):
    assert broken_links(document, document.read_text()) == []


def test_what_is_not_there_would_be_seen():
    text = (
        "`core/nowhere.py` `gone/` `make nothing X=1` `manage.py no_command` `No_Such` [x](no.md)"
    )
    assert missing_paths(text) == ["core/nowhere.py", "gone/"]
    assert targets_in(text) == {"nothing"}
    assert commands_in(text) == {"no_command"}
    assert unknown_names(text) == ["No_Such"]
    assert broken_links(README, f"{text} [y](README.md#nothing)") == ["no.md", "README.md#nothing"]


def test_the_readme_tells_every_target_that_make_help_lists():
    assert targets_in(README.read_text()) >= targets(r"^([a-z-]+):.*## ") - {"setup"}


def pinned() -> set[str]:
    """Every package that is pinned directly, in Python and for the front end."""
    front = json.loads((ROOT / "package.json").read_text())
    found = {*front["dependencies"], *front["devDependencies"]}
    for name in ("requirements.in", "requirements-dev.in"):
        found |= set(re.findall(r"^([\w.-]+)==", (ROOT / name).read_text(), re.MULTILINE))
    return found


def test_the_readme_says_why_of_each_dependency_and_of_nothing_else():
    table = README.read_text().split("<!-- dependencies -->")[1]
    table = table.split("<!-- /dependencies -->")[0]
    rows = re.findall(r"^\| ([@\w./-]+) \| (.+) \|$", table, re.MULTILINE)
    told = [name for name, why in rows if name != "Package" and why.strip("- ")]
    assert sorted(told) == sorted(pinned())


def test_the_page_for_operations_tells_every_setting_and_nothing_else():
    example = (ROOT / ".env.example").read_text()
    names = re.findall(r"^(?:# )?([A-Z][A-Z_]+)=", example, re.MULTILINE)
    page = (ROOT / "docs/operations.md").read_text()
    told = re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)
    assert sorted(told) == sorted(names)


def test_every_decision_is_numbered_listed_and_told_in_four_parts():
    pages = sorted(path for path in ROOT.glob("docs/decisions/*.md") if path.name != "README.md")
    index = (ROOT / "docs/decisions/README.md").read_text()
    listed = re.findall(r"^\| \[(\d{4})\]\((.+?)\) \| (.+) \|$", index, re.MULTILINE)
    assert [name for _number, name, _title in listed] == [path.name for path in pages]
    for place, (number, name, title) in enumerate(listed, start=1):
        text = (ROOT / "docs/decisions" / name).read_text()
        assert number == f"{place:04}" == name[:4]
        assert text.startswith(f"# {number} {title}\n")
        for part in ("**Status**:", "## Context", "## Decision", "## Consequences"):
            assert part in text, f"{name} lacks {part}"
