"""The administration of exchange rates."""

from django.contrib import admin

from core.admin.base import RecordAdmin
from core.models import ExchangeRate


@admin.register(ExchangeRate)
class ExchangeRateAdmin(RecordAdmin):
    list_display = ("currency", "to_currency", "rate", "valid_on", "provenance")
    list_filter = ("currency", "to_currency")
    search_fields = ("currency", "to_currency")
