from django.urls import URLPattern, URLResolver, include, path

from lianxin.council.desk import council, ownership, planning, session
from lianxin.council.desk import floor as desk_floor
from lianxin.council.desk import mediation as mediating
from lianxin.council.desk import opinions as asking
from lianxin.council.desk import owners as owning
from lianxin.council.portal import floor, mediation, opinions, owners, resolutions, sitting

portal_patterns = [
    path("", sitting.council, name="public"),
    path("sessions/<int:pk>/", sitting.session, name="public_session"),
    path("sessions/<int:pk>/items/<int:item>/vote/", sitting.vote, name="vote"),
    path("sessions/<int:pk>/approve/", sitting.approve, name="approve"),
    path("questions/<int:pk>/", opinions.question, name="question"),
    path("questions/<int:pk>/answer/", opinions.answer, name="answer"),
    path("questions/<int:pk>/say/", opinions.say, name="say"),
    path("questions/<int:pk>/mine/", opinions.own, name="own_answers"),
    path("owners/", owners.owners, name="owners"),
    path("owners/<int:pk>/", owners.vote, name="owner_vote"),
    path("owners/<int:pk>/cast/", owners.cast, name="cast"),
    path("sessions/<int:pk>/live/", floor.live, name="live"),
    path("sessions/<int:pk>/minutes.pdf", sitting.minutes, name="minutes"),
    path("sessions/<int:pk>/items/<int:item>/hand/", floor.hand, name="hand"),
    path("sessions/<int:pk>/items/<int:item>/second/", floor.second, name="second"),
    path("sessions/<int:pk>/items/<int:item>/dissent/", floor.dissent, name="dissent"),
    path("sessions/<int:pk>/speeches/<int:speech>/<slug:verb>/", floor.speech, name="speech"),
    path("resolutions/", resolutions.many, name="resolutions"),
    path("resolutions/<int:pk>/", resolutions.one, name="resolution"),
]
running_patterns: list[URLPattern] = [
    path("<int:pk>/", session.show, name="session"),
    path("<int:pk>/floor/", desk_floor.live, name="floor"),
    path("<int:pk>/papers/<uuid:key>/<slug:size>/", session.photo, name="vote_paper"),
    path("<int:pk>/speeches/<int:speech>/<slug:verb>/", desk_floor.speech, name="speech"),
    path("<int:pk>/<slug:verb>/", session.step, name="step"),
    path("<int:pk>/items/<int:item>/<slug:verb>/", session.item_step, name="item_step"),
]
"""From where a session is run, at the desk or with a phone in the room."""
meeting_patterns: list[URLPattern | URLResolver] = [
    path("", council.council, name="council"),
    path("charter/", council.charter, name="charter"),
    path("members/", council.members, name="members"),
    path("members/<int:pk>/release/", council.release, name="release"),
    path("terms/", council.term, name="term"),
    path("sessions/new/", planning.new, name="new"),
    path("sessions/<int:pk>/plan/", planning.replan, name="replan"),
    path("sessions/", include(running_patterns)),
]
desk_patterns: list[URLPattern | URLResolver] = [
    *meeting_patterns,
    path("questions/", asking.questions, name="questions"),
    path("questions/new/", asking.new, name="new_question"),
    path("questions/<int:pk>/", asking.question, name="question"),
    path("questions/<int:pk>/write/", asking.rewrite, name="rewrite_question"),
    path("questions/<int:pk>/paper/", asking.paper, name="paper"),
    path("questions/<int:pk>/<slug:verb>/", asking.step, name="question_step"),
    path("statements/<int:pk>/<slug:verb>/", asking.statement_step, name="statement_step"),
    path("owners/", owning.owners, name="owners"),
    path("owners/add/<slug:what>/", owning.add, name="owners_add"),
    path("owners/doors/", ownership.doors, name="doors"),
    path("owners/doors/<int:pk>/<slug:verb>/", ownership.step, name="door_step"),
    path("owners/votes/new/", owning.prepare, name="prepare"),
    path("owners/votes/<int:pk>/", owning.vote, name="owner_vote"),
    path("owners/votes/<int:pk>/write/", owning.rewrite, name="rewrite_vote"),
    path("owners/votes/<int:pk>/ballots/<int:ballot>/", owning.ballot, name="paper_ballot"),
    path(
        "owners/votes/<int:pk>/papers/<uuid:key>/<slug:size>/",
        ownership.photo,
        name="owner_paper",
    ),
    path("owners/votes/<int:pk>/<slug:verb>/", owning.step, name="owner_vote_step"),
    path("owners/repairs/<int:pk>/<slug:verb>/", owning.repair_step, name="repair_step"),
]
mediation_patterns = [
    path("", mediation.overview, name="overview"),
    path("p/<str:token>/", mediation.party, name="party"),
    path("<int:pk>/", mediation.show, name="case"),
    path("<int:pk>/agreement.pdf", mediation.paper, name="paper"),
    path("<int:pk>/<slug:verb>/", mediation.step, name="step"),
]
mediation_desk_patterns = [
    path("", mediating.overview, name="overview"),
    path("matters/<int:pk>/", mediating.matter, name="matter"),
]
urlpatterns = [
    path("c/<slug:slug>/mediations/", include((mediation_patterns, "mediation"))),
    path("desk/c/<slug:slug>/mediations/", include((mediation_desk_patterns, "mediation_desk"))),
    path(
        "c/<slug:slug>/council/run/",
        include((running_patterns, "council_desk"), namespace="council_chair"),
    ),
    path(
        "c/<slug:slug>/joint/run/",
        include((running_patterns, "council_desk"), namespace="joint_chair"),
    ),
    path("c/<slug:slug>/council/", include((portal_patterns, "council"))),
    path("desk/c/<slug:slug>/council/", include((desk_patterns, "council_desk"))),
    # The joint conference has the same pages: what they link to stays within their namespace.
    path("c/<slug:slug>/joint/", include((portal_patterns, "council"), namespace="joint")),
    path(
        "desk/c/<slug:slug>/joint/",
        include((meeting_patterns, "council_desk"), namespace="joint_desk"),
    ),
]
