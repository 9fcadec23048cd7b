"""People who sign in, places, programmes, communities, partner organisations."""

from datetime import date

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from accounts.roles import Role
from communities import models
from communities.choices import CommunityKind, PartnerKind
from tests.factories.base import RecordFactory, ReviewedFactory

PASSWORD = "bereke-demo-2005"


class UserFactory(DjangoModelFactory):
    """An officer without regions; `regions=[...]` assigns some, `regions=[None]` all of them,
    `programmes=[...]` what a viewer reads."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user-{n}")
    full_name = factory.LazyAttribute(lambda user: user.username.replace("-", " ").title())
    role = Role.OFFICER
    password = PASSWORD

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.create_user(*args, **kwargs)

    @factory.post_generation
    def regions(user, create, extracted, **kwargs):
        for region in extracted or ():
            models.RegionAssignment.objects.create(user=user, region=region)

    @factory.post_generation
    def programmes(user, create, extracted, **kwargs):
        for programme in extracted or ():
            models.ProgrammeAssignment.objects.create(user=user, programme=programme)


class RegionFactory(RecordFactory):
    class Meta:
        model = models.Region

    slug = factory.Sequence(lambda n: f"region-{n}")
    name_en = factory.LazyAttribute(lambda region: region.slug.replace("-", " ").title())


class DistrictFactory(RecordFactory):
    class Meta:
        model = models.District

    region = factory.SubFactory(RegionFactory)
    name_en = factory.Sequence(lambda n: f"District {n}")


class ProgrammeFactory(RecordFactory):
    class Meta:
        model = models.Programme

    code = factory.Sequence(lambda n: f"programme-{n}")
    name_en = factory.LazyAttribute(lambda programme: programme.code.title())
    currency = "USD"
    starts_on = date(2002, 5, 1)
    ends_on = date(2005, 5, 31)
    follow_up_until = date(2006, 3, 31)


class AgeBandFactory(RecordFactory):
    class Meta:
        model = models.AgeBand

    programme = factory.SubFactory(ProgrammeFactory)
    from_age = 15
    to_age = 28
    name_en = factory.LazyAttribute(lambda band: f"{band.from_age} to {band.to_age}")


class VisitRuleFactory(RecordFactory):
    class Meta:
        model = models.VisitRule

    programme = factory.SubFactory(ProgrammeFactory)
    months = 6


class CommunityFactory(ReviewedFactory):
    """A village that always lay in its district; `population=` adds a profile of 2003."""

    class Meta:
        model = models.Community
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"C-{n}")
    name_en = factory.Sequence(lambda n: f"Community {n}")
    kind = CommunityKind.VILLAGE
    district = factory.SubFactory(DistrictFactory)

    @factory.post_generation
    def districts(community, create, extracted, **kwargs):
        if create:
            models.CommunityDistrict.objects.create(
                community=community, district=community.district
            )

    @factory.post_generation
    def population(community, create, extracted, **kwargs):
        if create and extracted:
            ProfileFactory(community=community, population=extracted)


class PartnershipFactory(RecordFactory):
    class Meta:
        model = models.Partnership

    community = factory.SubFactory(CommunityFactory)
    programme = factory.SubFactory(ProgrammeFactory)
    joined_on = date(2002, 6, 1)


class ProfileFactory(RecordFactory):
    class Meta:
        model = models.CommunityProfile

    community = factory.SubFactory(CommunityFactory)
    year = 2003
    population = 5000


class MeetingFactory(RecordFactory):
    class Meta:
        model = models.CommunityMeeting

    community = factory.SubFactory(CommunityFactory)
    held_on = date(2002, 7, 1)
    women = 30
    men = 20
    youth = 10


class NeedFactory(RecordFactory):
    class Meta:
        model = models.Need

    community = factory.SubFactory(CommunityFactory)
    name_en = factory.Sequence(lambda n: f"Need {n}")


class CommunityGroupFactory(RecordFactory):
    class Meta:
        model = models.CommunityGroup

    community = factory.SubFactory(CommunityFactory)
    kind = "initiative"
    name_en = factory.Sequence(lambda n: f"Initiative group {n}")


class ConflictAssessmentFactory(RecordFactory):
    class Meta:
        model = models.ConflictAssessment

    community = factory.SubFactory(CommunityFactory)
    assessed_on = date(2003, 4, 1)
    method = "Interviews"


class PartnerFactory(ReviewedFactory):
    class Meta:
        model = models.PartnerOrganisation

    name_en = factory.Sequence(lambda n: f"Partner {n}")
    kind = PartnerKind.NGO
