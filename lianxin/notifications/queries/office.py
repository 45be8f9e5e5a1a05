"""What the desk's page about messages shows."""

from dataclasses import dataclass

from lianxin.accounts.models import User
from lianxin.core import keyset
from lianxin.core.actor import Actor
from lianxin.core.flow import Text
from lianxin.core.keyset import Page
from lianxin.core.masks import mask_name
from lianxin.notifications.models import Delivery, Gateway
from lianxin.notifications.queries.gateways import gateways_for, names_of
from lianxin.notifications.queries.outbox import LATEST, stuck_for, waiting_count
from lianxin.notifications.rules import TOPICS, mask_url, topic_of

MOST = 30


@dataclass(frozen=True, slots=True)
class Way:
    """A way out as it is shown: never with its address."""

    gateway: Gateway
    address: str
    places: list[str]
    topics: list[Text]


@dataclass(frozen=True, slots=True)
class Stuck:
    """What was not delivered: to whom and of what kind, never its words."""

    delivery: Delivery
    whom: str
    topic: Text
    place: str


@dataclass(frozen=True, slots=True)
class Office:
    ways: list[Way]
    stuck: list[Stuck]
    page: Page[Delivery]
    waiting: int


def office(actor: Actor, *, after: str = "", before: str = "") -> Office:
    found = stuck_for(actor).select_related("notice", "bulletin", "gateway")
    page = keyset.page(found, LATEST, after=after, before=before, size=MOST)
    own = list(gateways_for(actor).prefetch_related("served"))
    places = {each.community_id for way in own for each in way.served.all()}
    places |= {row.community_id for row in page.rows if row.community_id}
    names = names_of(places)
    people = User.objects.in_bulk({row.user_id for row in page.rows if row.user_id})
    return Office(
        ways=[_way(gateway, names) for gateway in own],
        stuck=[_stuck(row, people, names) for row in page.rows],
        page=page,
        waiting=waiting_count(actor),
    )


def _way(gateway: Gateway, names: dict[int, str]) -> Way:
    served = {each.community_id for each in gateway.served.all()}
    return Way(
        gateway=gateway,
        address=mask_url(gateway.url),
        places=[name for pk, name in names.items() if pk in served],
        topics=[TOPICS[topic] for topic in gateway.topics if topic in TOPICS],
    )


def _stuck(row: Delivery, people: dict[int, User], names: dict[int, str]) -> Stuck:
    topic = row.bulletin.topic if row.bulletin else ""
    if row.notice:
        topic = topic_of(row.notice.subject_kind)
    user = people.get(row.user_id or 0)
    whom = mask_name(user.name) if user else (row.gateway.name if row.gateway else "")
    return Stuck(row, whom, TOPICS.get(topic, ""), names.get(row.community_id or 0, ""))
