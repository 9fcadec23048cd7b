"""Trainings and the people who took part."""

from tests.access.communities import CREATE, DELETE, DETAIL, LIST, UPDATE, document_pages
from tests.access.page import Page, posted

STEP = {
    "get": "login 405 405 405 403 403 login",
    "post": "login 302 404 302 403 403 login",
}
REVIEW = {
    "get": "login 405 405 405 403 405 login",
    "post": "login 302 404 302 403 403 login",
}

PAGES = (
    Page("trainings:training_list", **LIST),
    Page("trainings:training_create", **CREATE),
    Page("trainings:training_detail", record="training", **DETAIL),
    Page("trainings:training_update", record="training", **UPDATE),
    Page("trainings:training_delete", record="training", data=posted(), **DELETE),
    Page(
        "trainings:training_participants",
        record="training",
        data=posted(),
        get="login 200 404 200 403 200 login",
        post="login 302 404 302 403 403 login",
    ),
    Page(
        "trainings:training_names",
        record="training",
        get="login 200 404 200 403 403 login",
        post="login 422 404 422 403 403 login",
    ),
    Page(
        "trainings:training_cancel",
        record="training",
        data=posted(reason="The road was closed"),
        **STEP,
    ),
    Page("trainings:training_reinstate", record="training", data=posted(), **STEP),
    Page(
        "trainings:training_review",
        record="training",
        args={"verb": "submit"},
        data=posted(),
        **REVIEW,
    ),
    Page(
        "trainings:training_review",
        record="submitted_training",
        args={"verb": "confirm"},
        data=posted(),
        get="login 405 405 405 403 405 login",
        post="login 403 404 302 403 403 login",
    ),
    *document_pages("trainings", "training"),
    Page("trainings:participant_list", **LIST),
    Page("trainings:participant_detail", record="participant", **DETAIL),
    Page("trainings:participant_update", record="participant", **UPDATE),
    Page("trainings:participant_delete", record="participant", data=posted(), **DELETE),
)
