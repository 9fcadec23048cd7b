"""Abstract bases every record stands on, and the few tables that know no word of the field."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.files.kinds import KINDS
from core.files.storage import preview_name, private_files, random_key, stored_name
from core.history import Recorded
from core.names import SORT_KEY_LENGTH, search_text, sort_key
from core.numbers import format_number
from core.text import clean_text

NAME_LANGUAGES = ("kk", "ru", "en")
FALLBACKS = {"kk": ("kk", "ru", "en"), "ru": ("ru", "kk", "en"), "en": ("en", "ru", "kk")}


class DatePrecision(models.TextChoices):
    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")


class Provenance(models.TextChoices):
    RECORDED = "recorded", _("recorded")
    SOURCED = "sourced", _("sourced")
    DERIVED = "derived", _("derived")
    SAMPLE = "sample", _("sample")


class ReviewState(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted for checking")
    CONFIRMED = "confirmed", _("confirmed")
    RETURNED = "returned", _("returned")


class Versioned(Recorded, models.Model):
    """A row two people may edit at once: its version is claimed before it is saved."""

    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("entered at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        abstract = True


class Named(models.Model):
    """A row with a name in Kazakh, Russian and English: one is required, the others fall back.

    `folded` finds it in any spelling and `sort_*` sort it in each language's alphabet; `clean()`
    is the one place that fills them, and every write path calls it (forms and services by
    `full_clean()`, bulk writes by `core.history.write_many`).
    """

    name_kk = models.CharField(_("name in Kazakh"), max_length=250, blank=True)
    name_ru = models.CharField(_("name in Russian"), max_length=250, blank=True)
    name_en = models.CharField(_("name in English"), max_length=250, blank=True)
    folded = models.TextField(editable=False, default="")
    sort_kk = models.CharField(
        max_length=SORT_KEY_LENGTH, editable=False, default="", db_index=True
    )
    sort_ru = models.CharField(
        max_length=SORT_KEY_LENGTH, editable=False, default="", db_index=True
    )
    sort_en = models.CharField(
        max_length=SORT_KEY_LENGTH, editable=False, default="", db_index=True
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_kk="", name_ru="", name_en=""),
                name="%(app_label)s_%(class)s_has_a_name",
                violation_error_message=_("Give the name in at least one language."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language, else in the nearest one that is filled."""
        return self.name_in(get_language() or "en")

    def name_in(self, language: str) -> str:
        """The name in `language` (kk, ru or en), falling back to a filled one."""
        for code in FALLBACKS.get(language[:2], FALLBACKS["en"]):
            if value := getattr(self, f"name_{code}"):
                return value
        return ""

    def other_spellings(self) -> list[str]:
        """Further texts the row is found by: codes, former names, aliases."""
        return []

    def fold_names(self) -> None:
        """Tidy the names and fill what search and sorting read."""
        for code in NAME_LANGUAGES:
            setattr(self, f"name_{code}", clean_text(getattr(self, f"name_{code}")))
        names = [getattr(self, f"name_{code}") for code in NAME_LANGUAGES]
        self.folded = search_text(*names, *self.other_spellings())
        for code in NAME_LANGUAGES:
            setattr(self, f"sort_{code}", sort_key(self.name_in(code), code))

    def clean(self) -> None:
        super().clean()
        self.fold_names()


class Provenanced(models.Model):
    """A row that says where it comes from: staff recorded it, a source gives it, it was derived
    from others, or it is a sample."""

    provenance = models.CharField(
        _("provenance"), max_length=10, choices=Provenance, default=Provenance.RECORDED
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    source_url = models.URLField(_("link to the source"), max_length=500, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(provenance="sourced", source="", source_url=""),
                name="%(app_label)s_%(class)s_sourced_names_its_source",
                violation_error_message=_("A sourced record names its source."),
            ),
        ]

    @property
    def is_sample(self) -> bool:
        return self.provenance == Provenance.SAMPLE


class Reviewed(models.Model):
    """A record that is checked by a second person before headline figures count it."""

    confirm_right = "confirm"

    review = models.CharField(
        _("checking"),
        max_length=10,
        choices=ReviewState,
        default=ReviewState.DRAFT,
        editable=False,
        db_index=True,
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("submitted by"),
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True, editable=False)
    confirmed_own = models.BooleanField(
        _("confirmed by the one who submitted it"), default=False, editable=False
    )
    return_reason = models.TextField(_("reason for returning"), blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(review="returned", return_reason=""),
                name="%(app_label)s_%(class)s_returned_with_a_reason",
                violation_error_message=_("Say why the record is returned."),
            ),
            models.CheckConstraint(
                condition=Q(review__in=ReviewState.values),
                name="%(app_label)s_%(class)s_review_is_known",
            ),
        ]

    @property
    def is_confirmed(self) -> bool:
        return self.review == ReviewState.CONFIRMED


class ExchangeRate(Versioned, Provenanced):
    """What one unit of a currency was worth in another on a day, with the source of the rate."""

    currency = models.CharField(_("currency"), max_length=3)
    to_currency = models.CharField(_("into"), max_length=3)
    valid_on = models.DateField(_("on"))
    rate = models.DecimalField(_("rate"), max_digits=18, decimal_places=8)

    class Meta:
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        ordering = ["currency", "to_currency", "-valid_on"]
        constraints = [
            *Provenanced.Meta.constraints,
            models.UniqueConstraint(
                fields=["currency", "to_currency", "valid_on"],
                name="core_exchangerate_one_a_day",
                violation_error_message=_("There is already a rate for this day."),
            ),
            models.CheckConstraint(
                condition=Q(rate__gt=0),
                name="core_exchangerate_above_zero",
                violation_error_message=_("A rate is above zero."),
            ),
        ]

    def __str__(self) -> str:
        rate = format_number(self.rate.normalize())
        return f"1 {self.currency} = {rate} {self.to_currency}"


class Organisation(Named, Versioned):
    """The organisation that keeps this installation: one row, or none where the settings speak.

    The logo is a small PNG made by `core.logo`; its digest stands in its address.
    """

    ONLY = 1

    currency = models.CharField(
        _("currency of the portfolio"),
        max_length=3,
        help_text=_("Sums over programmes are shown in it. It stays once amounts are entered."),
    )
    email = models.EmailField(_("e-mail for questions"), blank=True)
    logo = models.BinaryField(_("logo"), blank=True, default=b"")
    logo_digest = models.CharField(max_length=32, blank=True, editable=False)
    logo_width = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    logo_height = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisation")
        constraints = [
            *Named.Meta.constraints,
            models.CheckConstraint(condition=Q(pk=1), name="core_organisation_is_one"),
        ]


class StoredFileQuerySet(models.QuerySet):
    def waiting_for(self, user):
        """Files a person has sent with a form that is not saved yet."""
        return self.filter(uploaded_by=user, attached_at=None)


class StoredFile(models.Model):
    """An uploaded file that was looked at: its bytes lie in the private storage, under a random
    name. It waits until its form is saved, then belongs to one row (an `Attachment`), and is never
    changed: whose part it is keeps the history.

    Of a picture two JPEG files without metadata are kept. The place it was taken at is held only
    until somebody says whether it is the place of the record, for a day at most.
    """

    key = models.CharField(max_length=32, unique=True, default=random_key, editable=False)
    file = models.FileField(storage=private_files, upload_to=stored_name, editable=False)
    preview = models.FileField(
        storage=private_files, upload_to=preview_name, blank=True, editable=False
    )
    name = models.CharField(_("name of the file"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10)
    size = models.PositiveIntegerField(_("size, bytes"))
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    preview_width = models.PositiveSmallIntegerField(null=True, blank=True)
    preview_height = models.PositiveSmallIntegerField(null=True, blank=True)
    taken_on = models.DateField(_("taken on"), null=True, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    attached_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=list(KINDS)), name="core_storedfile_kind_is_known"
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="core_storedfile_is_not_empty"),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__isnull=False,
                    longitude__range=(-180, 180),
                ),
                name="core_storedfile_place_is_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Attachment(Provenanced):
    """A row that is about one uploaded file: a photo, a document. It goes with what it is a part
    of; its file is taken out of the storage once nothing names it."""

    file = models.OneToOneField(
        StoredFile,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("file"),
    )

    class Meta:
        abstract = True


class AttachedDocument(Attachment):
    """A document: what it is called and which day stands on it."""

    title = models.CharField(_("title"), max_length=200)
    dated_on = models.DateField(_("date of the document"), null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


# Kept in modules of their own; Django finds models by this one.
from core.binned import BinnedRecord  # noqa: E402, F401
from core.questions import Answer, Question  # noqa: E402, F401
