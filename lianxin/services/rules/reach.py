"""Whom a service is for, and how anybody else is told so."""

from django.utils.translation import gettext as _

from lianxin.core.errors import Invalid
from lianxin.services.models import Asker


class Outside(Invalid):
    """The service is for others: what else one can do stands on the page."""


def outside_told(asker: str) -> str:
    if asker == Asker.ELDERS:
        return _("这一项人手少，先紧着老人和行动不便的人。您要是也需要，打个电话，社区来想办法。")
    return _("这一项是给结对帮扶的家庭的。您家要是也需要，打个电话，社区问清情况就替您登记。")
