"""Pages of figures."""

from reports.views.figure import FigureView
from reports.views.summary import RegionsView, RegionView

__all__ = ["FigureView", "RegionView", "RegionsView"]
