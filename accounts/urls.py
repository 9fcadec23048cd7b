"""Sign-in, own password, own settings. Nothing else of the library's pages is open."""

from allauth.account import views as allauth_views
from django.urls import path, re_path, reverse_lazy
from django.views.generic import RedirectView

from accounts import views

app_name = "accounts"

urlpatterns = [
    path("profile/", views.ProfileView.as_view(), name="profile"),
]

# Names the sign-in library itself looks up, hence without our prefix.
sign_in_patterns = [
    path(
        "email/",
        RedirectView.as_view(url=reverse_lazy("accounts:profile")),
        name="account_email",
    ),
    path("login/", allauth_views.login, name="account_login"),
    path("logout/", allauth_views.logout, name="account_logout"),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("password/change/", allauth_views.password_change, name="account_change_password"),
    path("password/reset/", allauth_views.password_reset, name="account_reset_password"),
    path(
        "password/reset/done/",
        allauth_views.password_reset_done,
        name="account_reset_password_done",
    ),
    # The key itself holds a hyphen: only what stands before the first one is the user.
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
