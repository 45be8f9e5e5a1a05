"""Who signed up and who came: the list at the desk, names masked; what those who came say."""

from typing import Any, Literal

from ninja import Query
from pydantic import Field

from lianxin.activities import actions
from lianxin.activities.api.desk import ActivityAtDesk, kept, told_at_desk
from lianxin.activities.api.door import router
from lianxin.activities.api.reading import ActivityTold, StateOfSignup, told_activity
from lianxin.activities.forms.portal import Tell
from lianxin.activities.models import SignupState
from lianxin.activities.queries.access import activity_at, signup_for
from lianxin.activities.queries.desk import Guest
from lianxin.activities.queries.desk import people as people_of
from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Key,
    Leaf,
    Ref,
    Scope,
    Shape,
    Slug,
    Turning,
    Words,
    body_of,
    done,
    filled,
    keep_home,
    taking,
    unchanged_since,
)
from lianxin.core.errors import NotFound
from lianxin.core.identifiers import mobile


class GuestTold(Shape):
    """One who signed up or came, the name masked."""

    person: int = Field(description="点名时写在 came 里")
    name: str = Field(examples=["李*芳"])
    phone: str = Field(examples=["138****1234"])
    signup: int | None = Field(description="没有报名、直接来的是空的")
    number: int | None
    state: StateOfSignup | None
    came: bool


class GuestLeaf(Leaf):
    """A page of them, in their turn; it has a hundred."""

    items: list[GuestTold]


class CallsRoll(Body):
    """Who came, of those who are on the list; and one more who had not signed up."""

    came: list[Ref] = Field(default=[], max_length=500, description="到了的人：person")
    listed: list[Ref] = Field(default=[], max_length=500, description="这次点到的名单：person")
    name: Words = Field("", max_length=60, description="另外来的一位")
    phone: Words = Field("", max_length=20)


@router.reads(
    "/communities/{slug}/activities/{int:pk}/people",
    scope=Scope.ACTIVITIES_WORK,
    gives=GuestLeaf,
    says="谁报了名、谁到了；姓名电话遮住",
)
def people(request: Call, slug: Slug, pk: Key, turn: Query[Turning]) -> GuestLeaf:
    activity = kept(request, slug, pk)
    rows, page = people_of(activity, (), after=turn.after, before=turn.before)
    return GuestLeaf(items=[_guest(each) for each in rows], next=page.next, previous=page.previous)


def _guest(guest: Guest) -> GuestTold:
    signup = guest.signup
    return GuestTold(
        person=guest.contact.pk,
        name=guest.contact.name,
        phone=guest.contact.phone,
        signup=signup.pk if signup else None,
        number=signup.number if signup else None,
        state=SignupState(signup.state) if signup else None,
        came=guest.came,
    )


@router.writes(
    "/communities/{slug}/activities/{int:pk}/attend",
    scope=Scope.ACTIVITIES_WORK,
    gives=ActivityAtDesk,
    says="记下谁到了",
    has_version=True,
)
def attend(request: Call, slug: Slug, pk: Key, told: CallsRoll) -> ActivityAtDesk:
    seen = unchanged_since(request, kept(request, slug, pk).revision)
    actions.attend(
        request.actor,
        pk,
        came=told.came,
        listed=told.listed,
        name=told.name,
        phone=mobile(told.phone) if told.phone else "",
        now=http.now(),
        seen=seen,
    )
    return told_at_desk(request, slug, pk)


def _for_another(verb: Literal["confirm", "cancel"], act: Any, says: str) -> None:
    def take(request: Call, slug: Slug, pk: Key, thing: Key) -> ActivityAtDesk:
        kept(request, slug, pk)
        if signup_for(request.actor, thing).activity_id != pk:
            raise NotFound
        act(request.actor, thing, now=http.now())
        return told_at_desk(request, slug, pk)

    take.__name__ = f"{verb}_for_another"
    router.writes(
        f"/communities/{{slug}}/activities/{{int:pk}}/signups/{{int:thing}}/{verb}",
        scope=Scope.ACTIVITIES_WORK,
        gives=ActivityAtDesk,
        says=says,
    )(take)


_for_another("confirm", actions.confirm, "电话里说来的：替他确认（代办）")
_for_another("cancel", actions.cancel, "电话里说不来的：替他取消（代办）")


@router.writes(
    "/communities/{slug}/activities/{int:pk}/feedback",
    scope=Scope.ACTIVITIES_WRITE,
    gives=ActivityTold,
    says="来过了：打分，写一句",
)
@taking(body_of(Tell, "TellsOfActivity"))
def feedback(request: Call, slug: Slug, pk: Key, told: Any) -> ActivityTold:
    activity = activity_at(request.actor, slug, pk)
    keep_home(request, activity.community_id)
    form = Tell(filled(told)[0])
    done(form, lambda: actions.tell(request.actor, pk, now=http.now(), **form.said()))
    return told_activity(request, activity_at(request.actor, slug, pk))
