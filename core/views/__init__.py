"""Bases of every screen, two levels deep: Django's generic view, one of these, the app's class."""

from core.views.base import RightRequired
from core.views.bin import RecordDeleteView
from core.views.details import RecordDetailView
from core.views.edit import (
    PartCreateView,
    PartDeleteView,
    PartUpdateView,
    RecordCreateView,
    RecordUpdateView,
)
from core.views.from_another import FromAnother
from core.views.lists import RecordListView
from core.views.steps import ReviewView, StepView

__all__ = [
    "FromAnother",
    "PartCreateView",
    "PartDeleteView",
    "PartUpdateView",
    "RecordCreateView",
    "RecordDeleteView",
    "RecordDetailView",
    "RecordListView",
    "RecordUpdateView",
    "ReviewView",
    "RightRequired",
    "StepView",
]
