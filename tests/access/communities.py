"""Communities, partner organisations, programmes."""

from tests.access.page import Page, posted

LIST = {
    "get": "login 200 200 200 403 200 login",
    "post": "login 405 405 405 403 405 login",
}
DETAIL = {
    "get": "login 200 404 200 403 200 login",
    "post": "login 405 405 405 403 405 login",
}
CREATE = {
    "get": "login 200 200 200 403 403 login",
    "post": "login 422 422 422 403 403 login",
}
UPDATE = {
    "get": "login 200 404 200 403 403 login",
    "post": "login 422 404 422 403 403 login",
}
PART_CREATE = {
    "get": "login 200 404 200 403 403 login",
    "post": "login 422 404 422 403 403 login",
}
PART_DELETE = {
    "get": "login 200 404 200 403 403 login",
    "post": "login 302 404 302 403 403 login",
}
DELETE = UPDATE
RESTRICTED = {
    "get": "login 404 404 404 404 404 login",
    "post": "login 404 404 404 404 404 login",
    "note": "Open only to those with the right of their own to read conflict assessments.",
}


def document_pages(app: str, whole: str) -> list[Page]:
    """The addresses of the documents of one kind of record."""
    record = f"{whole}_document"
    return [
        Page(f"{app}:document_create", record=whole, **PART_CREATE),
        Page(f"{app}:document_update", record=record, **UPDATE),
        Page(f"{app}:document_delete", record=record, data=posted(), **PART_DELETE),
        Page(f"{app}:document_file", record=record, **DETAIL),
    ]


PAGES = (
    Page("communities:community_list", **LIST),
    Page("communities:community_create", **CREATE),
    Page("communities:community_detail", **DETAIL, record="community"),
    Page("communities:community_update", **UPDATE, record="community"),
    Page("communities:community_timeline", **DETAIL, record="community"),
    Page("communities:community_map", **DETAIL, record="community"),
    Page("communities:community_delete", **DELETE, record="community", data=posted()),
    Page(
        "communities:community_review",
        record="community",
        args={"verb": "submit"},
        data=posted(),
        get="login 405 405 405 403 405 login",
        post="login 302 404 302 403 403 login",
    ),
    Page(
        "communities:community_review",
        record="submitted_community",
        args={"verb": "confirm"},
        data=posted(),
        get="login 405 405 405 403 405 login",
        post="login 403 404 302 403 403 login",
    ),
    Page("communities:profile_delete", record="profile", data=posted(), **PART_DELETE),
    Page("communities:partnership_create", record="community", **PART_CREATE),
    Page("communities:partnership_update", record="partnership", **UPDATE),
    Page("communities:partnership_delete", record="partnership", data=posted(), **PART_DELETE),
    Page(
        "communities:partnership_step",
        record="partnership",
        args={"verb": "leave"},
        data=posted(on="31.05.2005", reason="The programme ended"),
        get="login 405 405 405 403 405 login",
        post="login 302 404 302 403 403 login",
    ),
    *(
        page
        for name, record in (("meeting", "meeting"), ("group", "community_group"))
        for page in (
            Page(f"communities:{name}_create", record="community", **PART_CREATE),
            Page(f"communities:{name}_update", record=record, **UPDATE),
            Page(f"communities:{name}_delete", record=record, data=posted(), **PART_DELETE),
        )
    ),
    Page("communities:profile_create", record="community", **PART_CREATE),
    Page("communities:profile_update", record="profile", **UPDATE),
    Page("communities:meeting_detail", record="meeting", **DETAIL),
    *document_pages("communities", "community"),
    Page("communities:need_create", record="community", **PART_CREATE),
    Page("communities:need_update", record="need", **UPDATE),
    Page("communities:assessment_create", record="community", **RESTRICTED),
    Page("communities:assessment_update", record="assessment", **RESTRICTED),
    Page("communities:assessment_delete", record="assessment", data=posted(), **RESTRICTED),
    Page("communities:partner_list", **LIST),
    Page(
        "communities:partner_create",
        get="login 200 200 200 403 200 login",
        post="login 422 422 422 403 422 login",
    ),
    Page(
        "communities:partner_detail",
        record="partner",
        get="login 200 200 200 403 200 login",
        post="login 405 405 405 403 405 login",
    ),
    Page(
        "communities:partner_sheet",
        record="partner",
        get="login 200 200 200 403 200 login",
        post="login 405 405 405 403 405 login",
    ),
    Page(
        "communities:partner_update",
        record="partner",
        case="not confirmed",
        get="login 200 200 200 403 200 login",
        post="login 422 422 422 403 422 login",
    ),
    Page(
        "communities:partner_update",
        record="confirmed_partner",
        case="confirmed",
        get="login 403 403 403 403 200 login",
        post="login 403 403 403 403 422 login",
    ),
    Page(
        "communities:partner_delete",
        record="partner",
        data=posted(),
        get="login 403 403 403 403 200 login",
        post="login 403 403 403 403 422 login",
    ),
    Page(
        "communities:partner_review",
        record="partner",
        args={"verb": "submit"},
        data=posted(),
        get="login 405 405 405 403 405 login",
        post="login 302 302 302 403 302 login",
    ),
    Page(
        "communities:partner_review",
        record="confirmed_partner",
        args={"verb": "reopen"},
        data=posted(reason="A mistake in the name"),
        get="login 405 405 405 403 405 login",
        post="login 403 403 403 403 302 login",
    ),
    Page("communities:programme_list", **LIST),
    Page(
        "communities:programme_create",
        get="login 403 403 403 403 200 login",
        post="login 403 403 403 403 422 login",
    ),
    Page(
        "communities:programme_detail",
        record="programme",
        get="login 200 200 200 403 200 login",
        post="login 405 405 405 403 405 login",
    ),
    Page(
        "communities:programme_update",
        record="programme",
        get="login 403 403 403 403 200 login",
        post="login 403 403 403 403 422 login",
    ),
)
