"""The sections of the first-run page: the first administrator, regions, programme, colleagues."""

from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from communities.choices import RegionKind
from communities.models import Programme
from communities.register.read import Row, has_districts, todays_regions
from core.fields import CleanCharField
from core.forms import RecordForm, currency_choices
from core.names import sort_key

ALL_REGIONS = "all"
PLACED = (Role.OFFICER, Role.MANAGER)


def place_name(row: Row) -> str:
    """The name of a place of the register in the reader's language."""
    return row[f"name_{(get_language() or 'en')[:2]}"]


def places(kind: str = "") -> list[tuple[str, str]]:
    """Today's places of the register, of one kind or of both, as choices in alphabetical order."""
    language = (get_language() or "en")[:2]
    rows = [row for row in todays_regions() if kind in ("", row["kind"])]
    rows.sort(key=lambda row: sort_key(place_name(row), language))
    return [(row["slug"], place_name(row)) for row in rows]


def known_districts() -> str:
    """Says of which places the register knows the districts."""
    names = [name for slug, name in places() if has_districts(slug)]
    return _(
        "Districts are known of: %(names)s. Those of other regions are added under Administration."
    ) % {"names": ", ".join(names)}


class StarterForm(forms.Form):
    """The person who sets up the installation and will administer it."""

    full_name = CleanCharField(label=gettext_lazy("Your name"), max_length=150)
    username = forms.CharField(
        label=gettext_lazy("User name"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text=gettext_lazy("With it you sign in, without spaces."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        # Shown again after a refusal: nothing typed is lost, and the page is never stored.
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
        help_text=lazy(lambda: " ".join(password_validators_help_texts()), str)(),
    )
    again = forms.CharField(
        label=gettext_lazy("Password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        password, again = cleaned.get("password"), cleaned.get("again")
        if password and again and password != again:
            self.add_error("again", _("The two passwords are not the same."))
        if password:
            names = ("username", "full_name", "email")
            person = User(**{name: cleaned.get(name, "") for name in names})
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned


class Ticks(forms.MultipleChoiceField):
    """Places to tick. Whether enough are ticked is asked of all such fields together."""

    widget = forms.CheckboxSelectMultiple

    def validate(self, value: list[str]) -> None:
        """Only places of the list."""
        if value:
            super().validate(value)


class RegionsForm(forms.Form):
    """Where the organisation works: ticked in the register of today's regions."""

    regions = Ticks(label=gettext_lazy("Regions"), choices=lambda: places(RegionKind.REGION))
    cities = Ticks(
        label=gettext_lazy("Cities of republican significance"),
        choices=lambda: places(RegionKind.CITY),
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.errors and not self.chosen():
            self.add_error("regions", _("Tick at least one region or city."))
        return cleaned

    def chosen(self) -> list[str]:
        """The short names of all that is ticked."""
        found = self.cleaned_data
        return [*found.get("regions", ()), *found.get("cities", ())]


class FirstProgrammeForm(RecordForm):
    """The first programme: what a donor funds. The usual age bands and one visit come with it."""

    currency = forms.ChoiceField(label=gettext_lazy("Currency"), choices=currency_choices)
    donor = CleanCharField(
        label=gettext_lazy("Donor organisation"),
        required=False,
        max_length=250,
        help_text=gettext_lazy("It becomes the first partner organisation."),
    )

    class Meta(RecordForm.Meta):
        model = Programme
        fields = ["name_ru", "name_kk", "name_en", "code", "currency", "starts_on", "ends_on"]

    def set_up(self) -> None:
        self.fields["code"].help_text = _("Short, in Latin letters, for example water-2026.")
        self.fields["code"].error_messages["invalid"] = _(
            "Write Latin letters, digits and hyphens, without spaces."
        )
        self.order_fields([*self.Meta.fields[:4], "donor", *self.Meta.fields[4:]])

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in ("name_ru", "name_kk", "name_en")):
            self.add_error("name_ru", _("Give the name in at least one language."))
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("A programme ends after it starts."))
        return cleaned


class ColleagueForm(forms.Form):
    """One colleague who will sign in; a row without a name is left out."""

    full_name = CleanCharField(label=gettext_lazy("Name"), max_length=150)
    username = forms.CharField(
        label=gettext_lazy("User name or e-mail"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Role.choices, initial=Role.OFFICER)
    region = forms.ChoiceField(
        label=gettext_lazy("Region"),
        required=False,
        choices=lambda: [("", "—"), (ALL_REGIONS, _("all regions")), *places()],
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("role") in PLACED and not cleaned.get("region"):
            self.add_error("region", _("Choose the region this person answers for."))
        return cleaned


class ColleaguesFormSet(forms.BaseFormSet):
    """The first colleagues; each has a user name of their own."""

    def refuse_taken(self, names: set[str], chosen: list[str]) -> None:
        """Say beside the fields which user names are taken already, and which regions are not
        among those ticked."""
        taken = {name.casefold() for name in names}
        for form in self.forms:
            cleaned = getattr(form, "cleaned_data", None) or {}
            name = cleaned.get("username", "").casefold()
            if name and name in taken:
                form.add_error("username", _("Somebody in this list has this user name already."))
            taken.add(name)
            region = cleaned.get("region")
            if region and region != ALL_REGIONS and region not in chosen:
                form.add_error("region", _("Tick this region above too, or choose another."))

    def people(self) -> list[dict]:
        """What was typed for each colleague."""
        return [form.cleaned_data for form in self.forms if form.cleaned_data]


Colleagues = forms.formset_factory(
    ColleagueForm, formset=ColleaguesFormSet, extra=3, max_num=50, absolute_max=51
)
