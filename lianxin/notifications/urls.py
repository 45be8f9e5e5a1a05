from django.urls import include, path

from lianxin.notifications import desk, portal

portal_patterns = [
    path("", portal.inbox, name="inbox"),
    path("read/", portal.read_all, name="read_all"),
    path("wishes/", portal.wishes, name="wishes"),
    path("mail/", portal.give_mail, name="give_mail"),
    path("mail/forget/", portal.forget_mail, name="forget_mail"),
    path("mail/<str:token>/", portal.confirm, name="confirm"),
    path("browsers/", portal.subscribe, name="subscribe"),
    path("browsers/<int:pk>/drop/", portal.drop_browser, name="drop_browser"),
]
desk_patterns = [
    path("", desk.overview, name="overview"),
    path("retry/", desk.retry_all, name="retry_all"),
    path("retry/<int:pk>/", desk.retry, name="retry"),
    path("gateways/", desk.set_up, name="set_up"),
    path("gateways/<int:pk>/", desk.gateway, name="gateway"),
    path("gateways/<int:pk>/try/", desk.try_out, name="try_out"),
    path("gateways/<int:pk>/switch/", desk.switch, name="switch"),
    path("gateways/<int:pk>/remove/", desk.remove, name="remove"),
]
urlpatterns = [
    path("me/messages/", include((portal_patterns, "messages"))),
    path("desk/messages/", include((desk_patterns, "messages_desk"))),
]
