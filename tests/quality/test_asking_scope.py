"""What is asked in one click is read by whoever may read the record, now and later: it names
nothing that lies elsewhere."""

import re

import pytest

from communities.models import Community
from core.questions import Question
from projects.models import ProjectCommunity
from reports.quality.asking import question_text
from reports.quality.rows import Inspection
from reports.quality.rules import RULES
from tests import factories
from tests.work.portfolio import ON, fill

pytestmark = pytest.mark.django_db


def test_a_community_that_moved_takes_no_name_of_its_like_along(
    manager, other_officer, client_of, region_a, region_b
):
    district = factories.DistrictFactory(region=region_a)
    factories.CommunityFactory(district=district, name_en="Karabulak")
    later = factories.CommunityFactory(district=district, name_en="Karabulok")
    assert client_of(manager).post(f"/quality/communities-alike/{later.pk}/ask/").status_code == 302
    question = Question.objects.get()
    assert question.record == later
    Community.objects.filter(pk=later.pk).update(
        district=factories.DistrictFactory(region=region_b)
    )
    page = client_of(other_officer).get(later.get_absolute_url()).text
    assert question.text in page
    assert "Karabulak" not in page


def test_no_rule_asks_with_the_name_of_a_place_the_record_does_not_serve(
    manager, region_a, region_b
):
    fill(region_a, 20, 1)
    for number, region in enumerate((region_a, region_b)):
        first = factories.CommunityFactory(district__region=region, name_en=f"Karabulak {number}")
        factories.CommunityFactory(district=first.district, name_en=f"Karabulok {number}")
        over = factories.ProjectFactory(lead_community=first, completed=True)
        ProjectCommunity.objects.create(
            project=over, community=factories.CommunityFactory(district__region=region_b)
        )
        factories.GroupFactory(project=over)
    names = {str(one): one.pk for one in Community.objects.all()}
    look, asked = Inspection(manager, ON), set()
    for rule in RULES:
        rows = list(rule.read(rule.kind.with_record(look.rows(rule))))
        if rows and rule.complete:
            rule.complete(rows, look)
        for row in rows:
            record = rule.kind.record_of(row)
            own = {record.pk} if isinstance(record, Community) else set()
            if hasattr(record, "served_communities"):
                own = {one.pk for one in record.served_communities()}
            text = question_text(rule, row, look, ())
            asked.add(rule.name)
            told = {key for name, key in names.items() if re.search(rf"{name}(?!\d)", text)}
            assert told <= own, text
    assert {"communities-alike", "split-not-whole", "completed-without-people"} <= asked
