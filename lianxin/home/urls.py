from django.urls import include, path

from lianxin.home import portal

portal_patterns = [
    path("", portal.street, name="entry"),
    path("c/<slug:slug>/", portal.community, name="community"),
    path("c/<slug:slug>/me/", portal.me, name="mine"),
    path("me/", portal.me, name="me"),
    path("me/notices/<int:pk>/", portal.read, name="read"),
    path("elder/", portal.elder, name="elder"),
    path("accessibility/", portal.accessibility, name="accessibility"),
    path("in/", portal.arrive, name="arrive"),
]

urlpatterns = [path("", include((portal_patterns, "home")))]
