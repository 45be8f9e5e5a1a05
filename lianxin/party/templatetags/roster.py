"""How the journal's deeds on members are told on their page."""

from django import template
from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Text

register = template.Library()

WORDS: dict[str, Text] = {
    "register": _("登记"),
    "amend": _("改了信息"),
    "place": _("编入支部"),
    "look": _("有人查看"),
    "unmask": _("有人看了完整号码"),
    "extend": _("延长预备期"),
    "convert": _("转正"),
    "decide": _("记下怎么定的"),
    "leave": _("转走"),
    "arrive": _("转来"),
}


@register.filter
def deed_words(deed: str) -> Text:
    """A deed in words; one that this page does not know is told as a record."""
    return WORDS.get(deed, _("有一条记录"))
