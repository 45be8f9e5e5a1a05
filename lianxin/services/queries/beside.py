"""What help at home has to say beside a matter: what came of the requests that it led to.
`settings.MATTER_NEIGHBOURS` names this to matters, which know of no services.
"""

from collections.abc import Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Text
from lianxin.matters.queries.beside import Note, Shelf
from lianxin.services.models import HelpRequest, RequestState

MOST = 3
_TOLD: Mapping[str, Text] = {
    RequestState.ASKED: _("请%(team)s上门：等着排时间。"),
    RequestState.PLANNED: _("请%(team)s上门：排了时间。"),
    RequestState.VISITED: _("请%(team)s上门：去过了，等请的人说好不好。"),
    RequestState.SUPERVISED: _("请%(team)s上门：去过两次还不满意，书记在过问。"),
    RequestState.CLOSED: _("请%(team)s上门：办好了。"),
    RequestState.DECLINED: _("请%(team)s上门：办不了，社区接着想办法。"),
    RequestState.WITHDRAWN: _("请%(team)s上门：请的人说不用了。"),
    RequestState.MOVED: _("请过%(team)s上门，上门解决不了，转到这里办。"),
}


def of_matter(matter_id: int, _building_id: int | None, _today: date) -> list[Shelf]:
    """When somebody is called on, and why not, is told to nobody here."""
    found = HelpRequest.objects.filter(matter=matter_id)
    found = found.select_related("service__team", "community")
    return [Shelf(found.order_by("-pk")[:MOST], _note)]


def _note(request: HelpRequest) -> Note:
    words = str(_TOLD[request.state]) % {"team": request.service.team.name}
    page = reverse("services_desk:request", args=[request.community.slug, request.pk])
    return Note("phone-call", words, desk_url=page)
