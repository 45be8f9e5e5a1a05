"""What is promised: how soon an answer comes, and what happens next to a matter by when."""

from datetime import date

from django.utils.translation import gettext as _

from lianxin.core.packs import rule
from lianxin.matters.models import Matter, State
from lianxin.matters.queries.course import told_day
from lianxin.places.models import Community


def reply_days(community: Community, *, on: date) -> int:
    """Working days within which a matter is answered."""
    places = community.subdistrict.jurisdictions
    return rule("matters.reply_workdays", on=on, jurisdictions=places).count


def promise(matter: Matter, *, today: date) -> str:
    """What happens next to an open matter, and when; a day that is past is called so."""
    waiting = matter.state in (State.REPORTED, State.ACCEPTED)
    due_on = matter.reply_due_on if waiting else matter.due_on
    if waiting and matter.is_replied_to:
        return _("社区已经答复，正在安排谁来办。")
    sentences = {
        State.REPORTED: _("社区会在%(day)s前答复。"),
        State.ACCEPTED: _("社区已经受理，会在%(day)s前答复。"),
        State.IN_HAND: _("%(office)s在办，定在%(day)s前办好。"),
        State.AT_COUNCIL: _("议事会正在议这件事，议出结果就写在这里。"),
        State.TO_CONFIRM: _("办完了，正在问提出的人和邻居：解决了没有？到%(day)s为止。"),
        State.SUPERVISED: _("重办以后还是没有解决，由街道督办。"),
    }
    told = sentences[State(matter.state)]
    if today > due_on and "%(day)s" in told and matter.state != State.TO_CONFIRM:
        told = (
            _("%(office)s在办，原定%(day)s前办好，已经晚了。")
            if matter.state == State.IN_HAND
            else _("原定%(day)s前答复，已经晚了。")
        )
    day = told_day(due_on, matter.reported_at)
    return told % {"day": day, "office": matter.lead_office} if "%(" in told else told
