"""People who sign in: one role each; which regions they answer for is kept in communities."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from accounts.querysets import UserQuerySet
from accounts.roles import RIGHTS, Role
from core.history import Recorded


class UserManager(DjangoUserManager.from_queryset(UserQuerySet)):
    """Creates users whose staff flag follows from their role."""

    def create_user(self, username, email=None, password=None, **fields):
        """A user who may sign in, by default an officer without regions."""
        role = fields.setdefault("role", Role.OFFICER)
        fields["is_staff"] = role == Role.ADMINISTRATOR
        return super().create_user(username, email, password, **fields)

    def create_superuser(self, username, email=None, password=None, **fields):
        """An administrator whom nothing in the administration pages is closed to."""
        fields["role"] = Role.ADMINISTRATOR
        return super().create_superuser(username, email, password, **fields)


class User(Recorded, AbstractUser):
    """A person who signs in, with one role, a language, and a few extra rights."""

    role = models.CharField(_("role"), max_length=15, choices=Role, default=Role.OFFICER)
    full_name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(
        _("language"),
        max_length=2,
        blank=True,
        choices=[("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")],
        help_text=_("Empty: the language the browser asks for."),
    )
    may_confirm_own = models.BooleanField(
        _("may confirm what they submitted themselves"),
        default=False,
        help_text=_("For an office with one manager; such records are marked."),
    )
    reads_conflict_assessments = models.BooleanField(_("reads conflict assessments"), default=False)
    reads_confidential_appeals = models.BooleanField(
        _("reads who brings confidential appeals"), default=False
    )

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["username"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="accounts_user_role_is_known"
            ),
            models.CheckConstraint(
                condition=Q(is_staff=False) | Q(role="administrator"),
                name="accounts_user_only_administrators_use_the_admin",
                violation_error_message=_("Only administrators use the administration pages."),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        return self.full_name or self.username

    @property
    def role_label(self) -> str:
        return self.get_role_display()

    def can(self, right: str) -> bool:
        """Whether the person's role includes a right, as long as they are not switched off."""
        return self.is_active and right in RIGHTS.get(self.role, frozenset())

    @cached_property
    def scope(self):
        """The regions (and, for viewers, programmes) the person answers for, read once."""
        return import_string(settings.USER_SCOPE)(self)
