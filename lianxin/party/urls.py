from django.urls import URLPattern, include, path

from lianxin.party.desk import overview

portal_patterns: list[URLPattern] = []
desk_patterns = [
    path("", overview.overview, name="overview"),
]
urlpatterns = [
    path("c/<slug:slug>/party/", include((portal_patterns, "party"))),
    path("desk/c/<slug:slug>/party/", include((desk_patterns, "party_desk"))),
]
