import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import communities.bin
import core.history


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Community",
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
                ("code", models.CharField(blank=True, max_length=20, verbose_name="code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rural_district", "rural district"),
                            ("village", "village"),
                            ("town", "town"),
                            ("neighbourhood", "neighbourhood"),
                        ],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                (
                    "distance_km",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="distance to the district centre, km"
                    ),
                ),
                ("about", models.TextField(blank=True, verbose_name="about")),
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
            ],
            options={
                "verbose_name": "community",
                "verbose_name_plural": "communities",
                "ordering": ["pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="CommunityGroup",
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
                    "kind",
                    models.CharField(
                        choices=[("initiative", "initiative group"), ("user", "user group")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("elected_on", models.DateField(blank=True, null=True, verbose_name="elected on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "legal_status",
                    models.CharField(blank=True, max_length=150, verbose_name="legal status"),
                ),
                (
                    "has_account",
                    models.BooleanField(default=False, verbose_name="has a bank or fee account"),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="groups",
                        to="communities.community",
                    ),
                ),
            ],
            options={
                "verbose_name": "group of residents",
                "verbose_name_plural": "groups of residents",
                "ordering": ["community", "kind", "pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="CommunityMeeting",
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
                ("held_on", models.DateField(verbose_name="held on")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("open_meeting", "open meeting"),
                            ("focus_groups", "focus groups"),
                            ("household_visits", "visits to households"),
                            ("survey", "survey"),
                        ],
                        default="open_meeting",
                        max_length=20,
                        verbose_name="method",
                    ),
                ),
                ("women", models.PositiveIntegerField(default=0, verbose_name="women")),
                ("men", models.PositiveIntegerField(default=0, verbose_name="men")),
                ("youth", models.PositiveIntegerField(default=0, verbose_name="of them youth")),
                ("minutes", models.TextField(blank=True, verbose_name="minutes")),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to="communities.community",
                    ),
                ),
            ],
            options={
                "verbose_name": "community meeting",
                "verbose_name_plural": "community meetings",
                "ordering": ["community", "-held_on"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="CommunityProfile",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("population", models.PositiveIntegerField(verbose_name="population")),
                (
                    "households",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="households"),
                ),
                ("women", models.PositiveIntegerField(blank=True, null=True, verbose_name="women")),
                ("men", models.PositiveIntegerField(blank=True, null=True, verbose_name="men")),
                ("youth", models.PositiveIntegerField(blank=True, null=True, verbose_name="youth")),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="profiles",
                        to="communities.community",
                    ),
                ),
            ],
            options={
                "verbose_name": "profile of a year",
                "verbose_name_plural": "profiles by year",
                "ordering": ["community", "-year"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="ConflictAssessment",
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
                ("assessed_on", models.DateField(verbose_name="assessed on")),
                ("method", models.CharField(max_length=200, verbose_name="method")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conflict_assessments",
                        to="communities.community",
                    ),
                ),
            ],
            options={
                "verbose_name": "conflict assessment",
                "verbose_name_plural": "conflict assessments",
                "ordering": ["community", "-assessed_on"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="ConflictScore",
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
                    "dimension",
                    models.CharField(
                        choices=[
                            ("water", "water and land"),
                            ("services", "access to services"),
                            ("work", "work and income"),
                            ("groups", "relations between groups"),
                            ("government", "trust in local government"),
                            ("youth", "young people"),
                        ],
                        max_length=12,
                        verbose_name="dimension",
                    ),
                ),
                ("score", models.PositiveSmallIntegerField(verbose_name="score, 1 to 5")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="communities.conflictassessment",
                    ),
                ),
            ],
            options={
                "verbose_name": "score",
                "verbose_name_plural": "scores",
                "ordering": ["assessment", "dimension"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="District",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("district", "district"),
                            ("city", "city"),
                            ("city_district", "district of a city"),
                        ],
                        default="district",
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                ("kato", models.CharField(blank=True, max_length=9, verbose_name="KATO code")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "predecessor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="communities.district",
                        verbose_name="predecessor",
                    ),
                ),
            ],
            options={
                "verbose_name": "district",
                "verbose_name_plural": "districts",
                "ordering": ["pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="CommunityDistrict",
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
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="The first day in another district.",
                        null=True,
                        verbose_name="to",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="districts",
                        to="communities.community",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="communities.district",
                        verbose_name="district",
                    ),
                ),
            ],
            options={
                "verbose_name": "district over time",
                "verbose_name_plural": "districts over time",
                "ordering": ["community", models.OrderBy(models.F("valid_from"), nulls_first=True)],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.AddField(
            model_name="community",
            name="district",
            field=models.ForeignKey(
                help_text="Where it lies today.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="communities",
                to="communities.district",
                verbose_name="district",
            ),
        ),
        migrations.CreateModel(
            name="GroupMember",
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
                ("person", models.CharField(blank=True, max_length=150, verbose_name="person")),
                (
                    "function",
                    models.CharField(
                        choices=[
                            ("chair", "chair"),
                            ("secretary", "secretary"),
                            ("treasurer", "treasurer"),
                            ("operator", "keeps the facility running"),
                            ("member", "member"),
                        ],
                        max_length=12,
                        verbose_name="function",
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        choices=[("woman", "women"), ("man", "men"), ("not_known", "not known")],
                        default="not_known",
                        max_length=10,
                        verbose_name="sex",
                    ),
                ),
                ("is_youth", models.BooleanField(default=False, verbose_name="youth")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="communities.communitygroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "member of a group",
                "verbose_name_plural": "members of a group",
                "ordering": ["group", "pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="Need",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("in_project", "in a project"),
                            ("met", "met"),
                            ("dropped", "dropped"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needs",
                        to="communities.community",
                    ),
                ),
            ],
            options={
                "verbose_name": "need",
                "verbose_name_plural": "needs",
                "ordering": ["community", "pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="NeedRanking",
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
                ("rank", models.PositiveSmallIntegerField(verbose_name="rank")),
                (
                    "votes_women",
                    models.PositiveIntegerField(default=0, verbose_name="votes of women"),
                ),
                ("votes_men", models.PositiveIntegerField(default=0, verbose_name="votes of men")),
                (
                    "votes_youth",
                    models.PositiveIntegerField(default=0, verbose_name="votes of youth"),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rankings",
                        to="communities.communitymeeting",
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rankings",
                        to="communities.need",
                        verbose_name="need",
                    ),
                ),
            ],
            options={
                "verbose_name": "ranked priority",
                "verbose_name_plural": "ranked priorities",
                "ordering": ["meeting", "rank"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="PartnerOrganisation",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ngo", "non-governmental organisation"),
                            ("international", "international organisation"),
                            ("donor", "donor"),
                            ("government", "government body"),
                            ("company", "company"),
                            ("education", "school or university"),
                            ("other", "other"),
                        ],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                (
                    "bin",
                    models.CharField(
                        blank=True,
                        help_text="Business identification number, 12 digits.",
                        max_length=12,
                        validators=[communities.bin.validate_bin],
                        verbose_name="BIN",
                    ),
                ),
                ("website", models.URLField(blank=True, verbose_name="website")),
                ("about", models.TextField(blank=True, verbose_name="about")),
                (
                    "archived_on",
                    models.DateField(blank=True, null=True, verbose_name="archived on"),
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
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="communities.partnerorganisation",
                        verbose_name="successor",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner organisation",
                "verbose_name_plural": "partner organisations",
                "ordering": ["pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="PartnerName",
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
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(verbose_name="valid to")),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_names",
                        to="communities.partnerorganisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "former name",
                "verbose_name_plural": "former names",
                "ordering": ["partner", "-valid_to"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="PartnerContact",
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
                ("person", models.CharField(max_length=150, verbose_name="person")),
                ("position", models.CharField(blank=True, max_length=150, verbose_name="position")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="communities.partnerorganisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact",
                "verbose_name_plural": "contacts",
                "ordering": ["partner", "person"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="Programme",
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
                ("code", models.SlugField(max_length=20, unique=True, verbose_name="code")),
                (
                    "currency",
                    models.CharField(
                        default="USD",
                        max_length=3,
                        validators=[django.core.validators.MinLengthValidator(3)],
                        verbose_name="currency",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends on")),
                (
                    "follow_up_until",
                    models.DateField(
                        blank=True,
                        help_text="Work lists and reminders stop after this day.",
                        null=True,
                        verbose_name="follow-up until",
                    ),
                ),
                ("is_open", models.BooleanField(default=True, verbose_name="takes new records")),
            ],
            options={
                "verbose_name": "programme",
                "verbose_name_plural": "programmes",
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                        ),
                        name="communities_programme_has_a_name",
                        violation_error_message="Give the name in at least one language.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("provenance", "sourced"),
                            ("source", ""),
                            ("source_url", ""),
                            _negated=True,
                        ),
                        name="communities_programme_sourced_names_its_source",
                        violation_error_message="A sourced record names its source.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="communities_programme_ends_after_it_starts",
                        violation_error_message="A programme ends after it starts.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("follow_up_until", None),
                            ("ends_on", None),
                            ("follow_up_until__gte", models.F("ends_on")),
                            _connector="OR",
                        ),
                        name="communities_programme_followed_up_after_its_end",
                        violation_error_message="Follow-up lasts at least until the end.",
                    ),
                ],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="Partnership",
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
                ("joined_on", models.DateField(verbose_name="joined on")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="left on")),
                (
                    "agreement",
                    models.CharField(blank=True, max_length=200, verbose_name="agreement"),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partnerships",
                        to="communities.community",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partnerships",
                        to="communities.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "partnership",
                "verbose_name_plural": "partnerships",
                "ordering": ["community", "joined_on"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="AgeBand",
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
                ("from_age", models.PositiveSmallIntegerField(verbose_name="from age")),
                (
                    "to_age",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="to age"),
                ),
                ("is_youth", models.BooleanField(default=False, verbose_name="counts as youth")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="age_bands",
                        to="communities.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "age band",
                "verbose_name_plural": "age bands",
                "ordering": ["programme", "from_age"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="ProgrammeAssignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="communities.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programme_assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "programme of a viewer",
                "verbose_name_plural": "programmes of a viewer",
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="ProgrammePartner",
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
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("donor", "donor"),
                            ("implementer", "implementer"),
                            ("co_implementer", "co-implementing partner"),
                            ("government", "government body"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programme_roles",
                        to="communities.partnerorganisation",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partners",
                        to="communities.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner in a programme",
                "verbose_name_plural": "partners in a programme",
                "ordering": ["programme", "role", "pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="Region",
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
                    "slug",
                    models.SlugField(
                        max_length=60, unique=True, verbose_name="short name in addresses"
                    ),
                ),
                (
                    "iso",
                    models.CharField(blank=True, max_length=10, verbose_name="ISO 3166-2 code"),
                ),
                ("kato", models.CharField(blank=True, max_length=9, verbose_name="KATO code")),
                (
                    "kind",
                    models.CharField(
                        choices=[("region", "oblast"), ("city", "city of republican significance")],
                        default="region",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="The first day on which it was no more. Empty: it exists today.",
                        null=True,
                        verbose_name="valid to",
                    ),
                ),
                (
                    "tile_column",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="column on the tile map"
                    ),
                ),
                (
                    "tile_row",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="row on the tile map"
                    ),
                ),
                (
                    "predecessors",
                    models.ManyToManyField(
                        blank=True,
                        related_name="successors",
                        to="communities.region",
                        verbose_name="predecessors",
                    ),
                ),
            ],
            options={
                "verbose_name": "region",
                "verbose_name_plural": "regions",
                "ordering": ["slug"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.AddField(
            model_name="partnerorganisation",
            name="region",
            field=models.ForeignKey(
                blank=True,
                help_text="Where it has its seat. Empty: the whole country or abroad.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="partner_organisations",
                to="communities.region",
                verbose_name="region",
            ),
        ),
        migrations.AddField(
            model_name="district",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="districts",
                to="communities.region",
                verbose_name="region",
            ),
        ),
        migrations.CreateModel(
            name="Alias",
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
                ("text", models.CharField(max_length=250, verbose_name="name")),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="communities.district",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="communities.partnerorganisation",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="communities.region",
                    ),
                ),
            ],
            options={
                "verbose_name": "alias",
                "verbose_name_plural": "aliases",
                "ordering": ["text"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="RegionAssignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: all regions.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="communities.region",
                        verbose_name="region",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="region_assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "region of a user",
                "verbose_name_plural": "regions of a user",
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="ReportingPeriod",
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
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="to")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reporting_periods",
                        to="communities.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "reporting period",
                "verbose_name_plural": "reporting periods",
                "ordering": ["programme", "starts_on"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="VisitRule",
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
                ("months", models.PositiveSmallIntegerField(verbose_name="months after hand-over")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visit_rules",
                        to="communities.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "visit after hand-over",
                "verbose_name_plural": "visits after hand-over",
                "ordering": ["programme", "months"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.AddConstraint(
            model_name="communitygroup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                ),
                name="communities_communitygroup_has_a_name",
                violation_error_message="Give the name in at least one language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="communitygroup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="communities_communitygroup_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="communitymeeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="communities_communitymeeting_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="communitymeeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "youth__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("women"), "+", models.F("men")
                        ),
                    )
                ),
                name="communities_meeting_youth_among_those_who_came",
                violation_error_message="Youth are among the women and men who came.",
            ),
        ),
        migrations.AddConstraint(
            model_name="communityprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="communities_communityprofile_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="communityprofile",
            constraint=models.UniqueConstraint(
                fields=("community", "year"),
                name="communities_profile_one_a_year",
                violation_error_message="There is already a profile of this year.",
            ),
        ),
        migrations.AddConstraint(
            model_name="communityprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                name="communities_profile_year_is_a_year",
                violation_error_message="Give the year with four digits.",
            ),
        ),
        migrations.AddConstraint(
            model_name="communityprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(("population__gt", 0)),
                name="communities_profile_somebody_lives_there",
                violation_error_message="Give the number of people who live there.",
            ),
        ),
        migrations.AddConstraint(
            model_name="communityprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("women", None),
                    ("men", None),
                    (
                        "population__gte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("women"), "+", models.F("men")
                        ),
                    ),
                    _connector="OR",
                ),
                name="communities_profile_split_within_population",
                violation_error_message="Women and men together are not more than all people.",
            ),
        ),
        migrations.AddConstraint(
            model_name="conflictassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="communities_conflictassessment_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="conflictscore",
            constraint=models.UniqueConstraint(
                fields=("assessment", "dimension"),
                name="communities_conflictscore_once",
                violation_error_message="This dimension is scored already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="conflictscore",
            constraint=models.CheckConstraint(
                condition=models.Q(("score__gte", 1), ("score__lte", 5)),
                name="communities_conflictscore_one_to_five",
                violation_error_message="A score is from 1 to 5.",
            ),
        ),
        migrations.AddConstraint(
            model_name="communitydistrict",
            constraint=models.UniqueConstraint(
                fields=("community", "valid_from"),
                name="communities_communitydistrict_one_from_a_day",
                violation_error_message="There is already a district from that day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="communitydistrict",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_from", None)),
                fields=("community",),
                name="communities_communitydistrict_one_first",
                violation_error_message="There is already a first district.",
            ),
        ),
        migrations.AddConstraint(
            model_name="communitydistrict",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_to", None)),
                fields=("community",),
                name="communities_communitydistrict_one_today",
                violation_error_message="A community lies in one district today.",
            ),
        ),
        migrations.AddConstraint(
            model_name="communitydistrict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from", None),
                    ("valid_to", None),
                    ("valid_from__lt", models.F("valid_to")),
                    _connector="OR",
                ),
                name="communities_communitydistrict_ends_after_it_begins",
                violation_error_message="It ends after it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="community",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                ),
                name="communities_community_has_a_name",
                violation_error_message="Give the name in at least one language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="community",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="communities_community_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="community",
            constraint=models.CheckConstraint(
                condition=models.Q(("return_reason", ""), ("review", "returned"), _negated=True),
                name="communities_community_returned_with_a_reason",
                violation_error_message="Say why the record is returned.",
            ),
        ),
        migrations.AddConstraint(
            model_name="community",
            constraint=models.CheckConstraint(
                condition=models.Q(("review__in", ["draft", "submitted", "confirmed", "returned"])),
                name="communities_community_review_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="community",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("code",),
                name="communities_community_code_once",
                violation_error_message="Another community has this code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="community",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["rural_district", "village", "town", "neighbourhood"])
                ),
                name="communities_community_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                ),
                name="communities_need_has_a_name",
                violation_error_message="Give the name in at least one language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="communities_need_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "in_project", "met", "dropped"])),
                name="communities_need_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="needranking",
            constraint=models.UniqueConstraint(
                fields=("meeting", "need"),
                name="communities_ranking_need_once_a_meeting",
                violation_error_message="This need is ranked already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="needranking",
            constraint=models.CheckConstraint(
                condition=models.Q(("rank__gte", 1)),
                name="communities_ranking_from_one",
                violation_error_message="Ranks begin at 1.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnername",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                ),
                name="communities_partnername_has_a_name",
                violation_error_message="Give the name in at least one language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnername",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from", None), ("valid_from__lt", models.F("valid_to")), _connector="OR"
                ),
                name="communities_partnername_ends_after_it_begins",
                violation_error_message="It ends after it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="communities_partnership_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_on", None)),
                fields=("community", "programme"),
                name="communities_partnership_one_open",
                violation_error_message="The community already is in this programme.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("left_on", None), ("left_on__gte", models.F("joined_on")), _connector="OR"
                ),
                name="communities_partnership_left_after_joining",
                violation_error_message="A community leaves after it joined.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ageband",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                ),
                name="communities_ageband_has_a_name",
                violation_error_message="Give the name in at least one language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ageband",
            constraint=models.UniqueConstraint(
                fields=("programme", "from_age"), name="communities_ageband_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="ageband",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("to_age", None), ("to_age__gte", models.F("from_age")), _connector="OR"
                ),
                name="communities_ageband_from_low_to_high",
                violation_error_message="The band goes from the lower age to the higher.",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeassignment",
            constraint=models.UniqueConstraint(
                fields=("user", "programme"),
                name="communities_programmeassignment_once",
                violation_error_message="This programme is already assigned.",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmepartner",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="communities_programmepartner_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmepartner",
            constraint=models.UniqueConstraint(
                fields=("programme", "partner", "role"),
                name="communities_programmepartner_once",
                violation_error_message="This partner already has this role here.",
            ),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                ),
                name="communities_region_has_a_name",
                violation_error_message="Give the name in at least one language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from", None),
                    ("valid_to", None),
                    ("valid_from__lt", models.F("valid_to")),
                    _connector="OR",
                ),
                name="communities_region_ends_after_it_begins",
                violation_error_message="It ends after it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnerorganisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                ),
                name="communities_partnerorganisation_has_a_name",
                violation_error_message="Give the name in at least one language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnerorganisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="communities_partnerorganisation_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnerorganisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("return_reason", ""), ("review", "returned"), _negated=True),
                name="communities_partnerorganisation_returned_with_a_reason",
                violation_error_message="Say why the record is returned.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnerorganisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("review__in", ["draft", "submitted", "confirmed", "returned"])),
                name="communities_partnerorganisation_review_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnerorganisation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("bin", ""), _negated=True),
                fields=("bin",),
                name="communities_partner_bin_once",
                violation_error_message="Another partner organisation has this BIN.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnerorganisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("successor", None),
                    models.Q(("successor", models.F("pk")), _negated=True),
                    _connector="OR",
                ),
                name="communities_partner_not_its_own_successor",
                violation_error_message="An organisation is not its own successor.",
            ),
        ),
        migrations.AddConstraint(
            model_name="district",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                ),
                name="communities_district_has_a_name",
                violation_error_message="Give the name in at least one language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="district",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from", None),
                    ("valid_to", None),
                    ("valid_from__lt", models.F("valid_to")),
                    _connector="OR",
                ),
                name="communities_district_ends_after_it_begins",
                violation_error_message="It ends after it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="district",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kato", ""), _negated=True),
                fields=("kato", "valid_from"),
                name="communities_district_kato_once_at_a_time",
                violation_error_message="This KATO code is already in use from that day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="alias",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("district", None), ("partner", None), ("region__isnull", False)),
                    models.Q(("district__isnull", False), ("partner", None), ("region", None)),
                    models.Q(("district", None), ("partner__isnull", False), ("region", None)),
                    _connector="OR",
                ),
                name="communities_alias_of_one_thing",
                violation_error_message="An alias belongs to one thing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionassignment",
            constraint=models.UniqueConstraint(
                fields=("user", "region"),
                name="communities_regionassignment_once",
                violation_error_message="This region is already assigned.",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionassignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("region", None)),
                fields=("user",),
                name="communities_regionassignment_all_once",
                violation_error_message="All regions are already assigned.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportingperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                ),
                name="communities_reportingperiod_has_a_name",
                violation_error_message="Give the name in at least one language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportingperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="communities_period_ends_after_it_starts",
                violation_error_message="A period ends after it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitrule",
            constraint=models.UniqueConstraint(
                fields=("programme", "months"), name="communities_visitrule_once"
            ),
        ),
    ]
