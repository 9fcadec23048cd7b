import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import core.history


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0002_partners_are_archived_with_a_reason"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MergedPartner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="entered at"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                (
                    "old_key",
                    models.PositiveBigIntegerField(
                        unique=True, verbose_name="number of the merged record"
                    ),
                ),
                (
                    "name_kk",
                    models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh"),
                ),
                (
                    "name_ru",
                    models.CharField(blank=True, max_length=250, verbose_name="name in Russian"),
                ),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=250, verbose_name="name in English"),
                ),
                (
                    "merged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="merged by",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merged_records",
                        to="communities.partnerorganisation",
                        verbose_name="partner organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "merged record",
                "verbose_name_plural": "merged records",
                "ordering": ["partner", "-pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
    ]
