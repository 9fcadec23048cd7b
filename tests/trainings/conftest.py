"""What the tests of trainings share: a village of the officer's region, a training held there."""

from datetime import date

import pytest

from tests.factories import CommunityFactory, DistrictFactory, SessionFactory, TrainingFactory


@pytest.fixture
def community(region_a):
    """A community of the officer's region."""
    district = DistrictFactory(region=region_a, name_en="Sairam")
    return CommunityFactory(name_en="Karasu", district=district)


@pytest.fixture
def training(community):
    """A draft of a training of three days, a session on each."""
    training = TrainingFactory(
        name_en="Savings",
        community=community,
        starts_on=date(2004, 3, 1),
        ends_on=date(2004, 3, 3),
    )
    for day in (1, 2, 3):
        SessionFactory(training=training, held_on=date(2004, 3, day))
    return training
