from django.urls import include, path

from lianxin.matters.portal import lists, matter, photos, sending, wizard, wording

HOME = "c/<slug:slug>/"
NEW = f"{HOME}matters/new/"
DRAFT = f"{NEW}<uuid:key>/"
MATTER = f"{HOME}matters/<str:number>/"

portal_patterns = [
    path(f"{HOME}matters/", lists.browse, name="list"),
    path(f"{HOME}find/", lists.find, name="find"),
    path(f"{HOME}help/", lists.help_, name="help"),
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

urlpatterns = [path("", include((portal_patterns, "matters")))]
