"""The grid of counts of people on a project's form."""

from collections.abc import Callable
from copy import copy
from functools import cache, partial

from django import forms
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.choices import Sex
from communities.models import Community
from core.fields import LocalDateField, LocalIntegerField
from core.grids import GridRowForm, RecordGrid, grid
from core.history import write_many
from projects.models import BeneficiaryCell, BeneficiaryGroup, CatchmentZone, Project

WHOLE_LEAD = "whole:lead"
COLUMNS = {"women": Sex.WOMAN, "men": Sex.MAN}


class ZoneField(forms.ChoiceField):
    """Who uses it: a stored zone, or the whole of a community, whose zone is entered on saving."""

    kept: CatchmentZone | None = None

    def use(self, zones: Callable[[], dict[str, tuple[str, CatchmentZone]]]) -> None:
        """Choose among `zones`, value -> (words, zone), read when needed; the first is proposed."""
        self.zones = zones
        self.choices = lambda: [(value, words) for value, (words, _zone) in zones().items()]
        self.initial = lambda: next(iter(zones()))

    def clean(self, value) -> CatchmentZone | None:
        """The zone; the one that is chosen already is not asked for again."""
        if self.kept is not None and value == str(self.kept.pk):
            return self.kept
        return self.zones()[super().clean(value)][1]


class GroupRow(GridRowForm):
    """One count of people; women and men are its cells of any age."""

    zone = ZoneField(label=gettext_lazy("Who uses it"))
    women = LocalIntegerField(label=gettext_lazy("Women"), min_value=0, required=False)
    men = LocalIntegerField(label=gettext_lazy("Men"), min_value=0, required=False)
    counted_on = LocalDateField(label=gettext_lazy("Counted on"), initial=timezone.localdate)

    field_order = [
        "zone",
        "basis",
        "directness",
        "label",
        "people",
        "women",
        "men",
        "counted_on",
        "method",
    ]
    proposed = {"zone", "basis", "directness", "counted_on", "method"}

    class Meta(GridRowForm.Meta):
        model = BeneficiaryGroup
        fields = ["basis", "directness", "label", "people", "counted_on", "method"]

    def set_up(self) -> None:
        self.split = {name: getattr(self.instance, name, None) for name in COLUMNS}
        self.others = getattr(self.instance, "others", 0)
        if self.instance.pk:
            self.initial["zone"] = str(self.instance.zone_id)
            self.fields["zone"].kept = self.instance.zone
        self.initial |= self.split
        for name in COLUMNS:
            if (by_age := getattr(self.instance, f"{name}_by_age", None)) is not None:
                self.initial[name] = by_age + (self.split[name] or 0)
                self.fields[name].disabled = True
                self.fields[name].widget.attrs["title"] = _("Split by age: see this count alone.")

    def has_changed(self) -> bool:
        """A blank row is left blank also if another day or zone is proposed for it."""
        return bool(set(self.changed_data) - (self.proposed if self.instance.pk is None else set()))

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if zone := cleaned.get("zone"):
            self.instance.zone = zone
        typed = [cleaned.get(name) or 0 for name in COLUMNS]
        people = cleaned.get("people")
        if people is not None and sum(typed) + self.others > people:
            text = _("The split by sex and age holds more people than these.")
            self.add_error("people", text)
        return cleaned

    def typed_cells(self) -> dict[str, int | None]:
        """The people of each sex whose column was changed."""
        return {
            sex: self.cleaned_data.get(name)
            for name, sex in COLUMNS.items()
            if name in self.changed_data
        }


class GroupGridBase(RecordGrid):
    """Counts of people, each in one zone of a community the project serves."""

    title = gettext_lazy("People")
    note = gettext_lazy(
        "Of several counts of the same people the latest holds. Women and men together may be "
        "fewer than all people, never more. To count people in a community that is new here, "
        "save the project first."
    )

    def get_queryset(self):
        """The counts with what their cells hold, in one query."""
        if self.instance.pk is None:
            return self.model._default_manager.none()
        if not hasattr(self, "_counts"):
            rows = BeneficiaryGroup.objects.filter(project=self.instance.pk)
            self._counts = rows.with_sexes().select_related("zone__community__district")
        return self._counts

    @cached_property
    def zones(self) -> Callable[[], dict[str, tuple[str, CatchmentZone]]]:
        """The zones of the communities served, read once, if at all."""
        return cache(partial(zone_choices, self.instance))

    def add_fields(self, form, index) -> None:
        super().add_fields(form, index)
        form.fields["zone"].use(self.zones)

    def clean(self) -> None:
        """Refuse two counts of the same people on one day."""
        seen = set()
        for form in self.standing():
            group = form.instance
            zone = form.data.get(form.add_prefix("zone"))
            key = (zone, group.basis, group.directness, group.label, group.counted_on)
            if key in seen:
                form.add_error("counted_on", _("This group is already counted on that day."))
            seen.add(key)

    def standing(self) -> list[GroupRow]:
        """The rows that shall be there after saving."""
        return [
            form
            for form in self.forms
            if (form.instance.pk or form.has_changed())
            and not self._should_delete_form(form)
            and hasattr(form, "cleaned_data")
        ]

    def groups(self) -> list[BeneficiaryGroup]:
        """The counts that shall be there after saving."""
        if self.locked:
            return list(self.get_queryset())
        return [form.instance for form in self.standing()]

    def write(self, *, actor, record, root) -> None:
        """The counts, then the cells of those whose women or men were changed."""
        super().write(actor=actor, record=record, root=root)
        if self.locked:
            return
        typed = {form.instance: form.typed_cells() for form in self.standing()}
        write_cells(
            actor=actor, root=root, typed={group: cells for group, cells in typed.items() if cells}
        )


def zone_choices(project: Project) -> dict[str, tuple[str, CatchmentZone]]:
    """Value -> (words, zone) for each zone of the communities a project serves.

    The whole of a community may be chosen before its zone is stored. A project that is not saved
    yet may choose the whole lead community before it has one.
    """
    if project.lead_community_id is None:
        zone = CatchmentZone(is_whole=True)
        return {WHOLE_LEAD: (_("The whole lead community"), zone)}
    communities = project.served_communities()
    prefetch_related_objects(communities, "zones")
    found = {}
    for community in communities:
        zones = list(community.zones.all())
        if not any(zone.is_whole for zone in zones):
            zones.insert(0, CatchmentZone(community=community, is_whole=True))
        for zone in zones:
            zone.community = community
            found[_value(zone, project)] = (_words(zone, community), zone)
    return found


def _value(zone: CatchmentZone, project: Project) -> str:
    if project.pk is None and zone.is_whole and zone.community_id == project.lead_community_id:
        return WHOLE_LEAD
    return str(zone.pk) if zone.pk else f"whole:{zone.community_id}"


def _words(zone: CatchmentZone, community: Community) -> str:
    if zone.is_whole:
        return _("%(community)s: all of it") % {"community": community}
    return f"{community}: {zone}"


def write_cells(*, actor, root, typed: dict[BeneficiaryGroup, dict[str, int | None]]) -> None:
    """Enter, change or take away the cells of any age of some groups, with their history.

    `typed` holds for each group the people by sex; None takes the cell away.
    """
    if not typed:
        return
    cells = BeneficiaryCell.objects.filter(group__in=typed, age_band=None)
    stored = {(cell.group_id, cell.sex): cell for cell in cells}
    found: dict[str, list] = {"create": [], "update": [], "delete": []}
    for group, people_by_sex in typed.items():
        for sex, people in people_by_sex.items():
            before = stored.get((group.pk, sex))
            if people is None:
                found["delete"] += [before] if before else []
                continue
            if before is None:
                cell = BeneficiaryCell(group=group, sex=sex, people=people)
                found["create"].append(cell)
                continue
            after = copy(before)
            after.people, after.version = people, before.version + 1
            found["update"].append((before, after))
    write_many(actor=actor, root=root, **found)


GroupGrid = grid("groups", Project, BeneficiaryGroup, GroupRow, formset=GroupGridBase, extra=2)
