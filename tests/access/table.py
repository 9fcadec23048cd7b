"""The access table: every address of the application, part by part."""

from tests.access import communities, dialogue, projects, questions, reports, site, trainings

PARTS = (
    ("Everybody", site),
    ("Communities, partner organisations, programmes", communities),
    ("Projects", projects),
    ("Trainings", trainings),
    ("Councils", dialogue),
    ("Questions on the record", questions),
    ("Figures", reports),
)
PAGES = [page for _, part in PARTS for page in part.PAGES]
