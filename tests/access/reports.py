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
        "reports:figure",
        args={"name": "reach_direct"},
        get="login 200 200 200 403 200 login",
        post="login 405 405 405 403 405 login",
        note="The rows behind a figure: viewers read the figure alone.",
    ),
)
