from django.urls import include, path

from lianxin.places import desk

CODES = "desk/c/<slug:slug>/codes/"
YARD = f"{CODES}<int:pk>/"

desk_patterns = [
    path("desk/c/<slug:slug>/headcount/", desk.headcount, name="headcount"),
    path(CODES, desk.codes, name="codes"),
    path(YARD, desk.yard, name="yard"),
    path(f"{YARD}renew/", desk.renew, name="renew"),
    path(f"{YARD}keep/<int:code>/", desk.keep_old, name="keep_old"),
    path(f"{YARD}<slug:layout>.pdf", desk.paper, name="paper"),
]

urlpatterns = [path("", include((desk_patterns, "places_desk")))]
