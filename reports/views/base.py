"""Base of pages of figures: what they stand on comes from the address."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import TemplateView

from communities.models import Region
from core.dates import format_date
from core.finding import answer, settled
from core.views import RightRequired
from core.views.base import samples_hidden
from reports.chips import view_chips
from reports.forms import FrameForm
from reports.frame import (
    KEPT,
    Frame,
    boundaries_for,
    last_day_of,
    month_end,
    readable_programmes,
)
from reports.portfolio import Portfolio


def made_today() -> str:
    """What a file says of when it was made: records may change after it."""
    return _("Made on %(day)s") % {"day": format_date(timezone.localdate())}


class FigurePage(RightRequired, TemplateView):
    """Base of pages of figures: reads the frame from the address; what cannot be read is said and
    replaced by what stands without it.

    Who reads no records reads the figures of ends of months that are over, and narrows them to a
    programme at most.
    """

    right = "read_summaries"
    may_be_kept = True

    def region(self) -> Region | None:
        """The region the page is about."""
        return None

    @cached_property
    def programmes(self) -> list:
        """The programmes whose figures the reader reads."""
        return readable_programmes(self.request.user)

    @cached_property
    def reads_records(self) -> bool:
        """Whether the reader may open the rows behind a figure."""
        return self.request.user.can("read_records")

    @cached_property
    def frame_form(self) -> FrameForm:
        """The form of the frame, bound to the address."""
        form = FrameForm(self.request.GET, user=self.request.user, programmes=self.programmes)
        form.is_valid()
        return form

    @cached_property
    def frame(self) -> Frame:
        """The frame the address asks for."""
        form, region = self.frame_form, self.region()
        asked = form.understood("on")
        since = form.understood("since")
        on = asked or last_day_of(self.programmes, since)
        if not self.reads_records:
            on = month_end(min(on, timezone.localdate()))
        code = form.understood("programme")
        programme = next((one for one in self.programmes if one.code == code), None)
        scope = self.request.user.scope.programmes
        today_asked = form.understood("boundaries") == "today"
        borders = None if today_asked else form.understood("borders")
        return Frame(
            on=on,
            boundaries=borders or boundaries_for(region, on, today_asked),
            since=since,
            programmes=frozenset({programme.pk}) if programme else scope,
            programme=programme,
            region=region,
            samples=not samples_hidden(self.request),
            today_asked=today_asked,
            day_asked=asked is not None,
            borders_asked=borders is not None,
            by=form.understood("by") or "",
            map=form.understood("map") or "",
            **{name: form.understood(name) for name in KEPT},
        )

    @cached_property
    def portfolio(self) -> Portfolio:
        """The rows of the frame. A region in which nothing of the reader's lay is not found."""
        user, region = self.request.user, self.frame.region
        found = Portfolio(user, self.frame)
        answered = region is None or user.scope.everywhere or region.pk in user.scope.regions
        if not answered and not found.partnerships:
            raise Http404
        return found

    def get(self, request, *args, **kwargs) -> HttpResponse:
        """The page; what is found for a name that is being typed; or, once a name was sent, the
        address that keeps its key."""
        if self.reads_records and (found := answer(request, self.frame_form)) is not None:
            return found
        if (plain := settled(request.GET, self.frame_form)) is not None:
            return redirect(f"{request.path}?{plain.urlencode()}" if plain else request.path)
        return super().get(request, *args, **kwargs)

    def address(self, **changes) -> str:
        """The address of this page with its frame, changed."""
        own = {} if "slug" not in self.kwargs else {"region": None}
        return self.frame.address(self.request.path, **(own | changes))

    def chips(self) -> list[dict]:
        """What the figures stand on, in words; what narrows them can be taken away."""
        frame = self.frame
        borders = _("of today") if frame.boundaries is None else _("of that time")
        if frame.borders_asked:
            borders = format_date(frame.boundaries)
        other = self.address(boundaries=None if frame.today_asked else "today")
        chips = [{"label": _("Until"), "value": format_date(frame.on)}]
        if frame.day_asked:
            chips[0]["remove_url"] = self.address(on=None)
        if frame.since is not None:
            chips = [
                {
                    "label": _("Period"),
                    "value": _("%(first)s to %(last)s")
                    % {"first": format_date(frame.since), "last": format_date(frame.on)},
                    "remove_url": self.address(since=None),
                }
            ]
        chips += [
            {"label": _("Regions"), "value": borders, "url": other if self.reads_records else ""},
            {"label": _("Records"), "value": pgettext("records", "confirmed")},
        ]
        narrowing = self._narrowing()
        if narrowing:
            chips.append({"label": _("Within this filter"), "value": _("not a part of the whole")})
        return [*narrowing, *chips]

    def _narrowing(self) -> list[dict]:
        frame, found = self.frame, []
        for name in ("programme", *KEPT):
            chosen = getattr(frame, name)
            if chosen is not None:
                text = chosen.name if name == "programme" else str(chosen)
                label = str(self.frame_form.fields[name].label)
                found.append(
                    {"label": label, "value": text, "remove_url": self.address(**{name: None})}
                )
        return found

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(
            frame_form=self.frame_form,
            filter_errors=self.frame_form.problems(),
            chips=[*view_chips(self.request), *self.chips()],
            samples_hidden=samples_hidden(self.request),
            **kwargs,
        )


class NarrowedPage(FigurePage):
    """Base of the pages whose region, too, is asked for by the address."""

    def region(self) -> Region | None:
        slug = self.frame_form.understood("region")
        return get_object_or_404(Region, slug=slug) if slug else None

    def chips(self) -> list[dict]:
        """What the figures stand on, with the region they are of."""
        region = self.frame.region
        own = {"label": _("Region"), "value": str(region), "remove_url": self.address(region=None)}
        return [own, *super().chips()] if region is not None else super().chips()
