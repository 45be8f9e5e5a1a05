from django.urls import include, path

from lianxin.organisations import desk

desk_patterns = [
    path("", desk.register, name="register"),
    path("new/", desk.add, name="new"),
    path("<int:pk>/", desk.change, name="organisation"),
]
urlpatterns = [
    path("desk/c/<slug:slug>/organisations/", include((desk_patterns, "organisations_desk")))
]
