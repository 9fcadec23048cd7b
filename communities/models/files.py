"""Documents of a community: agreements with the akimat, minutes of meetings."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from communities.choices import CommunityDocumentKind
from communities.models.community import Community, CommunityPart, Partnership
from communities.models.people import CommunityMeeting
from communities.querysets import CommunityPartQuerySet
from core.models import AttachedDocument, Provenanced


class CommunityDocument(CommunityPart, AttachedDocument):
    """One document of a community; it may be that of one partnership or of one meeting."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(_("kind of document"), max_length=15, choices=CommunityDocumentKind)
    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("partnership it is of"),
    )
    meeting = models.ForeignKey(
        CommunityMeeting,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("meeting it is of"),
    )

    objects = CommunityPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("document of a community")
        verbose_name_plural = _("documents of communities")
        ordering = ["community", F("dated_on").desc(nulls_last=True), "-pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(kind__in=CommunityDocumentKind.values),
                name="communities_document_kind_is_known",
            ),
        ]
