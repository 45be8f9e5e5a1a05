from django.urls import include, path

from lianxin.home import desk, portal
from lianxin.home.desk import sheets

portal_patterns = [
    path("", portal.street, name="entry"),
    path("c/<slug:slug>/", portal.community, name="community"),
    path("c/<slug:slug>/me/", portal.me, name="mine"),
    path("c/<slug:slug>/search/", portal.search, name="search"),
    path("me/", portal.me, name="me"),
    path("me/notices/<int:pk>/", portal.read, name="read"),
    path("me/consents/", portal.consents, name="consents"),
    path("me/consents/<int:pk>/withdraw/", portal.withdraw, name="withdraw"),
    path("elder/", portal.elder, name="elder"),
    path("language/", portal.language, name="language"),
    path("accessibility/", portal.accessibility, name="accessibility"),
    path("offline/", portal.offline, name="offline"),
    path("app.webmanifest", portal.manifest, name="manifest"),
    path("c/<slug:slug>/app.webmanifest", portal.manifest, name="app"),
    path("in/", portal.arrive, name="arrive"),
    path("sw.js", portal.worker, name="worker"),
]
desk_patterns = [
    path("desk/", desk.desk, name="desk"),
    path("desk/c/<slug:slug>/", desk.today, name="today"),
    path("desk/c/<slug:slug>/search/", desk.find, name="find"),
    path("desk/street/", desk.street, name="street"),
    path("desk/components/", desk.components, name="components"),
    path("desk/rules/", desk.rules, name="rules"),
    path("desk/rules/add/", desk.add_rule, name="add_rule"),
    path("desk/rules/<int:pk>/confirm/", desk.confirm_rule, name="confirm_rule"),
    path("desk/rules/days/", desk.set_day, name="set_day"),
    path("desk/rules/days/<int:pk>/unset/", desk.unset_day, name="unset_day"),
]

SHEETS = "desk/c/<slug:slug>/sheets/"
KIND = f"{SHEETS}<slug:kind>/"
RUN = f"{KIND}<int:pk>/"

sheet_patterns = [
    path(SHEETS, sheets.kinds_here, name="kinds"),
    path(KIND, sheets.take_in, name="in"),
    path(f"{KIND}blank.xlsx", sheets.blank, name="blank"),
    path(f"{KIND}out/", sheets.take_out, name="out"),
    path(RUN, sheets.run, name="run"),
    path(f"{RUN}marked.xlsx", sheets.with_marks, name="marked"),
    path(f"{RUN}<slug:verb>/", sheets.step, name="step"),
]

urlpatterns = [
    path("", include(([*portal_patterns, *desk_patterns], "home"))),
    path("", include((sheet_patterns, "sheets_desk"))),
]
