"""The model of a record in the bin."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.history import Recorded
from core.models import Provenanced


class BinnedRecord(Recorded, Provenanced):
    """A deleted record with its parts, kept whole for some weeks so that it can come back.

    `graph` holds all its rows; `counts` how many of each kind, `right` what it takes to restore
    it, and `region_key` in whose scope it lies. See `core.bin`.
    """

    kind = models.CharField(_("kind of record"), max_length=100)
    key = models.PositiveBigIntegerField(_("number"))
    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=300)
    folded = models.TextField(editable=False, default="")
    region_key = models.PositiveBigIntegerField(_("region"), null=True, blank=True, db_index=True)
    right = models.CharField(_("right it takes to restore it"), max_length=30)
    graph = models.JSONField(_("its rows"))
    counts = models.JSONField(_("rows of each kind"), default=dict)
    reason = models.TextField(_("reason"), blank=True)
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("deleted by"),
    )
    binned_at = models.DateTimeField(_("deleted at"), db_index=True)

    class Meta:
        verbose_name = _("record in the bin")
        verbose_name_plural = _("records in the bin")
        ordering = ["-binned_at", "-pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.UniqueConstraint(fields=["kind", "key"], name="core_binnedrecord_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("core:binned", args=[self.pk])

    def get_additional_data(self) -> dict:
        """What is done to it here is told with the record it was."""
        record = f"{self.kind}:{self.key}"
        return {"record": record, "name": self.name, "region": self.region_key}
