from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from lianxin.activities.models import LIVE, Activity, Signup, SignupState
from lianxin.core.journal import entry_of
from lianxin.core.models import Entry
from lianxin.core.spoken import spoken
from lianxin.notifications.actions import tell


@task()
def tell_signed_up(entry_id: int) -> None:
    """Tell everybody who signed up of one step, once however often it runs."""
    entry = entry_of(entry_id)
    activity = Activity.objects.select_related("community", "room").get(pk=entry.subject_id)
    wanted = [*sorted(LIVE), SignupState.LOST]
    signups = activity.signups.filter(state__in=wanted, person__user_id__isnull=False)
    by_words: dict[str, set[int]] = {}
    for user_id, state in signups.values_list("person__user_id", "state"):
        by_words.setdefault(_words(entry, activity, state), set()).add(user_id)
    for words, users in by_words.items():
        _tell(entry, activity, users, words)


@task()
def tell_one(entry_id: int) -> None:
    """Tell the one whom a step on a sign-up concerns."""
    entry = entry_of(entry_id)
    found = Signup.objects.select_related("person", "activity__community", "activity__room")
    signup = found.get(pk=entry.subject_id)
    if signup.person.user_id and signup.offer_until:
        until = spoken(signup.offer_until)
        words = _("有空位了，%(until)s前确认就是您的，过时给下一位。") % {"until": until}
        _tell(entry, signup.activity, {signup.person.user_id}, words)


def _words(entry: Entry, activity: Activity, state: str) -> str:
    if entry.deed == "call_off":
        return _("取消了：%(words)s") % {"words": activity.reason}
    if entry.deed == "draw":
        return {
            SignupState.PLACED: _("抽签有结果了：您抽中了。"),
            SignupState.WAITING: _("抽签有结果了：您在候补里，有空位会告诉您。"),
        }.get(SignupState(state), _("抽签有结果了：这次没有抽中。"))
    return _("安排有变：%(when)s，在%(where)s。") % {
        "when": spoken(activity.starts_at),
        "where": activity.where,
    }


def _tell(entry: Entry, activity: Activity, users: set[int], words: str) -> None:
    kwargs = {"slug": activity.community.slug, "pk": activity.pk}
    tell(
        users,
        activity,
        title=activity.title,
        text=words,
        url=reverse("activities:show", kwargs=kwargs),
        at=entry.at,
        community_id=activity.community_id,
        mark=entry.pk,
    )
