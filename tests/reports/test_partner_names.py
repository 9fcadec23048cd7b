"""A report of an earlier day prints the name an organisation bore then."""

from datetime import date

import pytest

from communities.models import PartnerName
from tests.factories import PartnerFactory


@pytest.fixture
def renamed(programme):
    partner = PartnerFactory(name_en="Bereke Foundation", confirmed=True)
    PartnerName.objects.create(
        partner=partner, name_en="Aral Initiative", valid_to=date(2004, 3, 1)
    )
    programme.partners.create(partner=partner, role="co_implementer")
    return partner


@pytest.mark.parametrize(
    "on, printed, hidden",
    [
        ("2004-02-29", "Aral Initiative", "Bereke Foundation"),
        ("2004-03-01", "Bereke Foundation", "Aral Initiative"),
    ],
)
@pytest.mark.parametrize("form", ["", "&export=csv"])
def test_the_rows_of_a_figure_bear_the_name_of_its_day(
    client_of, manager, renamed, on, printed, hidden, form
):
    response = client_of(manager).get(f"/figures/co_implementing_partners/?on={on}{form}")
    content = b"".join(response.streaming_content) if form else response.content
    text = content.decode().partition('<table class="rows')[2] or content.decode()
    assert printed in text and hidden not in text
