"""Puts the few files of front-end packages that pages load where static files find them; part of
the set-up.

Each script without the note that names its source map: pages load no map, and a hashed static file
may name none that is missing.
"""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "node_modules/.vendor"
NOTE = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)

# our file -> the package's file
FILES = {
    "chart/chart.umd.min.js": "chart.js/dist/chart.umd.min.js",
    "chart/LICENSE.md": "chart.js/LICENSE.md",
    "leaflet/leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet/leaflet.css": "leaflet/dist/leaflet.css",
    "leaflet/images/layers.png": "leaflet/dist/images/layers.png",
    "leaflet/images/layers-2x.png": "leaflet/dist/images/layers-2x.png",
    "leaflet/images/marker-icon.png": "leaflet/dist/images/marker-icon.png",
    "leaflet/LICENSE": "leaflet/LICENSE",
}


def copy_vendor() -> None:
    """Copy the files anew."""
    shutil.rmtree(TARGET, ignore_errors=True)
    for ours, theirs in FILES.items():
        target, source = TARGET / ours, ROOT / "node_modules" / theirs
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".js":
            target.write_text(NOTE.sub("", source.read_text()))
        else:
            shutil.copy(source, target)


if __name__ == "__main__":
    copy_vendor()
