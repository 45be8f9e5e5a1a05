"""Whom a browser is signed in as, with what they are here, in the one statement of every page."""

from allauth.account.auth_backends import AuthenticationBackend

from lianxin.accounts.models import User
from lianxin.core import http
from lianxin.people.queries import user_known


class SignIn(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    def get_user(self, user_id: int) -> User | None:
        user = user_known(user_id, today=http.today())
        return user if user and self.user_can_authenticate(user) else None
