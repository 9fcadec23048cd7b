"""What the pages of a community, a partner, a programme and a project show of trainings."""

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from communities.models import Community, PartnerOrganisation, Programme
from core.display import Section, headings, row
from core.numbers import format_number
from projects.models import Project
from trainings.models import PartnerRole, Trainer, Training, TrainingPartner
from trainings.views.display import days_of, state_badges

AT_MOST = 10


def trainings_of_community(community: Community, user) -> Section:
    """The trainings a community hosts, the newest first."""
    regions = user.scope.everywhere or community.district.region_id in user.scope.regions
    extra = {}
    if user.can("edit_records") and regions:
        url = reverse("trainings:training_create")
        extra = {"add_url": f"{url}?community={community.pk}", "add_label": _("New training")}
    hosted = Training.objects.visible_to(user).filter(community=community)
    return _section(hosted, f"community={community.pk}", **extra)


def trainings_of_partner(partner: PartnerOrganisation, user) -> Section:
    """The trainings a partner organisation leads or co-implements, with its role."""
    role = TrainingPartner.objects.filter(partner=partner, training=OuterRef("pk"))
    taught = Training.objects.visible_to(user).with_partner(partner)
    return _section(
        taught.annotate(role=Subquery(role.values("role")[:1])),
        f"partner={partner.pk}",
        second=_("Role"),
        say=lambda training: PartnerRole(training.role).label,
    )


def trainers_of_partner(partner: PartnerOrganisation, user) -> Section | None:
    """Who of a partner organisation taught, and where; nothing where nobody did."""
    taught = (
        Trainer.objects.visible_to(user)
        .filter(partner=partner)
        .select_related("training__community__district")
        .order_by("-training__starts_on", "-pk")
    )
    columns = headings(_("Trainer"), _("Training"), _("Host community"), _("Dates"))
    rows = [
        row(
            columns,
            one.person,
            one.training,
            f"{one.training.community} ({one.training.community.district})",
            days_of(one.training),
            url=one.training.get_absolute_url(),
        )
        for one in taught[:AT_MOST]
    ]
    return Section("trainers", _("Trainers"), columns, rows) if rows else None


def trainings_of_programme(programme: Programme, user) -> Section:
    """The trainings of a programme in the reader's regions."""
    trainings = Training.objects.visible_to(user).filter(programme=programme)
    return _section(trainings, f"programme={programme.pk}")


def trainings_of_project(project: Project, user) -> Section | None:
    """The trainings that belong to a project; nothing where there is none."""
    trainings = Training.objects.visible_to(user).filter(project=project)
    section = _section(trainings, f"project={project.pk}")
    return section if section.rows else None


def _section(trainings, query: str, *, second="", say=None, **extra) -> Section:
    """The newest trainings; `say` gives the second column, the topic unless it is named."""
    today = timezone.localdate()
    newest = list(trainings.for_list().order_by("-starts_on", "-pk")[: AT_MOST + 1])
    columns = headings(
        _("Training"),
        second or _("Topic"),
        _("Host community"),
        _("Dates"),
        _("Seats filled"),
        numeric=(4,),
    )
    rows = [
        row(
            columns,
            training,
            say(training) if say else training.topic,
            f"{training.community} ({training.community.district})",
            days_of(training),
            format_number(training.seats),
            url=training.get_absolute_url(),
            badges=state_badges(training, today),
        )
        for training in newest[:AT_MOST]
    ]
    if len(newest) > AT_MOST:
        extra |= {
            "is_cut": True,
            "more_url": f"{reverse('trainings:training_list')}?{query}",
            "more_label": _("See all trainings"),
        }
    return Section(
        "trainings", _("Trainings"), columns, rows, empty_text=_("No trainings yet."), **extra
    )
