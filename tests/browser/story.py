"""How people of a story use their browsers: they open, fill in, save, take steps, read figures."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import follow, listen, sign_in
from tests.foreign_words import english_words

PHONE = {"width": 390, "height": 844}
# The browser remarks upon each form that is sent back.
REMARK = "status of 422"
# The names they sign in by, which stand on the first page, and the ending of a photo's name.
KNOWN = frozenset({"officer", "manager", "jpg"})


def ago(days: int) -> str:
    """The day so many days before today, as people type it."""
    return f"{timezone.localdate() - timedelta(days=days):%d.%m.%Y}"


class Person:
    """Somebody at a browser of their own, on a phone unless said otherwise.

    `wide`, `foreign` and `complaints` collect what is wrong on any page they come to: it scrolls
    sideways, holds words of another language, the browser complains. The story goes on meanwhile.
    """

    def __init__(self, browser, site: str, name: str, language: str, *, view=PHONE, script=True):
        context = browser.new_context(
            viewport=view, locale=language, java_script_enabled=script, reduced_motion="reduce"
        )
        self.page: Page = context.new_page()
        self.site, self.language, self.script = site, language, script
        self.complaints = listen(self.page)
        self.wide: list[str] = []
        self.foreign: list[tuple[str, str]] = []
        sign_in(self.page, site, name)
        self.look()

    def open(self, path: str) -> None:
        """Go to an address that must be there."""
        answer = self.page.goto(f"{self.site}{path}")
        assert answer.status == 200, f"{path}: {answer.status}"
        self.look()

    def look(self) -> None:
        """Note what is wrong on the page that is open."""
        page, path = self.page, self.page.url.removeprefix(self.site)
        assert page.locator("html").get_attribute("lang") == self.language, path
        if self.script and page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        ):
            self.wide.append(path)
        self.foreign += [(path, line) for line in english_words(page.content(), KNOWN)]

    def complained(self) -> list:
        """Everything that was wrong on the way."""
        said = [line for line in self.complaints if REMARK not in line]
        return [*self.wide, *self.foreign, *said]

    def type(self, values: Mapping[str, str] | None = None, **more: str) -> None:
        """Fill in fields by their names: text, a choice by its value, the ticks of a list."""
        for name, value in {**(values or {}), **more}.items():
            self._type(self.page.locator(f"main form [name='{name}']"), name, value)

    def _type(self, field: Locator, name: str, value: str) -> None:
        first = field.first
        first.wait_for(state="attached")
        if not first.is_visible():
            first.locator("xpath=ancestor::details[1]/summary").click()
        kind = first.get_attribute("type")
        if kind in ("radio", "checkbox"):
            self.page.locator(f"main form [name='{name}'][value='{value}']").check()
        elif first.locator("option").count():
            first.select_option(value)
        else:
            first.fill(value)

    def send(self, button: str = "main form .form-acts .btn-primary") -> int:
        """Press the button that sends the form; the status of the page that answers."""
        return self.follow(self.page.locator(button).first)

    def follow(self, link: Locator) -> int:
        """Press what leads to another page; the status of the page that answers."""
        answer = follow(link)
        self.look()
        return answer.status

    def save(self, values: Mapping[str, str] | None = None, **more: str) -> int:
        """Fill in and save; the key of the record whose page answers, 0 if it is no record's."""
        self.type(values, **more)
        status = self.send()
        assert status == 200, f"{status} {self.page.url}: {self._refusal()}"
        found = re.search(r"/(\d+)/", self.page.url)
        return int(found.group(1)) if found else 0

    def _refusal(self) -> str:
        said = self.page.locator("main [role=alert], main .error")
        return " | ".join(said.all_inner_texts())

    def refused(self, values: Mapping[str, str] | None = None, **more: str) -> Locator:
        """Fill in and save what must be refused; the box that sums up why."""
        self.type(values, **more)
        assert self.send() == 422, self.page.url
        box = self.page.locator(".summary-box")
        if self.script:
            expect(box).to_be_focused()
        return box

    def step(self, step: str, **values: str) -> None:
        """Take a step of the record that is open, such as stage/appraise or review/submit."""
        form = self.page.locator(f"main form[action$='/{step}/']").first
        if values and not form.is_visible():
            form.locator("xpath=ancestor::details[1]/summary").click()
        for name, value in values.items():
            form.locator(f"[name={name}]").fill(value)
        status = self.follow(form.locator("button").last)
        assert status == 200, f"{step}: {self._refusal()}"
        assert not self.page.locator(".notice-error").count(), self._refusal()

    def rows(self, grid: str, rows: Sequence[Mapping[str, str]]) -> None:
        """Fill in the rows of a table from the first blank one on, adding what is missing; save."""
        forms = self.page.locator(f"[name='{grid}-TOTAL_FORMS']")
        before = int(self.page.locator(f"[name='{grid}-INITIAL_FORMS']").input_value())
        while self.script and int(forms.input_value()) < before + len(rows):
            self.page.locator("[data-grid-add]").first.click()
        self.save(
            {
                f"{grid}-{place}-{name}": value
                for place, row in enumerate(rows, before)
                for name, value in row.items()
            }
        )

    def choices(self, name: str) -> list[str]:
        """The values of a list of choices, without the empty one."""
        options = self.page.locator(f"main form [name='{name}'] option").all()
        values = [option.get_attribute("value") for option in options]
        return [value for value in values if value]

    def figure(self, measure: str) -> Decimal | None:
        """The number of a figure on the page that is open; None if it is not shown. A summary's
        sheets tell it of the day of the page, its charts of earlier ones too."""
        sheet = self.page.locator(f".sheets [data-measure='{measure}']")
        figure = (
            sheet if sheet.count() else self.page.locator(f"[data-measure='{measure}']")
        ).first
        if not figure.count():
            return None
        return Decimal(figure.get_attribute("data-value") or "0")


class Reader(Person):
    """Somebody who reads the summary of a region."""

    region = ""

    def sees(self, **expected: str | int) -> None:
        """Read figures of the summary, those it does not show on the pages of their own; each must
        be as told. Nothing reported is nothing shown."""
        self.open(f"/regions/{self.region}/")
        seen = {measure: self.figure(measure) for measure in expected}
        for measure, number in seen.items():
            if number is None:
                seen[measure] = self._own_page(measure)
        wrong = {
            measure: f"{seen[measure]}, not {number}"
            for measure, number in expected.items()
            if seen[measure] != Decimal(number)
        }
        assert not wrong, wrong

    def _own_page(self, measure: str) -> Decimal:
        """The number of a figure on its own page, which need not be drawn to be read."""
        address = f"{self.site}/figures/{measure}/?region={self.region}"
        page = self.page.request.get(address).text()
        return Decimal(re.search(rf'data-measure="{measure}" data-value="([^"]*)"', page).group(1))
