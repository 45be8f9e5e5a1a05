from django.urls import include, path

from lianxin.council import portal
from lianxin.council.desk import council, planning, session

portal_patterns = [
    path("", portal.council, name="public"),
    path("sessions/<int:pk>/", portal.session, name="public_session"),
    path("sessions/<int:pk>/items/<int:item>/vote/", portal.vote, name="vote"),
    path("sessions/<int:pk>/approve/", portal.approve, name="approve"),
]
desk_patterns = [
    path("", council.council, name="council"),
    path("charter/", council.charter, name="charter"),
    path("members/", council.members, name="members"),
    path("members/<int:pk>/release/", council.release, name="release"),
    path("terms/", council.term, name="term"),
    path("sessions/new/", planning.new, name="new"),
    path("sessions/<int:pk>/", session.show, name="session"),
    path("sessions/<int:pk>/plan/", planning.replan, name="replan"),
    path("sessions/<int:pk>/<slug:verb>/", session.step, name="step"),
    path("sessions/<int:pk>/items/<int:item>/<slug:verb>/", session.item_step, name="item_step"),
]
urlpatterns = [
    path("c/<slug:slug>/council/", include((portal_patterns, "council"))),
    path("desk/c/<slug:slug>/council/", include((desk_patterns, "council_desk"))),
]
