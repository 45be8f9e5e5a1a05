from django.urls import include, path

from lianxin.volunteers.desk import campaigns as desk_campaigns
from lianxin.volunteers.desk import inviting, overview, people, services, teams
from lianxin.volunteers.portal import campaigns, mine, serving, verifying
from lianxin.volunteers.portal import overview as portal

portal_patterns = [
    path("", portal.overview, name="overview"),
    path("join/", portal.join, name="join"),
    path("v/<str:token>/", portal.private, name="private"),
    path("guardian/<str:token>/", portal.guardian, name="guardian"),
    path("invited/<str:token>/", portal.invited, name="invited"),
    path("invited/<str:token>/decline/", portal.decline, name="decline"),
    path("mine/", mine.mine, name="mine"),
    path("mine/change/", mine.change, name="change"),
    path("mine/notice/", mine.read_notice, name="notice"),
    path("mine/withdraw/", mine.withdraw, name="withdraw"),
    path("mine/certificate/", mine.ask_certificate, name="ask_certificate"),
    path("certificates/<int:pk>.pdf", mine.certificate, name="certificate"),
    path("projects/<int:pk>/", serving.project, name="project"),
    path("shifts/<int:pk>/", serving.shift, name="shift"),
    path("shifts/<int:pk>/sign-up/", serving.sign_up, name="sign_up"),
    path("duties/<int:pk>/verify/", mine.verify, name="verify_hours"),
    path("duties/<int:pk>/<slug:verb>/", serving.duty, name="duty"),
    path("campaigns/<int:pk>/", campaigns.campaign, name="campaign"),
    path("photo/<uuid:key>/<slug:size>/", campaigns.photo, name="photo"),
]
desk_patterns = [
    path("", overview.overview, name="overview"),
    path("people/", people.register, name="people"),
    path("people/new/", people.new, name="new_person"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/unmask/", people.unmask, name="unmask"),
    path("people/<int:pk>/<slug:verb>/", people.step, name="person_step"),
    path("invitations/", inviting.invitations, name="invitations"),
    path("teams/", teams.teams, name="teams"),
    path("teams/<int:pk>/", teams.team, name="team"),
    path("teams/<int:pk>/<slug:verb>/", teams.step, name="team_step"),
    path("projects/", services.projects, name="projects"),
    path("projects/new/", services.new_project, name="new_project"),
    path("projects/<int:pk>/", services.project, name="project"),
    path("projects/<int:pk>/rewrite/", services.rewrite, name="rewrite_project"),
    path("projects/<int:pk>/<slug:verb>/", services.project_step, name="project_step"),
    path("shifts/", services.shifts, name="shifts"),
    path("shifts/<int:pk>/", services.shift, name="shift"),
    path("shifts/<int:pk>/<slug:verb>/", services.shift_step, name="shift_step"),
    path("duties/<int:pk>/<slug:verb>/", services.duty_step, name="duty_step"),
    path("certificates/<int:pk>/<slug:verb>/", people.certificate_step, name="certificate_step"),
    path("campaigns/", desk_campaigns.campaigns, name="campaigns"),
    path("campaigns/new/", desk_campaigns.new, name="new_campaign"),
    path("campaigns/<int:pk>/", desk_campaigns.campaign, name="campaign"),
    path("campaigns/<int:pk>/rewrite/", desk_campaigns.rewrite, name="rewrite_campaign"),
    path("campaigns/<int:pk>/<slug:verb>/", desk_campaigns.step, name="campaign_step"),
    path("spots/<int:pk>/cover/", desk_campaigns.cover, name="cover"),
    path("tasks/<int:pk>/<slug:verb>/", desk_campaigns.task_step, name="task_step"),
]
verifying_patterns = [
    path("verify/", verifying.ask, name="verify_ask"),
    path("verify/<str:code>/", verifying.verify, name="verify"),
]
urlpatterns = [
    path("", include((verifying_patterns, "volunteers_verify"))),
    path("c/<slug:slug>/volunteers/", include((portal_patterns, "volunteers"))),
    path("desk/c/<slug:slug>/volunteers/", include((desk_patterns, "volunteers_desk"))),
]
