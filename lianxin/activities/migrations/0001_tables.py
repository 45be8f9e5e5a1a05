import django.db.models.deletion
import lianxin.activities.models.activity
import lianxin.activities.models.signup
import lianxin.core.secrets
import lianxin.places.models
from django.conf import settings
import lianxin.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('activities', '0001_begin'),
        ('activities', '0002_courses_and_teams'),
        ('activities', '0003_a_screening_shows_a_film'),
    ]

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('core', '0001_tables'),
        ('facilities', '0001_tables'),
        ('party', '0001_tables'),
        ('people', '0001_tables'),
        ('places', '0001_tables'),
    ]

    operations = [
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='Series',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('name', models.CharField(max_length=40)),
                    ('theme', models.CharField(blank=True, max_length=80)),
                    ('words', models.CharField(blank=True, max_length=500)),
                    ('is_running', models.BooleanField(default=True)),
                ],
                options={
                    'verbose_name_plural': 'series',
                    'constraints': [
                        models.UniqueConstraint(fields=('community', 'name'), name='series_is_named_once_in_a_community'),
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='series_has_a_name'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Subject',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('name', models.CharField(max_length=20)),
                    ('named_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('community', 'name'), name='subject_is_named_once_in_a_community'),
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='subject_has_a_name'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CulturalTeam',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('name', models.CharField(max_length=40)),
                    ('art', models.CharField(choices=[('choir', '合唱'), ('dance', '舞蹈'), ('opera', '戏曲曲艺'), ('music', '器乐'), ('brush', '书画'), ('fitness', '健身'), ('chess', '棋艺'), ('craft', '手工'), ('stage', '综合演出')], max_length=8)),
                    ('words', models.CharField(blank=True, max_length=500)),
                    ('meets', models.CharField(blank=True, max_length=80)),
                    ('branch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='party.body')),
                    ('founded_on', models.DateField()),
                    ('disbanded_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('community', 'name'), name='cultural_team_is_named_once_in_a_community'),
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='cultural_team_has_a_name'),
                        models.CheckConstraint(condition=models.Q(('art__in', ['choir', 'dance', 'opera', 'music', 'brush', 'fitness', 'chess', 'craft', 'stage'])), name='cultural_team_has_a_known_art'),
                        models.CheckConstraint(condition=models.Q(('disbanded_on__isnull', True), ('disbanded_on__gte', models.F('founded_on')), _connector='OR'), name='cultural_team_disbands_after_it_is_founded'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='TeamMember',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('team', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='members', to='activities.culturalteam')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('state', models.CharField(choices=[('asked', '想加入，等回话'), ('member', '队员'), ('left', '已离队'), ('declined', '没有加入'), ('withdrawn', '自己撤回')], max_length=9)),
                    ('is_leader', models.BooleanField(default=False)),
                    ('words', models.CharField(blank=True, max_length=120)),
                    ('asked_at', models.DateTimeField(blank=True, null=True)),
                    ('since', models.DateField(blank=True, null=True)),
                    ('until', models.DateField(blank=True, null=True)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'member'])), fields=('team', 'person'), name='person_is_in_a_cultural_team_once'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'member', 'left', 'declined', 'withdrawn'])), name='cultural_team_member_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('is_leader', False), ('state', 'member'), _connector='OR'), name='only_a_member_leads'),
                        models.CheckConstraint(condition=models.Q(models.Q(('since__isnull', False), ('state', 'member'), ('until__isnull', True)), models.Q(('since__isnull', False), ('state', 'left'), ('until__gte', models.F('since'))), models.Q(('asked_at__isnull', False), ('since__isnull', True), ('state__in', ['asked', 'declined', 'withdrawn']), ('until__isnull', True)), _connector='OR'), name='membership_has_its_days'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Rehearsal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('team', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='rehearsals', to='activities.culturalteam')),
                    ('starts_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField()),
                    ('booking', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rehearsal', to='facilities.booking')),
                    ('place_words', models.CharField(blank=True, max_length=80)),
                    ('called_off_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['team', 'starts_at'], name='rehearsal_by_time'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='rehearsal_ends_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(('booking__isnull', False), models.Q(('place_words', ''), _negated=True), _connector='OR'), name='rehearsal_has_a_place'),
                        models.UniqueConstraint(condition=models.Q(('called_off_at__isnull', True)), fields=('team', 'starts_at'), name='team_rehearses_once_at_a_time'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Honour',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='honours', to='activities.culturalteam')),
                    ('year', models.PositiveSmallIntegerField()),
                    ('what', models.CharField(max_length=80)),
                    ('by_whom', models.CharField(max_length=60)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('team', 'year', 'what'), name='honour_is_told_once'),
                        models.CheckConstraint(condition=models.Q(models.Q(('what', ''), _negated=True), models.Q(('by_whom', ''), _negated=True)), name='honour_says_what_and_by_whom'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Activity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('series', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='activities.series')),
                    ('kind', models.CharField(choices=[('festival', '节日活动'), ('show', '演出联欢'), ('contest', '比赛'), ('sport', '运动健身'), ('lecture', '讲座'), ('class', '课程'), ('patriotic', '爱国主义教育'), ('neighbours', '邻里联谊'), ('screening', '电影放映'), ('care', '便民服务'), ('other', '其他')], max_length=12)),
                    ('course', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='activities.course')),
                    ('occasion', models.CharField(blank=True, max_length=20)),
                    ('title', models.CharField(max_length=60)),
                    ('words', models.TextField(blank=True)),
                    ('organiser', models.CharField(max_length=60)),
                    ('partners', models.CharField(blank=True, max_length=200)),
                    ('audience', models.CharField(blank=True, max_length=80)),
                    ('starts_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField()),
                    ('film', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='screenings', to='facilities.film')),
                    ('room', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='facilities.room')),
                    ('booking', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='activity', to='facilities.booking')),
                    ('place_words', models.CharField(blank=True, max_length=80)),
                    ('way', models.CharField(choices=[('walk_in', '不用报名，直接来'), ('first_come', '报名，先到先得'), ('draw', '报名，到时抽签')], max_length=10)),
                    ('capacity', models.PositiveIntegerField(blank=True, null=True)),
                    ('waiting_most', models.PositiveIntegerField(default=0)),
                    ('opens_at', models.DateTimeField(blank=True, null=True)),
                    ('closes_at', models.DateTimeField(blank=True, null=True)),
                    ('taken', models.PositiveIntegerField(default=0)),
                    ('waiting', models.PositiveIntegerField(default=0)),
                    ('last_number', models.PositiveIntegerField(default=0)),
                    ('draw_seed', lianxin.core.secrets.EncryptedTextField(default=lianxin.activities.models.activity.new_seed)),
                    ('draw_commitment', models.CharField(blank=True, max_length=64)),
                    ('drawn_at', models.DateTimeField(blank=True, null=True)),
                    ('code', models.CharField(default=lianxin.places.models.new_code, max_length=12, unique=True)),
                    ('state', models.CharField(choices=[('planned', '筹备中'), ('published', '已发布'), ('held', '已举办，待记录'), ('recorded', '已记录'), ('called_off', '已取消')], default='planned', max_length=10)),
                    ('planned_at', models.DateTimeField()),
                    ('published_at', models.DateTimeField(blank=True, null=True)),
                    ('called_off_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('headcount', models.PositiveIntegerField(blank=True, null=True)),
                    ('is_approximate', models.BooleanField(default=False)),
                    ('outcome', models.TextField(blank=True)),
                    ('recorded_at', models.DateTimeField(blank=True, null=True)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'verbose_name_plural': 'activities',
                    'indexes': [
                        models.Index(fields=['community', 'starts_at', 'id'], name='activity_by_time'),
                        models.Index(fields=['state', 'ends_at'], name='activity_by_end'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'published', 'held', 'recorded', 'called_off'])), name='activity_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('kind__in', ['festival', 'show', 'contest', 'sport', 'lecture', 'class', 'patriotic', 'neighbours', 'screening', 'care', 'other'])), name='activity_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(('way__in', ['walk_in', 'first_come', 'draw'])), name='activity_way_is_known'),
                        models.CheckConstraint(condition=models.Q(('film__isnull', True), ('kind', 'screening'), _connector='OR'), name='only_a_screening_shows_a_film'),
                        models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('organiser', ''), _negated=True)), name='activity_has_title_and_organiser'),
                        models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='activity_ends_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(('room__isnull', False), models.Q(('place_words', ''), _negated=True), _connector='OR'), name='activity_has_a_place'),
                        models.CheckConstraint(condition=models.Q(models.Q(('closes_at__isnull', True), ('last_number', 0), ('opens_at__isnull', True), ('way', 'walk_in')), models.Q(models.Q(('way', 'walk_in'), _negated=True), ('closes_at__gte', models.F('opens_at')), ('closes_at__isnull', False), ('closes_at__lte', models.F('ends_at')), ('opens_at__isnull', False)), _connector='OR'), name='only_sign_up_opens_and_closes'),
                        models.CheckConstraint(condition=models.Q(('capacity__isnull', True), ('taken__lte', models.F('capacity')), _connector='OR'), name='no_more_places_are_taken_than_there_are'),
                        models.CheckConstraint(condition=models.Q(('waiting__lte', models.F('waiting_most'))), name='no_more_wait_than_may'),
                        models.CheckConstraint(condition=models.Q(('capacity__isnull', True), ('capacity__gt', 0), _connector='OR'), name='activity_has_room_for_somebody'),
                        models.CheckConstraint(condition=models.Q(models.Q(('way', 'draw'), _negated=True), ('capacity__isnull', False), _connector='OR'), name='draw_is_for_a_number_of_places'),
                        models.CheckConstraint(condition=models.Q(models.Q(('way', 'draw'), _negated=True), ('published_at__isnull', True), models.Q(('draw_commitment', ''), _negated=True), _connector='OR'), name='draw_is_committed_to_before_it_is_seen'),
                        models.CheckConstraint(condition=models.Q(('drawn_at__isnull', True), ('way', 'draw'), _connector='OR'), name='only_a_draw_is_drawn'),
                        models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', False), ('state__in', ['published', 'held', 'recorded'])), models.Q(('published_at__isnull', True), ('state', 'planned')), ('state', 'called_off'), _connector='OR'), name='activity_is_seen_once_it_is_published'),
                        models.CheckConstraint(condition=models.Q(models.Q(('called_off_at__isnull', False), ('state', 'called_off'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state', 'called_off'), _negated=True), ('called_off_at__isnull', True), ('reason', '')), _connector='OR'), name='called_off_activity_says_when_and_why'),
                        models.CheckConstraint(condition=models.Q(models.Q(('headcount__isnull', False), ('recorded_at__isnull', False), ('state', 'recorded')), models.Q(models.Q(('state', 'recorded'), _negated=True), ('headcount__isnull', True), ('recorded_at__isnull', True)), _connector='OR'), name='recorded_activity_has_a_headcount'),
                        models.CheckConstraint(condition=models.Q(('is_approximate', False), models.Q(('headcount__gt', 0), ('headcount__isnull', False)), _connector='OR'), name='only_a_headcount_is_approximate'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Attendance',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('activity', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='activities.activity')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('entrance', models.CharField(choices=[('code', '自己扫码'), ('hand', '工作人员记')], max_length=4)),
                    ('at', models.DateTimeField()),
                    ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('activity', 'person'), name='person_comes_once_to_an_activity'),
                        models.CheckConstraint(condition=models.Q(('entrance__in', ['code', 'hand'])), name='attendance_entrance_is_known'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Feedback',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('activity', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='activities.activity')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('stars', models.PositiveSmallIntegerField()),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'verbose_name_plural': 'feedback',
                    'constraints': [
                        models.UniqueConstraint(fields=('activity', 'person'), name='person_tells_once_how_it_was'),
                        models.CheckConstraint(condition=models.Q(('stars__range', (1, 5))), name='stars_are_one_to_five'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ActivityPhoto',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='activities.activity')),
                    ('upload', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='core.upload')),
                    ('caption', models.CharField(blank=True, max_length=60)),
                    ('at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='Course',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('series', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='courses', to='activities.series')),
                    ('subject', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='courses', to='activities.subject')),
                    ('title', models.CharField(max_length=40)),
                    ('words', models.TextField(blank=True)),
                    ('lecturer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('partner', models.CharField(blank=True, max_length=60)),
                    ('capacity', models.PositiveIntegerField()),
                    ('enrolment', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enrols_for', to='activities.activity')),
                    ('state', models.CharField(choices=[('planned', '筹备中'), ('enrolling', '正在报名'), ('running', '正在上课'), ('finished', '已结课'), ('called_off', '没有开成')], default='planned', max_length=10)),
                    ('planned_at', models.DateTimeField()),
                    ('enrolling_at', models.DateTimeField(blank=True, null=True)),
                    ('began_at', models.DateTimeField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('called_off_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'state', 'planned_at'], name='course_by_state'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'enrolling', 'running', 'finished', 'called_off'])), name='course_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='course_has_a_title'),
                        models.CheckConstraint(condition=models.Q(('capacity__gt', 0)), name='course_has_places'),
                        models.CheckConstraint(condition=models.Q(('lecturer__isnull', True), ('partner', ''), _connector='OR'), name='one_person_or_one_partner_teaches'),
                        models.CheckConstraint(condition=models.Q(models.Q(('enrolling_at__isnull', False), ('enrolment__isnull', False), ('state__in', ['enrolling', 'finished', 'running'])), models.Q(('enrolling_at__isnull', True), ('enrolment__isnull', True), ('state', 'planned')), ('state', 'called_off'), _connector='OR'), name='course_that_enrols_has_its_enrolment'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['finished', 'running']), _negated=True), ('began_at__isnull', False), _connector='OR'), name='taught_course_has_begun'),
                        models.CheckConstraint(condition=models.Q(models.Q(('finished_at__gte', models.F('began_at')), ('state', 'finished')), models.Q(models.Q(('state', 'finished'), _negated=True), ('finished_at__isnull', True)), _connector='OR'), name='course_finishes_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(models.Q(('called_off_at__isnull', False), ('state', 'called_off'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state', 'called_off'), _negated=True), ('called_off_at__isnull', True), ('reason', '')), _connector='OR'), name='called_off_course_says_when_and_why'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Wish',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('subject', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='wishes', to='activities.subject')),
                    ('words', models.CharField(blank=True, max_length=120)),
                    ('times', models.JSONField(default=list)),
                    ('wished_at', models.DateTimeField()),
                    ('course', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='wishes', to='activities.course')),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'verbose_name_plural': 'wishes',
                    'indexes': [
                        models.Index(fields=['community', 'subject', 'wished_at'], name='wish_by_subject'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('course__isnull', True), ('ended_at__isnull', True)), fields=('person', 'subject'), name='person_wishes_for_a_subject_once'),
                        models.CheckConstraint(condition=models.Q(models.Q(('words', ''), _negated=True), ('subject__isnull', False), _connector='OR'), name='wish_says_what_for'),
                        models.CheckConstraint(condition=models.Q(('course__isnull', True), models.Q(('ended_at__isnull', True), ('subject__isnull', False)), _connector='OR'), name='course_answers_a_wish_that_is_named'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Certificate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('course', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='activities.course')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('number', models.PositiveIntegerField()),
                    ('attended', models.PositiveIntegerField()),
                    ('sessions', models.PositiveIntegerField()),
                    ('rule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.rulepack')),
                    ('issued_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('course', 'person'), name='person_completes_a_course_once'),
                        models.UniqueConstraint(fields=('course', 'number'), name='certificate_is_numbered_once_in_a_course'),
                        models.CheckConstraint(condition=models.Q(('attended__gte', 1), ('attended__lte', models.F('sessions'))), name='nobody_attends_more_than_was_held'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Signup',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('activity', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='signups', to='activities.activity')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('number', models.PositiveIntegerField()),
                    ('rank', models.PositiveIntegerField()),
                    ('token', models.CharField(default=lianxin.activities.models.signup.new_token, max_length=32, unique=True)),
                    ('state', models.CharField(choices=[('entered', '等抽签'), ('placed', '有名额'), ('waiting', '候补'), ('offered', '有空位，等您确认'), ('lost', '没有抽中'), ('lapsed', '过时没有确认'), ('cancelled', '已取消')], max_length=10)),
                    ('signed_up_at', models.DateTimeField()),
                    ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('offered_at', models.DateTimeField(blank=True, null=True)),
                    ('offer_until', models.DateTimeField(blank=True, null=True)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['activity', 'state', 'rank'], name='signup_by_rank'),
                        models.Index(fields=['state', 'offer_until'], name='signup_by_offer'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(fields=('activity', 'number'), name='number_is_given_once_in_an_activity'),
                        models.UniqueConstraint(condition=models.Q(('state__in', ['entered', 'offered', 'placed', 'waiting'])), fields=('activity', 'person'), name='person_signs_up_once_for_an_activity'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['entered', 'placed', 'waiting', 'offered', 'lost', 'lapsed', 'cancelled'])), name='signup_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('number__gte', 1), ('rank__gte', 1)), name='signup_has_a_number'),
                        models.CheckConstraint(condition=models.Q(models.Q(('offer_until__isnull', True), ('offered_at__isnull', True)), models.Q(('offer_until__gte', models.F('offered_at')), ('offer_until__isnull', False), ('offered_at__isnull', False)), _connector='OR'), name='offer_has_an_end'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['offered', 'lapsed']), _negated=True), ('offered_at__isnull', False), _connector='OR'), name='offered_place_was_offered'),
                        models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state__in', ['entered', 'offered', 'placed', 'waiting'])), models.Q(models.Q(('state__in', ['entered', 'offered', 'placed', 'waiting']), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='signup_is_ended_or_live'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Show',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('team', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='shows', to='activities.culturalteam')),
                    ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shows', to='activities.activity')),
                    ('what', models.CharField(blank=True, max_length=60)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('team', 'activity'), name='team_shows_once_at_an_activity'),
                    ],
                },
            ),
        ]),
    ]
