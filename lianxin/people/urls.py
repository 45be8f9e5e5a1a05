from django.urls import include, path

from lianxin.people import desk

RESIDENTS = "desk/c/<slug:slug>/residents/"

desk_patterns = [
    path(RESIDENTS, desk.residents, name="residents"),
    path(f"{RESIDENTS}new/", desk.enrol, name="enrol"),
    path(f"{RESIDENTS}<int:pk>/correct/", desk.correct, name="correct"),
    path(f"{RESIDENTS}<int:pk>/see/", desk.see, name="unmask"),
]

urlpatterns = [path("", include((desk_patterns, "people_desk")))]
