"""The rules of a programme's age bands: each age falls into exactly one, and bands in which
people are counted keep their ages."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.models import AgeBand
from core.merging import links_to

AGES = ("from_age", "to_age", "is_youth")


def counted_bands(programme) -> set[int]:
    """Keys of the programme's bands in which people are counted."""
    found: set[int] = set()
    for link in links_to(AgeBand):
        used = link.model._base_manager.filter(**{f"{link.name}__programme": programme})
        found.update(used.values_list(link.name, flat=True).distinct())
    return found


class AgeBandRules:
    """Mixin of formsets of age bands."""

    @cached_property
    def counted(self) -> set[int]:
        """Bands in which people are counted, asked once."""
        return counted_bands(self.instance) if self.instance.pk else set()

    def add_fields(self, form, index) -> None:
        """Lock the ages of bands in which people are counted."""
        super().add_fields(form, index)
        if form.instance.pk and form.instance.pk in self.counted:
            for name in form.fields.keys() & set(AGES):
                form.fields[name].disabled = True
                form.fields[name].widget.attrs["title"] = gettext_lazy(
                    "Locked: people are counted in this band."
                )

    def clean(self) -> None:
        """Refuse gaps, overlaps, and the removal of a band in which people are counted."""
        super().clean()
        rows = []
        for form in self.forms:
            going = self.can_delete and self._should_delete_form(form)
            if going and form.instance.pk in self.counted:
                raise ValidationError(
                    _("People are counted in the band %(name)s, so it stays.")
                    % {"name": form.instance}
                )
            low = getattr(form, "cleaned_data", {}).get("from_age")
            if not going and low is not None:
                rows.append((low, form.cleaned_data.get("to_age"), form))
        rows.sort(key=lambda row: row[0])
        for (_low, high, _form), (low, _high, form) in zip(rows, rows[1:], strict=False):
            if text := _step(high, low):
                form.add_error("from_age", text)


def _step(high: int | None, low: int) -> str:
    """What is wrong between the end of one band and the beginning of the next, if anything."""
    if high is None:
        return _("The band before it has no upper age, so nothing follows it.")
    if low <= high:
        return _("The band before it goes up to %(age)s: these overlap.") % {"age": high}
    if low > high + 1:
        return _("Nobody aged %(first)s to %(last)s falls into a band: leave no gap.") % {
            "first": high + 1,
            "last": low - 1,
        }
    return ""
