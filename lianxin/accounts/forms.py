"""Signing in, in our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from django.forms import TextInput
from django.utils.translation import gettext_lazy as _

from lianxin.core.errors import Invalid
from lianxin.core.identifiers import mobile


class Login(LoginForm):  # type: ignore[misc]  # allauth ships no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label, password.label = _("用户名或手机号"), _("密码")
        login.widget = TextInput(attrs={"autocomplete": "username", "autocapitalize": "off"})
        login.error_messages["required"] = _("写上用户名或手机号。")
        password.error_messages["required"] = _("写上密码。")
        password.help_text = ""
        password.widget.attrs.pop("placeholder", None)

    def clean_login(self) -> str:
        """A telephone however it is spaced, or else a name."""
        login: str = super().clean_login()
        try:
            return mobile(login)
        except Invalid:
            return login


class ChangePassword(ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "oldpassword": _("现在的密码"),
            "password1": _("新密码"),
            "password2": _("新密码，再写一次"),
        }
        for name, label in labels.items():
            self.fields[name].label, self.fields[name].help_text = label, ""
            self.fields[name].widget.attrs.pop("placeholder", None)
