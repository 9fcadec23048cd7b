import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import core.history


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("communities", "0001_places_communities_and_partners"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OutputMeasure",
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
                ("unit", models.CharField(max_length=30, verbose_name="unit")),
            ],
            options={
                "verbose_name": "output measure",
                "verbose_name_plural": "output measures",
                "ordering": ["sector", "code"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="CatchmentZone",
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
                    "is_whole",
                    models.BooleanField(default=False, verbose_name="the whole community"),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="zones",
                        to="communities.community",
                        verbose_name="community",
                    ),
                ),
            ],
            options={
                "verbose_name": "catchment zone",
                "verbose_name_plural": "catchment zones",
                "ordering": ["community", "-is_whole", "pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="Project",
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
                ("summary", models.TextField(blank=True, verbose_name="what it is about")),
                (
                    "mode",
                    models.CharField(
                        choices=[("contract", "contract"), ("ashar", "ashar"), ("mixed", "mixed")],
                        default="contract",
                        max_length=10,
                        verbose_name="how it is built",
                    ),
                ),
                (
                    "contract_number",
                    models.CharField(blank=True, max_length=60, verbose_name="contract number"),
                ),
                (
                    "contract_signed_on",
                    models.DateField(blank=True, null=True, verbose_name="contract signed on"),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("appraised", "appraised"),
                            ("approved", "approved"),
                            ("under_way", "under way"),
                            ("completed", "completed"),
                            ("handed_over", "handed over"),
                            ("rejected", "rejected"),
                            ("withdrawn", "withdrawn"),
                            ("suspended", "suspended"),
                            ("cancelled", "cancelled"),
                        ],
                        db_index=True,
                        default="proposed",
                        editable=False,
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                (
                    "is_historic",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Entered at a later stage, without what the earlier stages ask for.",
                        verbose_name="historic, incomplete",
                    ),
                ),
                ("proposed_on", models.DateField(verbose_name="proposed on")),
                (
                    "planned_start",
                    models.DateField(blank=True, null=True, verbose_name="planned start"),
                ),
                (
                    "planned_start_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                        ],
                        default="day",
                        max_length=5,
                        verbose_name="precision of the planned start",
                    ),
                ),
                (
                    "planned_end",
                    models.DateField(blank=True, null=True, verbose_name="planned end"),
                ),
                (
                    "planned_end_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                        ],
                        default="day",
                        max_length=5,
                        verbose_name="precision of the planned end",
                    ),
                ),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="started on")),
                (
                    "started_on_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                        ],
                        default="day",
                        max_length=5,
                        verbose_name="precision of the start",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="completed on")),
                (
                    "ended_on_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                        ],
                        default="day",
                        max_length=5,
                        verbose_name="precision of the completion",
                    ),
                ),
                (
                    "handed_over_on",
                    models.DateField(blank=True, null=True, verbose_name="handed over on"),
                ),
                (
                    "closed_on",
                    models.DateField(
                        blank=True,
                        editable=False,
                        help_text="The day it was rejected, withdrawn or cancelled.",
                        null=True,
                        verbose_name="closed on",
                    ),
                ),
                (
                    "owner",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="owner after hand-over"
                    ),
                ),
                (
                    "maintained_by",
                    models.CharField(blank=True, max_length=200, verbose_name="who maintains it"),
                ),
                ("maintenance", models.TextField(blank=True, verbose_name="how it is maintained")),
                (
                    "handover_act",
                    models.CharField(blank=True, max_length=100, verbose_name="act of hand-over"),
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
                    "contractor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracted_projects",
                        to="communities.partnerorganisation",
                        verbose_name="contractor",
                    ),
                ),
                (
                    "lead_community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_projects",
                        to="communities.community",
                        verbose_name="lead community",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_proposals",
                        to="projects.project",
                        verbose_name="merged into",
                    ),
                ),
                (
                    "needs",
                    models.ManyToManyField(
                        blank=True,
                        related_name="projects",
                        to="communities.need",
                        verbose_name="needs it answers",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_projects",
                        to="communities.programme",
                        verbose_name="lead programme",
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
                "verbose_name": "project",
                "verbose_name_plural": "projects",
                "ordering": ["pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="Milestone",
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
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                (
                    "percent",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="share of the works, %"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "milestone",
                "verbose_name_plural": "milestones",
                "ordering": ["project", models.OrderBy(models.F("due_on"), nulls_last=True), "pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="Expenditure",
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
                ("amount", models.BigIntegerField(verbose_name="amount")),
                (
                    "amount_programme",
                    models.BigIntegerField(
                        editable=False, verbose_name="in the programme's currency"
                    ),
                ),
                (
                    "amount_portfolio",
                    models.BigIntegerField(
                        editable=False, verbose_name="in the portfolio's currency"
                    ),
                ),
                (
                    "rate_note",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="rates used"
                    ),
                ),
                ("spent_on", models.DateField(verbose_name="spent on")),
                ("purpose", models.CharField(max_length=200, verbose_name="purpose")),
                ("document", models.CharField(blank=True, max_length=120, verbose_name="document")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="expenditure",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "expenditure",
                "verbose_name_plural": "expenditure",
                "ordering": ["project", "spent_on", "pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="Contribution",
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
                ("amount", models.BigIntegerField(verbose_name="amount")),
                (
                    "amount_programme",
                    models.BigIntegerField(
                        editable=False, verbose_name="in the programme's currency"
                    ),
                ),
                (
                    "amount_portfolio",
                    models.BigIntegerField(
                        editable=False, verbose_name="in the portfolio's currency"
                    ),
                ),
                (
                    "rate_note",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="rates used"
                    ),
                ),
                (
                    "contributor",
                    models.CharField(
                        choices=[
                            ("donor_grant", "donor grant"),
                            ("local_government", "local government"),
                            ("community_cash", "community, cash"),
                            ("community_in_kind", "community, in kind"),
                            ("business", "business"),
                            ("own", "own funds"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        verbose_name="source of the money",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rural_district", "rural district"),
                            ("district", "district"),
                            ("region", "oblast"),
                            ("republic", "republic"),
                        ],
                        max_length=15,
                        verbose_name="level of government",
                    ),
                ),
                ("award", models.CharField(blank=True, max_length=60, verbose_name="award")),
                ("pledged_on", models.DateField(blank=True, null=True, verbose_name="pledged on")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("letter", models.CharField(blank=True, max_length=120, verbose_name="letter")),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="communities.partnerorganisation",
                        verbose_name="partner organisation",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "contribution",
                "verbose_name_plural": "contributions",
                "ordering": ["project", "pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="Breakdown",
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
                ("reported_on", models.DateField(verbose_name="reported on")),
                (
                    "reported_by",
                    models.CharField(blank=True, max_length=150, verbose_name="reported by"),
                ),
                ("since", models.DateField(verbose_name="broken since")),
                ("what", models.TextField(verbose_name="what broke")),
                (
                    "repaired_on",
                    models.DateField(blank=True, null=True, verbose_name="repaired on"),
                ),
                (
                    "repaired_by",
                    models.CharField(blank=True, max_length=150, verbose_name="repaired by"),
                ),
                ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                (
                    "cost",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="cost of the repair"
                    ),
                ),
                (
                    "paid_from",
                    models.CharField(
                        blank=True,
                        choices=[("fees", "users' fees"), ("akimat", "akimat"), ("other", "other")],
                        max_length=10,
                        verbose_name="paid from",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="breakdowns",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "breakdown",
                "verbose_name_plural": "breakdowns",
                "ordering": ["project", "-since"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="BeneficiaryGroup",
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
                    "basis",
                    models.CharField(
                        choices=[("planned", "planned"), ("actual", "actual")],
                        default="planned",
                        max_length=8,
                        verbose_name="planned or actual",
                    ),
                ),
                (
                    "directness",
                    models.CharField(
                        choices=[("direct", "direct"), ("indirect", "indirect")],
                        default="direct",
                        max_length=8,
                        verbose_name="direct or indirect",
                    ),
                ),
                (
                    "label",
                    models.CharField(blank=True, max_length=100, verbose_name="who they are"),
                ),
                ("people", models.PositiveIntegerField(verbose_name="people")),
                ("counted_on", models.DateField(verbose_name="counted on")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("register", "from a register"),
                            ("user_list", "from a list of users"),
                            ("estimate", "estimated from who lives there"),
                        ],
                        default="estimate",
                        max_length=10,
                        verbose_name="how they were counted",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="groups",
                        to="projects.catchmentzone",
                        verbose_name="catchment zone",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="groups",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "beneficiary group",
                "verbose_name_plural": "beneficiary groups",
                "ordering": ["project", "basis", "zone", "counted_on", "pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="ProjectCommunity",
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
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shared_projects",
                        to="communities.community",
                        verbose_name="community",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="other_communities",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "community served",
                "verbose_name_plural": "other communities served",
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="ProjectOutput",
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
                    "planned",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="planned",
                    ),
                ),
                (
                    "built",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="built"
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.outputmeasure",
                        verbose_name="measure",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outputs",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "output",
                "verbose_name_plural": "output",
                "ordering": ["project", "pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="ProjectPartner",
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
                        choices=[
                            ("funder", "funds"),
                            ("implementer", "implements"),
                            ("designer", "designs"),
                            ("supervisor", "supervises the works"),
                            ("owner", "owns it after hand-over"),
                        ],
                        max_length=15,
                        verbose_name="role",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="project_roles",
                        to="communities.partnerorganisation",
                        verbose_name="partner organisation",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partners",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner in the project",
                "verbose_name_plural": "partners in the project",
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="ProjectProgramme",
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
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shared_projects",
                        to="communities.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="other_programmes",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "programme that takes part",
                "verbose_name_plural": "other programmes",
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="ProjectTransition",
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
                ("verb", models.CharField(max_length=12, verbose_name="step")),
                (
                    "from_stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("proposed", "proposed"),
                            ("appraised", "appraised"),
                            ("approved", "approved"),
                            ("under_way", "under way"),
                            ("completed", "completed"),
                            ("handed_over", "handed over"),
                            ("rejected", "rejected"),
                            ("withdrawn", "withdrawn"),
                            ("suspended", "suspended"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=12,
                        verbose_name="from",
                    ),
                ),
                (
                    "to_stage",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("appraised", "appraised"),
                            ("approved", "approved"),
                            ("under_way", "under way"),
                            ("completed", "completed"),
                            ("handed_over", "handed over"),
                            ("rejected", "rejected"),
                            ("withdrawn", "withdrawn"),
                            ("suspended", "suspended"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=12,
                        verbose_name="to",
                    ),
                ),
                ("occurred_on", models.DateField(verbose_name="on")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="transitions",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "move between stages",
                "verbose_name_plural": "moves between stages",
                "ordering": ["project", "occurred_on", "pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="Receipt",
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
                ("amount", models.BigIntegerField(verbose_name="amount")),
                (
                    "amount_programme",
                    models.BigIntegerField(
                        editable=False, verbose_name="in the programme's currency"
                    ),
                ),
                (
                    "amount_portfolio",
                    models.BigIntegerField(
                        editable=False, verbose_name="in the portfolio's currency"
                    ),
                ),
                (
                    "rate_note",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="rates used"
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                (
                    "quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="quantity",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("people_day", "people-days"),
                            ("machine_hour", "machine-hours"),
                            ("m3", "m³"),
                            ("tonne", "tonnes"),
                            ("piece", "pieces"),
                        ],
                        max_length=15,
                        verbose_name="unit",
                    ),
                ),
                (
                    "rate",
                    models.BigIntegerField(blank=True, null=True, verbose_name="rate for one unit"),
                ),
                (
                    "rate_source",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where the rate comes from"
                    ),
                ),
                ("evidence", models.CharField(blank=True, max_length=200, verbose_name="evidence")),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="receipts",
                        to="projects.contribution",
                        verbose_name="contribution",
                    ),
                ),
            ],
            options={
                "verbose_name": "receipt",
                "verbose_name_plural": "receipts",
                "ordering": ["received_on", "pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="Sector",
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
                ("code", models.SlugField(max_length=30, unique=True, verbose_name="code")),
                (
                    "archived_on",
                    models.DateField(blank=True, null=True, verbose_name="archived on"),
                ),
            ],
            options={
                "verbose_name": "sector",
                "verbose_name_plural": "sectors",
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                        ),
                        name="projects_sector_has_a_name",
                        violation_error_message="Give the name in at least one language.",
                    )
                ],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.AddField(
            model_name="project",
            name="sector",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="projects",
                to="projects.sector",
                verbose_name="sector",
            ),
        ),
        migrations.AddField(
            model_name="outputmeasure",
            name="sector",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="output_measures",
                to="projects.sector",
                verbose_name="sector",
            ),
        ),
        migrations.CreateModel(
            name="Visit",
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
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("visited_on", models.DateField(blank=True, null=True, verbose_name="visited on")),
                (
                    "visitor",
                    models.CharField(blank=True, max_length=150, verbose_name="who visited"),
                ),
                (
                    "condition",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excellent", "excellent"),
                            ("good", "good"),
                            ("average", "average"),
                            ("poor", "poor"),
                            ("not_functioning", "not functioning"),
                            ("never_used", "never used"),
                        ],
                        max_length=15,
                        verbose_name="condition",
                    ),
                ),
                (
                    "works",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("working", "working"),
                            ("partly", "partly working"),
                            ("not_working", "not working"),
                        ],
                        max_length=12,
                        verbose_name="does it work",
                    ),
                ),
                (
                    "fees_collected",
                    models.BooleanField(blank=True, null=True, verbose_name="fees are collected"),
                ),
                ("note", models.TextField(blank=True, verbose_name="what was found")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visits",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "visit",
                "verbose_name_plural": "visits",
                "ordering": ["project", "due_on", "pk"],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.CreateModel(
            name="BeneficiaryCell",
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
                ("people", models.PositiveIntegerField(verbose_name="people")),
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
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cells",
                        to="projects.beneficiarygroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "number by sex and age",
                "verbose_name_plural": "numbers by sex and age",
                "ordering": ["group", "sex", "age_band"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("group", "sex", "age_band"),
                        name="projects_cell_once",
                        violation_error_message="This sex and age are in the table already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("age_band", None)),
                        fields=("group", "sex"),
                        name="projects_cell_without_age_once",
                        violation_error_message="This sex and age are in the table already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sex__in", ["woman", "man", "not_known"])),
                        name="projects_cell_sex_is_known",
                    ),
                ],
            },
            bases=(core.history.Recorded, models.Model),
        ),
        migrations.AddConstraint(
            model_name="catchmentzone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                ),
                name="projects_catchmentzone_has_a_name",
                violation_error_message="Give the name in at least one language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="catchmentzone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="projects_catchmentzone_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="catchmentzone",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_whole", True)),
                fields=("community",),
                name="projects_zone_one_whole_community",
                violation_error_message="The whole community is a zone already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                ),
                name="projects_milestone_has_a_name",
                violation_error_message="Give the name in at least one language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="projects_milestone_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(("percent__lte", 100)),
                name="projects_milestone_up_to_a_hundred_percent",
                violation_error_message="A share is at most 100 %.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expenditure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="projects_expenditure_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expenditure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount__gt", 0), ("amount_portfolio__gte", 0), ("amount_programme__gte", 0)
                ),
                name="projects_expenditure_above_zero",
                violation_error_message="Give an amount above zero.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="projects_contribution_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount__gt", 0), ("amount_portfolio__gte", 0), ("amount_programme__gte", 0)
                ),
                name="projects_contribution_above_zero",
                violation_error_message="Give an amount above zero.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "contributor__in",
                        [
                            "donor_grant",
                            "local_government",
                            "community_cash",
                            "community_in_kind",
                            "business",
                            "own",
                            "other",
                        ],
                    )
                ),
                name="projects_contribution_source_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("level", ""), ("contributor", "local_government"), _connector="OR"
                ),
                name="projects_contribution_level_of_government_only",
                violation_error_message="A level is given for local government only.",
            ),
        ),
        migrations.AddConstraint(
            model_name="breakdown",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="projects_breakdown_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="breakdown",
            constraint=models.CheckConstraint(
                condition=models.Q(("reported_on__gte", models.F("since"))),
                name="projects_breakdown_reported_after_it_broke",
                violation_error_message="It is reported on or after the day it broke.",
            ),
        ),
        migrations.AddConstraint(
            model_name="breakdown",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("repaired_on", None), ("repaired_on__gte", models.F("since")), _connector="OR"
                ),
                name="projects_breakdown_repaired_after_it_broke",
                violation_error_message="It is repaired on or after the day it broke.",
            ),
        ),
        migrations.AddConstraint(
            model_name="breakdown",
            constraint=models.CheckConstraint(
                condition=models.Q(("cost", None), ("cost__gte", 0), _connector="OR"),
                name="projects_breakdown_cost_not_below_zero",
                violation_error_message="A cost is not below zero.",
            ),
        ),
        migrations.AddConstraint(
            model_name="beneficiarygroup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="projects_beneficiarygroup_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="beneficiarygroup",
            constraint=models.UniqueConstraint(
                fields=("project", "zone", "basis", "directness", "label", "counted_on"),
                name="projects_group_one_count_a_day",
                violation_error_message="This group is already counted on that day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="beneficiarygroup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("basis__in", ["planned", "actual"]), ("directness__in", ["direct", "indirect"])
                ),
                name="projects_group_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectcommunity",
            constraint=models.UniqueConstraint(
                fields=("project", "community"),
                name="projects_projectcommunity_once",
                violation_error_message="This community is in the list already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectoutput",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="projects_projectoutput_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectoutput",
            constraint=models.UniqueConstraint(
                fields=("project", "measure"),
                name="projects_output_once",
                violation_error_message="This measure is in the list already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectoutput",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("planned", None), ("planned__gte", 0), _connector="OR"),
                    models.Q(("built", None), ("built__gte", 0), _connector="OR"),
                ),
                name="projects_output_not_below_zero",
                violation_error_message="Output is not below zero.",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectpartner",
            constraint=models.UniqueConstraint(
                fields=("project", "partner", "role"),
                name="projects_projectpartner_once",
                violation_error_message="This partner already has this role here.",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectprogramme",
            constraint=models.UniqueConstraint(
                fields=("project", "programme"),
                name="projects_projectprogramme_once",
                violation_error_message="This programme is in the list already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="projecttransition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "to_stage__in",
                        [
                            "proposed",
                            "appraised",
                            "approved",
                            "under_way",
                            "completed",
                            "handed_over",
                            "rejected",
                            "withdrawn",
                            "suspended",
                            "cancelled",
                        ],
                    )
                ),
                name="projects_transition_stage_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="receipt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="projects_receipt_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="receipt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount__gt", 0), ("amount_portfolio__gte", 0), ("amount_programme__gte", 0)
                ),
                name="projects_receipt_above_zero",
                violation_error_message="Give an amount above zero.",
            ),
        ),
        migrations.AddConstraint(
            model_name="receipt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("quantity", None), ("rate", None), ("unit", "")),
                    models.Q(
                        ("quantity__gt", 0), ("rate__gt", 0), models.Q(("unit", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="projects_receipt_in_kind_is_whole",
                violation_error_message="In kind: give the quantity, the unit and the rate.",
            ),
        ),
        migrations.AddIndex(
            model_name="project",
            index=models.Index(fields=["stage", "ended_on"], name="projects_stage_ended"),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                ),
                name="projects_project_has_a_name",
                violation_error_message="Give the name in at least one language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="projects_project_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(("return_reason", ""), ("review", "returned"), _negated=True),
                name="projects_project_returned_with_a_reason",
                violation_error_message="Say why the record is returned.",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(("review__in", ["draft", "submitted", "confirmed", "returned"])),
                name="projects_project_review_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("code",),
                name="projects_project_code_once",
                violation_error_message="Another project has this code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stage__in",
                        [
                            "proposed",
                            "appraised",
                            "approved",
                            "under_way",
                            "completed",
                            "handed_over",
                            "rejected",
                            "withdrawn",
                            "suspended",
                            "cancelled",
                        ],
                    )
                ),
                name="projects_project_stage_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("planned_start", None),
                    ("planned_end", None),
                    ("planned_end__gte", models.F("planned_start")),
                    _connector="OR",
                ),
                name="projects_project_planned_end_after_start",
                violation_error_message="The planned end is not before the planned start.",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("started_on", None),
                    ("ended_on", None),
                    ("ended_on__gte", models.F("started_on")),
                    _connector="OR",
                ),
                name="projects_project_completed_after_start",
                violation_error_message="A project is completed after it started.",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on", None),
                    ("handed_over_on", None),
                    ("handed_over_on__gte", models.F("ended_on")),
                    _connector="OR",
                ),
                name="projects_project_handed_over_after_completion",
                violation_error_message="A project is handed over after it was completed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", None), ("stage", "withdrawn"), _connector="OR"),
                name="projects_project_merged_is_withdrawn",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage__in", ["rejected", "withdrawn", "cancelled"]), _negated=True),
                    ("closed_on__isnull", False),
                    _connector="OR",
                ),
                name="projects_project_closed_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage__in", ["completed", "handed_over"]), _negated=True),
                    ("ended_on__isnull", False),
                    ("is_historic", True),
                    _connector="OR",
                ),
                name="projects_project_completed_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="outputmeasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True
                ),
                name="projects_outputmeasure_has_a_name",
                violation_error_message="Give the name in at least one language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("provenance", "sourced"), ("source", ""), ("source_url", ""), _negated=True
                ),
                name="projects_visit_sourced_names_its_source",
                violation_error_message="A sourced record names its source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due_on__isnull", False), ("visited_on__isnull", False), _connector="OR"
                ),
                name="projects_visit_has_a_day",
                violation_error_message="Give the day it is due or the day it was made.",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("condition", ""), ("visited_on", None), ("works", "")),
                    models.Q(("visited_on__isnull", False), models.Q(("works", ""), _negated=True)),
                    _connector="OR",
                ),
                name="projects_visit_made_says_whether_it_works",
                violation_error_message="Once visited, say whether it works.",
            ),
        ),
    ]
