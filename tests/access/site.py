"""Pages that belong to no record: sign-in, own settings, health, home."""

from tests.access.page import Page

OPEN = "200 200 200 200 200 200 200"
ONLY_GET = "405 405 405 405 405 405 405"

PAGES = (
    Page("livez", get=OPEN, post=ONLY_GET),
    Page("readyz", get=OPEN, post=ONLY_GET),
    Page(
        "set_language",
        get="302 302 302 302 302 302 302",
        post="302 302 302 302 302 302 302",
        data=lambda record: {"language": "ru"},
        note="GET changes nothing and leads back.",
    ),
    Page(
        "home",
        get="login 200 200 200 302 200 login",
        post="login 405 405 405 405 405 login",
        note="Viewers are led to the figures.",
    ),
    Page(
        "work",
        get="login 200 200 200 403 200 login",
        post="login 405 405 405 403 405 login",
    ),
    Page(
        "work_pile",
        args={"pile": "visits"},
        get="login 200 200 200 403 200 login",
        post="login 405 405 405 403 405 login",
    ),
    Page(
        "work_waiting",
        get="login 403 403 200 403 200 login",
        post="login 403 403 422 403 422 login",
        note="Administrators confirm partner organisations. What is ticked and does not wait for "
        "somebody is named, and left as it is.",
    ),
    Page(
        "work_waiting",
        record="submitted_community",
        case="one record is ticked",
        data=lambda record: {
            "act": "confirm",
            "chosen": f"community-{record.pk}-{record.version}",
        },
        get="login 403 403 200 403 200 login",
        post="login 403 403 302 403 302 login",
    ),
    Page(
        "search",
        get="login 200 200 200 403 200 login",
        post="login 405 405 405 403 405 login",
        note="Viewers open no records, so they have none to search.",
    ),
    Page(
        "core:bin",
        get="login 200 200 200 403 200 login",
        post="login 405 405 405 403 405 login",
        note="Deleted records that the reader may restore.",
    ),
    Page(
        "core:binned",
        record="binned",
        case="a training of region A",
        get="login 200 404 200 403 404 login",
        post="login 302 404 302 403 404 login",
    ),
    Page(
        "samples",
        get="login 405 405 405 405 405 login",
        post="login 302 302 302 302 302 login",
    ),
    Page(
        "account_login",
        get="200 302 302 302 302 302 200",
        post="200 302 302 302 302 302 200",
        note="An empty form comes back to those who are not signed in.",
    ),
    Page(
        "account_logout",
        get="302 200 200 200 200 200 302",
        post="302 302 302 302 302 302 302",
    ),
    Page("account_inactive", get=OPEN, post=ONLY_GET),
    Page(
        "account_email",
        get="login 302 302 302 302 302 login",
        post="login 302 302 302 302 302 login",
    ),
    Page(
        "account_change_password",
        get="login 200 200 200 200 200 login",
        post="login 200 200 200 200 200 login",
    ),
    Page("account_reset_password", get=OPEN, post=OPEN),
    Page("account_reset_password_done", get=OPEN, post=ONLY_GET),
    Page(
        "account_reset_password_from_key",
        args={"uidb36": "0", "key": "none-such"},
        get=OPEN,
        post=OPEN,
        note="A wrong key is said, never whose it is.",
    ),
    Page("account_reset_password_from_key_done", get=OPEN, post=ONLY_GET),
    Page(
        "accounts:profile",
        get="login 200 200 200 200 200 login",
        post="login 302 302 302 302 302 login",
    ),
    Page(
        "about",
        get="login 200 200 200 200 200 login",
        post="login 405 405 405 405 405 login",
    ),
    Page(
        "start",
        args={"token": "none-such"},
        get="404 404 404 404 404 404 404",
        post="404 404 404 404 404 404 404",
        note="A signed link opens it while nobody has an account yet.",
    ),
    Page(
        "start_people",
        get="login 403 403 403 403 200 login",
        post="login 403 403 403 403 405 login",
    ),
    Page(
        "organisation",
        get="login 403 403 403 403 200 login",
        post="login 403 403 403 403 422 login",
    ),
    Page(
        "register",
        get="login 403 403 403 403 200 login",
        post="login 403 403 403 403 422 login",
    ),
    Page(
        "organisation_logo",
        args={"digest": "none-such"},
        get="404 404 404 404 404 404 404",
        post=ONLY_GET,
        note="Open to everybody: the sign-in page shows it.",
    ),
)
