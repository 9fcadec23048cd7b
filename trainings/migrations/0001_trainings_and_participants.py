import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import core.history


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("communities", "0001_places_communities_and_partners"),
        ("projects", "0001_projects_and_their_parts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Participant",
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
                ("full_name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "sex",
                    models.CharField(
                        choices=[("woman", "women"), ("man", "men"), ("not_known", "not known")],
                        default="not_known",
                        max_length=10,
                        verbose_name="sex",
                    ),
                ),
                (
                    "birth_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="year of birth"
                    ),
                ),
                ("folded", models.TextField(default="", editable=False)),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participants",
                        to="communities.community",
                        verbose_name="community",
                    ),
                ),
            ],
            options={
                "verbose_name": "participant",
                "verbose_name_plural": "participants",
                "ordering": ["community", "full_name", "pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="Topic",
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
                ("folded", models.TextField(default="", editable=False)),
                (
                    "sort_kk",
                    models.CharField(db_index=True, default="", editable=False, max_length=255),
                ),
                (
                    "sort_ru",
                    models.CharField(db_index=True, default="", editable=False, max_length=255),
                ),
                (
                    "sort_en",
                    models.CharField(db_index=True, default="", editable=False, max_length=255),
                ),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                (
                    "archived_on",
                    models.DateField(blank=True, null=True, verbose_name="archived on"),
                ),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                        ),
                        name="trainings_topic_has_a_name",
                        violation_error_message="Give the name in at least one language.",
                    )
                ],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="Training",
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
                ("folded", models.TextField(default="", editable=False)),
                (
                    "sort_kk",
                    models.CharField(db_index=True, default="", editable=False, max_length=255),
                ),
                (
                    "sort_ru",
                    models.CharField(db_index=True, default="", editable=False, max_length=255),
                ),
                (
                    "sort_en",
                    models.CharField(db_index=True, default="", editable=False, max_length=255),
                ),
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
                (
                    "review",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "submitted for checking"),
                            ("confirmed", "confirmed"),
                            ("returned", "returned"),
                        ],
                        db_index=True,
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="checking",
                    ),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="submitted at"
                    ),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="confirmed at"
                    ),
                ),
                (
                    "confirmed_own",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        verbose_name="confirmed by the one who submitted it",
                    ),
                ),
                (
                    "return_reason",
                    models.TextField(
                        blank=True, editable=False, verbose_name="reason for returning"
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=30, verbose_name="code")),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("ends_on", models.DateField(verbose_name="ends on")),
                (
                    "hours",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hours"),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("trainers", models.CharField(blank=True, max_length=300, verbose_name="trainers")),
                ("about", models.TextField(blank=True, verbose_name="about")),
                (
                    "cancelled_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="cancelled on"
                    ),
                ),
                (
                    "cancel_reason",
                    models.TextField(
                        blank=True, editable=False, verbose_name="why it is cancelled"
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to="communities.community",
                        verbose_name="host community",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmed by",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to="communities.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to="projects.project",
                        verbose_name="project it belongs to",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="submitted by",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to="trainings.topic",
                        verbose_name="topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "training",
                "verbose_name_plural": "trainings",
                "ordering": ["pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="HeadCount",
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
                    "sex",
                    models.CharField(
                        choices=[("woman", "women"), ("man", "men"), ("not_known", "not known")],
                        max_length=10,
                        verbose_name="sex",
                    ),
                ),
                ("people", models.PositiveIntegerField(verbose_name="seats filled")),
                (
                    "age_band",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="communities.ageband",
                        verbose_name="age band",
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="head_counts",
                        to="trainings.training",
                    ),
                ),
            ],
            options={
                "verbose_name": "head-count",
                "verbose_name_plural": "head-counts",
                "ordering": ["training", "sex", "age_band"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="TrainingPartner",
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
                    "role",
                    models.CharField(
                        choices=[("lead", "leads"), ("co_implementer", "co-implements")],
                        default="co_implementer",
                        max_length=15,
                        verbose_name="role",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_roles",
                        to="communities.partnerorganisation",
                        verbose_name="partner organisation",
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partners",
                        to="trainings.training",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner of a training",
                "verbose_name_plural": "partners of a training",
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="TrainingSession",
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
                ("held_on", models.DateField(verbose_name="date")),
                (
                    "hours",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hours"),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to="trainings.training",
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "ordering": ["training", "held_on", "pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="Attendance",
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
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="trainings.participant",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendance",
                        to="trainings.trainingsession",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendance",
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.AddConstraint(
            model_name="participant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="trainings_participant_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="participant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("birth_year", None),
                    models.Q(("birth_year__gte", 1900), ("birth_year__lte", 2200)),
                    _connector="OR",
                ),
                name="trainings_participant_birth_year_is_a_year",
                violation_error_message="Give the year with four digits.",
            ),
        ),
        migrations.AddIndex(
            model_name="training",
            index=models.Index(fields=["ends_on"], name="trainings_training_ends"),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                ),
                name="trainings_training_has_a_name",
                violation_error_message="Give the name in at least one language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="trainings_training_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(("return_reason", ""), ("review", "returned"), _negated=True),
                name="trainings_training_returned_with_a_reason",
                violation_error_message="Say why the record is returned.",
            ),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(("review__in", ["draft", "submitted", "confirmed", "returned"])),
                name="trainings_training_review_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("code",),
                name="trainings_training_code_once",
                violation_error_message="Another training has this code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="trainings_training_ends_after_it_starts",
                violation_error_message="The last day is not before the first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cancelled_on", None),
                    models.Q(("cancel_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="trainings_training_cancelled_with_a_reason",
                violation_error_message="Say why the training is cancelled.",
            ),
        ),
        migrations.AddConstraint(
            model_name="headcount",
            constraint=models.UniqueConstraint(
                fields=("training", "sex", "age_band"),
                name="trainings_headcount_once",
                violation_error_message="This sex and age are in the table already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="headcount",
            constraint=models.UniqueConstraint(
                condition=models.Q(("age_band", None)),
                fields=("training", "sex"),
                name="trainings_headcount_without_age_once",
                violation_error_message="This sex and age are in the table already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingpartner",
            constraint=models.UniqueConstraint(
                fields=("training", "partner"),
                name="trainings_partner_once",
                violation_error_message="This partner is in the list already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                fields=("session", "participant"),
                name="trainings_attendance_once",
                violation_error_message="This person is ticked at this session already.",
            ),
        ),
    ]
