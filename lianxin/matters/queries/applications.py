"""Other people's applications: who lets them in, and which one holds a key."""

from django.db.models import Count, F, Max, QuerySet
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound, NotPermitted
from lianxin.core.rulebook import may_rule
from lianxin.core.secrets import blind_index
from lianxin.matters.models import Application, Relay


def require_ruler(actor: Actor) -> None:
    """To all but the administrator the keys do not exist."""
    if not may_rule(actor):
        raise NotFound


def applications(actor: Actor) -> QuerySet[Application]:
    """All that ever held a key, those that still do first, with what they brought."""
    require_ruler(actor)
    told = Application.objects.annotate(brought=Count("relays"), last_at=Max("relays__at"))
    return told.order_by(F("withdrawn_at").desc(nulls_first=True), "name", "pk")


def application_with(key: str) -> Application | None:
    """Whose key this is; None for none, a wrong one and a withdrawn one alike."""
    if not key:
        return None
    held = Application.objects.filter(withdrawn_at__isnull=True)
    return held.filter(key_index=blind_index(key)).first()


def holder(key: str) -> Application:
    if found := application_with(key):
        return found
    raise NotPermitted(_("api_key 没有带上，或者不对。请向街道的管理员要一把。"))


def relay_of(token: str) -> Relay:
    """What an application holds instead of a number until everybody may read the matter."""
    found = Relay.objects.select_related("matter").filter(token=token).first()
    if found is None:
        raise NotFound(_("没有这个 token。"))
    return found
