"""Questions about any kind of record, here about a project."""

from tests.access.page import Page, posted

PAGES = (
    Page(
        "core:question_create",
        record="project",
        args={"kind": "projects.project"},
        data=lambda record: {"text": "Who keeps the key of the pump house?"},
        get="login 200 404 200 403 200 login",
        post="login 302 404 302 403 302 login",
    ),
    Page(
        "core:question_create",
        record="project",
        args={"kind": "projects.milestone"},
        case="a kind that is not asked about",
        get="login 404 404 404 403 404 login",
        post="login 404 404 404 403 404 login",
    ),
    Page(
        "core:question_answer",
        record="question",
        data=lambda record: {"text": "The school's caretaker."},
        get="login 200 404 200 403 403 login",
        post="login 302 404 302 403 403 login",
    ),
    Page(
        "core:question_step",
        record="question",
        args={"verb": "close"},
        data=posted(),
        get="login 405 405 405 403 405 login",
        post="login 302 404 302 403 403 login",
        note="Asked by the officer, who may close it, as may a manager.",
    ),
)
