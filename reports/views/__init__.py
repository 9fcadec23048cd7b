"""Pages of figures."""

from reports.views.bridge import BridgeView
from reports.views.catalogue import CatalogueView
from reports.views.figure import FigureView
from reports.views.map import MapView, OutlinesView
from reports.views.summary import RegionsView, RegionView

__all__ = [
    "BridgeView",
    "CatalogueView",
    "FigureView",
    "MapView",
    "OutlinesView",
    "RegionView",
    "RegionsView",
]
