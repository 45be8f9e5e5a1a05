"""What all pages of Party work share: the bar of its parts."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

register = template.Library()

TABS: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("overview", _("概览"), ()),
    ("tree", _("组织"), ("body", "election")),
    ("members", _("名册"), ("member", "transfer")),
    ("plans", _("组织调整"), ("plan",)),
    ("life", _("组织生活"), ("life_",)),
    ("study", _("学习"), ("study", "campaign", "loop")),
    ("dues", _("党费"), ("dues_",)),
    ("posts", _("岗位与表彰"), ("post", "commendation")),
)
"""The parts of Party work in order: the view of each first page, its name, and the beginnings of
the names of the other views that belong to it.
"""


@register.inclusion_tag("party/_tabs.html", takes_context=True)
def party_tabs(context: Context) -> dict[str, Any]:
    request, slug = context["request"], context["community"].slug
    here = request.resolver_match.url_name
    return {
        "parts": [
            {
                "url": reverse(f"party_desk:{view}", args=[slug]),
                "label": label,
                "is_here": here == view or here.startswith(kin),
            }
            for view, label, kin in TABS
        ]
    }
