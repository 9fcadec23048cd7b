"""Partner organisations with their names over time and their contacts."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from communities.bin import validate_bin
from communities.choices import PartnerKind
from communities.models.place import alias_texts
from communities.querysets import PartnerContactQuerySet, PartnerQuerySet
from core.models import Named, Provenanced, Reviewed, Versioned
from core.querysets import RegisterQuerySet


class PartnerOrganisation(Named, Versioned, Provenanced, Reviewed):
    """A body that funds, co-implements, governs or supports."""

    takes_questions = True
    bin_right = "edit_registers"
    confirm_right = "edit_registers"

    kind = models.CharField(_("kind"), max_length=15, choices=PartnerKind)
    bin = models.CharField(
        _("BIN"),
        max_length=12,
        blank=True,
        validators=[validate_bin],
        help_text=_("Business identification number, 12 digits."),
    )
    region = models.ForeignKey(
        "communities.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="partner_organisations",
        verbose_name=_("region"),
        help_text=_("Where it has its seat. Empty: the whole country or abroad."),
    )
    website = models.URLField(_("website"), blank=True)
    about = models.TextField(_("about"), blank=True)
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
    )
    proposed_for = models.TextField(
        _("why it is proposed"),
        blank=True,
        help_text=_("For instance: gives the pipes for the water line in Merke."),
    )
    archived_on = models.DateField(_("archived on"), null=True, blank=True)
    archive_reason = models.CharField(_("why it is archived"), max_length=300, blank=True)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner organisation")
        verbose_name_plural = _("partner organisations")
        ordering = ["pk"]
        constraints = [
            *Named.Meta.constraints,
            *Provenanced.Meta.constraints,
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(
                fields=["bin"],
                condition=~Q(bin=""),
                name="communities_partner_bin_once",
                violation_error_message=_("Another partner organisation has this BIN."),
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | ~Q(successor=F("pk")),
                name="communities_partner_not_its_own_successor",
                violation_error_message=_("An organisation is not its own successor."),
            ),
            models.CheckConstraint(
                condition=Q(archive_reason="") | Q(archived_on__isnull=False),
                name="communities_partner_archived_with_its_reason",
                violation_error_message=_("Only an archived organisation has a reason for it."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("communities:partner_detail", args=[self.pk])

    def choice_label(self) -> str:
        """How it stands in a list to choose from: one that nobody has confirmed says so."""
        return str(self) if self.is_confirmed else gettext("%(name)s (proposed)") % {"name": self}

    def other_spellings(self) -> list[str]:
        if self.pk is None:
            return [self.bin]
        former = [text for names in self.former_names.all() for text in names.texts()]
        return [self.bin, *former, *alias_texts(self)]

    def history_keys(self) -> list[str]:
        """Its own and those of the records merged into it."""
        label = self._meta.label_lower
        old = [merged.old_key for merged in self.merged_records.all()]
        return [f"{label}:{key}" for key in [self.pk, *old]]

    @staticmethod
    def names_of_merged(keys) -> dict[str, str]:
        """The names of records merged into others, by the key they had."""
        rows = MergedPartner.objects.filter(old_key__in=[key for key in keys if key.isdigit()])
        return {str(row.old_key): str(row) for row in rows}

    @classmethod
    def kept_in_place_of(cls, keys) -> dict[int, int]:
        """For keys of records that were merged, the keys of the organisations that are kept."""
        rows = MergedPartner.objects.filter(old_key__in=keys)
        return dict(rows.values_list("old_key", "partner"))

    def name_on(self, day, language: str) -> str:
        """The name it bore on a day, as an old report printed it."""
        for former in self.former_names.all():
            if (former.valid_from is None or former.valid_from <= day) and day < former.valid_to:
                return former.name_in(language)
        return self.name_in(language)


class PartnerPart(Versioned):
    """Base of the rows that belong to one partner organisation."""

    class Meta:
        abstract = True

    def history_root(self):
        return self.partner


class PartnerName(PartnerPart):
    """A name the organisation bore until a day."""

    partner = models.ForeignKey(
        PartnerOrganisation, on_delete=models.CASCADE, related_name="former_names"
    )
    name_kk = models.CharField(_("name in Kazakh"), max_length=250, blank=True)
    name_ru = models.CharField(_("name in Russian"), max_length=250, blank=True)
    name_en = models.CharField(_("name in English"), max_length=250, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"))

    objects = RegisterQuerySet.as_manager()

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = ["partner", "-valid_to"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_kk="", name_ru="", name_en=""),
                name="communities_partnername_has_a_name",
                violation_error_message=_("Give the name in at least one language."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_from__lt=F("valid_to")),
                name="communities_partnername_ends_after_it_begins",
                violation_error_message=_("It ends after it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.name_in(get_language() or "en")

    def texts(self) -> list[str]:
        """The spellings that are filled."""
        return [text for text in (self.name_kk, self.name_ru, self.name_en) if text]

    name_in = Named.name_in


class PartnerContact(PartnerPart):
    """Whom to write or call at a partner organisation; viewers never see it."""

    partner = models.ForeignKey(
        PartnerOrganisation, on_delete=models.CASCADE, related_name="contacts"
    )
    person = models.CharField(_("person"), max_length=150)
    position = models.CharField(_("position"), max_length=150, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    objects = PartnerContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["partner", "person"]

    def __str__(self) -> str:
        return self.person


class MergedPartner(PartnerPart):
    """A record that was merged into another: its old address and history lead to the kept one."""

    partner = models.ForeignKey(
        PartnerOrganisation,
        on_delete=models.CASCADE,
        related_name="merged_records",
        verbose_name=_("partner organisation"),
    )
    old_key = models.PositiveBigIntegerField(_("number of the merged record"), unique=True)
    name_kk = models.CharField(_("name in Kazakh"), max_length=250, blank=True)
    name_ru = models.CharField(_("name in Russian"), max_length=250, blank=True)
    name_en = models.CharField(_("name in English"), max_length=250, blank=True)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("merged by"),
    )

    objects = RegisterQuerySet.as_manager()

    class Meta:
        verbose_name = _("merged record")
        verbose_name_plural = _("merged records")
        ordering = ["partner", "-pk"]

    def __str__(self) -> str:
        return self.name_in(get_language() or "en")

    name_in = Named.name_in
