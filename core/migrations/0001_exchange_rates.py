from django.db import migrations, models

import core.history


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ExchangeRate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="entered at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                (
                    "provenance",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded"),
                            ("sourced", "sourced"),
                            ("derived", "derived"),
                            ("sample", "sample"),
                        ],
                        default="recorded",
                        max_length=10,
                        verbose_name="provenance",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "source_url",
                    models.URLField(blank=True, max_length=500, verbose_name="link to the source"),
                ),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("to_currency", models.CharField(max_length=3, verbose_name="into")),
                ("valid_on", models.DateField(verbose_name="on")),
                ("rate", models.DecimalField(decimal_places=8, max_digits=18, verbose_name="rate")),
            ],
            options={
                "verbose_name": "exchange rate",
                "verbose_name_plural": "exchange rates",
                "ordering": ["currency", "to_currency", "-valid_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("provenance", "sourced"),
                            ("source", ""),
                            ("source_url", ""),
                            _negated=True,
                        ),
                        name="core_exchangerate_sourced_names_its_source",
                        violation_error_message="A sourced record names its source.",
                    ),
                    models.UniqueConstraint(
                        fields=("currency", "to_currency", "valid_on"),
                        name="core_exchangerate_one_a_day",
                        violation_error_message="There is already a rate for this day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rate__gt", 0)),
                        name="core_exchangerate_above_zero",
                        violation_error_message="A rate is above zero.",
                    ),
                ],
            },
            bases=(core.history.Recorded, models.Model),
        ),
    ]
