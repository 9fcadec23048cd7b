"""Topics, trainings with their sessions, and the people who take part."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communities.choices import Sex
from core.models import AttachedDocument, Named, Provenanced, Reviewed, Versioned
from core.names import search_text
from trainings.querysets import (
    AttendanceQuerySet,
    ParticipantQuerySet,
    TopicQuerySet,
    TrainingPartQuerySet,
    TrainingQuerySet,
)


class PartnerRole(models.TextChoices):
    LEAD = "lead", _("leads")
    CO_IMPLEMENTER = "co_implementer", _("co-implements")


class TrainingDocumentKind(models.TextChoices):
    PLAN = "plan", _("plan of the training")
    HANDOUT = "handout", _("handout")
    ATTENDANCE = "attendance", _("signed list of participants")
    REPORT = "report", _("report")
    OTHER = "other", _("other")


class Topic(Named, Versioned):
    """What a training is about."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    archived_on = models.DateField(_("archived on"), null=True, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["code"]
        constraints = [*Named.Meta.constraints]

    def other_spellings(self) -> list[str]:
        return [self.code]


class Training(Named, Versioned, Provenanced, Reviewed):
    """A course with one host community; held once its last day has passed, unless cancelled."""

    takes_questions = True
    bin_right = "edit_records"
    counted_fields = ("community", "programme", "topic", "starts_on", "ends_on")

    code = models.CharField(_("code"), max_length=30, blank=True)
    community = models.ForeignKey(
        "communities.Community",
        on_delete=models.PROTECT,
        related_name="trainings",
        verbose_name=_("host community"),
    )
    programme = models.ForeignKey(
        "communities.Programme",
        on_delete=models.PROTECT,
        related_name="trainings",
        verbose_name=_("programme"),
    )
    project = models.ForeignKey(
        "projects.Project",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="trainings",
        verbose_name=_("project it belongs to"),
    )
    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, related_name="trainings", verbose_name=_("main topic")
    )
    further_topics = models.ManyToManyField(
        Topic, blank=True, related_name="+", verbose_name=_("further topics")
    )
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    hours = models.PositiveSmallIntegerField(_("hours"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    about = models.TextField(_("about"), blank=True)
    cancelled_on = models.DateField(
        pgettext_lazy("training", "cancelled on"), null=True, blank=True, editable=False
    )
    cancel_reason = models.TextField(
        pgettext_lazy("training", "why it is cancelled"), blank=True, editable=False
    )

    objects = TrainingQuerySet.as_manager()

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
        ordering = ["pk"]
        indexes = [models.Index(fields=["ends_on"], name="trainings_training_ends")]
        constraints = [
            *Named.Meta.constraints,
            *Provenanced.Meta.constraints,
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(code=""),
                name="trainings_training_code_once",
                violation_error_message=_("Another training has this code."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="trainings_training_ends_after_it_starts",
                violation_error_message=_("The last day is not before the first."),
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on=None) | ~Q(cancel_reason=""),
                name="trainings_training_cancelled_with_a_reason",
                violation_error_message=_("Say why the training is cancelled."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("trainings:training_detail", args=[self.pk])

    def other_spellings(self) -> list[str]:
        return [self.code]

    def history_region(self) -> int | None:
        return self.community.district.region_id


class TrainingPart(Versioned):
    """Base of the rows that belong to one training and share its scope and its history."""

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return self.training.get_absolute_url()

    def history_root(self):
        return self.training


class TrainingPartner(TrainingPart):
    """A partner organisation that leads or co-implements a training."""

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="partners")
    partner = models.ForeignKey(
        "communities.PartnerOrganisation",
        on_delete=models.PROTECT,
        related_name="training_roles",
        verbose_name=_("partner organisation"),
    )
    role = models.CharField(
        _("role"), max_length=15, choices=PartnerRole, default=PartnerRole.CO_IMPLEMENTER
    )

    objects = TrainingPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner of a training")
        verbose_name_plural = _("partners of a training")
        constraints = [
            models.UniqueConstraint(
                fields=["training", "partner"],
                name="trainings_partner_once",
                violation_error_message=_("This partner is in the list already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.partner)


class Trainer(TrainingPart):
    """A person who teaches at a training, and of which partner organisation."""

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="trainers")
    person = models.CharField(_("trainer"), max_length=150)
    partner = models.ForeignKey(
        "communities.PartnerOrganisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="trainers",
        verbose_name=_("of which organisation"),
    )
    subject = models.CharField(_("what they teach"), max_length=200, blank=True)

    objects = TrainingPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("trainer")
        verbose_name_plural = _("trainers")
        ordering = ["training", "pk"]

    def __str__(self) -> str:
        return self.person


class TrainingSession(TrainingPart):
    """One dated meeting of a training."""

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="sessions")
    held_on = models.DateField(_("date"))
    hours = models.PositiveSmallIntegerField(_("hours"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)

    objects = TrainingPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["training", "held_on", "pk"]

    def __str__(self) -> str:
        return f"{self.held_on:%d.%m.%Y}"


class HeadCount(TrainingPart):
    """How many took part of one sex and age band, where no names were kept.

    Head-counts enter seats filled, never people trained.
    """

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="head_counts")
    sex = models.CharField(_("sex"), max_length=10, choices=Sex)
    age_band = models.ForeignKey(
        "communities.AgeBand",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("age band"),
    )
    people = models.PositiveIntegerField(_("seats filled"))

    objects = TrainingPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("head-count")
        verbose_name_plural = _("head-counts")
        ordering = ["training", "sex", "age_band"]
        constraints = [
            models.UniqueConstraint(
                fields=["training", "sex", "age_band"],
                name="trainings_headcount_once",
                violation_error_message=_("This sex and age are in the table already."),
            ),
            models.UniqueConstraint(
                fields=["training", "sex"],
                condition=Q(age_band=None),
                name="trainings_headcount_without_age_once",
                violation_error_message=_("This sex and age are in the table already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sex_display()}: {self.people}"


class Participant(Versioned, Provenanced):
    """A person who takes part in trainings; no more is kept than telling people apart asks for."""

    bin_right = "edit_records"

    full_name = models.CharField(_("name"), max_length=150)
    sex = models.CharField(_("sex"), max_length=10, choices=Sex, default=Sex.NOT_KNOWN)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    community = models.ForeignKey(
        "communities.Community",
        on_delete=models.PROTECT,
        related_name="participants",
        verbose_name=_("community"),
    )
    folded = models.TextField(editable=False, default="")

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["community", "full_name", "pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(birth_year=None) | Q(birth_year__gte=1900, birth_year__lte=2200),
                name="trainings_participant_birth_year_is_a_year",
                violation_error_message=_("Give the year with four digits."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_absolute_url(self) -> str:
        return reverse("trainings:participant_detail", args=[self.pk])

    def fold_names(self) -> None:
        """Fill what search reads."""
        self.folded = search_text(self.full_name)

    def clean(self) -> None:
        super().clean()
        self.fold_names()

    def history_region(self) -> int | None:
        return self.community.district.region_id


class Attendance(Versioned):
    """The presence of one participant at one session."""

    session = models.ForeignKey(
        TrainingSession, on_delete=models.CASCADE, related_name="attendance"
    )
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="attendance"
    )

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "participant"],
                name="trainings_attendance_once",
                violation_error_message=_("This person is ticked at this session already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.participant)

    def history_root(self):
        return self.session.training


class TrainingDocument(TrainingPart, AttachedDocument):
    """One document of a training: its plan, a handout, the signed list of who came."""

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(_("kind of document"), max_length=15, choices=TrainingDocumentKind)

    objects = TrainingPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("document of a training")
        verbose_name_plural = _("documents of trainings")
        ordering = ["training", F("dated_on").desc(nulls_last=True), "-pk"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=TrainingDocumentKind.values),
                name="trainings_document_kind_is_known",
            ),
        ]
