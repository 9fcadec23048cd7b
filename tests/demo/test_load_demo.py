"""The loaded demo portfolio gives the published figures, and loading it again changes nothing."""

from datetime import date
from io import StringIO

import pytest
from auditlog.models import LogEntry
from django.apps import apps
from django.core.management import call_command
from django.db.models import Count, F, Q, Sum

from communities.choices import ProgrammeRole, Sex
from communities.models import (
    Community,
    CommunityDistrict,
    CommunityGroup,
    District,
    PartnerOrganisation,
    Programme,
    ProgrammePartner,
    Region,
)
from core.history import entries_of
from core.models import ExchangeRate, Named, Provenanced, Reviewed, Versioned
from projects.models import (
    BeneficiaryCell,
    BeneficiaryGroup,
    Contribution,
    Expenditure,
    InKindRate,
    Project,
    ProjectTransition,
    Receipt,
    Visit,
)
from reports.models import PublishedFigure
from tests.demo.data_files import rows
from tests.demo.portfolio import demo_portfolio_of_module, loaded_portfolio  # noqa: F401
from trainings.models import Attendance, Participant, Training

pytestmark = pytest.mark.usefixtures("demo_portfolio_of_module")

COUNTING_DAY = date(2005, 7, 31)
TRAININGS_DAY = date(2005, 5, 31)
FOLLOW_UP_UNTIL = date(2006, 3, 31)
BY_SOURCE = {
    "donor_grant": 106_500_000,
    "local_government": 30_672_000,
    "community_in_kind": 18_744_000,
    "community_cash": 8_520_000,
    "business": 5_964_000,
}
CONDITIONS = {
    "excellent": 25,
    "good": 20,
    "average": 11,
    "poor": 4,
    "not_functioning": 4,
    "never_used": 2,
}


def domain_models(base=Versioned):
    """Our own models that stand on `base`."""
    return [model for model in apps.get_models() if issubclass(model, base)]


def state_of_all_rows():
    """Every row of ours with its version and the moment it was changed."""
    state = {
        model: list(model._base_manager.order_by("pk").values_list("pk", "version", "updated_at"))
        for model in domain_models()
    }
    return state | {LogEntry: LogEntry.objects.count()}


def run(*arguments):
    """What `load_demo` prints."""
    out = StringIO()
    call_command("load_demo", *arguments, stdout=out)
    return out.getvalue()


def test_loading_hands_over_the_records_by_their_keys(demo_portfolio_of_module):  # noqa: F811
    assert demo_portfolio_of_module.projects["SK-01-P1"].lead_community.code == "SK-01"


def test_the_programme_has_its_communities_and_projects():
    assert Community.objects.joined(COUNTING_DAY).count() == 21
    assert Project.objects.count() == 85
    assert Project.objects.completed(COUNTING_DAY).count() == 71
    assert Project.objects.filter(handed_over_on__lte=FOLLOW_UP_UNTIL).count() == 71
    assert Project.objects.filter(stage="rejected").count() == 9
    assert Project.objects.filter(stage="withdrawn").count() == 5
    assert Project.objects.filter(merged_into__isnull=False).count() == 2
    assert not Project.objects.filter(is_historic=False).exists()


def test_money_adds_up_by_source_in_cents():
    for amount in ("amount", "amount_programme", "amount_portfolio"):
        pledged = Contribution.objects.values_list("contributor").annotate(Sum(amount))
        assert dict(pledged) == BY_SOURCE
        received = Receipt.objects.values_list("contribution__contributor").annotate(Sum(amount))
        assert dict(received) == BY_SOURCE
        assert Expenditure.objects.aggregate(all=Sum(amount))["all"] == 170_400_000
    in_kind = Receipt.objects.filter(contribution__contributor="community_in_kind")
    assert in_kind.exclude(amount=F("rate") * F("quantity")).count() == 0


def test_what_came_in_kind_counts_at_the_listed_rate():
    listed = {(row.year, row.unit): row.rate for row in InKindRate.objects.all()}
    for receipt in Receipt.objects.exclude(quantity=None):
        assert listed[receipt.received_on.year, receipt.unit] == receipt.rate, receipt


def test_every_community_lies_near_the_others_of_its_region():
    places = Community.objects.values_list("latitude", "longitude")
    assert all(40 < north < 47 and 67 < east < 82 for north, east in places)


def test_people_were_served_394980_times():
    groups = BeneficiaryGroup.objects.filter(
        project__in=Project.objects.completed(COUNTING_DAY), basis="actual", directness="direct"
    )
    assert groups.aggregate(all=Sum("people"))["all"] == 394_980


def test_groups_are_split_by_sex_and_some_by_age():
    summed = BeneficiaryGroup.objects.annotate(cells_people=Sum("cells__people"))
    assert summed.exclude(people=F("cells_people")).count() == 0
    by_sex = BeneficiaryCell.objects.values_list("sex").annotate(Sum("people"))
    written = {
        Sex.WOMAN: sum(int(row["women"]) for row in rows("groups")),
        Sex.MAN: sum(int(row["men"]) for row in rows("groups")),
    }
    assert dict(by_sex) == written
    by_age = BeneficiaryGroup.objects.filter(cells__age_band__isnull=False).distinct()
    assert by_age.count() == len({row["group"] for row in rows("cells")})


@pytest.mark.parametrize(("on", "count"), [(TRAININGS_DAY, 108), (COUNTING_DAY, 112)])
def test_trainings_are_held_by_a_day(on, count):
    assert Training.objects.held(on).count() == count


def test_seats_and_people_are_two_figures():
    held = Training.objects.held(TRAININGS_DAY)
    assert held.with_seats().aggregate(all=Sum("seats"))["all"] == 2_352
    attendance = Attendance.objects.filter(session__training__in=held)
    assert attendance.seats().count() == 2_352
    assert attendance.values("participant").distinct().count() == 1_480


def test_everybody_attended_every_session_of_their_trainings():
    sessions = Training.objects.annotate(
        held=Count("sessions", distinct=True),
        people=Count("sessions__attendance__participant", distinct=True),
        ticks=Count("sessions__attendance", distinct=True),
    )
    assert sessions.exclude(ticks=F("held") * F("people")).count() == 0
    assert sessions.filter(held=0).count() == 0


def test_visits_are_due_and_done_and_tell_the_condition():
    assert Visit.objects.due(FOLLOW_UP_UNTIL).count() == 71
    assert Visit.objects.done(FOLLOW_UP_UNTIL).count() == 66
    assert Visit.objects.overdue(FOLLOW_UP_UNTIL).count() == 5
    made = Visit.objects.done(FOLLOW_UP_UNTIL)
    assert dict(made.values_list("condition").annotate(Count("pk"))) == CONDITIONS
    works = dict(made.values_list("works").annotate(Count("pk")))
    assert works == {"working": 56, "partly": 4, "not_working": 6}


def test_every_project_has_the_moves_to_its_stage():
    for project in Project.objects.prefetch_related("transitions"):
        moves = list(project.transitions.all())
        assert [move.from_stage for move in moves] == ["", *(m.to_stage for m in moves[:-1])]
        assert moves[0].verb == "propose" and moves[0].occurred_on == project.proposed_on
        assert moves[-1].to_stage == project.stage
        last = project.handed_over_on or project.closed_on
        assert moves[-1].occurred_on == last
    closing = ProjectTransition.objects.filter(verb__in=["reject", "withdraw"])
    assert closing.count() == 14 and not closing.filter(reason="").exists()
    assert not ProjectTransition.objects.filter(actor__isnull=False).exists()


def test_projects_answer_the_needs_that_are_met():
    assert Project.objects.filter(needs__isnull=False).distinct().count() == 71
    assert Project.needs.through.objects.filter(need__state="met").count() == 71


def test_groups_of_residents_have_as_many_members_as_were_counted():
    counted = CommunityGroup.objects.annotate(
        women=Count("members", filter=Q(members__sex=Sex.WOMAN)),
        men=Count("members", filter=Q(members__sex=Sex.MAN)),
    ).order_by("pk")
    expected = [(int(row["women"]), int(row["men"])) for row in rows("community_groups")]
    assert [(group.women, group.men) for group in counted] == expected


def test_communities_lie_in_todays_district_and_in_those_before():
    first = Community.objects.get(code="SK-02")
    assert first.district.name_en == "Keles" and first.district.region.slug == "turkistan"
    spans = CommunityDistrict.objects.filter(community=first).values_list(
        "district__region__slug", "valid_to"
    )
    assert list(spans) == [("south-kazakhstan", date(2018, 6, 19)), ("turkistan", None)]
    assert not Community.objects.exclude(district__valid_to=None).exists()
    assert Region.objects.get(slug="almaty-until-2022").successors.count() == 2
    assert District.objects.filter(predecessor__isnull=False).count() == 45


@pytest.mark.parametrize("typed", ["Mangistau", "Мангышлак", "маңғыстау", "mangyshlak"])
def test_a_region_is_found_by_its_further_names(typed):
    assert Region.objects.matching(typed).filter(slug="mangystau").exists()


def test_a_district_is_found_by_its_further_names():
    for row in rows("aliases"):
        if row["kind"] == "district":
            found = District.objects.matching(row["alias"])
            assert found.filter(aliases__text=row["alias"]).exists()


def test_every_named_row_can_be_searched_and_sorted():
    for model in domain_models(Named):
        unfolded = model._base_manager.filter(Q(folded="") | Q(sort_en="") | Q(sort_kk=""))
        assert not unfolded.exists(), model
    assert not Participant.objects.filter(folded="").exists()


def test_samples_and_sourced_rows_say_so():
    samples = {Community: 21, Project: 85, Training: 112, Receipt: 519, Participant: 1504}
    for model, count in samples.items():
        assert model.objects.filter(provenance="sample").count() == count
    assert PublishedFigure.objects.exclude(provenance="sourced").count() == 0
    assert PartnerOrganisation.objects.filter(provenance="sample").count() == 8
    for model in domain_models(Provenanced):
        assert not model._base_manager.filter(provenance="recorded").exists(), model
        sourced = model._base_manager.filter(provenance="sourced")
        assert not sourced.filter(source_url="").exists(), model


def test_published_figures_stand_beside_the_computed_ones():
    figures = dict(PublishedFigure.objects.values_list("measure", "value"))
    assert figures == {
        "communities": 21,
        "projects_completed": 71,
        "reach_direct": 237_000,
        "trainings_held": 100,
        "co_implementing_partners": 12,
    }
    roles = ProgrammePartner.objects.filter(role=ProgrammeRole.CO_IMPLEMENTER)
    assert roles.count() == figures["co_implementing_partners"]


def test_rates_of_the_tenge_are_sourced_or_samples():
    rates = {rate.valid_on.year: rate.provenance for rate in ExchangeRate.objects.all()}
    assert {year for year, kind in rates.items() if kind == "sourced"} == {2000, 2008}
    assert {year for year, kind in rates.items() if kind == "sample"} == {2002, 2003, 2004, 2005}


def test_everything_is_confirmed_by_nobody():
    for model in domain_models(Reviewed):
        assert model._base_manager.exists()
        assert not model.objects.unconfirmed().exists()
        assert not model._base_manager.filter(confirmed_at=None).exists()
        assert not model._base_manager.filter(confirmed_by__isnull=False).exists()


@pytest.mark.parametrize("model", [Community, Project, Training, PartnerOrganisation, Programme])
def test_each_record_enters_the_history_once_in_its_region(model):
    for record in model.objects.all():
        entry = entries_of(record).get()
        assert entry.action == LogEntry.Action.CREATE
        assert entry.actor is None
        assert entry.additional_data["region"] == record.history_region()
        assert entry.additional_data["name"] == str(record)


@pytest.mark.parametrize("arguments", [(), ("--without-accounts",), ("--if-empty",)])
def test_loading_again_changes_nothing(arguments):
    before = state_of_all_rows()
    said = run(*arguments)
    assert state_of_all_rows() == before
    told = "The demo portfolio is already loaded. Nothing was changed.\n"
    assert said == ("" if arguments == ("--if-empty",) else told)
