"""Pages of figures."""

from reports.views.catalogue import CatalogueView
from reports.views.figure import FigureView
from reports.views.summary import RegionsView, RegionView

__all__ = ["CatalogueView", "FigureView", "RegionView", "RegionsView"]
