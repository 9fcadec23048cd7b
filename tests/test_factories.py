"""What the factories make is what the application itself would accept."""

import pytest

from tests import factories

FACTORIES = [getattr(factories, name) for name in factories.__all__ if name.endswith("Factory")]


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda found: found.__name__)
def test_what_a_factory_makes_is_valid_as_it_is(factory, db):
    factory().full_clean()


@pytest.mark.parametrize(
    "factory, trait",
    [
        (factories.ProjectFactory, "completed"),
        (factories.ProjectFactory, "handed_over"),
        (factories.ProjectFactory, "confirmed"),
        (factories.TrainingFactory, "confirmed"),
        (factories.VisitFactory, "made"),
    ],
)
def test_a_trait_makes_a_valid_row(factory, trait, db):
    factory(**{trait: True}).full_clean()


def test_a_record_of_a_factory_is_found_by_its_name(db):
    community = factories.CommunityFactory(name_kk="Жаңақорған")
    assert type(community).objects.matching("zhanakorgan").get() == community
