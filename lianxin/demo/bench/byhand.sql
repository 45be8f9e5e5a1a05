-- A year's card as somebody who knows the tables would count it in SQL: the limit of what counting can cost.
-- A column is named after its figure; what a figure needs besides its count is named after a dot.
-- :ids are the communities, [:start, :end) the year's moments, :first and :final its first and last day,
-- :after the day after it, :feb to :dec the months' first moments.

-- 组织建设

SELECT m.community_id, count(*) AS party_members,
    count(*) FILTER (WHERE EXISTS (
        SELECT 1 FROM people_consent c WHERE c.person_id = m.person_id AND c.purpose = 'post_board' AND c.field = 'name'
            AND c.since < :end AND (c.withdrawn_at IS NULL OR c.withdrawn_at >= :end) AND (c.until IS NULL OR c.until >= :final)
    )) AS coverage_rate,
    count(*) AS "coverage_rate.whole",
    count(*) FILTER (WHERE EXISTS (
        SELECT 1 FROM party_postdeed d WHERE d.member_id = m.id AND d.community_id IN (:ids) AND d.taken_back_at IS NULL
            AND d.done_on BETWEEN :first AND :final
    ) OR EXISTS (
        SELECT 1 FROM party_attendance a JOIN party_meeting t ON t.id = a.meeting_id
        WHERE a.member_id = m.id AND a.state = 'present' AND t.state IN ('held', 'approved')
            AND a.community_id IN (:ids) AND t.community_id IN (:ids) AND t.opened_at >= :start AND t.opened_at < :end
    )) AS participation_rate,
    count(*) AS "participation_rate.whole"
FROM party_member m
WHERE m.community_id IN (:ids) AND m.entered_on <= :final AND (m.left_on IS NULL OR m.left_on > :final)
    AND m.standing <> 'checked_in'
GROUP BY 1;

SELECT b.community_id,
    count(*) FILTER (WHERE b.branch_kind IN ('residents', 'joint') AND b.founded_on <= :first
        AND (b.dissolved_on IS NULL OR b.dissolved_on > :first)) AS party_branches_before,
    count(*) FILTER (WHERE b.branch_kind IN ('residents', 'joint')
        AND (b.dissolved_on IS NULL OR b.dissolved_on > :final)) AS party_branches,
    count(*) FILTER (WHERE b.kind = 'group' AND (b.dissolved_on IS NULL OR b.dissolved_on > :final)) AS party_groups,
    count(*) FILTER (WHERE b.branch_kind = 'new_sector'
        AND (b.dissolved_on IS NULL OR b.dissolved_on > :final)) AS party_new_sector_branches
FROM party_body b
WHERE b.community_id IN (:ids) AND b.founded_on <= :final AND (b.dissolved_on IS NULL OR b.dissolved_on > :first)
GROUP BY 1;

SELECT community_id, count(*) AS party_reorganisations
FROM party_plan
WHERE community_id IN (:ids) AND state = 'carried_out' AND carried_out_at >= :start AND carried_out_at < :end
GROUP BY 1;

SELECT community_id, count(*) AS party_themed_members
FROM party_company
WHERE community_id IN (:ids) AND since <= :final AND (until IS NULL OR until > :final)
GROUP BY 1;

-- 党员教育

SELECT community_id,
    count(*) FILTER (WHERE kind = 'members') AS party_meetings_members,
    count(*) FILTER (WHERE kind = 'committee') AS party_meetings_committee,
    count(*) FILTER (WHERE kind = 'group') AS party_meetings_group,
    count(*) FILTER (WHERE kind = 'lesson') AS party_meetings_lesson,
    count(*) FILTER (WHERE kind = 'theme_day') AS party_meetings_theme_day
FROM party_meeting
WHERE community_id IN (:ids) AND state IN ('held', 'approved') AND opened_at >= :start AND opened_at < :end
GROUP BY 1;

SELECT a.community_id,
    count(*) FILTER (WHERE a.state = 'present') AS party_meetings_turnout,
    count(*) AS "party_meetings_turnout.whole"
FROM party_attendance a JOIN party_meeting t ON t.id = a.meeting_id
WHERE a.community_id IN (:ids) AND t.community_id IN (:ids) AND t.kind IN ('members', 'committee', 'group', 'lesson')
    AND t.state IN ('held', 'approved') AND t.opened_at >= :start AND t.opened_at < :end
GROUP BY 1;

SELECT community_id,
    count(*) FILTER (WHERE kind = 'note') AS study_notes_chars_each,
    sum(characters) FILTER (WHERE kind = 'note') AS "study_notes_chars_each.total",
    count(DISTINCT member_id) FILTER (WHERE kind = 'note') AS "study_notes_chars_each.heads",
    count(*) FILTER (WHERE kind = 'essay') AS study_essays_each,
    count(DISTINCT member_id) FILTER (WHERE kind = 'essay') AS "study_essays_each.heads"
FROM party_writing
WHERE community_id IN (:ids) AND taken_back_at IS NULL AND written_on BETWEEN :first AND :final
GROUP BY 1;

-- 协商议事

SELECT community_id, count(*) AS received
FROM matters_matter
WHERE community_id IN (:ids) AND reported_at >= :start AND reported_at < :end
GROUP BY 1;

SELECT community_id,
    count(*) FILTER (WHERE state = 'solved') AS matters_solved,
    count(*) FILTER (WHERE state = 'solved' AND is_focal) AS focal_solved,
    count(*) FILTER (WHERE state = 'partly_solved') AS partly_solved,
    count(*) FILTER (WHERE state = 'referred') AS referred,
    count(*) FILTER (WHERE state = 'declined') AS declined,
    count(*) FILTER (WHERE state = 'withdrawn') AS withdrawn,
    count(*) FILTER (WHERE state = 'lapsed') AS lapsed
FROM matters_matter
WHERE community_id IN (:ids) AND closed_at >= :start AND closed_at < :end
GROUP BY 1;

SELECT community_id, count(*) AS focal
FROM matters_matter
WHERE community_id IN (:ids) AND is_focal AND state <> 'joined'
    AND (reported_at >= :start AND reported_at < :end OR closed_at >= :start AND closed_at < :end)
GROUP BY 1;

SELECT community_id,
    count(*) FILTER (WHERE replied_at IS NOT NULL AND NOT is_reply_late) AS response_rate,
    count(*) FILTER (WHERE replied_at IS NOT NULL OR state <> 'withdrawn') AS "response_rate.whole"
FROM matters_matter
WHERE community_id IN (:ids) AND reply_due_on >= :first AND reply_due_on < :after
GROUP BY 1;

SELECT m.community_id,
    count(*) FILTER (WHERE s.outcome = 'solved') AS resolution_rate,
    count(s.answered_at) AS "resolution_rate.whole",
    count(*) FILTER (WHERE s.answered_at IS NULL) AS "resolution_rate.silent",
    count(*) FILTER (WHERE s.satisfaction = 'good') AS satisfaction_rate,
    count(*) FILTER (WHERE s.satisfaction <> '') AS "satisfaction_rate.whole",
    count(*) FILTER (WHERE s.satisfaction = '') AS "satisfaction_rate.silent"
FROM matters_say s JOIN matters_matter m ON m.id = s.matter_id
WHERE m.community_id IN (:ids) AND s.asked_at >= :start AND s.asked_at < :end
GROUP BY 1;

SELECT c.community_id, count(*) AS sessions_held
FROM council_session s JOIN council_council c ON c.id = s.council_id
WHERE c.community_id IN (:ids) AND c.kind = 'residents' AND s.state IN ('held', 'approved', 'published')
    AND s.opened_at >= :start AND s.opened_at < :end
GROUP BY 1;

SELECT c.community_id, count(e.first_at) AS attendance, count(*) AS "attendance.whole"
FROM council_seat e JOIN council_session s ON s.id = e.session_id JOIN council_council c ON c.id = s.council_id
WHERE c.community_id IN (:ids) AND c.kind = 'residents' AND s.state IN ('held', 'approved', 'published')
    AND s.opened_at >= :start AND s.opened_at < :end
GROUP BY 1;

SELECT c.community_id, count(*) AS resolutions,
    count(*) FILTER (WHERE r.result <> 'revoked'
        AND (m.state = 'solved' OR i.matter_id IS NULL AND r.result = 'done')) AS resolutions_carried_out,
    count(*) AS "resolutions_carried_out.whole"
FROM council_resolution r JOIN council_agendaitem i ON i.id = r.item_id JOIN council_session s ON s.id = i.session_id
    JOIN council_council c ON c.id = s.council_id LEFT JOIN matters_matter m ON m.id = i.matter_id
WHERE c.community_id IN (:ids) AND r.resolved_at >= :start AND r.resolved_at < :end
GROUP BY 1;

SELECT c.community_id,
    count(*) FILTER (WHERE d.answered_on <= d.due_on) AS dissents_answered,
    count(*) AS "dissents_answered.whole"
FROM council_dissent d JOIN council_resolution r ON r.id = d.resolution_id JOIN council_agendaitem i ON i.id = r.item_id
    JOIN council_session s ON s.id = i.session_id JOIN council_council c ON c.id = s.council_id
WHERE c.community_id IN (:ids) AND d.said_at >= :start AND d.said_at < :end
GROUP BY 1;

SELECT community_id, count(*) AS mediations,
    count(*) FILTER (WHERE state IN ('agreed', 'closed')) AS mediations_agreed, count(*) AS "mediations_agreed.whole"
FROM council_mediation
WHERE community_id IN (:ids) AND state <> 'stopped' AND ended_on >= :first AND ended_on < :after
GROUP BY 1;

SELECT m.community_id, count(*) FILTER (WHERE v.is_kept) AS mediations_kept, count(*) AS "mediations_kept.whole"
FROM council_mediationvisit v JOIN council_mediation m ON m.id = v.mediation_id
WHERE m.community_id IN (:ids) AND v.done_on >= :first AND v.done_on < :after
GROUP BY 1;

SELECT community_id, count(*) AS questions_asked
FROM council_question
WHERE community_id IN (:ids) AND state IN ('open', 'closed') AND opened_at >= :start AND opened_at < :end
GROUP BY 1;

SELECT q.community_id, count(*) AS opinion_participants
FROM council_participant p JOIN council_question q ON q.id = p.question_id
WHERE q.community_id IN (:ids) AND q.state IN ('open', 'closed') AND p.joined_at >= :start AND p.joined_at < :end
GROUP BY 1;

SELECT q.community_id, count(*) AS opinion_statements
FROM council_statement s JOIN council_question q ON q.id = s.question_id
WHERE q.community_id IN (:ids) AND s.state = 'shown' AND s.said_at >= :start AND s.said_at < :end
GROUP BY 1;

SELECT community_id, count(*) AS owner_votes
FROM council_ownervote
WHERE community_id IN (:ids) AND state IN ('passed', 'rejected', 'void') AND declared_at >= :start AND declared_at < :end
GROUP BY 1;

-- 服务群众

SELECT v.community_id, count(*) AS home_visits,
    count(r.asker_id) AS people_visited, count(DISTINCT r.asker_id) AS "people_visited.heads",
    count(*) FILTER (WHERE s.work IN ('water', 'electric', 'gas', 'appliance', 'doors')) AS home_repairs
FROM services_visit v JOIN services_helprequest r ON r.id = v.request_id JOIN services_service s ON s.id = r.service_id
WHERE v.community_id IN (:ids) AND v.state = 'done' AND v.done_at >= :start AND v.done_at < :end
GROUP BY 1;

SELECT community_id,
    count(*) FILTER (WHERE local_day(visited_at) <= due_on) AS first_visit_in_time,
    count(*) FILTER (WHERE visited_at IS NOT NULL OR state NOT IN ('withdrawn', 'moved')) AS "first_visit_in_time.whole"
FROM services_helprequest
WHERE community_id IN (:ids) AND due_on >= :first AND due_on < :after
GROUP BY 1;

SELECT community_id, count(*) AS days_to_first_visit, sum(wait_hours) AS "days_to_first_visit.total",
    count(*) AS "days_to_first_visit.heads"
FROM services_helprequest
WHERE community_id IN (:ids) AND visited_at >= :start AND visited_at < :end
GROUP BY 1;

SELECT community_id, count(*) AS cared_for
FROM services_care
WHERE community_id IN (:ids) AND entered_at < :end AND (ended_at IS NULL OR ended_at >= :start)
GROUP BY 1;

SELECT c.community_id, count(*) AS care_pairings
FROM services_pairing p JOIN services_care c ON c.id = p.care_id
WHERE c.community_id IN (:ids) AND p.began_at >= :start AND p.began_at < :end
GROUP BY 1;

SELECT c.community_id,
    count(*) FILTER (WHERE v.state = 'kept' AND v.kept_on >= :first AND v.kept_on < :after) AS care_visits,
    count(*) FILTER (WHERE v.state = 'kept' AND v.due_on >= :first AND v.due_on < :after) AS care_visits_kept,
    count(*) FILTER (WHERE v.due_on >= :first AND v.due_on < :after) AS "care_visits_kept.whole"
FROM services_carevisit v JOIN services_care c ON c.id = v.care_id
WHERE c.community_id IN (:ids) AND v.state IN ('kept', 'missed')
    AND (v.due_on >= :first AND v.due_on < :after OR v.kept_on >= :first AND v.kept_on < :after)
GROUP BY 1;

SELECT c.community_id, count(*) AS festival_visits
FROM services_gift g JOIN services_care c ON c.id = g.care_id
WHERE c.community_id IN (:ids) AND g.state = 'given' AND g.ended_at >= :start AND g.ended_at < :end
GROUP BY 1;

SELECT community_id, count(*) AS relief_households, count(*) AS relief_yuan, sum(granted_fen) AS "relief_yuan.total"
FROM services_relief
WHERE community_id IN (:ids) AND state IN ('paid', 'received') AND paid_at >= :start AND paid_at < :end
GROUP BY 1;

SELECT j.community_id, count(*) AS trained_for_work
FROM services_trainee t JOIN services_jobseeker j ON j.id = t.seeker_id
WHERE j.community_id IN (:ids) AND t.state = 'certified' AND t.ended_at >= :start AND t.ended_at < :end
GROUP BY 1;

SELECT j.community_id, count(*) AS found_work, count(DISTINCT p.seeker_id) AS "found_work.heads"
FROM services_placement p JOIN services_jobseeker j ON j.id = p.seeker_id
WHERE j.community_id IN (:ids) AND p.recorded_at >= :start AND p.recorded_at < :end
GROUP BY 1;

-- 志愿服务

SELECT community_id, count(*) AS volunteers
FROM volunteers_volunteer
WHERE community_id IN (:ids) AND confirmed_at IS NOT NULL AND state <> 'waiting'
    AND registered_at >= :start AND registered_at < :end
GROUP BY 1;

SELECT v.community_id,
    count(*) AS volunteers_served, count(DISTINCT d.volunteer_id) AS "volunteers_served.heads",
    count(p.campaign_id) AS campaign_volunteers,
    count(DISTINCT d.volunteer_id) FILTER (WHERE p.campaign_id IS NOT NULL) AS "campaign_volunteers.heads"
FROM volunteers_duty d JOIN volunteers_volunteer v ON v.id = d.volunteer_id
    JOIN volunteers_shift s ON s.id = d.shift_id JOIN volunteers_project p ON p.id = s.project_id
WHERE v.community_id IN (:ids) AND d.state = 'served' AND d.starts_at >= :start AND d.starts_at < :end
GROUP BY 1;

SELECT v.community_id, count(*) AS volunteer_hours, sum(h.minutes) AS "volunteer_hours.total"
FROM volunteers_hourentry h JOIN volunteers_volunteer v ON v.id = h.volunteer_id
WHERE v.community_id IN (:ids) AND h.kind = 'verified' AND h.served_at >= :start AND h.served_at < :end
    AND NOT EXISTS (SELECT 1 FROM volunteers_hourentry c WHERE c.corrects_id = h.id)
GROUP BY 1;

SELECT p.community_id, count(*) AS volunteer_services, count(*) AS volunteer_services_monthly,
    count(*) FILTER (WHERE s.starts_at < :feb) AS "volunteer_services_monthly.1",
    count(*) FILTER (WHERE s.starts_at >= :feb AND s.starts_at < :mar) AS "volunteer_services_monthly.2",
    count(*) FILTER (WHERE s.starts_at >= :mar AND s.starts_at < :apr) AS "volunteer_services_monthly.3",
    count(*) FILTER (WHERE s.starts_at >= :apr AND s.starts_at < :may) AS "volunteer_services_monthly.4",
    count(*) FILTER (WHERE s.starts_at >= :may AND s.starts_at < :jun) AS "volunteer_services_monthly.5",
    count(*) FILTER (WHERE s.starts_at >= :jun AND s.starts_at < :jul) AS "volunteer_services_monthly.6",
    count(*) FILTER (WHERE s.starts_at >= :jul AND s.starts_at < :aug) AS "volunteer_services_monthly.7",
    count(*) FILTER (WHERE s.starts_at >= :aug AND s.starts_at < :sep) AS "volunteer_services_monthly.8",
    count(*) FILTER (WHERE s.starts_at >= :sep AND s.starts_at < :oct) AS "volunteer_services_monthly.9",
    count(*) FILTER (WHERE s.starts_at >= :oct AND s.starts_at < :nov) AS "volunteer_services_monthly.10",
    count(*) FILTER (WHERE s.starts_at >= :nov AND s.starts_at < :dec) AS "volunteer_services_monthly.11",
    count(*) FILTER (WHERE s.starts_at >= :dec) AS "volunteer_services_monthly.12"
FROM volunteers_shift s JOIN volunteers_project p ON p.id = s.project_id
WHERE p.community_id IN (:ids) AND s.state = 'held' AND s.starts_at >= :start AND s.starts_at < :end
GROUP BY 1;

-- 文化活动

SELECT a.community_id, count(*) AS activities_held,
    count(*) FILTER (WHERE a.state = 'recorded') AS activity_visits,
    sum(a.headcount) FILTER (WHERE a.state = 'recorded') AS "activity_visits.total",
    count(*) FILTER (WHERE a.state = 'recorded' AND a.is_approximate) AS activities_roughly_counted
FROM activities_activity a
WHERE a.community_id IN (:ids) AND a.state IN ('held', 'recorded') AND a.starts_at >= :start AND a.starts_at < :end
    AND a.course_id IS NULL AND NOT EXISTS (SELECT 1 FROM activities_course c WHERE c.enrolment_id = a.id)
GROUP BY 1;

SELECT a.community_id, count(*) AS activity_people, count(DISTINCT t.person_id) AS "activity_people.heads",
    count(a.course_id) AS course_attendances
FROM activities_attendance t JOIN activities_activity a ON a.id = t.activity_id
WHERE a.community_id IN (:ids) AND a.starts_at >= :start AND a.starts_at < :end
GROUP BY 1;

SELECT community_id, count(*) AS courses_held
FROM activities_course
WHERE community_id IN (:ids) AND state IN ('running', 'finished') AND began_at >= :start AND began_at < :end
GROUP BY 1;

SELECT c.community_id, count(*) AS course_certificates
FROM activities_certificate t JOIN activities_course c ON c.id = t.course_id
WHERE c.community_id IN (:ids) AND t.issued_at >= :start AND t.issued_at < :end
GROUP BY 1;

SELECT t.community_id, count(*) AS cultural_teams
FROM activities_culturalteam t
WHERE t.community_id IN (:ids) AND (EXISTS (
    SELECT 1 FROM activities_rehearsal r
    WHERE r.team_id = t.id AND r.called_off_at IS NULL AND r.starts_at >= :start AND r.starts_at < :end
) OR EXISTS (
    SELECT 1 FROM activities_show s JOIN activities_activity a ON a.id = s.activity_id
    WHERE s.team_id = t.id AND a.state IN ('held', 'recorded') AND a.starts_at >= :start AND a.starts_at < :end
))
GROUP BY 1;

SELECT community_id, count(*) AS stories
FROM honours_story
WHERE community_id IN (:ids) AND state = 'shown' AND shown_at >= :start AND shown_at < :end
GROUP BY 1;

SELECT community_id, count(*) AS awards
FROM honours_round
WHERE community_id IN (:ids) AND state = 'announced' AND announced_at >= :start AND announced_at < :end
GROUP BY 1;

SELECT r.community_id, count(*) AS awarded
FROM honours_nominee n JOIN honours_round r ON r.id = n.round_id
WHERE r.community_id IN (:ids) AND n.is_awarded AND r.announced_at >= :start AND r.announced_at < :end
GROUP BY 1;

SELECT community_id, count(*) AS announcements
FROM honours_announcement
WHERE community_id IN (:ids) AND published_at >= :start AND published_at < :end
GROUP BY 1;

-- 阵地与改造

SELECT community_id, count(*) AS facilities
FROM facilities_room
WHERE community_id IN (:ids) AND is_in_use AND is_shown AND (opened_on IS NULL OR opened_on <= :final)
GROUP BY 1;

SELECT community_id, count(*) AS facility_visits, sum("count") AS "facility_visits.total"
FROM facilities_visit
WHERE community_id IN (:ids) AND taken_back_at IS NULL AND "on" BETWEEN :first AND :final
GROUP BY 1;

SELECT p.community_id,
    count(*) FILTER (WHERE p.kind = 'paint' AND t.place_id IS NOT NULL) AS buildings_painted_and_waterproofed,
    count(DISTINCT t.place_id) FILTER (WHERE p.kind = 'paint') AS "buildings_painted_and_waterproofed.heads",
    count(*) FILTER (WHERE p.kind = 'paint') AS buildings_painted,
    count(DISTINCT p.place_id) FILTER (WHERE p.kind = 'paint') AS "buildings_painted.heads",
    count(*) FILTER (WHERE p.kind = 'waterproof') AS buildings_waterproofed,
    count(DISTINCT p.place_id) FILTER (WHERE p.kind = 'waterproof') AS "buildings_waterproofed.heads",
    count(*) FILTER (WHERE p.kind = 'insulation') AS buildings_insulated,
    count(DISTINCT p.place_id) FILTER (WHERE p.kind = 'insulation') AS "buildings_insulated.heads",
    count(*) FILTER (WHERE p.kind = 'gas') AS buildings_with_gas,
    count(DISTINCT p.place_id) FILTER (WHERE p.kind = 'gas') AS "buildings_with_gas.heads"
FROM works_piece p LEFT JOIN (
    SELECT DISTINCT place_id FROM works_piece WHERE kind = 'waterproof' AND accepted_at < :end AND community_id IN (:ids)
) t ON t.place_id = p.place_id
WHERE p.community_id IN (:ids) AND p.place_id IS NOT NULL AND p.accepted_at >= :start AND p.accepted_at < :end
GROUP BY 1;

SELECT j.community_id, count(*) AS works_accepted
FROM works_project j
WHERE j.community_id IN (:ids) AND EXISTS (
    SELECT 1 FROM works_piece p WHERE p.project_id = j.id AND p.accepted_at >= :start AND p.accepted_at < :end
)
GROUP BY 1;

-- 社会组织与共建

SELECT community_id,
    count(*) FILTER (WHERE kind = 'social' AND state IN ('applied', 'filed', 'registered')
        AND fostered_on < :after) AS social_organisations,
    count(*) FILTER (WHERE kind = 'local' AND state = 'standing') AS resident_units,
    count(*) FILTER (WHERE kind = 'new_sector' AND state = 'standing') AS new_sector_organisations
FROM organisations_organisation
WHERE community_id IN (:ids) AND since <= :final AND (until IS NULL OR until >= :final)
GROUP BY 1;

SELECT o.community_id, count(*) FILTER (WHERE p.state = 'kept') AS pledges_kept, count(*) AS "pledges_kept.whole"
FROM organisations_pledge p JOIN organisations_organisation o ON o.id = p.organisation_id
WHERE o.community_id IN (:ids) AND p.state <> 'released' AND p.due_on >= :first AND p.due_on < :after
GROUP BY 1;

SELECT community_id, count(*) AS joint_projects
FROM organisations_project
WHERE community_id IN (:ids) AND state = 'done' AND ended_on >= :first AND ended_on < :after
GROUP BY 1;

-- 专项经费

SELECT v.community_id,
    count(*) FILTER (WHERE v.kind = 'grant') AS fund_received,
    sum(v.amount) FILTER (WHERE v.kind = 'grant') AS "fund_received.total",
    count(*) FILTER (WHERE v.kind = 'pay') AS fund_spent,
    sum(v.amount) FILTER (WHERE v.kind = 'pay') AS "fund_spent.total",
    count(*) FILTER (WHERE v.kind = 'pay' AND p.use = 'party') AS fund_spent_party,
    sum(v.amount) FILTER (WHERE v.kind = 'pay' AND p.use = 'party') AS "fund_spent_party.total",
    count(*) FILTER (WHERE v.kind = 'pay' AND p.use = 'service') AS fund_spent_service,
    sum(v.amount) FILTER (WHERE v.kind = 'pay' AND p.use = 'service') AS "fund_spent_service.total",
    count(*) FILTER (WHERE v.kind = 'pay' AND p.use = 'selfgov') AS fund_spent_selfgov,
    sum(v.amount) FILTER (WHERE v.kind = 'pay' AND p.use = 'selfgov') AS "fund_spent_selfgov.total",
    count(*) FILTER (WHERE v.kind = 'pay' AND p.use = 'urgent') AS fund_spent_urgent,
    sum(v.amount) FILTER (WHERE v.kind = 'pay' AND p.use = 'urgent') AS "fund_spent_urgent.total",
    count(*) FILTER (WHERE v.kind = 'pay' AND p.use = 'volunteers') AS fund_spent_volunteers,
    sum(v.amount) FILTER (WHERE v.kind = 'pay' AND p.use = 'volunteers') AS "fund_spent_volunteers.total",
    count(*) FILTER (WHERE v.kind = 'pay' AND p.use = 'culture') AS fund_spent_culture,
    sum(v.amount) FILTER (WHERE v.kind = 'pay' AND p.use = 'culture') AS "fund_spent_culture.total",
    count(*) FILTER (WHERE v.kind = 'pay' AND p.use = 'repairs') AS fund_spent_repairs,
    sum(v.amount) FILTER (WHERE v.kind = 'pay' AND p.use = 'repairs') AS "fund_spent_repairs.total"
FROM funds_voucher v LEFT JOIN funds_project p ON p.id = v.project_id
WHERE v.community_id IN (:ids) AND v.at >= :start AND v.at < :end
    AND NOT (v.kind = 'pay' AND EXISTS (SELECT 1 FROM funds_voucher r WHERE r.reverses_id = v.id))
GROUP BY 1;

SELECT community_id, count(*) AS fund_projects
FROM funds_project
WHERE community_id IN (:ids) AND state = 'published' AND published_at >= :start AND published_at < :end
GROUP BY 1;

SELECT community_id, count(*) AS fund_ballots
FROM funds_ballot
WHERE community_id IN (:ids) AND at >= :start AND at < :end
GROUP BY 1;
