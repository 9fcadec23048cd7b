"""`load_demo` loads into an empty database only, and makes accounts only while debugging."""

import re
from datetime import date
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from accounts.models import User
from bereke.demo.accounts import ACCOUNTS, PASSWORD
from communities.models import Community, Programme, Region
from core.models import Provenanced
from dialogue.models import Appeal, Council
from projects.models import Contribution, FollowUp, Receipt

pytestmark = pytest.mark.django_db


def run(*arguments):
    """What `load_demo` prints."""
    out = StringIO()
    call_command("load_demo", *arguments, stdout=out)
    return out.getvalue()


def test_accounts_are_refused_when_debug_is_off(settings):
    settings.DEBUG = False
    for arguments in [(), ("--if-empty",)]:
        with pytest.raises(CommandError, match="only with DEBUG on"):
            run(*arguments)
    assert not Region.objects.exists() and not User.objects.exists()


def test_the_portfolio_alone_loads_when_debug_is_off(settings):
    settings.DEBUG = False
    said = run("--without-accounts")
    assert said == (
        "The demo portfolio is loaded: 21 communities, 85 projects and proposals, 112 trainings.\n"
    )
    assert not User.objects.exists()


def test_accounts_sign_in_and_reach_what_they_answer_for(settings, client):
    settings.DEBUG = True
    said = run("--if-empty")
    for name in (account.username for account in ACCOUNTS):
        assert f"  {name} " in said
        assert User.objects.get(username=name).check_password(PASSWORD)
    assert PASSWORD in said and "http://127.0.0.1:8000" in said
    assert run("--if-empty") == said.split("\n", 1)[1]
    officer = User.objects.get(username="officer-turkistan")
    assert Community.objects.visible_to(officer).count() == 9
    officer = User.objects.get(username="officer-zhambyl")
    assert Community.objects.visible_to(officer).count() == 6
    officer = User.objects.get(username="officer-mangystau")
    assert not Community.objects.visible_to(officer).exists()
    assert Council.objects.visible_to(officer).count() == 1
    manager = User.objects.get(username="manager")
    assert Community.objects.visible_to(manager).count() == 21
    viewer = User.objects.get(username="viewer")
    assert list(Programme.objects.readable_by(viewer).values_list("code", flat=True)) == ["caip"]
    assert not Community.objects.visible_to(viewer).exists()
    assert not Council.objects.visible_to(viewer).exists()
    assert not User.objects.filter(reads_conflict_assessments=True).exists()
    assert not User.objects.filter(reads_confidential_appeals=True).exists()


def test_follow_ups_come_with_the_accounts_and_none_waits_after_the_programme(settings):
    settings.DEBUG = True
    run("--if-empty")
    assert FollowUp.objects.filter(closed_on=None).count() == 1
    assert FollowUp.objects.exclude(closed_on=None).count() == 3
    assert FollowUp.objects.to_close(date(2005, 7, 31)).count() == 1
    assert not FollowUp.objects.to_close(date(2006, 4, 1)).exists()


def test_somebodys_own_account_is_neither_taken_over_nor_printed(settings):
    settings.DEBUG = True
    User.objects.create_user("manager", password="their-own-password", full_name="Aigul")
    with pytest.raises(CommandError, match="already is an account manager"):
        run()
    assert not Region.objects.exists()
    assert PASSWORD not in run("--without-accounts")


def test_a_database_with_records_of_its_own_is_left_alone(settings):
    settings.DEBUG = True
    Region.objects.create(slug="mangystau", name_en="Mangystau")
    with pytest.raises(CommandError, match="records of its own"):
        run()
    assert run("--if-empty") == ""
    assert Region.objects.count() == 1 and not User.objects.exists()


def test_amounts_are_converted_into_another_currency_of_the_portfolio(settings):
    settings.PORTFOLIO_CURRENCY = "KZT"
    run("--without-accounts")
    first = Contribution.objects.get(project__code="SK-01-P1", contributor="donor_grant")
    assert first.pledged_on.year == 2002
    assert first.amount == first.amount_programme == 1_984_800
    assert first.amount_portfolio == 1_984_800 * 153
    assert "153" in first.rate_note


def test_a_currency_without_a_rate_is_named_and_nothing_is_loaded(settings):
    settings.PORTFOLIO_CURRENCY = "EUR"
    with pytest.raises(CommandError, match="currency is EUR.*No rate"):
        run("--without-accounts")
    assert not Region.objects.exists() and not Receipt.objects.exists()


def test_texts_of_one_language_are_in_the_installations(settings):
    settings.LANGUAGE_CODE = "ru"
    run("--without-accounts")
    first = Contribution.objects.get(project__code="SK-01-P1", contributor="donor_grant").project
    assert first.summary.startswith("Подземная линия")
    assert first.maintenance.startswith("Группа пользователей")


def test_texts_kept_in_one_language_load_in_the_one_that_is_asked():
    run("--without-accounts", "--language", "kk")
    appeal = Appeal.objects.get(code="2006-03")
    assert appeal.title == "Мал шаруашылығы иесінің жерін алып қою"
    assert appeal.council.name_en == "Regional Entrepreneurs' Council (sample)"


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_where_rows_are_from_is_told_in_the_language_that_is_asked(language):
    run("--without-accounts", "--language", language)
    kinds = [model for model in apps.get_models() if issubclass(model, Provenanced)]
    told = {source for kind in kinds for source in kind.objects.values_list("source", flat=True)}
    assert len(told) > 5
    assert [source for source in told if re.search("[A-Za-z]{3}", source)] == []
