"""Trainers become rows of a training, and a training may have several topics."""

import re

import django.db.models.deletion
from django.db import migrations, models

import core.history


def rows_from_text(apps, schema_editor):
    """One row for each name that stood in the text."""
    Training, Trainer = (
        apps.get_model("trainings", "Training"),
        apps.get_model("trainings", "Trainer"),
    )
    rows = []
    for key, text in Training.objects.exclude(trainers_text="").values_list("pk", "trainers_text"):
        names = [name.strip() for name in re.split(r"[;,\n]", text) if name.strip()]
        rows += [Trainer(training_id=key, person=name[:150]) for name in names]
    Trainer.objects.bulk_create(rows, batch_size=500)


def text_from_rows(apps, schema_editor):
    """The names again, with commas between."""
    Training, Trainer = (
        apps.get_model("trainings", "Training"),
        apps.get_model("trainings", "Trainer"),
    )
    names = {}
    for key, person in Trainer.objects.order_by("pk").values_list("training", "person"):
        names.setdefault(key, []).append(person)
    for key, some in names.items():
        Training.objects.filter(pk=key).update(trainers_text=", ".join(some)[:300])


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0003_old_addresses_of_partners"),
        ("trainings", "0002_documents_of_trainings"),
    ]

    operations = [
        migrations.RenameField("training", "trainers", "trainers_text"),
        migrations.AddField(
            model_name="training",
            name="further_topics",
            field=models.ManyToManyField(
                blank=True, related_name="+", to="trainings.topic", verbose_name="further topics"
            ),
        ),
        migrations.AlterField(
            model_name="training",
            name="topic",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="trainings",
                to="trainings.topic",
                verbose_name="main topic",
            ),
        ),
        migrations.CreateModel(
            name="Trainer",
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
                ("person", models.CharField(max_length=150, verbose_name="trainer")),
                (
                    "subject",
                    models.CharField(blank=True, max_length=200, verbose_name="what they teach"),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainers",
                        to="communities.partnerorganisation",
                        verbose_name="of which organisation",
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trainers",
                        to="trainings.training",
                    ),
                ),
            ],
            options={
                "verbose_name": "trainer",
                "verbose_name_plural": "trainers",
                "ordering": ["training", "pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.RunPython(rows_from_text, text_from_rows),
        migrations.RemoveField("training", "trainers_text"),
    ]
