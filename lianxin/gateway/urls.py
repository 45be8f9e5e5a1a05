from django.urls import include, path, re_path

from lianxin.gateway import desk, portal

patterns = [
    path("me/tokens/", portal.tokens, name="tokens"),
    path("me/tokens/<int:pk>/take-back/", portal.take_back, name="take_back"),
]
desk_patterns = [
    path("", desk.tokens, name="tokens"),
    path("<int:pk>/take-back/", desk.take_back, name="take_back"),
    path("deliveries/", desk.deliveries, name="deliveries"),
    path("hooks/<int:pk>/stop/", desk.stop, name="stop"),
]
papers = [
    path("openapi.json", portal.call, name="document"),
    path("docs/", portal.call, name="documentation"),
]

urlpatterns = [
    path("", include((patterns, "gateway"))),
    path("desk/c/<slug:slug>/gateway/", include((desk_patterns, "gateway_desk"))),
    path("api/v1/", include((papers, "api_docs"))),
    re_path(r"^api/v1/", portal.call),
]
