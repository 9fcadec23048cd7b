"""The same seed gives the same rows, another one gives others, and a filled database is refused."""

import hashlib
from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import models, transaction

from bereke.demo.graph import our_models
from bereke.generated import generate
from communities.models import Community, Region
from projects.models import BeneficiaryCell, Contribution, FollowUp, Project, Receipt
from tests.factories import ProjectFactory
from trainings.models import Attendance, Training

pytestmark = pytest.mark.django_db

UNLIKE = {"id", "created_at", "updated_at"}


class Undone(Exception):
    """Takes back what was written inside a block."""


def lines_of(model) -> list[str]:
    """The rows of a table in the order they were written, links as places in the other table."""
    fields = [field for field in model._meta.concrete_fields if field.name not in UNLIKE]
    places = [
        place_in(field.related_model) if isinstance(field, models.ForeignKey) else {}
        for field in fields
    ]
    rows = model._base_manager.order_by("pk").values_list(*(field.attname for field in fields))
    return [
        repr([of.get(value, value) for of, value in zip(places, row, strict=True)]) for row in rows
    ]


def place_in(model) -> dict:
    keys = model._base_manager.order_by("pk").values_list("pk", flat=True)
    return {key: place for place, key in enumerate(keys)}


def generated(communities, seed, kinds) -> dict[str, list[str]]:
    """The rows of some tables as one generation writes them, which is taken back again."""
    found = {}
    try:
        with transaction.atomic():
            generate(communities=communities, seed=seed)
            found = {model._meta.label: lines_of(model) for model in kinds}
            raise Undone
    except Undone:
        return found


def test_the_same_seed_writes_the_same_rows_in_every_table():
    first = generated(8, 5, our_models())
    assert sum(map(len, first.values())) > 1_000
    assert generated(8, 5, our_models()) == first


def test_another_seed_writes_other_rows():
    kinds = (Community, Project, Contribution, BeneficiaryCell, Training)
    first, second = generated(8, 5, kinds), generated(8, 6, kinds)
    assert [label for label in first if first[label] == second[label]] == []


def test_more_communities_begin_with_the_same_ones():
    kinds = (Community,)
    few, many = generated(4, 5, kinds), generated(8, 5, kinds)
    names = [line.split("'GEN-")[0] for line in many["communities.Community"]]
    assert [line.split("'GEN-")[0] for line in few["communities.Community"]] == names[:4]


def test_every_database_and_every_run_writes_the_same():
    """The digest is one of all databases: it changes only with what is generated."""
    kinds = (Community, Project, Receipt, BeneficiaryCell, Attendance)
    text = "\n".join(line for lines in generated(6, 1, kinds).values() for line in lines)
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "42129f736fcde948"


PAIRS = [
    ("sector__code", "stage"),
    ("proposed_on__year", "review"),
    ("lead_community__district__region__slug", "stage"),
    ("programme__code", "sector__code"),
    ("is_historic", "mode"),
]


def test_what_is_drawn_of_a_project_does_not_hang_together():
    """Chi-square of each table of two properties is near its expectation."""
    generate(communities=120, seed=1)
    for pair in PAIRS:
        cells = Counter(Project.objects.order_by().values_list(*pair))
        square, freedom = chi_square(cells)
        assert square < freedom + 4 * (2 * freedom) ** 0.5, pair


def chi_square(cells: Counter) -> tuple[float, int]:
    """How far a table is from one of independent rows and columns, and its degrees of freedom."""
    rows, columns = Counter(), Counter()
    for (row, column), number in cells.items():
        rows[row] += number
        columns[column] += number
    expected = {
        (row, column): rows[row] * columns[column] / cells.total()
        for row in rows
        for column in columns
    }
    square = sum((cells[key] - number) ** 2 / number for key, number in expected.items())
    return square, (len(rows) - 1) * (len(columns) - 1)


def test_properties_that_share_a_modulus_would_be_seen():
    cells = Counter((number % 8, number % 10) for number in range(400))
    square, freedom = chi_square(cells)
    assert square > freedom + 4 * (2 * freedom) ** 0.5


def test_accounts_see_to_follow_ups_and_are_made_only_while_debugging(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="only with DEBUG on.*leave --accounts out"):
        call_command("generate_portfolio", communities=12, accounts=True)
    assert not Community.objects.exists()
    settings.DEBUG = True
    out = StringIO()
    call_command("generate_portfolio", communities=12, accounts=True, stdout=out, stderr=StringIO())
    assert "  officer-zhambyl    officer, Zhambyl Region" in out.getvalue()
    assert "  viewer             viewer, programme spring" in out.getvalue()
    owners = set(FollowUp.objects.values_list("owner__role", flat=True))
    assert owners == {"officer", "manager"}


def test_a_database_that_holds_a_portfolio_is_refused_and_left_alone():
    ProjectFactory()
    with pytest.raises(CommandError, match="already holds communities, projects"):
        call_command("generate_portfolio", communities=3, stdout=StringIO())
    assert (Community.objects.count(), Project.objects.count()) == (1, 1)


def test_a_currency_without_a_rate_is_named_and_nothing_is_written(settings):
    settings.PORTFOLIO_CURRENCY = "CHF"
    with pytest.raises(CommandError, match="currency is CHF.*No rate"):
        call_command("generate_portfolio", communities=3, stdout=StringIO(), stderr=StringIO())
    assert not Community.objects.exists() and not Region.objects.exists()


def test_the_command_says_what_it_wrote():
    out = StringIO()
    call_command("generate_portfolio", communities=2, seed=4, stdout=out, stderr=StringIO())
    assert "        2 communities\n" in out.getvalue()
    assert f"{Receipt.objects.count():9} receipts\n" in out.getvalue()
