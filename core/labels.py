"""Labels of links: a link without a name of its own is called what it leads to."""

from django.apps import apps

from core.history import Recorded


def name_links() -> None:
    """Give every unnamed foreign key of our models the name of the model it leads to.

    Django would make a label out of the attribute's name, which no catalogue can translate.
    """
    for model in apps.get_models():
        if issubclass(model, Recorded):
            for field in model._meta.local_fields:
                if field.many_to_one and field._verbose_name is None:
                    field.verbose_name = field.related_model._meta.verbose_name
