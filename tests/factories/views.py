"""Views people keep."""

import factory

from reports.models import SavedView
from tests.factories.base import RecordFactory
from tests.factories.places import UserFactory


class SavedViewFactory(RecordFactory):
    """The summary of all regions at the end of 2004, kept by its owner."""

    class Meta:
        model = SavedView

    owner = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda number: f"View {number}")
    address = "/regions/?on=2004-12-31"
