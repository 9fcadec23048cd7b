"""Bases of the administration pages: the same forms and services as the screens, by rights."""

from core.admin import rates
from core.admin.base import (
    AdminFormMixin,
    FieldsMixin,
    PartInline,
    RecordAdmin,
    RightsMixin,
    admin_form,
    changed_meanwhile,
)
from core.admin.exports import ExportMixin
from core.admin.files import AttachmentMixin
from core.admin.history import HistoryMixin
from core.admin.removal import RemovableMixin

__all__ = [
    "AdminFormMixin",
    "AttachmentMixin",
    "ExportMixin",
    "FieldsMixin",
    "HistoryMixin",
    "PartInline",
    "RecordAdmin",
    "RemovableMixin",
    "RightsMixin",
    "admin_form",
    "changed_meanwhile",
    "rates",
]
