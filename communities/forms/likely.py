"""Before a record is saved under a new name: those that it may be already."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import CleanCharField

SHOWN_AT_MOST = 10


class LikelyOnesMixin(forms.Form):
    """Shows, before a new or renamed record is saved, those that it may be.

    A form says by which of its fields they are told (`told_by`), finds them (`likely_ones`) and
    describes each (`about_likely`). Their keys come back in `not_a_duplicate`; it is saved once the
    person says that it is none.
    """

    told_by: tuple[str, ...] = ()

    save_all_the_same = forms.BooleanField(
        label=gettext_lazy("It is another one: save it all the same"),
        required=False,
        widget=forms.HiddenInput,
    )
    not_a_duplicate = CleanCharField(
        label="", required=False, max_length=200, widget=forms.HiddenInput
    )

    def likely_ones(self, data: dict, changed: list[str]) -> list:
        """Hook: the records this one may be, the likeliest first."""
        return []

    def about_likely(self, record) -> list:
        """Hook: what tells such a record from its likes."""
        return []

    def use_url(self, record) -> str:
        """Where choosing such a record leads: to its page, unless the view knows better."""
        return record.get_absolute_url()

    def clean(self) -> dict:
        data = super().clean()
        changed = [name for name in self.told_by if name in self.changed_data]
        if changed:
            self._show_likely_ones(data, changed)
        return data

    def _show_likely_ones(self, data: dict, changed: list[str]) -> None:
        likely = self.likely_ones(data, changed)[:SHOWN_AT_MOST]
        seen = set(data.get("not_a_duplicate", "").split())
        new = {str(record.pk) for record in likely} - seen
        if not likely or (data.get("save_all_the_same") and not new):
            return
        for record in likely:
            self.add_error(None, self._likely_one(record))
        self.fields["save_all_the_same"].widget = forms.CheckboxInput()
        self.add_error("save_all_the_same", _("If it is another one, say so and save again."))
        self.data = self.data.copy()
        self.data.pop(self.add_prefix("save_all_the_same"), None)
        self.data[self.add_prefix("not_a_duplicate")] = " ".join(str(one.pk) for one in likely)

    def _likely_one(self, record) -> str:
        about = ", ".join(str(part) for part in self.about_likely(record) if part)
        return format_html(
            _("Perhaps we have it already: {link} ({about}). {use}"),
            link=format_html('<a href="{}">{}</a>', record.get_absolute_url(), record),
            about=about,
            use=format_html('<a href="{}">{}</a>', self.use_url(record), _("Use this one instead")),
        )
