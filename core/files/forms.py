"""The form field of uploaded files. What was sent and is in order is kept at once, so that a
refusal elsewhere in the form loses nothing: it comes back ticked under its name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.files.checking import max_bytes, told_size
from core.files.keeping import keep_upload, sweep
from core.files.kinds import accepted, told
from core.files.pictures import LONGEST_SIDE
from core.models import StoredFile
from core.numbers import format_number

KEY = re.compile("[0-9a-f]{32}")
AT_ONCE = 30


@dataclass(frozen=True)
class Sent:
    """What a request sent for the field: new files, and the keys of those kept before."""

    files: Sequence
    kept: Sequence[str]


class UploadInput(forms.FileInput):
    """A plain choice of files, and below it those that are kept already, each ticked."""

    template_name = "components/uploads.html"
    allow_multiple_selected = True
    kept: Sequence[StoredFile] = ()
    limit = AT_ONCE

    class Media:
        js = [forms.Script("js/uploads.js", defer=True)]

    def value_from_datadict(self, data, files, name) -> Sent:
        """New and kept files."""
        new = files.getlist(name) if hasattr(files, "getlist") else [files.get(name)]
        keys = data.getlist(f"{name}-kept") if hasattr(data, "getlist") else []
        return Sent([file for file in new if file], [key for key in keys if KEY.fullmatch(key)])

    def value_omitted_from_data(self, data, files, name) -> bool:
        """Nothing was chosen and nothing is kept."""
        sent = self.value_from_datadict(data, files, name)
        return not sent.files and not sent.kept

    def get_context(self, name, value, attrs) -> dict:
        context = super().get_context(name, None, attrs)
        context["kept"] = [(file, told_size(file.size)) for file in self.kept]
        limits = {"size": told_size(max_bytes()), "limit": format_number(self.limit)}
        context["too_large"] = _("too large, at most %(size)s are taken") % limits
        context["too_many"] = _("At most %(limit)s at once: send the others afterwards.") % limits
        return context

    def render(self, name, value, attrs=None, renderer=None) -> str:
        """By a template of our own folder, which the usual renderer does not look into."""
        return super().render(name, value, attrs, TemplatesSetting())


class UploadField(forms.Field):
    """One or many files of the kinds `codes`; gives the list of StoredFile that wait for the form.

    Whose they are is set by the form (`owner`). With a limit of one, a newer file stands in for the
    one kept before.
    """

    widget = UploadInput
    owner = None
    default_error_messages = {"required": gettext_lazy("Choose at least one file.")}

    def __init__(
        self, *, codes: Sequence[str], limit: int = AT_ONCE, longest: int = LONGEST_SIDE, **kwargs
    ) -> None:
        self.codes, self.limit, self.longest = codes, limit, longest
        super().__init__(**kwargs)
        self.widget.allow_multiple_selected, self.widget.limit = limit > 1, limit
        self.help_text = self.help_text or self.told()

    def told(self) -> str:
        """What may be chosen, before it is chosen, in the language of the reader."""
        return lazy(_told, str)(tuple(self.codes), self.limit)

    def widget_attrs(self, widget) -> dict:
        attrs = {
            "accept": accepted(self.codes),
            "data-longest": self.longest,
            "data-max-bytes": max_bytes(),
            "data-limit": self.limit,
        }
        return attrs | ({"multiple": True} if self.limit > 1 else {})

    def clean(self, value: Sent) -> list[StoredFile]:
        """Keep what is in order; raises ValidationError with a sentence for each file that is not.
        What is kept comes back with the form."""
        value = value if isinstance(value, Sent) else Sent([], [])
        waiting = StoredFile.objects.waiting_for(self.owner).filter(kind__in=self.codes)
        kept = list(waiting.filter(key__in=value.kept).order_by("pk")) if value.kept else []
        gone = len(set(value.kept)) - len(kept)
        errors = []
        if len(value.files) + len(kept) > self.limit > 1:
            errors.append(self._too_many(len(value.files) + len(kept)))
        else:
            new = self._keep(value.files, errors)
            kept = (new or kept)[-1:] if self.limit == 1 else [*kept, *new]
        self.widget.kept = kept
        if gone > 0:
            errors.append(_("A file that was kept is gone meanwhile: choose it again."))
        if errors:
            raise ValidationError(errors)
        if self.required and not kept:
            raise ValidationError(self.error_messages["required"], code="required")
        return kept

    def _keep(self, files: Sequence, errors: list) -> list[StoredFile]:
        kept = []
        if files:
            sweep(timezone.now())
        for upload in files:
            try:
                row = keep_upload(
                    actor=self.owner, upload=upload, codes=self.codes, longest=self.longest
                )
            except ValidationError as error:
                errors.extend(error.messages)
            else:
                kept.append(row)
        return kept

    def _too_many(self, number: int) -> str:
        text = ngettext(
            "%(number)s file at once: at most %(limit)s are taken. Send the others afterwards.",
            "%(number)s files at once: at most %(limit)s are taken. Send the others afterwards.",
            number,
        )
        return text % {"number": format_number(number), "limit": format_number(self.limit)}

    def has_changed(self, initial, data) -> bool:
        return isinstance(data, Sent) and bool(data.files or data.kept)


def _told(codes: tuple[str, ...], limit: int) -> str:
    values = {"kinds": told(codes), "size": told_size(max_bytes()), "limit": format_number(limit)}
    if limit == 1:
        return _("%(kinds)s; at most %(size)s.") % values
    return _("%(kinds)s; at most %(size)s each and %(limit)s at once.") % values


class UploadFormMixin:
    """A form with upload fields: they keep what the person of the form sends."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.helper.include_media = False
        for field in self.fields.values():
            if isinstance(field, UploadField):
                field.owner = self.user
