"""What is filled in for a reorganisation: the bounds, a change by hand, what was decided."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.core.fields import Said, day_field, offer
from lianxin.core.steps import Step
from lianxin.party.actions.reorganisation.asking import Wish
from lianxin.party.actions.reorganisation.changing import Move
from lianxin.party.actions.reorganisation.deciding import Agreement
from lianxin.party.models import Plan
from lianxin.party.queries.planning_desk import Defaults, Part, ProposalSeen
from lianxin.party.rules.plan import letter_of


def _count(label: Any, least: int, most: int, **rest: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, **rest)


def _several(label: Any, **rest: Any) -> forms.TypedMultipleChoiceField:
    widget = forms.CheckboxSelectMultiple
    return forms.TypedMultipleChoiceField(label=label, coerce=int, widget=widget, **rest)


class WishForm(forms.Form):
    """What branches are wanted; what the rules say and how things are stands in it at first."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    branches = _count(_("调整成几个支部"), 1, 200)
    least = _count(_("每个支部最少几人"), 1, 1000)
    most = _count(_("每个支部最多几人"), 1, 1000)
    least_full = _count(_("每个支部至少几名正式党员"), 1, 100)
    group_least = _count(_("每个党小组最少几人"), 1, 100)
    group_most = _count(_("每个党小组最多几人"), 1, 200)
    scope = _several(_("哪些支部一起重新划分"))
    venues = _several(
        _("可以在哪里开会"), help_text=_("按到开会的地方走多远来划分；几个支部可以共用一处。")
    )
    keeps_households = forms.BooleanField(label=_("同一户的人尽量在一个支部"), required=False)
    needs_secretary = forms.BooleanField(
        label=_("每个支部都要有一名愿意当书记的人"), required=False
    )
    willing = _several(
        _("愿意当书记的党员"),
        required=False,
        help_text=_("已勾上现在的书记、委员和小组长；征求过意见再改。"),
    )

    def __init__(self, offered: Defaults, data: Any = None, *, plan: Plan | None = None) -> None:
        super().__init__(data, initial=_kept(plan) if plan else _first(offered))
        offer(self, "scope", ((each.pk, each.name) for each in offered.branches))
        offer(self, "venues", ((place.pk, place.label) for place in offered.venues))
        offer(self, "willing", ((each.pk, each.name) for each in offered.members))
        self.fields["least_full"].help_text = _("规则要求至少 %(count)d 名（条例第4条）。") % {
            "count": offered.least_full
        }
        self.fields["most"].help_text = _("规则要求一般不超过 %(count)d 人（条例第4条）。") % {
            "count": offered.size_most
        }

    def wish(self) -> Wish:
        return Wish(**{name: said for name, said in self.cleaned_data.items() if name != "seen"})


def _first(offered: Defaults) -> dict[str, Any]:
    """Some room to either side of equal shares, within the rules."""
    count = offered.count
    share = len(offered.members) / count
    return {
        "branches": count,
        "least": max(offered.least_full, int(share * 3 / 4)),
        "most": min(offered.size_most, -int(-share * 5 // 4)),
        "least_full": offered.least_full,
        "group_least": offered.group_least,
        "group_most": offered.group_most,
        "scope": [each.pk for each in offered.branches],
        "venues": offered.meeting,
        "willing": sorted(offered.willing),
        "keeps_households": True,
        "needs_secretary": True,
    }


def _kept(plan: Plan) -> dict[str, Any]:
    names = ("branches", "least", "most", "least_full", "group_least", "group_most")
    kept = {name: getattr(plan, name) for name in names}
    chosen = {
        name: list(getattr(plan, name).values_list("pk", flat=True))
        for name in ("scope", "venues", "willing")
    }
    flags = {name: getattr(plan, name) for name in ("keeps_households", "needs_secretary")}
    return kept | chosen | flags | {"seen": plan.revision}


class ChangeForm(forms.Form):
    """A building's members of one branch, or one member, into another branch."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    what = forms.ChoiceField(label=_("哪栋楼里的哪些人"))
    member = forms.IntegerField(required=False, widget=forms.HiddenInput)
    to = forms.ChoiceField(label=_("换到"))

    def __init__(self, page: ProposalSeen, data: Any = None, *, auto_id: str = "id_%s") -> None:
        super().__init__(data, initial={"seen": page.plan.revision}, auto_id=auto_id)
        self.fields["what"].required = not (data and data.get("member"))
        names = {branch.position: branch.name for branch in page.side.branches}
        offer(self, "what", ((_key(part), _told(part, names)) for part in page.parts))
        offer(self, "to", places(page))

    def move(self) -> Move:
        said = self.cleaned_data
        branch, _sep, given = said["to"].partition("-")
        group = int(given) if given else None
        if said["member"]:
            return Move(target=int(branch), group=group, member_id=said["member"])
        building, _sep, source = said["what"].partition("-")
        return Move(target=int(branch), group=group, building_id=int(building), source=int(source))


def places(page: ProposalSeen) -> list[tuple[str, str]]:
    """Branches, and their groups where there are several."""
    found: list[tuple[str, str]] = []
    for branch in page.side.branches:
        found.append((str(branch.position), branch.name))
        if len(branch.groups) > 1:
            found += [
                (f"{branch.position}-{group.position}", f"{branch.name} {group.name}")
                for group in branch.groups
            ]
    return found


def _key(part: Part) -> str:
    return f"{part.building.pk}-{part.branch}"


def _told(part: Part, names: dict[int, str]) -> str:
    words = _("%(building)s的 %(count)d 人（%(branch)s）")
    told = {"building": part.building.label, "count": part.count, "branch": names[part.branch]}
    return str(words % told)


class PlanStep(Step):
    """A step on a plan that asks for nothing more."""

    def furnish(self) -> None:
        self.auto_id = f"{type(self).__name__.lower()}_%s"


class Submission(PlanStep):
    number = forms.TypedChoiceField(label=_("提交哪个方案"), coerce=int)
    is_bare = False

    def furnish(self) -> None:
        super().furnish()
        rows = self.thing.proposals.order_by("number").values_list("number", flat=True)
        names = ((number, _("方案%(letter)s") % {"letter": letter_of(number)}) for number in rows)
        offer(self, "number", names)


class Reason(PlanStep):
    words = Said(label=_("为什么"), max_length=200, missing=_("写一句为什么。"))
    is_bare = False


class Decision(PlanStep):
    """What the committee decided."""

    agreed_on = day_field(_("党委哪天开会决定的"))
    resolution = Said(label=_("决议文号或内容"), max_length=200, missing=_("写上决议文号或内容。"))
    effective_on = day_field(_("从哪天起执行"))
    is_bare = False

    def furnish(self) -> None:
        super().furnish()
        self.initial.update({"agreed_on": self.day, "effective_on": self.day})

    def said(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        days: dict[str, date] = {name: given.pop(name) for name in ("agreed_on", "effective_on")}
        return given | {"agreement": Agreement(resolution=given.pop("resolution"), **days)}
