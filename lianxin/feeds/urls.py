from django.urls import include, path

from lianxin.feeds import portal

patterns = [
    path("c/<slug:slug>/feeds/", portal.explained, name="explained"),
    path("c/<slug:slug>/feeds/calendar.ics", portal.community_calendar, name="calendar"),
    path("c/<slug:slug>/feeds/<slug:what>.atom", portal.news, name="news"),
    path("c/<slug:slug>/feeds/own/", portal.renew, name="renew"),
    path("c/<slug:slug>/feeds/own/stop/", portal.stop, name="stop"),
    path("feeds/<str:token>.ics", portal.own_calendar, name="own"),
]
urlpatterns = [path("", include((patterns, "feeds")))]
