"""What no outsider may read or change, for the walk over every address."""

from typing import Any

from lianxin.accounts.models import User
from lianxin.core.tests.factories import MONDAY
from lianxin.notifications.models import State
from lianxin.notifications.tests.factories import (
    BrowserFactory,
    DeliveryFactory,
    GatewayFactory,
    NoticeFactory,
    ServedFactory,
)
from lianxin.places.models import Community

OWN = {
    "messages:inbox", "messages:read_all", "messages:wishes", "messages:give_mail",
    "messages:forget_mail", "messages:confirm", "messages:subscribe", "messages:drop_browser",
}  # fmt: skip
OFFICE = {
    "messages_desk:overview", "messages_desk:retry_all", "messages_desk:retry",
    "messages_desk:set_up", "messages_desk:gateway", "messages_desk:try_out",
    "messages_desk:switch", "messages_desk:remove",
}  # fmt: skip


def hidden_in(
    community: Community, secret: str, users: dict[str, User]
) -> dict[str, dict[str, Any]]:
    """Somebody else's message that could not be delivered, and the street's way out."""
    told = {"title": secret, "lines": [{"at": "", "text": secret, "mark": 1}]}
    notice = NoticeFactory.create(user=users["staff"], community_id=community.pk, **told)
    done = {"state": State.DEAD, "done_at": MONDAY, "error": secret}
    stuck = DeliveryFactory.create(notice=notice, community_id=community.pk, **done)
    gateway = GatewayFactory.create(name=secret)
    ServedFactory.create(gateway=gateway, community_id=community.pk)
    browser = BrowserFactory.create(user=users["staff"], name=secret)
    found = {f"messages_desk:{verb}": {"pk": gateway.pk} for verb in (
        "gateway", "try_out", "switch", "remove",
    )}  # fmt: skip
    return found | {
        "messages_desk:retry": {"pk": stuck.pk},
        "messages:drop_browser": {"pk": browser.pk},
    }
