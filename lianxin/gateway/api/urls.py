"""Every address of the API, for the door in `portal` alone: loaded by the first call."""

from django.urls import URLPattern, include, path, re_path

from lianxin.gateway.api import api, documents
from lianxin.gateway.api.gate import told_as_problems

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
operations.append(re_path(r"^", documents.nothing, name="nothing"))

urlpatterns = [
    path("api/v1/", include((papers, "api_docs"))),
    path("api/v1/", include((operations, "api"))),
]
