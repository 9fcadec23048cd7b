import django.db.models.deletion
from django.db import migrations, models

import core.history


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("communities", "0001_places_communities_and_partners"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedFigure",
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
                ("measure", models.CharField(max_length=60, verbose_name="measure")),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exactly", "exactly"),
                            ("more_than", "more than"),
                            ("about", "about"),
                        ],
                        default="exactly",
                        max_length=10,
                        verbose_name="qualifier",
                    ),
                ),
                ("value", models.BigIntegerField(verbose_name="value")),
                ("unit", models.CharField(max_length=30, verbose_name="unit")),
                ("as_of", models.DateField(verbose_name="as of")),
                ("citation", models.CharField(max_length=300, verbose_name="citation")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="published_figures",
                        to="communities.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "published figure",
                "verbose_name_plural": "published figures",
                "ordering": ["programme", "measure", "as_of"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("provenance", "sourced"),
                            ("source", ""),
                            ("source_url", ""),
                            _negated=True,
                        ),
                        name="reports_publishedfigure_sourced_names_its_source",
                        violation_error_message="A sourced record names its source.",
                    ),
                    models.UniqueConstraint(
                        fields=("programme", "measure", "as_of"),
                        name="reports_publishedfigure_once",
                        violation_error_message="This figure is in the list already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("citation", ""), _negated=True),
                        name="reports_publishedfigure_cited",
                        violation_error_message="Give the citation.",
                    ),
                ],
            },
            bases=(core.history.Recorded, models.Model),
        ),
    ]
