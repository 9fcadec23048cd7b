"""Projects, their steps and their parts."""

from tests.access.communities import CREATE, DELETE, DETAIL, LIST, PART_CREATE, PART_DELETE, UPDATE
from tests.access.page import Page, posted

# A part of the project: its name in the address and in the world of the table.
PARTS = (
    "contribution",
    "receipt",
    "expenditure",
    "milestone",
    "output",
    "visit",
    "breakdown",
    "follow_up",
    "group",
    "photo",
    "document",
)
# The file of a photo or document, by the address that hands it out.
FILES = (
    ("photo_preview", "photo"),
    ("photo_image", "photo"),
    ("photo_file", "photo"),
    ("document_file", "document"),
)
# A further short form of a part: its name in the address and in the world of the table.
STEPS = (
    ("visit_made", "visit"),
    ("breakdown_repair", "breakdown"),
    ("follow_up_close", "follow_up"),
)

# What is also edited as a whole table.
TABLES = ("contribution", "receipt", "expenditure", "day_sheet")

PAGES = (
    Page("projects:project_list", **LIST),
    Page("projects:project_create", **CREATE),
    Page("projects:project_detail", record="project", **DETAIL),
    Page("projects:project_card", record="project", **DETAIL),
    Page("projects:project_update", record="project", **UPDATE),
    Page("projects:project_delete", record="project", data=posted(), **DELETE),
    Page(
        "projects:project_detail",
        record="shared_project",
        case="led from A, serves a community of B",
        get="login 200 200 200 403 200 login",
        post="login 405 405 405 403 405 login",
    ),
    Page(
        "projects:project_update",
        record="shared_project",
        case="led from A, serves a community of B",
        get="login 200 403 200 403 403 login",
        post="login 422 403 422 403 403 login",
    ),
    Page(
        "projects:project_stage",
        record="project",
        args={"verb": "withdraw"},
        data=posted(reason="No money", on="31.05.2005"),
        get="login 405 405 405 403 405 login",
        post="login 302 404 302 403 403 login",
    ),
    Page(
        "projects:project_stage",
        record="appraised_project",
        args={"verb": "approve"},
        data=posted(on="31.05.2005"),
        get="login 405 405 405 403 405 login",
        post="login 403 404 302 403 403 login",
    ),
    Page(
        "projects:project_stage",
        record="shared_project",
        args={"verb": "withdraw"},
        case="led from A, serves a community of B",
        data=posted(reason="No money", on="31.05.2005"),
        get="login 405 405 405 403 405 login",
        post="login 302 403 302 403 403 login",
    ),
    Page(
        "projects:project_copy",
        record="project",
        get="login 405 405 405 403 403 login",
        post="login 302 404 302 403 403 login",
    ),
    Page(
        "projects:project_copy",
        record="shared_project",
        case="led from A, serves a community of B",
        get="login 405 405 405 403 403 login",
        post="login 302 403 302 403 403 login",
    ),
    Page(
        "projects:project_review",
        record="project",
        args={"verb": "submit"},
        data=posted(),
        get="login 405 405 405 403 405 login",
        post="login 302 404 302 403 403 login",
    ),
    Page(
        "projects:project_review",
        record="submitted_project",
        args={"verb": "return"},
        data=posted(reason="The zone is missing"),
        get="login 405 405 405 403 405 login",
        post="login 403 404 302 403 403 login",
    ),
    *(Page(f"projects:{name}_create", record="project", **PART_CREATE) for name in PARTS),
    *(Page(f"projects:{name}_update", record=name, **UPDATE) for name in PARTS),
    *(Page(f"projects:{name}_delete", record=name, data=posted(), **PART_DELETE) for name in PARTS),
    *(Page(f"projects:{name}", record=record, **UPDATE) for name, record in STEPS),
    Page("projects:photo_detail", record="photo", **DETAIL),
    *(Page(f"projects:{name}", record=record, **DETAIL) for name, record in FILES),
    Page(
        "projects:project_place",
        record="project",
        data=posted(use="yes"),
        get="login 200 404 200 403 403 login",
        post="login 302 404 302 403 403 login",
    ),
    *(Page(f"projects:{name}_table_update", record="project", **UPDATE) for name in TABLES),
    Page("projects:day_sheet_paper", record="project", **DETAIL),
    Page("projects:partner_create", record="project", **PART_CREATE),
    Page("projects:partner_update", record="project_partner", **UPDATE),
    Page("projects:partner_delete", record="project_partner", data=posted(), **PART_DELETE),
    Page("projects:zone_create", record="community", **PART_CREATE),
    Page("projects:zone_update", record="zone", data=posted(), **UPDATE),
    Page("projects:zone_delete", record="spare_zone", data=posted(), **PART_DELETE),
)
