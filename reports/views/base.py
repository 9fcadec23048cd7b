"""Base of pages of figures: what they stand on comes from the address."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import TemplateView

from communities.models import Region
from core.dates import format_date
from core.views import RightRequired
from core.views.base import samples_hidden
from reports.forms import FrameForm
from reports.frame import Frame, boundaries_for, last_day_of, readable_programmes
from reports.portfolio import Portfolio


class FigurePage(RightRequired, TemplateView):
    """Base of pages of figures: reads the frame from the address; what cannot be read is said and
    replaced by what stands without it."""

    right = "read_summaries"

    def region(self) -> Region | None:
        """The region the page is about."""
        return None

    @cached_property
    def programmes(self) -> list:
        """The programmes whose figures the reader reads."""
        return readable_programmes(self.request.user)

    @cached_property
    def frame_form(self) -> FrameForm:
        """The form of the frame, bound to the address."""
        asked = {k: v for k, v in self.request.GET.items() if k in FrameForm.base_fields}
        form = FrameForm(asked, programmes=self.programmes)
        form.is_valid()
        return form

    @cached_property
    def frame(self) -> Frame:
        """The frame the address asks for."""
        form, region = self.frame_form, self.region()
        asked = form.understood("on")
        on = asked or last_day_of(self.programmes)
        code = form.understood("programme")
        programme = next((one for one in self.programmes if one.code == code), None)
        scope = self.request.user.scope.programmes
        today_asked = form.understood("boundaries") == "today"
        return Frame(
            on=on,
            boundaries=boundaries_for(region, on, today_asked),
            programmes=frozenset({programme.pk}) if programme else scope,
            programme=programme,
            region=region,
            sector=form.understood("sector"),
            samples=not samples_hidden(self.request),
            today_asked=today_asked,
            day_asked=asked is not None,
        )

    @cached_property
    def portfolio(self) -> Portfolio:
        """The rows of the frame."""
        return Portfolio(self.request.user, self.frame)

    def chips(self) -> list[dict]:
        """What the figures stand on, in words."""
        frame = self.frame
        here = self.request.path
        borders = _("of today") if frame.boundaries is None else _("of that time")
        other = frame.address(here, boundaries=None if frame.today_asked else "today", region=None)
        chips = [
            {"label": _("Until"), "value": format_date(frame.on)},
            {"label": _("Regions"), "value": borders, "url": other},
            {"label": _("Records"), "value": pgettext("records", "confirmed")},
        ]
        if frame.programme is not None:
            chips.insert(0, {"label": _("Programme"), "value": frame.programme.name})
        if frame.programme is not None or frame.sector is not None:
            chips.append({"label": _("Within this filter"), "value": _("not a part of the whole")})
        return chips

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(
            frame_form=self.frame_form,
            filter_errors=self.frame_form.problems(),
            chips=self.chips(),
            samples_hidden=samples_hidden(self.request),
            **kwargs,
        )
