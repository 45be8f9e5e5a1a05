"""How allauth reaches our users: phones are encrypted, so it looks them up by their keyed hash."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.weixin.client import WeixinOAuth2Client
from allauth.socialaccount.providers.weixin.views import WeixinOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from lianxin.accounts import actions
from lianxin.accounts.models import User
from lianxin.core import http
from lianxin.core.actor import GUEST
from lianxin.core.errors import NotFound, NotPermitted
from lianxin.core.fields import Phone
from lianxin.core.secrets import blind_index, end_index


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
        user.phone_end = end_index(phone)
        user.save(update_fields=["phone", "phone_index", "phone_end", "is_phone_verified"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        self.set_phone(user, phone, True)

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone_index=blind_index(phone), is_active=True).first()

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        raise NotImplementedError("no message channel is set up")


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """WeChat opens an account that its owner has linked to it, and never makes one (0005)."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        return reverse("home:me")

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            actor = getattr(request, "actor", GUEST)
            if actor.posts:
                # What staff see of others asks for more than a telephone that is unlocked (S-15).
                raise NotPermitted(gettext("工作人员的账号看得到别人的信息，不用微信登录。"))
            if actor.is_known and not sociallogin.is_existing:
                actions.link_weixin(actor, now=http.now())
        elif not sociallogin.is_existing:
            raise ImmediateHttpResponse(render(request, "account/weixin_unknown.html", status=403))


class WeixinClient(WeixinOAuth2Client):  # type: ignore[misc]  # allauth ships no types
    def get_redirect_url(self, *args: Any, **kwargs: Any) -> str:
        """WeChat's own browser insists on this end."""
        return f"{super().get_redirect_url(*args, **kwargs)}#wechat_redirect"


class Weixin(WeixinOAuth2Adapter):  # type: ignore[misc]  # allauth ships no types
    """WeChat's number for a reader comes with the token: nothing else is asked for or kept."""

    client_class = WeixinClient

    def get_provider(self) -> Any:
        if not settings.WEIXIN_ID:
            raise NotFound
        provider = super().get_provider()
        provider.oauth2_adapter_class = type(self)
        return provider

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        if not (number := kwargs["response"].get("openid")):
            raise OAuth2Error("WeChat told no number")
        return self.get_provider().sociallogin_from_response(request, {"openid": number})


weixin_login = require_POST(OAuth2LoginView.adapter_view(Weixin))
weixin_callback = OAuth2CallbackView.adapter_view(Weixin)
