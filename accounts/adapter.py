"""How sign-in differs from the library's: nobody registers themselves."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Administrators make the accounts; the sign-up page stays closed."""

    def is_open_for_signup(self, request) -> bool:
        """Never: an account is made by an administrator."""
        return False
