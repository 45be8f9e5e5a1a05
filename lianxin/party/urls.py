from django.urls import include, path

from lianxin.party.desk import (
    body,
    commendation,
    convening,
    election,
    life,
    loop,
    meeting,
    member,
    overview,
    party_dues,
    plans,
    posts,
    roster,
    study,
    transfers,
    tree,
)
from lianxin.party.portal import board, mine, record
from lianxin.party.portal import election as own_election
from lianxin.party.portal import life as own_life
from lianxin.party.portal import loop as own_loop
from lianxin.party.portal import party_dues as own_dues

portal_patterns = [
    path("elections/<int:pk>/", own_election.election, name="election"),
    path("life/", own_life.life, name="own_life"),
    path("life/<int:pk>/", own_life.meeting, name="own_meeting"),
    path("life/<int:pk>/leave/", own_life.ask_leave, name="ask_leave"),
    path("life/<int:pk>/check-in/", own_life.check_in, name="check_in"),
    path("board/", board.boards, name="boards"),
    path("board/<int:pk>/", board.sheet, name="board"),
    path("board/<int:pk>/sheet.pdf", board.on_paper, name="board_pdf"),
    path("commendations/<int:pk>/", board.commendation, name="commendation"),
    path("photo/<uuid:key>/<slug:size>/", board.picture, name="photo"),
    path("mine/", mine.mine, name="mine"),
    path("mine/record/", record.record, name="own_record"),
    path("mine/dues/", own_dues.dues, name="own_dues"),
    path("mine/study/", mine.studied, name="studied"),
    path("mine/study/hours/", mine.add_hours, name="add_hours"),
    path("mine/write/", mine.write, name="write"),
    path("mine/writings/<int:pk>/", mine.read, name="writing"),
    path("mine/strike/<slug:what>/<int:pk>/", mine.strike, name="strike"),
    path("mine/materials/<int:pk>/", mine.material, name="material"),
    path("mine/posts/", mine.own_posts, name="own_posts"),
    path("mine/posts/log/", mine.log, name="log"),
    path("mine/posts/<int:pk>/claim/", mine.claim, name="claim"),
    path("mine/claims/<int:pk>/give-up/", mine.give_up, name="give_up"),
    path("mine/pledge/", mine.pledge, name="pledge"),
    path("mine/shown/", mine.shown, name="shown"),
    path("mine/portrait/", mine.portrait, name="portrait"),
    path("mine/nominations/<int:pk>/agree/", mine.agree, name="agree"),
    path("mine/campaigns/<int:pk>/begin/", own_loop.begin, name="begin_loop"),
    path("mine/loops/<int:pk>/", own_loop.show, name="loop"),
    path("mine/loops/<int:pk>/<slug:verb>/", own_loop.step, name="loop_step"),
]
study_patterns = [
    path("study/", study.overview, name="study"),
    path("study/hours/", study.hours, name="study_hours"),
    path("study/members/<int:pk>/", study.member, name="study_member"),
    path("study/members/<int:pk>/write/", study.write, name="study_write"),
    path("study/writings/<int:pk>/", study.read, name="study_writing"),
    path("study/strike/<slug:what>/<int:pk>/", study.strike, name="study_strike"),
    path("study/campaigns/new/", study.begin, name="study_begin"),
    path("study/campaigns/<int:pk>/", study.campaign, name="campaign"),
    path("study/campaigns/<int:pk>/stages/", study.add_stage, name="study_stage"),
    path("study/campaigns/<int:pk>/materials/", study.add_material, name="study_material"),
    path("study/campaigns/<int:pk>/loops/", loop.begin, name="study_loops"),
    path("study/loops/<int:pk>/", loop.show, name="loop"),
    path("study/loops/<int:pk>/<slug:verb>/", loop.step, name="loop_step"),
]
post_patterns = [
    path("posts/", posts.posts, name="posts"),
    path("posts/scheme/", posts.set_up, name="post_scheme"),
    path("posts/new/", posts.open_post, name="post_new"),
    path("posts/board/", posts.board, name="post_board"),
    path("posts/<int:pk>/close/", posts.close_post, name="post_close"),
    path("posts/members/<int:pk>/", posts.member, name="post_member"),
    path("posts/members/<int:pk>/<slug:verb>/", posts.member_step, name="post_member_step"),
    path("posts/commendations/", commendation.commendations, name="commendations"),
    path("posts/commendations/new/", commendation.propose, name="commendation_new"),
    path("posts/commendations/<int:pk>/", commendation.commendation, name="commendation"),
    path("posts/commendations/<int:pk>/<slug:verb>/", commendation.step, name="commendation_step"),
]
life_patterns = [
    path("life/", life.life, name="life"),
    path("life/new/", convening.new, name="life_new"),
    path("life/paper/", convening.paper, name="life_paper"),
    path("life/meetings/", life.meetings, name="life_meetings"),
    path("life/meetings/<int:pk>/", meeting.show, name="life_meeting"),
    path("life/meetings/<int:pk>/plan/", convening.replan, name="life_replan"),
    path("life/meetings/<int:pk>/<slug:verb>/", meeting.step, name="life_step"),
    path(
        "life/meetings/<int:pk>/motions/<int:motion>/<slug:verb>/",
        meeting.motion_step,
        name="life_motion",
    ),
    path("life/meetings/<int:pk>/appraisals/<int:member>/", meeting.appraise, name="life_appraise"),
    path("life/branches/<int:pk>/", life.branch, name="life_branch"),
    path("life/branches/<int:pk>/<slug:verb>/", life.branch_step, name="life_branch_step"),
    path(
        "life/branches/<int:pk>/excusals/<int:excusal>/<slug:verb>/",
        life.excusal_step,
        name="life_excusal",
    ),
]
member_patterns = [
    path("members/", roster.members, name="members"),
    path("members/purpose/", roster.forget_purpose, name="members_forget"),
    path("members/waiting/", roster.cards, name="members_cards"),
    path("members/new/", roster.register, name="member_new"),
    path("members/<int:pk>/", member.show, name="member"),
    path("members/<int:pk>/edit/", member.amend, name="member_amend"),
    path("members/<int:pk>/numbers/", member.unmask, name="member_unmask"),
    path("members/<int:pk>/<slug:verb>/", member.step, name="member_step"),
    path("transfers/", transfers.transfers, name="transfers"),
    path("transfers/new/", transfers.new, name="transfer_new"),
    path("transfers/letter/", transfers.receive, name="transfer_letter_in"),
    path("transfers/<int:pk>/", transfers.transfer, name="transfer"),
    path("transfers/<int:pk>/letter.pdf", transfers.letter, name="transfer_letter"),
    path("transfers/<int:pk>/<slug:verb>/", transfers.step, name="transfer_step"),
]
plan_patterns = [
    path("plans/", plans.plans, name="plans"),
    path("plans/new/", plans.new, name="plan_new"),
    path("plans/<int:pk>/", plans.show, name="plan"),
    path("plans/<int:pk>/ask/", plans.ask, name="plan_ask"),
    path("plans/<int:pk>/proposals/<int:place>/", plans.proposal, name="plan_proposal"),
    path("plans/<int:pk>/proposals/<int:place>/change/", plans.change, name="plan_change"),
    path("plans/<int:pk>/proposals/<int:place>/members/", plans.members, name="plan_members"),
    path("plans/<int:pk>/<slug:verb>/", plans.step, name="plan_step"),
]
dues_patterns = [
    path("dues/", party_dues.dues, name="dues"),
    path("dues/members/<int:pk>/", party_dues.member, name="dues_member"),
    path("dues/members/<int:pk>/<slug:verb>/", party_dues.step, name="dues_step"),
]
structure_patterns = [
    path("tree/", tree.tree, name="tree"),
    path("tree/new/", body.found, name="body_new"),
    path("tree/<int:pk>/", body.show, name="body"),
    path("tree/<int:pk>/election/", election.new, name="election_new"),
    path("tree/<int:pk>/<slug:verb>/", body.step, name="body_step"),
    path("elections/<int:pk>/", election.show, name="election"),
    path("elections/<int:pk>/<slug:verb>/", election.step, name="election_step"),
]
desk_patterns = [
    *member_patterns,
    *plan_patterns,
    path("", overview.overview, name="overview"),
    *structure_patterns,
    *life_patterns,
    *study_patterns,
    *dues_patterns,
    *post_patterns,
]
urlpatterns = [
    path("c/<slug:slug>/party/", include((portal_patterns, "party"))),
    path("desk/c/<slug:slug>/party/", include((desk_patterns, "party_desk"))),
]
