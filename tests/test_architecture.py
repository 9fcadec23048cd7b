"""The house keeps its shape: what may import what, how long things are, what nobody may write."""

import ast
import importlib
import inspect
import re
from pathlib import Path

import pytest
from django import forms
from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import InlineModelAdmin
from django.core.management import BaseCommand
from django.db import models
from django.db.migrations.loader import MigrationLoader
from django.views.generic import DeleteView, ListView, UpdateView

ROOT = Path(__file__).resolve().parent.parent
FLOORS = (
    ("core",),
    ("accounts",),
    ("communities",),
    ("projects",),
    ("trainings", "dialogue"),
    ("reports",),
    ("bereke",),
)
FLOOR = {app: number for number, floor in enumerate(FLOORS) for app in floor}
APPS = [app for app in FLOOR if (ROOT / app).is_dir()]
LONGEST_FILE = 400
LONGEST_FUNCTION = 40


def below(upper: str, lower: str) -> bool:
    """Whether `upper` may lean on `lower`: itself, or any app on a lower floor."""
    return upper == lower or FLOOR[lower] < FLOOR[upper]


def sources(*folders: str) -> list[Path]:
    """Python files written by hand in these folders of the project, but for empty ones."""
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts and path.stat().st_size]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports_of(path: Path) -> list[tuple[int, str]]:
    """Every import in a file, inside functions too: line and dotted name."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.append((node.lineno, node.module))
    return found


def upward_imports(path: Path, app: str) -> list[str]:
    return [
        f"{name_of(path)}:{line} imports {name}"
        for line, name in imports_of(path)
        if (top := name.split(".")[0]) in FLOOR and not below(app, top)
    ]


@pytest.mark.parametrize("app", APPS)
def test_imports_point_down_only(app):
    paths = sources(app)
    assert paths
    assert [wrong for path in paths for wrong in upward_imports(path, app)] == []


def test_an_upward_import_would_be_seen_even_inside_a_function(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.test_architecture.ROOT", tmp_path)
    path = tmp_path / "models.py"
    path.write_text("def late():\n    from projects.models import Project\n    return Project\n")
    assert upward_imports(path, "communities") == ["models.py:2 imports projects.models"]
    assert upward_imports(path, "trainings") == []


@pytest.mark.parametrize("app", [app for app in APPS if app != "bereke"])
def test_no_text_names_a_place_in_an_upper_app(app):
    """What an upper app provides to a lower one is named in the settings, nowhere else."""
    uppers = [other for other in FLOOR if not below(app, other)]
    dotted = re.compile(rf"({'|'.join(uppers)})(\.\w+)+")
    wrong = [
        f"{name_of(path)}:{node.lineno} names {node.value}"
        for path in sources(app)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and dotted.fullmatch(node.value)
    ]
    assert wrong == []


def test_the_application_never_leans_on_its_tests_and_scripts():
    wrong = [
        f"{name_of(path)}:{line}"
        for path in sources(*APPS)
        for line, name in imports_of(path)
        if name.split(".")[0] in {"tests", "scripts"}
    ]
    assert wrong == []


@pytest.mark.parametrize("app", APPS)
def test_links_between_tables_point_down_only(app):
    wrong = [
        f"{model.__name__}.{field.name} -> {other._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label == app
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if (other := field.remote_field and field.related_model) is not None
        if other._meta.app_label in FLOOR
        if not below(app, other._meta.app_label)
        if other._meta.label != "accounts.User"
    ]
    assert wrong == []


def test_migrations_wait_for_lower_apps_only():
    nodes = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    ours = {key: node for key, node in nodes.items() if key[0] in FLOOR}
    wrong = [
        f"{key} waits for {waits[0]}"
        for key, node in ours.items()
        for waits in node.dependencies
        if waits[0] in FLOOR and not below(key[0], waits[0])
        if getattr(waits, "setting", "") != settings.AUTH_USER_MODEL
    ]
    assert ours and wrong == []


def test_no_file_is_a_drawer_for_everything():
    drawers = {"utils", "helpers", "common", "misc", "util", "helper"}
    paths = sources(*APPS, "tests", "scripts")
    assert [name_of(path) for path in paths if {path.stem, path.parent.name} & drawers] == []


def test_no_file_is_longer_than_a_reader_can_hold():
    lengths = {
        name_of(path): len(path.read_text().splitlines())
        for path in sources(*APPS, "tests", "scripts")
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def length(function: ast.FunctionDef) -> int:
    """Lines of a function from its name to its end, but for its docstring."""
    first = function.body[0]
    told = first.end_lineno - first.lineno + 1 if ast.get_docstring(function) else 0
    return function.end_lineno - function.lineno + 1 - told


def test_no_function_is_longer_than_a_screen():
    lengths = {
        f"{name_of(path)}:{node.lineno} {node.name}": length(node)
        for path in sources(*APPS, "tests", "scripts")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


FORBIDDEN_CODE = {
    "mark_safe": "build markup with format_html or in a template",
    "SafeString": "build markup with format_html or in a template",
    "csrf_exempt": "every form carries its token",
    ".raw(": "write the question with the ORM, on both databases alike",
    ".extra(": "write the question with the ORM, on both databases alike",
    "RawSQL": "write the question with the ORM, on both databases alike",
}


@pytest.mark.parametrize("words", FORBIDDEN_CODE)
def test_code_goes_round_no_protection(words):
    found = [name_of(path) for path in sources(*APPS) if words in path.read_text()]
    assert found == [], FORBIDDEN_CODE[words]


FORBIDDEN_MARKUP = {
    "text shown unescaped": r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq\b",
    "inline style": r"<style\b|\sstyle\s*=",
    "inline handler": r"""\s(on[a-z]+|hx-on[:\w-]*)\s*=\s*["']""",
    "inline script": r"<script\b(?![^>]*\bsrc=)",
    "address that runs": r"javascript:",
    "something fetched from elsewhere": r"""<(script|link|img)\b[^>]*=["']?(https?:)?//""",
}


def markup(text: str) -> str:
    """A template's text without its comments."""
    text = re.sub(r"\{%\s*comment.*?endcomment\s*%\}", "", text, flags=re.DOTALL)
    return re.sub(r"\{#.*?#\}", "", text)


@pytest.mark.parametrize("what", FORBIDDEN_MARKUP)
def test_templates_hold_no(what):
    templates = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("*/templates/**/*.html")]
    pattern = re.compile(FORBIDDEN_MARKUP[what])
    assert templates
    assert [name_of(path) for path in templates if pattern.search(markup(path.read_text()))] == []


@pytest.mark.parametrize(
    "what, text",
    [
        ("text shown unescaped", "{{ note|safe }}"),
        ("inline style", '<p class="a" style="color: red">'),
        ("inline handler", '<a onclick="go()">'),
        ("inline handler", '<a hx-on:click="go()">'),
        ("inline script", "<script>go()</script>"),
        ("address that runs", '<a href="javascript:go()">'),
        ("something fetched from elsewhere", '<script src="https://cdn.example/x.js">'),
    ],
)
def test_forbidden_markup_would_be_seen(what, text):
    assert re.search(FORBIDDEN_MARKUP[what], text)


# What says itself by its base: a list of choices, a table of an admin page, a row of a grid.
DECLARED = (
    AppConfig,
    BaseCommand,
    InlineModelAdmin,
    ModelAdmin,
    forms.BaseForm,
    forms.BaseFormSet,
    models.Choices,
    models.QuerySet,
    models.Manager,
)
# Names Django gives: what they do is written in its own documentation.
DJANGOS = {
    name
    for base in (ListView, UpdateView, DeleteView, ModelAdmin, forms.ModelForm, models.Model)
    for name in dir(base)
} | {"get_absolute_url"}


def modules(app: str) -> list:
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in sources(app)
    ]
    return [importlib.import_module(name) for name in names]


def own(module, check) -> list[tuple[str, object]]:
    found = inspect.getmembers(module, check)
    return [(n, o) for n, o in found if o.__module__ == module.__name__ and not n.startswith("_")]


def undocumented_methods(cls) -> list[str]:
    """Public methods that say nothing and override nothing that says it for them."""
    return [
        f"{cls.__name__}.{name}"
        for name, value in vars(cls).items()
        if inspect.isfunction(value) and not name.startswith("_") and not value.__doc__
        if name not in DJANGOS and not name.startswith("clean_")
        if not any(name in vars(base) for base in cls.__mro__[1:])
    ]


def undocumented(module) -> list[str]:
    """What in a module has no docstring and needs one."""
    missing = [] if module.__doc__ else ["the module"]
    missing += [name for name, function in own(module, inspect.isfunction) if not function.__doc__]
    for name, cls in own(module, inspect.isclass):
        if not issubclass(cls, DECLARED) and not vars(cls).get("__doc__"):
            missing.append(name)
        missing += undocumented_methods(cls)
    return [f"{module.__name__}: {what}" for what in missing]


@pytest.mark.parametrize("app", APPS)
def test_every_module_class_and_function_says_what_it_is(app):
    assert [line for module in modules(app) for line in undocumented(module)] == []
