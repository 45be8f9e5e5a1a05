from django.urls import URLPattern, include, path, re_path

from lianxin.gateway import desk, portal
from lianxin.gateway.api import api, documents
from lianxin.gateway.api.gate import told_as_problems

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
    path("openapi.json", documents.document, name="document"),
    path("docs/", documents.documentation, name="documentation"),
]

# Without ninja's own first page, which lists nothing here.
operations = [
    each for each in api.urls[0] if isinstance(each, URLPattern) and each.name != "api-root"
]
for each in operations:
    each.callback = told_as_problems(each.callback)
operations.append(re_path(r"^.*$", documents.nothing, name="nothing"))

urlpatterns = [
    path("", include((patterns, "gateway"))),
    path("desk/c/<slug:slug>/gateway/", include((desk_patterns, "gateway_desk"))),
    path("api/v1/", include((papers, "api_docs"))),
    path("api/v1/", include((operations, "api"))),
]
