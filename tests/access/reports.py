"""Pages of figures."""

from tests.access.page import Page

SUMMARY = {
    "get": "login 200 200 200 200 200 login",
    "post": "login 405 405 405 405 405 login",
}

PAGES = (
    Page("reports:regions", **SUMMARY),
    Page(
        "reports:region",
        record="region",
        get="login 200 404 200 200 200 login",
        post="login 405 405 405 405 405 login",
    ),
    Page("reports:catalogue", **SUMMARY),
    Page(
        "reports:why",
        args={"name": "reach_direct"},
        get="login 200 200 200 403 200 login",
        post="login 405 405 405 403 405 login",
        note="Why a figure changed: rows, so viewers do not open it.",
    ),
    Page(
        "reports:figure",
        args={"name": "reach_direct"},
        get="login 200 200 200 403 200 login",
        post="login 405 405 405 403 405 login",
        note="The rows behind a figure: viewers read the figure alone.",
    ),
    Page(
        "reports:saved_views",
        get="login 200 200 200 200 200 login",
        post="login 405 405 405 405 405 login",
        note="One's own views, and those shared with one.",
    ),
    Page(
        "reports:saved_view_keep",
        data=lambda record: {"name": "All regions", "address": "/regions/?on=2004-12-31"},
        get="login 302 302 302 302 302 login",
        post="login 302 302 302 302 302 login",
        note="Without an address that may be kept it leads to the list.",
    ),
    Page(
        "reports:saved_view",
        record="saved_view",
        get="login 302 404 404 404 404 login",
        post="login 405 405 405 405 405 login",
        note="Leads to the address; the page there asks for its own right.",
    ),
    Page(
        "reports:saved_view_rename",
        record="saved_view",
        data=lambda record: {"name": "Another name"},
        get="login 200 404 404 404 404 login",
        post="login 302 404 404 404 404 login",
    ),
    Page(
        "reports:saved_view_share",
        record="saved_view",
        get="login 200 404 404 403 404 login",
        post="login 302 404 404 403 404 login",
    ),
    Page(
        "reports:saved_view_home",
        record="saved_view",
        data=lambda record: {"on": "1"},
        get="login 405 405 405 403 405 login",
        post="login 302 404 404 403 404 login",
        note="Viewers have no home page.",
    ),
    Page(
        "reports:saved_view_delete",
        record="saved_view",
        get="login 200 404 404 404 404 login",
        post="login 302 404 404 404 404 login",
    ),
    Page(
        "reports:quality",
        get="login 200 200 200 403 200 login",
        post="login 405 405 405 403 405 login",
    ),
    Page(
        "reports:quality_rule",
        args={"rule": "visits-overdue"},
        get="login 200 200 200 403 200 login",
        post="login 405 405 405 403 405 login",
        note="Officers read what is wrong in their own regions.",
    ),
    Page(
        "reports:quality_ask",
        record="receipt",
        args={"rule": "receipts-without-evidence"},
        get="login 405 405 405 403 405 login",
        post="login 302 404 302 403 302 login",
        note="Puts a question on the record of a row.",
    ),
    Page(
        "reports:map",
        get="login 200 200 200 403 200 login",
        post="login 405 405 405 403 405 login",
        note="Names and places of communities are those of records.",
    ),
    Page(
        "reports:outlines",
        get="login 200 200 200 403 200 login",
        post="login 405 405 405 403 405 login",
    ),
)
