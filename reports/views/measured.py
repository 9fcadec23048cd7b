"""What the pages about one measure share."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from reports.frame import CAME_FROM
from reports.measures import Measure, measure_named
from reports.views.base import NarrowedPage


class MeasurePage(NarrowedPage):
    """Base of the pages about one measure; they know the summary from which one came."""

    right = "read_records"

    @cached_property
    def measure(self) -> Measure:
        """The measure of the address."""
        if (found := measure_named(self.kwargs["name"])) is None:
            raise Http404
        return found

    @cached_property
    def came_from(self) -> str:
        """The summary in which the figure stands, if the address names one."""
        asked = self.request.GET.get(CAME_FROM, "")
        return asked if asked.startswith(reverse("reports:regions")) else ""

    def address(self, **changes) -> str:
        return super().address(**{CAME_FROM: self.came_from} | changes)

    def address_of(self, name: str) -> str:
        """The address of another page about the measure, by its name among addresses."""
        url = reverse(name, args=[self.measure.name])
        return self.frame.address(url, **{CAME_FROM: self.came_from})

    def back(self) -> str:
        """The summary one came from, else that of the frame."""
        return self.came_from or self.frame.summary()
