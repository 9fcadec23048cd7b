"""Pages of the administration on one person: what they can see and do, switching off and on."""

from copy import copy
from dataclasses import replace

from django.apps import apps
from django.contrib import messages
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from accounts.services import switch_user
from communities.models import Programme, Region
from core.dates import format_date
from core.display import Fact, Section, headings, row
from core.exceptions import RuleViolation
from core.models import Reviewed
from core.numbers import format_number
from core.querysets import RegisterQuerySet


class UserPages:
    """The pages, and how they are reached."""

    def get_urls(self) -> list:
        pages = (("access", self.access_view), ("switch", self.switch_view))
        own = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"user_{name}")
            for name, view in pages
        ]
        return [*own, *super().get_urls()]

    def _person(self, request: HttpRequest, pk: int) -> User:
        if not self.has_change_permission(request):
            raise PermissionDenied
        person = self.get_object(request, str(pk))
        if person is None:
            raise Http404
        return person

    def _page(self, request: HttpRequest, person: User, title: str, **context) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "record": person,
            "title": title,
            **context,
        }
        return TemplateResponse(request, "admin/users/page.html", context)

    def access_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What can this person see and do, as of today."""
        person = self._person(request, pk)
        sections = [_seen(person), *_places(person), _rights(person)]
        return self._page(
            request,
            person,
            _("What %(name)s can see and do") % {"name": person},
            facts=_facts(person),
            sections=sections,
        )

    def switch_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks before a person is switched off or on; POST does it."""
        person = self._person(request, pk)
        on = not person.is_active
        if request.method == "POST":
            try:
                switch_user(actor=request.user, user=person, on=on)
            except RuleViolation as refusal:
                messages.error(request, refusal.reason)
            else:
                text = _("%(name)s may sign in again.") if on else _("%(name)s is switched off.")
                messages.success(request, text % {"name": person})
            return redirect("admin:accounts_user_change", person.pk)
        if on:
            title, text = _("Switch on: %(name)s"), _("They may sign in again, as before.")
        else:
            title = _("Switch off: %(name)s")
            text = _(
                "They are signed out at once, wherever they are, and cannot sign in. All they "
                "wrote stays, with their name."
            )
        return self._page(
            request,
            person,
            title % {"name": person},
            lead=text,
            asks=True,
            submit_label=_("Switch on") if on else _("Switch off"),
            tone="primary" if on else "danger",
        )


def _facts(person: User) -> list[Fact]:
    scope = person.scope
    last = timezone.localtime(person.last_login) if person.last_login else None
    state = _("may sign in") if person.is_active else _("switched off")
    facts = [
        Fact(_("Sign-in name"), person.username),
        Fact(_("Role"), str(person.role_label)),
        Fact(_("Account"), state, badge_tone="confirmed" if person.is_active else "returned"),
        Fact(
            _("Last sign-in"),
            f"{format_date(last.date())}, {last:%H:%M}" if last else _("never"),
        ),
    ]
    if scope.programmes is None:
        facts.append(Fact(_("Regions"), scope.label()))
    programmes = Programme.objects.readable_by(person).by_name() if person.is_active else ()
    names = ", ".join(str(programme) for programme in programmes)
    facts.append(Fact(_("Programmes whose figures they read"), names or _("none")))
    return facts


def _kinds() -> list[type]:
    """Whole records, of every app."""
    found = [model for model in apps.get_models() if issubclass(model, Reviewed)]
    return sorted(found, key=lambda model: model._meta.label)


def _seen(person: User) -> Section:
    columns = headings(_("Kind of record"), _("Sees"), _("May change"), numeric=(1, 2))
    rows = [
        row(
            columns,
            str(model._meta.verbose_name_plural).capitalize(),
            format_number(model.objects.visible_to(person).count()),
            format_number(model.objects.editable_by(person).count()),
        )
        for model in _kinds()
    ]
    note = ""
    if person.scope.programmes is not None:
        note = _("Viewers open no records: they read the figures of their programmes.")
    return Section("seen", _("Records they reach today"), columns, rows, note=note)


def _places(person: User) -> list[Section]:
    """By region, where only some are theirs: what they see there."""
    if person.scope.everywhere or not person.scope.regions:
        return []
    kinds = [m for m in _kinds() if not isinstance(m.objects.all(), RegisterQuerySet)]
    names = [str(model._meta.verbose_name_plural).capitalize() for model in kinds]
    columns = headings(_("Region"), *names, numeric=range(1, len(names) + 1))
    rows = []
    for region in Region.objects.filter(pk__in=person.scope.regions).by_name():
        there = copy(person)
        there.scope = replace(person.scope, regions=frozenset([region.pk]))
        numbers = (model.objects.visible_to(there).count() for model in kinds)
        rows.append(row(columns, region, *(format_number(number) for number in numbers)))
    note = _("What several regions share is counted in each.")
    return [Section("places", _("Their regions"), columns, rows, note=note)]


def _rights(person: User) -> Section:
    columns = headings(_("Right"), _("Given"), _("By"))
    rows = [
        row(
            columns,
            _sentence(right.label),
            _("yes") if person.can(right) else _("no"),
            _("the role"),
        )
        for right in Right
    ]
    known = {field.name for field in AbstractUser._meta.fields}
    for field in User._meta.concrete_fields:
        if isinstance(field, BooleanField) and field.name not in known:
            given = person.is_active and getattr(person, field.name)
            text = _("yes") if given else _("no")
            rows.append(row(columns, _sentence(field.verbose_name), text, _("an extra right")))
    note = "" if person.is_active else _("While they are switched off, they may do nothing.")
    return Section("rights", _("What they may do"), columns, rows, note=note)


def _sentence(text) -> str:
    return f"{str(text)[:1].upper()}{str(text)[1:]}"
