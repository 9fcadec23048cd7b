from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0001_places_communities_and_partners"),
    ]

    operations = [
        migrations.AddField(
            model_name="partnerorganisation",
            name="archive_reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="why it is archived"),
        ),
        migrations.AddConstraint(
            model_name="partnerorganisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("archive_reason", ""), ("archived_on__isnull", False), _connector="OR"
                ),
                name="communities_partner_archived_with_its_reason",
                violation_error_message="Only an archived organisation has a reason for it.",
            ),
        ),
    ]
