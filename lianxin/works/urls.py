from django.urls import include, path

from lianxin.works.desk import project, shelf
from lianxin.works.portal import works

ONE = "<int:pk>/"

portal_patterns = [
    path("", works.browse, name="list"),
    path("photo/<uuid:key>/<str:size>/", works.photo, name="photo"),
    path(ONE, works.show, name="show"),
    path(f"{ONE}say/", works.say, name="say"),
]
desk_patterns = [
    path("", shelf.browse, name="list"),
    path("new/", shelf.new, name="new"),
    path(ONE, project.show, name="project"),
    path(f"{ONE}plan/", shelf.rewrite, name="rewrite"),
    path(f"{ONE}pieces/<int:piece>/drop/", project.drop_piece, name="drop_piece"),
    path(f"{ONE}pieces/<int:piece>/redo/", project.redo, name="redo"),
    path(f"{ONE}photos/<int:photo>/drop/", project.drop_photo, name="drop_photo"),
    path(f"{ONE}funding/<int:funding>/drop/", project.drop_fund, name="drop_fund"),
    path(f"{ONE}<slug:verb>/", project.step, name="step"),
]
urlpatterns = [
    path("c/<slug:slug>/works/", include((portal_patterns, "works"))),
    path("desk/c/<slug:slug>/works/", include((desk_patterns, "works_desk"))),
]
