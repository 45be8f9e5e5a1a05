"""Members on their way, as each side sees them."""

from datetime import date

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When

from lianxin.core.actor import PARTY, Actor
from lianxin.core.errors import NotFound
from lianxin.core.keyset import Page, page
from lianxin.party.models import BodyKind, Transfer, TransferKind, TransferState
from lianxin.party.rules.access import HEADS, held_by
from lianxin.places.models import Community

ORDER = ("-id",)


def _sides(actor: Actor) -> tuple[Q, Q]:
    """For which transfers an actor speaks for the giving side, and for which for the other."""
    led = held_by(actor).filter(duty__in=HEADS)
    committees = led.filter(body__kind=BodyKind.COMMITTEE)
    works = actor.places(*PARTY)

    def whole(field: str) -> Q:
        return Q(**{f"{field}__in": works}) | Q(
            Exists(committees.filter(community_id=OuterRef(field)))
        )

    def leads(field: str) -> Q:
        return Q(Exists(led.filter(body_id=OuterRef(field))))

    within = Q(kind=TransferKind.BRANCHES)
    between = Q(kind=TransferKind.COMMUNITIES)
    home = whole("community_id")
    gives = (~Q(kind=TransferKind.IN) & home) | (within & leads("from_branch_id"))
    receives = (
        (Q(kind=TransferKind.IN) & home)
        | (within & (home | leads("to_branch_id")))
        | (between & whole("to_community_id"))
    )
    return gives, receives


def transfers_for(actor: Actor) -> QuerySet[Transfer]:
    """Those in which the actor speaks for a side, with which (`is_giver`, `is_receiver`)."""
    gives, receives = _sides(actor)
    return Transfer.objects.annotate(
        is_giver=_whether(gives), is_receiver=_whether(receives)
    ).filter(Q(is_giver=True) | Q(is_receiver=True))


def _whether(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=False, output_field=BooleanField())


def transfer_for(actor: Actor, pk: int, *, lock: bool = False) -> Transfer:
    found = transfers_for(actor).filter(pk=pk)
    if lock:
        found = found.select_for_update(of=("self",))
    found = found.select_related(
        "community__subdistrict", "to_community", "member", "from_branch", "to_branch", "to_group"
    )
    if transfer := found.first():
        return transfer
    raise NotFound


def transfers(
    actor: Actor, community: Community, *, is_open: bool, after: str = "", before: str = ""
) -> Page[Transfer]:
    """A page of those that leave a community, come to it or stay in it, newest first."""
    ours = Q(community=community) | Q(to_community=community)
    ended = [TransferState.DONE, TransferState.DECLINED, TransferState.WITHDRAWN]
    found = transfers_for(actor).filter(ours)
    found = found.exclude(state__in=ended) if is_open else found.filter(state__in=ended)
    rows = found.select_related("from_branch", "to_branch", "to_community", "community")
    return page(rows, ORDER, after=after, before=before)


def letters_waiting(actor: Actor, community: Community) -> QuerySet[Transfer]:
    """Open transfers of a community that carry a letter, what ends first on top."""
    states = [TransferState.ISSUED, TransferState.RECEIVED, TransferState.EXPIRED]
    found = transfers_for(actor).filter(community=community, state__in=states)
    return found.order_by("valid_until", "pk")


def past_validity(today: date) -> QuerySet[Transfer]:
    """Letters that were good until yesterday or before, and nobody has said so yet."""
    states = [TransferState.ISSUED, TransferState.RECEIVED]
    return Transfer.objects.filter(state__in=states, valid_until__lt=today).order_by("pk")


def waiting_letters(today: date) -> QuerySet[Transfer]:
    """Letters still good that nobody has answered."""
    states = [TransferState.ISSUED, TransferState.RECEIVED]
    found = Transfer.objects.filter(state__in=states, valid_until__gte=today)
    return found.select_related("community__subdistrict").order_by("pk")
