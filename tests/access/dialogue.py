"""Councils and what comes before them."""

from tests.access.communities import CREATE, DELETE, DETAIL, LIST, PART_CREATE, PART_DELETE, UPDATE
from tests.access.page import Page, posted

STEP = {
    "get": "login 405 405 405 403 403 login",
    "post": "login 302 404 302 403 403 login",
}
SUBMIT = {
    "args": {"verb": "submit"},
    "data": posted(),
    "get": "login 405 405 405 403 405 login",
    "post": "login 302 404 302 403 403 login",
}
CONFIRM = {
    "args": {"verb": "confirm"},
    "data": posted(),
    "get": "login 405 405 405 403 405 login",
    "post": "login 403 404 302 403 403 login",
}

PAGES = (
    Page("dialogue:council_list", **LIST),
    Page("dialogue:council_create", **CREATE),
    Page("dialogue:council_detail", record="council", **DETAIL),
    Page("dialogue:council_update", record="council", **UPDATE),
    *(
        Page(f"dialogue:{name}_create", record="council", **PART_CREATE)
        for name in ("meeting", "recommendation", "outcome")
    ),
    Page("dialogue:meeting_list", **LIST),
    Page("dialogue:meeting_detail", record="council_meeting", **DETAIL),
    Page("dialogue:meeting_minutes", record="council_meeting", **DETAIL),
    Page("dialogue:meeting_update", record="council_meeting", **UPDATE),
    Page("dialogue:meeting_delete", record="council_meeting", data=posted(), **DELETE),
    Page("dialogue:meeting_review", record="council_meeting", **SUBMIT),
    Page("dialogue:meeting_review", record="submitted_meeting", **CONFIRM),
    Page("dialogue:appeal_list", **LIST),
    Page("dialogue:appeal_create", **CREATE),
    Page(
        "dialogue:appeal_detail",
        record="appeal",
        **DETAIL,
        note="Who brings a confidential appeal is a code without the right to read the name.",
    ),
    Page("dialogue:appeal_update", record="appeal", **UPDATE),
    Page("dialogue:appeal_delete", record="appeal", data=posted(), **DELETE),
    Page(
        "dialogue:appeal_step",
        record="appeal",
        args={"verb": "withdraw"},
        data=posted(on="01.03.2006", reason="Settled between them"),
        **STEP,
    ),
    Page("dialogue:appeal_review", record="appeal", **SUBMIT),
    Page("dialogue:appeal_review", record="submitted_appeal", **CONFIRM),
    Page("dialogue:recommendation_list", **LIST),
    Page("dialogue:recommendation_detail", record="recommendation", **DETAIL),
    Page("dialogue:recommendation_update", record="recommendation", **UPDATE),
    Page(
        "dialogue:recommendation_step",
        record="recommendation",
        args={"verb": "answer"},
        data=posted(on="01.03.2006", answer="accepted"),
        **STEP,
    ),
    Page("dialogue:outcome_detail", record="outcome", **DETAIL),
    Page("dialogue:outcome_update", record="outcome", **UPDATE),
    Page("dialogue:outcome_delete", record="outcome", data=posted(), **PART_DELETE),
    Page("dialogue:survey_list", **LIST),
    Page("dialogue:survey_create", **CREATE),
    Page("dialogue:survey_detail", record="survey", **DETAIL),
    Page("dialogue:survey_paper", record="survey", **DETAIL),
    Page("dialogue:survey_update", record="survey", **UPDATE),
)
