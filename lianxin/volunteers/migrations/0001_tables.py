import django.db.models.deletion
import lianxin.core.secrets
import lianxin.volunteers.models.service
import lianxin.volunteers.models.volunteer
import lianxin.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('volunteers', '0001_begin'),
        ('volunteers', '0002_keep_hours_and_apart'),
        ('volunteers', '0003_place_a_spot_whole'),
        ('volunteers', '0004_record_what_is_learnt'),
    ]

    initial = True

    dependencies = [
        ('core', '0001_tables'),
        ('people', '0001_tables'),
        ('places', '0001_tables'),
    ]

    operations = [
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='Volunteer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('number', models.PositiveIntegerField()),
                    ('token', models.CharField(default=lianxin.volunteers.models.volunteer.new_token, max_length=32, unique=True)),
                    ('name', models.CharField(blank=True, max_length=60)),
                    ('identity', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('identity_index', models.CharField(blank=True, max_length=64)),
                    ('born_on', models.DateField(blank=True, null=True)),
                    ('state', models.CharField(choices=[('waiting', '等监护人同意'), ('active', '已登记'), ('refused', '监护人没有同意'), ('withdrawn', '已退出')], default='active', max_length=10)),
                    ('notice', models.PositiveSmallIntegerField()),
                    ('is_proxy', models.BooleanField(default=False)),
                    ('registered_at', models.DateTimeField()),
                    ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                    ('left_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'registered_at', 'id'], name='volunteer_by_day'),
                        models.Index(fields=['community', 'name', 'id'], name='volunteer_by_name'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'active', 'refused', 'withdrawn'])), name='volunteer_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('born_on__isnull', True), ('identity', ''), ('identity_index', ''), ('left_at__isnull', False), ('name', ''), ('person__isnull', True), ('state__in', ['refused', 'withdrawn'])), models.Q(models.Q(('state__in', ['refused', 'withdrawn']), _negated=True), models.Q(('name', ''), _negated=True), ('left_at__isnull', True), ('person__isnull', False)), _connector='OR'), name='volunteer_gone_leaves_nothing_personal'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'active'), _negated=True), ('confirmed_at__isnull', False), _connector='OR'), name='active_volunteer_is_confirmed'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), _negated=True), ('born_on__isnull', False), _connector='OR'), name='only_a_minor_waits_for_a_guardian'),
                        models.CheckConstraint(condition=models.Q(('left_at__isnull', True), ('left_at__gte', models.F('registered_at')), _connector='OR'), name='volunteer_leaves_after_registering'),
                        models.UniqueConstraint(fields=('community', 'number'), name='volunteer_number_is_used_once'),
                        models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('person',), name='person_registers_once_in_a_community'),
                        models.UniqueConstraint(condition=models.Q(('identity_index', ''), _negated=True), fields=('community', 'identity_index'), name='identity_is_one_volunteer_in_a_community'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='VolunteerSkill',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('volunteer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='skills', to='volunteers.volunteer')),
                    ('skill', models.CharField(choices=[('cleaning', '打扫卫生'), ('company', '陪伴老人'), ('repair', '小修小补'), ('medical', '医疗护理'), ('teaching', '教课辅导'), ('art', '文艺演出'), ('writing', '书画写字'), ('order', '维持秩序'), ('mediation', '调解劝和'), ('computer', '电脑手机'), ('driving', '开车跑腿'), ('other', '什么都能搭把手')], max_length=10)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('skill__in', ['cleaning', 'company', 'repair', 'medical', 'teaching', 'art', 'writing', 'order', 'mediation', 'computer', 'driving', 'other'])), name='skill_is_known'),
                        models.UniqueConstraint(fields=('volunteer', 'skill'), name='volunteer_has_a_skill_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='FreeTime',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('volunteer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='free_times', to='volunteers.volunteer')),
                    ('weekday', models.PositiveSmallIntegerField()),
                    ('half', models.CharField(choices=[('am', '上午'), ('pm', '下午')], max_length=2)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('half__in', ['am', 'pm']), ('weekday__range', (1, 7))), name='free_time_is_a_half_day_of_a_week'),
                        models.UniqueConstraint(fields=('volunteer', 'weekday', 'half'), name='volunteer_is_free_once_a_half_day'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Guardian',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('volunteer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='guardian', to='volunteers.volunteer')),
                    ('name', models.CharField(max_length=60)),
                    ('phone', lianxin.core.secrets.EncryptedTextField()),
                    ('token', models.CharField(default=lianxin.volunteers.models.volunteer.new_token, max_length=32, unique=True)),
                    ('asked_at', models.DateTimeField()),
                    ('agreed_at', models.DateTimeField(blank=True, null=True)),
                    ('words', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('phone', ''), _negated=True)), name='guardian_can_be_reached'),
                        models.CheckConstraint(condition=models.Q(('agreed_at__isnull', True), ('agreed_at__gte', models.F('asked_at')), _connector='OR'), name='guardian_agrees_after_being_asked'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('name', models.CharField(blank=True, max_length=60)),
                    ('phone', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('phone_index', models.CharField(max_length=64)),
                    ('token', models.CharField(default=lianxin.volunteers.models.volunteer.new_token, max_length=32, unique=True)),
                    ('state', models.CharField(choices=[('sent', '等回音'), ('accepted', '已登记'), ('declined', '不参加'), ('lapsed', '没有回音')], default='sent', max_length=10)),
                    ('volunteer', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitation', to='volunteers.volunteer')),
                    ('invited_at', models.DateTimeField()),
                    ('lapses_on', models.DateField()),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'state', 'id'], name='invitation_by_state'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['sent', 'accepted', 'declined', 'lapsed'])), name='invitation_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('answered_at__isnull', False), ('name', ''), ('phone', '')), _connector='OR'), name='answered_invitation_keeps_no_name_and_phone'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), ('volunteer__isnull', False)), models.Q(models.Q(('state', 'accepted'), _negated=True), ('volunteer__isnull', True)), _connector='OR'), name='accepted_invitation_became_a_volunteer'),
                        models.UniqueConstraint(condition=models.Q(('state__in', ['sent', 'declined'])), fields=('community', 'phone_index'), name='phone_is_invited_once_and_no_more_when_declined'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Attainment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('volunteer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attainments', to='volunteers.volunteer')),
                    ('kind', models.CharField(choices=[('training', '培训'), ('award', '表彰')], max_length=10)),
                    ('what', models.CharField(max_length=120)),
                    ('giver', models.CharField(blank=True, max_length=60)),
                    ('on', models.DateField()),
                    ('noted_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('kind__in', ['training', 'award'])), name='attainment_is_of_a_known_kind'),
                        models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='attainment_says_what_it_is'),
                        models.UniqueConstraint(fields=('volunteer', 'kind', 'what', 'on'), name='attainment_is_noted_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Campaign',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('name', models.CharField(max_length=60)),
                    ('what', models.CharField(max_length=500)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField()),
                    ('state', models.CharField(choices=[('draft', '没有公布'), ('open', '正在开展'), ('ended', '已结束'), ('cancelled', '已取消')], default='draft', max_length=10)),
                    ('outcome', models.CharField(blank=True, max_length=500)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'starts_on', 'id'], name='campaign_by_day'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'open', 'ended', 'cancelled'])), name='campaign_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('what', ''), _negated=True)), name='campaign_has_a_name_and_a_purpose'),
                        models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='campaign_ends_after_it_begins'),
                        models.UniqueConstraint(fields=('community', 'name', 'starts_on'), name='campaign_begins_once_under_a_name'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Spot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spots', to='volunteers.campaign')),
                    ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('name', models.CharField(max_length=60)),
                    ('latitude', models.FloatField(blank=True, null=True)),
                    ('longitude', models.FloatField(blank=True, null=True)),
                    ('position', models.PositiveSmallIntegerField(default=0)),
                    ('covered_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='spot_has_a_name'),
                        models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('latitude__range', (-90, 90)), ('longitude__isnull', False), ('longitude__range', (-180, 180))), _connector='OR'), name='spot_lies_on_the_earth_or_nowhere_known'),
                        models.UniqueConstraint(fields=('campaign', 'name'), name='spot_is_named_once_in_a_campaign'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Task',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('spot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='volunteers.spot')),
                    ('kind', models.CharField(choices=[('corner', '卫生死角'), ('poster', '小广告'), ('clutter', '楼道杂物'), ('other', '其他')], max_length=10)),
                    ('words', models.CharField(max_length=200)),
                    ('state', models.CharField(choices=[('found', '待清理'), ('cleaned', '已清理'), ('dropped', '不用清理')], default='found', max_length=10)),
                    ('before', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.upload')),
                    ('after', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.upload')),
                    ('found_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('outcome', models.CharField(blank=True, max_length=200)),
                    ('is_shown', models.BooleanField(default=False)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['spot', 'state', 'id'], name='task_of_spot'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('kind__in', ['corner', 'poster', 'clutter', 'other'])), name='task_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['found', 'cleaned', 'dropped'])), name='task_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='task_says_what_was_found'),
                        models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state', 'found')), models.Q(models.Q(('state', 'found'), _negated=True), ('ended_at__gte', models.F('found_at')), ('ended_at__isnull', False)), _connector='OR'), name='task_is_ended_or_undated'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'dropped'), _negated=True), models.Q(('outcome', ''), _negated=True), _connector='OR'), name='task_dropped_says_why'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Team',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('name', models.CharField(max_length=60)),
                    ('what', models.CharField(blank=True, max_length=200)),
                    ('leader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_teams', to='volunteers.volunteer')),
                    ('founded_on', models.DateField()),
                    ('ended_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='team_has_a_name'),
                        models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('founded_on')), _connector='OR'), name='team_ends_after_it_begins'),
                        models.UniqueConstraint(fields=('community', 'name'), name='team_is_named_once_in_a_community'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='TeamMember',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='volunteers.team')),
                    ('volunteer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='volunteers.volunteer')),
                    ('since', models.DateField()),
                    ('until', models.DateField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='team_member_leaves_after_joining'),
                        models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('team', 'volunteer'), name='volunteer_is_in_a_team_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Project',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('name', models.CharField(max_length=60)),
                    ('beneficiary', models.CharField(max_length=120)),
                    ('what', models.CharField(max_length=500)),
                    ('venue', models.CharField(max_length=120)),
                    ('kind', models.CharField(choices=[('ordinary', '一般服务'), ('medical', '义诊'), ('utility', '燃气、电力维修'), ('rescue', '抢险救灾')], default='ordinary', max_length=10)),
                    ('risk', models.CharField(max_length=300)),
                    ('is_dangerous', models.BooleanField(default=False)),
                    ('insurance', models.CharField(blank=True, max_length=120)),
                    ('licence', models.CharField(blank=True, max_length=120)),
                    ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='volunteers.team')),
                    ('campaign', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='volunteers.campaign')),
                    ('state', models.CharField(choices=[('draft', '没有公布'), ('open', '正在开展'), ('ended', '已结束'), ('cancelled', '已取消')], default='draft', max_length=10)),
                    ('created_at', models.DateTimeField()),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'state', 'id'], name='project_by_state'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('kind__in', ['ordinary', 'medical', 'utility', 'rescue'])), name='project_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'open', 'ended', 'cancelled'])), name='project_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('beneficiary', ''), _negated=True), models.Q(('what', ''), _negated=True), models.Q(('venue', ''), _negated=True)), name='project_says_for_whom_what_and_where'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('open', 'ended')), _negated=True), models.Q(('risk', ''), _negated=True), _connector='OR'), name='opened_project_tells_its_risk'),
                        models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['rescue', 'utility']), _negated=True), ('is_dangerous', True), _connector='OR'), name='what_may_hurt_is_marked_dangerous'),
                        models.CheckConstraint(condition=models.Q(models.Q(('is_dangerous', True), ('state__in', ('open', 'ended')), _negated=True), models.Q(('insurance', ''), _negated=True), _connector='OR'), name='opened_dangerous_project_is_insured'),
                        models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['medical', 'utility']), ('state__in', ('open', 'ended')), _negated=True), models.Q(('licence', ''), _negated=True), _connector='OR'), name='opened_project_of_the_licensed_has_a_licence'),
                        models.UniqueConstraint(fields=('community', 'name'), name='project_is_named_once_in_a_community'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Shift',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shifts', to='volunteers.project')),
                    ('starts_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField()),
                    ('venue', models.CharField(max_length=120)),
                    ('needed', models.PositiveSmallIntegerField()),
                    ('taken', models.PositiveSmallIntegerField(default=0)),
                    ('code', models.CharField(default=lianxin.volunteers.models.service.new_code, max_length=6)),
                    ('state', models.CharField(choices=[('planned', '要开展'), ('held', '已开展'), ('cancelled', '已取消')], default='planned', max_length=10)),
                    ('evaluation', models.CharField(blank=True, max_length=300)),
                    ('held_at', models.DateTimeField(blank=True, null=True)),
                    ('words', models.CharField(blank=True, max_length=200)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['project', 'starts_at', 'id'], name='shift_of_project'),
                        models.Index(fields=['starts_at', 'id'], name='shift_by_time'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'held', 'cancelled'])), name='shift_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='shift_ends_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(('taken__lte', models.F('needed'))), name='shift_takes_no_more_than_it_needs'),
                        models.CheckConstraint(condition=models.Q(models.Q(('held_at__isnull', False), ('state', 'held'), ('taken__gte', 1)), models.Q(models.Q(('state', 'held'), _negated=True), ('held_at__isnull', True)), _connector='OR'), name='held_shift_had_somebody_and_a_moment'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='shift_called_off_says_why'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Duty',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('shift', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='volunteers.shift')),
                    ('volunteer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='volunteers.volunteer')),
                    ('starts_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField()),
                    ('state', models.CharField(choices=[('signed', '已报名'), ('came', '到了'), ('served', '已服务'), ('absent', '没来'), ('left', '不去了')], default='signed', max_length=10)),
                    ('signed_at', models.DateTimeField()),
                    ('knows_risk', models.BooleanField(default=False)),
                    ('in_at', models.DateTimeField(blank=True, null=True)),
                    ('out_at', models.DateTimeField(blank=True, null=True)),
                    ('released_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['volunteer', 'starts_at', 'id'], name='duty_of_volunteer'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['signed', 'came', 'served', 'absent', 'left'])), name='duty_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='duty_ends_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(models.Q(('released_at__isnull', False), ('state__in', ['absent', 'left'])), models.Q(models.Q(('state__in', ['absent', 'left']), _negated=True), ('released_at__isnull', True)), _connector='OR'), name='duty_is_released_or_takes_its_time'),
                        models.CheckConstraint(condition=models.Q(('out_at__isnull', True), models.Q(('in_at__isnull', False), ('out_at__gt', models.F('in_at')), ('out_at__isnull', False)), _connector='OR'), name='who_signs_out_has_signed_in'),
                        models.UniqueConstraint(condition=models.Q(('released_at__isnull', True)), fields=('shift', 'volunteer'), name='volunteer_has_one_duty_on_a_shift'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Crew',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('spot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='crews', to='volunteers.spot')),
                    ('shift', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='crews', to='volunteers.shift')),
                    ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='crews', to='volunteers.team')),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('spot', 'shift'), name='shift_goes_to_a_spot_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='HourEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hours', to='volunteers.duty')),
                    ('volunteer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hours', to='volunteers.volunteer')),
                    ('kind', models.CharField(choices=[('claimed', '申报'), ('verified', '核实')], max_length=10)),
                    ('minutes', models.PositiveIntegerField()),
                    ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='correction', to='volunteers.hourentry')),
                    ('reason', models.CharField(blank=True, max_length=200)),
                    ('by_id', models.BigIntegerField(null=True)),
                    ('rule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.rulepack')),
                    ('served_at', models.DateTimeField()),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['volunteer', 'kind', 'served_at'], name='hours_of_volunteer'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('kind__in', ['claimed', 'verified'])), name='hours_are_of_a_known_kind'),
                        models.CheckConstraint(condition=models.Q(('corrects__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='hours_are_changed_only_with_a_reason'),
                        models.CheckConstraint(condition=models.Q(('minutes__gt', 0), ('corrects__isnull', False), _connector='OR'), name='hours_are_nought_only_in_a_correction'),
                        models.CheckConstraint(condition=models.Q(('corrects__isnull', True), models.Q(('corrects', models.F('id')), _negated=True), _connector='OR'), name='hours_do_not_correct_themselves'),
                        models.CheckConstraint(condition=models.Q(models.Q(('kind', 'verified'), _negated=True), ('by_id__isnull', False), _connector='OR'), name='verified_hours_name_who_verified'),
                        models.UniqueConstraint(condition=models.Q(('corrects__isnull', True)), fields=('duty', 'kind'), name='duty_is_claimed_and_verified_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Certificate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('volunteer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='volunteers.volunteer')),
                    ('state', models.CharField(choices=[('asked', '已申请'), ('posted', '公示中'), ('issued', '已开具'), ('refused', '没有开具'), ('revoked', '已作废')], default='asked', max_length=10)),
                    ('number', models.CharField(blank=True, max_length=24)),
                    ('code', models.CharField(blank=True, max_length=24)),
                    ('since', models.DateField()),
                    ('until', models.DateField()),
                    ('holder', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('holder_index', models.CharField(blank=True, max_length=64)),
                    ('identity', models.CharField(blank=True, max_length=18)),
                    ('volunteer_number', models.CharField(blank=True, max_length=16)),
                    ('issuer', models.CharField(blank=True, max_length=80)),
                    ('responsible', models.CharField(blank=True, max_length=60)),
                    ('handler', models.CharField(blank=True, max_length=60)),
                    ('contact', models.CharField(blank=True, max_length=30)),
                    ('minutes', models.PositiveIntegerField(default=0)),
                    ('stars', models.PositiveSmallIntegerField(default=0)),
                    ('lines', models.JSONField(default=list)),
                    ('asked_at', models.DateTimeField()),
                    ('posted_until', models.DateField(blank=True, null=True)),
                    ('issued_on', models.DateField(blank=True, null=True)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('words', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'posted', 'issued', 'refused', 'revoked'])), name='certificate_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='certificate_covers_a_span_of_days'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['issued', 'revoked']), _negated=True), models.Q(models.Q(('number', ''), _negated=True), models.Q(('code', ''), _negated=True), models.Q(('issuer', ''), _negated=True), models.Q(('responsible', ''), _negated=True), models.Q(('handler', ''), _negated=True), ('issued_on__isnull', False), ('minutes__gt', 0)), _connector='OR'), name='issued_certificate_has_all_that_it_must_say'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['refused', 'revoked']), _negated=True), models.Q(models.Q(('words', ''), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='certificate_refused_or_revoked_says_why'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'posted'), _negated=True), ('posted_until__isnull', False), _connector='OR'), name='posted_certificate_has_a_last_day'),
                        models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='certificate_number_is_used_once'),
                        models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='certificate_code_is_used_once'),
                        models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'posted'])), fields=('volunteer',), name='volunteer_asks_for_one_certificate_at_a_time'),
                    ],
                },
            ),
        ]),
        lianxin.core.operations.AppendOnly('hourentry'),
        lianxin.core.operations.NoOverlap(
            'duty',
            'volunteer_serves_in_one_place_at_a_time',
            key='volunteer',
            start='starts_at',
            end='ends_at',
            unless='released_at',
        ),
    ]
