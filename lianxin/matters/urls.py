from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from lianxin.matters.desk import applications, backlog, bulk, register
from lianxin.matters.desk import matter as desk
from lianxin.matters.open311 import calls
from lianxin.matters.portal import lists, matter, photos, pocket, sending, wizard, wording


class Form(StringConverter):
    """The format that an Open311 call ends in."""

    regex = "xml|json"


register_converter(Form, "form")

HOME = "c/<slug:slug>/"
NEW = f"{HOME}matters/new/"
DRAFT = f"{NEW}<uuid:key>/"
MATTER = f"{HOME}matters/<str:number>/"

portal_patterns = [
    path(f"{HOME}matters/", lists.browse, name="list"),
    path(f"{HOME}find/", lists.find, name="find"),
    path(NEW, wizard.begin, name="new"),
    path(f"{HOME}pocket/", pocket.show, name="pocket"),
    path(f"{HOME}pocket/send/", pocket.send, name="pocket_send"),
    path(f"{NEW}finer/", wizard.finer, name="finer"),
    path(f"{DRAFT}place/", wizard.place, name="place"),
    path(f"{DRAFT}words/", wording.words, name="words"),
    path(f"{DRAFT}words/hints/", wording.hints, name="hints"),
    path(f"{DRAFT}photos/", wording.photos, name="photos"),
    path(f"{DRAFT}danger/", wording.danger_first, name="danger"),
    path(f"{DRAFT}preview/", sending.preview, name="preview"),
    path(MATTER, matter.show, name="show"),
    path(f"{MATTER}join/", matter.join, name="join"),
    path(f"{MATTER}leave/", matter.leave, name="leave"),
    path(f"{MATTER}follow/", matter.follow, name="follow"),
    path(f"{MATTER}unfollow/", matter.unfollow, name="unfollow"),
    path(f"{MATTER}confirm/", matter.confirm, name="confirm"),
    path(f"{MATTER}answer/", matter.answer, name="answer"),
    path(f"{MATTER}withdraw/", matter.withdraw, name="withdraw"),
    path("t/<str:token>/", lists.token, name="token"),
    path("q/<slug:code>/", wizard.code, name="code"),
    path("photo/<uuid:key>/<str:size>/", photos.photo, name="photo"),
]

DESK = "desk/c/<slug:slug>/matters/"
ONE = f"{DESK}<int:pk>/"

desk_patterns = [
    path(DESK, backlog.backlog, name="backlog"),
    path(f"{DESK}bulk/", bulk.bulk, name="bulk"),
    path(f"{DESK}views/", backlog.keep_view, name="keep_view"),
    path(f"{DESK}views/restore/", backlog.restore_view, name="restore_view"),
    path(f"{DESK}views/<int:pk>/drop/", backlog.drop_view, name="drop_view"),
    path(f"{DESK}new/", register.register, name="new"),
    path(f"{DESK}new/questions/", register.questions, name="questions"),
    path(f"{DESK}new/likes/", register.likes, name="likes"),
    path(ONE, desk.show, name="matter"),
    path(f"{ONE}people/<int:person>/", desk.unmask, name="unmask"),
    path(f"{ONE}<slug:verb>/", desk.step, name="step"),
]

applications_patterns = [
    path("desk/applications/", applications.applications, name="list"),
    path("desk/applications/<int:pk>/withdraw/", applications.withdraw, name="withdraw"),
]

API = "open311/v2/"

open311_patterns = [
    path("open311/discovery.<form:form>", calls.discovery, name="discovery"),
    path(f"{API}discovery.<form:form>", calls.discovery, name="discovery_of_v2"),
    path(f"{API}services.<form:form>", calls.services, name="services"),
    path(f"{API}services/<slug:code>.<form:form>", calls.definition, name="definition"),
    path(f"{API}requests.<form:form>", calls.requests, name="requests"),
    path(f"{API}requests/<str:number>.<form:form>", calls.one_request, name="request"),
    path(f"{API}tokens/<str:token>.<form:form>", calls.token, name="token"),
]

urlpatterns = [
    path("", include((portal_patterns, "matters"))),
    path("", include((desk_patterns, "matters_desk"))),
    path("", include((applications_patterns, "applications_desk"))),
    path("", include((open311_patterns, "open311"))),
]
