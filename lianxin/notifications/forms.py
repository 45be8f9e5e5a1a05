"""What people choose about messages, and what the street says of its ways out."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, offer
from lianxin.notifications.actions.gateways import Facts
from lianxin.notifications.actions.wishing import Subscription
from lianxin.notifications.models import Gateway, Kind, Wishes
from lianxin.notifications.rules import GROUP_TOPICS, TOPICS, Hours

HOURS = [(hour, format_lazy(_("{hour} 点"), hour=hour)) for hour in range(24)]
DAILY, AT_ONCE = "daily", "at_once"


def _hour(label: Any, **rest: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=HOURS, coerce=int, **rest)


class WishesForm(forms.Form):
    """By what, when and of what one is told; ways that are not there yet are not offered."""

    by_push = forms.BooleanField(label=_("在打开了通知的手机和电脑上"), required=False)
    by_mail = forms.BooleanField(label=_("发电子邮件"), required=False)
    by_sms = forms.BooleanField(label=_("发短信，只说有几条新消息"), required=False)
    when = forms.ChoiceField(
        label=_("什么时候告诉您"),
        choices=[(DAILY, _("一天一次，合成一条")), (AT_ONCE, _("一有就说"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("选一个。")},
    )
    digest_hour = _hour(_("每天几点"))
    quiet_from = _hour(_("几点起不打扰"))
    quiet_until = _hour(_("到几点"), help_text=_("两个钟点一样，就是不设。"))
    wanted = forms.MultipleChoiceField(
        label=_("想收哪些"),
        choices=list(TOPICS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_(
            "不选的，只放进“消息”里。法律和章程要求通知到的（议事会开会、业主表决）总会发。"
        ),
    )

    def __init__(self, data: Any, wishes: Wishes, hours: Hours, ways: Mapping[str, bool]) -> None:
        super().__init__(data, initial=_shown(wishes, hours))
        for name, is_there in ways.items():
            if not is_there:
                del self.fields[name]

    def chosen(self) -> dict[str, Any]:
        told = self.cleaned_data
        ways = {name: told[name] for name in ("by_push", "by_mail", "by_sms") if name in told}
        hours = {name: told[name] for name in ("digest_hour", "quiet_from", "quiet_until")}
        refused = [topic for topic in TOPICS if topic not in told["wanted"]]
        return {**ways, **hours, "is_at_once": told["when"] == AT_ONCE, "refused": refused}


def _shown(wishes: Wishes, hours: Hours) -> dict[str, Any]:
    kept = {name: getattr(wishes, name) for name in ("by_push", "by_mail", "by_sms")}
    for name in ("digest_hour", "quiet_from", "quiet_until"):
        said = getattr(wishes, name)
        kept[name] = getattr(hours, name) if said is None else said
    kept["when"] = AT_ONCE if wishes.is_at_once else DAILY
    kept["wanted"] = [topic for topic in TOPICS if topic not in wishes.refused]
    return kept


class MailForm(forms.Form):
    mail = forms.EmailField(
        label=_("邮箱"),
        max_length=200,
        error_messages={
            "required": _("写下邮箱，例如 wang@example.cn。"),
            "invalid": _("邮箱像这样写：wang@example.cn。"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class SubscriptionForm(forms.Form):
    """What the browser itself fills in."""

    endpoint = forms.CharField(max_length=1000)
    p256dh = forms.CharField(max_length=200)
    auth = forms.CharField(max_length=100)
    name = forms.CharField(max_length=60, required=False)

    def told(self) -> Subscription:
        return Subscription(**self.cleaned_data)


class GatewayForm(forms.Form):
    kind = forms.ChoiceField(label=_("哪一种"), choices=Kind.choices)
    name = Said(label=_("叫什么"), max_length=60, missing=_("起个名字，例如：东舍坊居民群。"))
    url = forms.CharField(
        label=_("地址"),
        max_length=1000,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    communities = forms.TypedMultipleChoiceField(
        label=_("哪些社区"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("至少选一个社区。")},
    )
    topics = forms.MultipleChoiceField(
        label=_("往群里发什么"),
        choices=[(topic, TOPICS[topic]) for topic in GROUP_TOPICS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("只发公开的。短信不用选。"),
    )

    def __init__(
        self, data: Any, places: Mapping[int, str], gateway: Gateway | None = None
    ) -> None:
        kept = _kept(gateway) if gateway else {"topics": list(GROUP_TOPICS)}
        super().__init__(data, initial=kept)
        offer(self, "communities", places.items())
        if gateway:
            del self.fields["kind"]
            self.fields["url"].help_text = _("不改就空着。改了，旧的就忘掉。")
        else:
            self.fields["url"].required = True
            self.fields["url"].error_messages["required"] = _("把机器人的地址抄在这里。")
            self.fields["url"].help_text = _(
                "企业微信：wecombot://钥匙；钉钉：dingtalk://令牌；飞书：feishu://令牌；"
                "短信：jsons://服务地址/?:to={phone}"
            )

    def told(self, kind: str = "") -> Facts:
        told = self.cleaned_data
        topics: Sequence[str] = told["topics"]
        return Facts(
            name=told["name"],
            kind=kind or told["kind"],
            url=told["url"].strip(),
            topics=topics,
            community_ids=told["communities"],
        )


def _kept(gateway: Gateway) -> dict[str, Any]:
    served = [each.community_id for each in gateway.served.all()]
    return {"name": gateway.name, "topics": gateway.topics, "communities": served}
