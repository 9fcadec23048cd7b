"""The bases of all factories."""

import factory
from factory.django import DjangoModelFactory

from core.models import ReviewState


class RecordFactory(DjangoModelFactory):
    """Base: folds the names before saving, as every write path of the application does."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        row = model_class(*args, **kwargs)
        if fold := getattr(row, "fold_names", None):
            fold()
        row.save()
        return row


class ReviewedFactory(RecordFactory):
    """Base of records that are checked: drafts, unless `confirmed=True`."""

    class Meta:
        abstract = True

    class Params:
        confirmed = factory.Trait(review=ReviewState.CONFIRMED)
