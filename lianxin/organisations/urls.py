from django.urls import include, path

from lianxin.organisations import portal
from lianxin.organisations.desk import joint, organisation, register

portal_patterns = [
    path("", portal.overview, name="overview"),
    path("together/", portal.together, name="together"),
    path("photo/<uuid:key>/", portal.photo, name="photo"),
]
desk_patterns = [
    path("", register.register, name="register"),
    path("new/", register.add, name="new"),
    path("<int:pk>/", organisation.show, name="organisation"),
    path("<int:pk>/change/", register.change, name="change"),
    path("<int:pk>/unmask/<int:person>/", organisation.unmask, name="unmask"),
    path("<int:pk>/<slug:verb>/", organisation.step, name="step"),
    path("<int:pk>/<slug:part>/<int:thing>/<slug:verb>/", organisation.part_step, name="part_step"),
    path("agreements/<int:pk>/", organisation.paper, name="paper"),
]
joint_patterns = [
    path("", joint.show, name="board"),
    path("match/<int:resource>/<int:need>/<slug:verb>/", joint.match, name="match"),
    path("<slug:verb>/", joint.step, name="step"),
    path("<slug:part>/<int:pk>/<slug:verb>/", joint.part_step, name="part_step"),
]
urlpatterns = [
    path("c/<slug:slug>/organisations/", include((portal_patterns, "organisations"))),
    path("desk/c/<slug:slug>/organisations/", include((desk_patterns, "organisations_desk"))),
    path("desk/c/<slug:slug>/together/", include((joint_patterns, "joint_lists_desk"))),
]
