from django.urls import include, path

from lianxin.matters.desk import backlog, bulk, register
from lianxin.matters.desk import matter as desk
from lianxin.matters.portal import lists, matter, photos, sending, wizard, wording

HOME = "c/<slug:slug>/"
NEW = f"{HOME}matters/new/"
DRAFT = f"{NEW}<uuid:key>/"
MATTER = f"{HOME}matters/<str:number>/"

portal_patterns = [
    path(f"{HOME}matters/", lists.browse, name="list"),
    path(f"{HOME}find/", lists.find, name="find"),
    path(NEW, wizard.begin, name="new"),
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

urlpatterns = [
    path("", include((portal_patterns, "matters"))),
    path("", include((desk_patterns, "matters_desk"))),
]
