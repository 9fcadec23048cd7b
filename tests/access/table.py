"""The access table: every address of the application, part by part."""

from tests.access import communities, dialogue, projects, reports, site, trainings

PARTS = (
    ("Everybody", site),
    ("Communities, partner organisations, programmes", communities),
    ("Projects", projects),
    ("Trainings", trainings),
    ("Councils", dialogue),
    ("Figures", reports),
)
PAGES = [page for _, part in PARTS for page in part.PAGES]
