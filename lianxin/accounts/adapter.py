"""How allauth reaches our users: phones are encrypted, so it looks them up by their keyed hash."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.models import User
from lianxin.core import http
from lianxin.core.fields import Phone
from lianxin.core.secrets import blind_index


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("这个账号停用了，请打社区电话问一问。"),
        "enter_current_password": _("现在的密码不对，请再输一次。"),
        "incorrect_password": _("密码不对，请再输一次。"),
        "invalid_login": _("用户名、手机号或密码不对，请核对一下。"),
        "phone_password_mismatch": _("手机号或密码不对，请核对一下。"),
        "rate_limited": _("试得太勤了，歇一会儿再来。"),
        "too_many_login_attempts": _("错了太多次，请过 30 分钟再试，或打社区电话重设密码。"),
        "username_password_mismatch": _("用户名或密码不对，请核对一下。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Closed until a message can prove a phone; a matter needs no account."""
        return False

    def post_login(self, request: HttpRequest, user: User, **rest: Any) -> HttpResponse:
        """A new browser reads 长辈版 at once, where its owner had chosen that."""
        response: HttpResponse = super().post_login(request, user, **rest)
        if user.is_elder_mode:
            http.keep_elder(response, is_on=True)
        return response

    def phone_form_field(self, **rest: Any) -> Phone:
        return Phone(**rest)

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.is_phone_verified) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        user.phone, user.phone_index, user.is_phone_verified = phone, blind_index(phone), verified
        user.save(update_fields=["phone", "phone_index", "is_phone_verified"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        self.set_phone(user, phone, True)

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone_index=blind_index(phone), is_active=True).first()

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        raise NotImplementedError("no message channel is set up")
