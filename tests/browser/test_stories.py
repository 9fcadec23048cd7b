"""What people do in a browser, from signing in to a saved record."""

import pytest
from playwright.sync_api import expect

from projects.models import Project
from tests.browser.conftest import follow, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def figure(page, measure: str):
    """The first figure of a measure on the page."""
    return page.locator(f"[data-measure={measure}]").first


def test_a_wrong_password_is_refused_without_a_hint_and_the_right_one_lets_in(page, site):
    sign_in(page, site, "manager", "not-the-password")
    expect(page.locator("[role=alert], .notice, .error").first).to_be_visible()
    expect(page.locator("[name=login]")).to_have_value("manager")
    sign_in(page, site, "manager")
    expect(page.locator(".headline")).to_contain_text("237,000 people")


def test_a_manager_follows_a_figure_to_its_rows_and_to_a_record(page, site, messages):
    sign_in(page, site, "manager")
    follow(page.get_by_role("link", name="Summaries", exact=True))
    expect(figure(page, "projects_completed")).to_have_attribute("data-value", "71")
    follow(page.get_by_role("link", name="Zhambyl Region").first)
    completed = figure(page, "projects_completed")
    expect(completed).to_have_attribute("data-value", "20")
    follow(completed)
    expect(figure(page, "rows")).to_have_attribute("data-value", "20")
    first = page.locator("tbody th a").first
    title = first.inner_text()
    follow(first)
    expect(page.locator("h1")).to_have_text(title)
    assert messages == []


def test_an_officer_corrects_a_project_in_local_writing(page, site, messages):
    project = Project.objects.get(code="ZH-01-P1")
    Project.objects.filter(pk=project.pk).update(review="draft")
    sign_in(page, site, "officer-zhambyl")
    page.goto(f"{site}/projects/{project.pk}/edit/")
    page.fill("[name=name_en]", "Water for every street")
    page.fill("[name=planned_end]", "31.05.2005")
    page.locator("summary", has_text="Contributions").click()
    amount = page.locator("[name$='-0-amount']").first
    amount.fill("1 234,50")
    follow(page.locator("main button.btn-primary").last)
    expect(page.locator("h1")).to_have_text("Water for every street")
    expect(page.locator("#contributions")).to_contain_text("1,234.50 USD")
    page.locator("details.history summary, summary:has-text('History')").first.click()
    expect(page.locator("ol.history").first).to_contain_text("Water for every street")
    assert messages == []


def test_more_people_than_live_there_are_refused_with_two_ways_out_and_nothing_is_lost(page, site):
    project = Project.objects.get(code="ZH-01-P1")
    Project.objects.filter(pk=project.pk).update(review="draft")
    sign_in(page, site, "officer-zhambyl")
    page.goto(f"{site}/projects/{project.pk}/edit/")
    page.fill("[name=name_en]", "Kept while refused")
    page.locator("summary", has_text="People: 2").click()
    page.locator("[name$='-0-people']").first.fill("99 000")
    follow(page.locator("main button.btn-primary").last)
    expect(page.locator("[role=alert]").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("10,780")
    expect(page.locator("[name=name_en]")).to_have_value("Kept while refused")
    expect(page.locator("[name$='-0-people']").first).to_have_value("99 000")


def test_a_choice_of_the_filters_shows_at_once_and_stands_in_the_address(page, site, messages):
    sign_in(page, site, "manager")
    page.goto(f"{site}/projects/")
    page.select_option("[name=stage]", "rejected")
    expect(figure(page, "rows")).to_have_attribute("data-value", "9")
    assert "stage=rejected" in page.url
    page.go_back()
    expect(figure(page, "rows")).to_have_attribute("data-value", "85")
    assert messages == []


def test_the_language_is_switched_and_kept(page, site):
    sign_in(page, site, "manager")
    page.get_by_text("Language: EN").click()
    follow(page.get_by_role("button", name="Қазақша").first)
    expect(page.locator("html")).to_have_attribute("lang", "kk")
    page.goto(f"{site}/projects/")
    expect(page.locator("html")).to_have_attribute("lang", "kk")


def test_the_browsers_wish_decides_before_anybody_chose(browser, site):
    page = browser.new_context(locale="ru-RU").new_page()
    page.goto(f"{site}/accounts/login/")
    expect(page.locator("html")).to_have_attribute("lang", "ru")


def test_without_scripts_signing_in_filtering_and_saving_work(browser, site):
    page = browser.new_context(java_script_enabled=False, locale="en-GB").new_page()
    sign_in(page, site, "officer-zhambyl")
    page.goto(f"{site}/projects/?q=водопровод")
    assert int(figure(page, "rows").get_attribute("data-value")) > 0
    project = Project.objects.get(code="ZH-02-P1")
    Project.objects.filter(pk=project.pk).update(review="draft")
    page.goto(f"{site}/projects/{project.pk}/edit/")
    page.fill("[name=name_en]", "Saved without scripts")
    follow(page.locator("main button.btn-primary").last)
    expect(page.locator("h1")).to_have_text("Saved without scripts")
