"""Study at the desk: campaigns with their materials, and who studied how much."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.party.actions import study as actions
from lianxin.party.actions import writing
from lianxin.party.actions.looking import look
from lianxin.party.forms.study import (
    CampaignForm,
    MaterialForm,
    SharedHoursForm,
    StageForm,
    WritingForm,
)
from lianxin.party.models import Campaign, HoursKind, Material, Member
from lianxin.party.queries import loop as loops
from lianxin.party.queries import study as queries
from lianxin.party.queries.access import Office, office_of

MOST_MEMBERS = 500


def _year(request: Request) -> int:
    """The year that is asked for, else this one."""
    asked = request.GET.get("year", "")
    this = http.today().year
    return int(asked) if asked.isdecimal() and 2000 <= int(asked) <= this else this


@require_safe
@never_cache
def overview(request: Request, slug: str) -> HttpResponse:
    office, today = office_of(request.actor, slug), http.today()
    year, asked = _year(request), request.GET.get("branch", "")
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    branch = int(asked) if asked.isdecimal() else 0
    page, rows = queries.led_page(office, year, branch=branch, **marks)
    look(request.actor, office.community, office.community.pk, purpose="study", now=http.now())
    context = {
        "community": office.community,
        "office": office,
        "year": year,
        "years": range(today.year, today.year - 3, -1),
        "branch": branch,
        "branches": queries.led_branches(office),
        "page": page,
        "rows": rows,
        "campaigns": queries.campaigns_for(request.actor).filter(community=office.community),
        "late": loops.late_problems(office, today=today)[:20],
        "secretaries": queries.new_secretaries(office, today=today),
        "doubtful": queries.doubtful(office.community, date(year, 12, 31)),
    }
    return render(request, "party/desk_study.html", context)


@require_safe
@never_cache
def member(request: Request, slug: str, pk: int) -> HttpResponse:
    """What one member studied and wrote in a year."""
    office = office_of(request.actor, slug)
    shown = _led_member(request, office, pk)
    year = _year(request)
    look(request.actor, shown, office.community.pk, purpose="study", now=http.now())
    context = {
        "community": office.community,
        "member": shown,
        "year": year,
        "row": queries.rows_of(office.community, [shown], year)[0],
        "hours": queries.hours_of(shown, year),
        "writings": queries.writings_of(shown, year),
    }
    return render(request, "party/desk_member_study.html", context)


def _led_member(request: Request, office: Office, pk: int) -> Member:
    found = queries.writable_member(request.actor, pk)
    if found.community_id != office.community.pk or not queries.leads_all(request.actor, [found]):
        raise NotFound
    return found


@require_safe
@never_cache
def read(request: Request, slug: str, pk: int) -> HttpResponse:
    """One piece of writing."""
    office_of(request.actor, slug)
    shown = queries.writing_for(request.actor, slug, pk)
    look(request.actor, shown, shown.community_id, purpose="study", now=http.now())
    context = {"community": shown.community, "writing": shown}
    return render(request, "party/desk_writing.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Request, slug: str, pk: int) -> HttpResponse:
    """A piece handed in on paper or by a member without an account (代办)."""
    office = office_of(request.actor, slug)
    whose = _led_member(request, office, pk)
    campaigns = list(queries.campaigns_for(request.actor).filter(community=office.community))
    form = WritingForm(
        campaigns, request.POST or None, request.FILES or None, initial={"written_on": http.today()}
    )
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form, lambda: writing.write(request.actor, pk, form.piece(), now=http.now())
        )
        if not refusal.status:
            http.say(request, _("记下了。"))
            return redirect("party_desk:study_member", slug, pk)
    context = {
        "community": office.community,
        "heading": _("代 %(name)s 交笔记或心得") % {"name": whose.name},
        "form": form,
        "refusal": refusal,
        "send": _("记下来"),
        "back": reverse("party_desk:study_member", args=[slug, pk]),
    }
    return render(request, "party/desk_study_form.html", context, status=refusal.status or 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: Request, slug: str) -> HttpResponse:
    """The same hours for several members."""
    office = office_of(request.actor, slug)
    members = list(
        queries.led(office, Member.objects.filter(left_on__isnull=True)).order_by("name", "pk")[
            :MOST_MEMBERS
        ]
    )
    campaigns = list(queries.campaigns_for(request.actor).filter(community=office.community))
    first = {"studied_on": http.today()}
    form = SharedHoursForm(campaigns, members, request.POST or None, initial=first)
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: actions.record_hours(
                request.actor,
                slug,
                form.studied(HoursKind(form.cleaned_data["kind"])),
                form.cleaned_data["members"],
                now=http.now(),
            ),
        )
        if not refusal.status:
            http.say(request, _("学时记下了。"))
            return redirect("party_desk:study", slug)
    context = {
        "community": office.community,
        "heading": _("记学时"),
        "form": form,
        "refusal": refusal,
        "send": _("记下来"),
        "back": reverse("party_desk:study", args=[slug]),
    }
    return render(request, "party/desk_study_form.html", context, status=refusal.status or 200)


@require_POST
def strike(request: Request, slug: str, what: str, pk: int) -> HttpResponse:
    """Take hours, a piece of writing or a material back; posted with `back`, put it back."""
    is_back, now = "back" in request.POST, http.now()
    office_of(request.actor, slug)
    taken: object
    if what == "hours":
        taken = actions.take_back_hours(request.actor, pk, now=now, is_back=is_back).member_id
        onward = reverse("party_desk:study_member", args=[slug, taken])
    elif what == "writing":
        taken = writing.take_back(request.actor, pk, now=now, is_back=is_back).member_id
        onward = reverse("party_desk:study_member", args=[slug, taken])
    else:
        taken = actions.remove_material(request.actor, pk, now=now, is_back=is_back).campaign_id
        onward = reverse("party_desk:campaign", args=[slug, taken])
    http.say(request, _("放回来了。") if is_back else _("拿掉了，记录还在，随时可以放回来。"))
    return redirect(onward)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: Request, slug: str) -> HttpResponse:
    office = actions.whole_office(request.actor, slug)
    form = CampaignForm.of(None, request.POST or None)
    made: list[Campaign] = []
    refusal = Refusal()
    if request.method == "POST":
        refusal = tried(
            form,
            lambda: made.append(
                actions.begin(request.actor, slug, form.plan_told(), now=http.now())
            ),
        )
    if made:
        return redirect("party_desk:campaign", slug, made[0].pk)
    context = {
        "community": office.community,
        "heading": _("开展专题教育"),
        "form": form,
        "refusal": refusal,
        "send": _("开始"),
        "back": reverse("party_desk:study", args=[slug]),
    }
    return render(request, "party/desk_study_form.html", context, status=refusal.status or 200)


def _campaign(
    request: Request, slug: str, pk: int, refusal: Refusal, **failed: object
) -> HttpResponse:
    office = office_of(request.actor, slug)
    campaign = queries.campaign_for(request.actor, pk)
    if campaign.community_id != office.community.pk:
        raise NotFound
    shown = list(loops.loops_of(office, campaign))
    begun = {loop.body_id for loop in shown if loop.member_id is None}
    context = {
        "community": office.community,
        "office": office,
        "campaign": campaign,
        "stages": campaign.stages.order_by("since", "pk"),
        "materials": queries.materials_of(campaign),
        "loops": shown,
        "waiting": [body for body in queries.led_branches(office) if body.pk not in begun],
        "plan_form": failed.get("plan") or CampaignForm.of(campaign),
        "stage_form": failed.get("stage") or StageForm(),
        "material_form": failed.get("material") or MaterialForm(),
        "refusal": refusal,
        "today": http.today(),
    }
    return render(request, "party/desk_campaign.html", context, status=refusal.status or 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def campaign(request: Request, slug: str, pk: int) -> HttpResponse:
    """A campaign; a POST changes its plan."""
    if request.method != "POST":
        return _campaign(request, slug, pk, Refusal())
    form = CampaignForm(request.POST)
    refusal = tried(
        form, lambda: actions.change(request.actor, pk, form.plan_told(), now=http.now())
    )
    if refusal.status:
        return _campaign(request, slug, pk, refusal, plan=form)
    http.say(request, _("改好了。"))
    return redirect("party_desk:campaign", slug, pk)


@require_POST
def add_stage(request: Request, slug: str, pk: int) -> HttpResponse:
    form = StageForm(request.POST)
    refusal = tried(
        form, lambda: actions.add_stage(request.actor, pk, form.stage(), now=http.now())
    )
    if refusal.status:
        return _campaign(request, slug, pk, refusal, stage=form)
    http.say(request, _("加上了。"))
    return redirect("party_desk:campaign", slug, pk)


@require_POST
def add_material(request: Request, slug: str, pk: int) -> HttpResponse:
    form = MaterialForm(request.POST, request.FILES)
    made: list[Material] = []
    refusal = tried(
        form,
        lambda: made.append(
            actions.add_material(request.actor, pk, **form.cleaned_data, now=http.now())
        ),
    )
    if refusal.status:
        return _campaign(request, slug, pk, refusal, material=form)
    http.say(request, _("材料传上了，党员在“我的党员生活”里看得到。"))
    return redirect("party_desk:campaign", slug, pk)
