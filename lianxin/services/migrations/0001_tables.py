import django.db.models.deletion
import lianxin.core.secrets
import lianxin.services.models.teams
from django.conf import settings
import lianxin.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('services', '0001_begin'),
        ('services', '0002_keep_visits_apart'),
        ('services', '0003_care_relief_and_work'),
        ('services', '0004_who_a_service_is_for'),
        ('services', '0005_keep_photos_of_papers'),
        ('services', '0006_one_photo_became_many'),
        ('services', '0007_know_a_paper_sent_again'),
        ('services', '0008_last_day_of_photos'),
    ]

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('activities', '0001_tables'),
        ('core', '0001_tables'),
        ('funds', '0001_tables'),
        ('matters', '0001_tables'),
        ('organisations', '0001_tables'),
        ('people', '0001_tables'),
        ('places', '0001_tables'),
        ('volunteers', '0001_tables'),
    ]

    operations = [
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='Care',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('born_on', models.DateField(blank=True, null=True)),
                    ('is_female', models.BooleanField(null=True)),
                    ('tongue', models.CharField(choices=[('zh', '普通话'), ('jinan', '济南话'), ('sign', '手语'), ('other', '别的话')], default='zh', max_length=6)),
                    ('wish', models.CharField(choices=[('any', '谁都行'), ('woman', '希望是女同志'), ('man', '希望是男同志')], default='any', max_length=6)),
                    ('ground', models.CharField(choices=[('record', '民政、残联等已有登记'), ('consent', '本人单独同意')], max_length=8)),
                    ('ground_words', models.CharField(blank=True, max_length=120)),
                    ('consent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.consent')),
                    ('coordinator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('need', models.CharField(blank=True, choices=[('high', '常去看看'), ('middle', '隔段时间看看'), ('low', '偶尔问候')], max_length=6)),
                    ('state', models.CharField(choices=[('open', '正在关心'), ('ended', '已结束')], default='open', max_length=6)),
                    ('entered_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('end_reason', models.CharField(blank=True, choices=[('moved', '搬走了'), ('died', '去世了'), ('well', '不再需要'), ('declined', '本人不愿意了'), ('other', '别的原因')], max_length=8)),
                    ('end_words', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'state', 'id'], name='care_by_state'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['open', 'ended'])), name='care_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('need__in', ['', 'high', 'middle', 'low'])), name='care_need_is_known_or_not_assessed'),
                        models.CheckConstraint(condition=models.Q(models.Q(('consent__isnull', True), ('ground', 'record'), models.Q(('ground_words', ''), _negated=True)), models.Q(('consent__isnull', False), ('ground', 'consent')), _connector='OR'), name='care_rests_on_a_record_or_a_consent'),
                        models.CheckConstraint(condition=models.Q(models.Q(('end_reason__in', ['moved', 'died', 'well', 'declined', 'other']), ('ended_at__gte', models.F('entered_at')), ('ended_at__isnull', False), ('state', 'ended')), models.Q(('end_reason', ''), ('ended_at__isnull', True), ('state', 'open')), _connector='OR'), name='ended_care_says_when_and_why'),
                        models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('person',), name='person_is_cared_for_once_at_a_time'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CareMark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('care', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='services.care')),
                    ('kind', models.CharField(choices=[('empty', '空巢老人'), ('alone', '独居老人'), ('disabled', '残疾人'), ('ill', '重病患者'), ('child', '困境儿童'), ('poor', '困难家庭'), ('dibao', '低保家庭')], max_length=8)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('kind__in', ['empty', 'alone', 'disabled', 'ill', 'child', 'poor', 'dibao'])), name='care_kind_is_known'),
                        models.UniqueConstraint(fields=('care', 'kind'), name='care_has_a_kind_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Assessment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('care', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='services.care')),
                    ('need', models.CharField(choices=[('high', '常去看看'), ('middle', '隔段时间看看'), ('low', '偶尔问候')], max_length=6)),
                    ('words', lianxin.core.secrets.EncryptedTextField()),
                    ('by_id', models.BigIntegerField()),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('need__in', ['high', 'middle', 'low'])), name='assessment_finds_a_need'),
                        models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='assessment_says_what_was_found'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='EmergencyContact',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('care', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='services.care')),
                    ('name', lianxin.core.secrets.EncryptedTextField()),
                    ('relation', models.CharField(max_length=20)),
                    ('phone', lianxin.core.secrets.EncryptedTextField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('phone', ''), _negated=True), models.Q(('relation', ''), _negated=True)), name='emergency_contact_can_be_reached'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Festival',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('name', models.CharField(max_length=40)),
                    ('on', models.DateField()),
                    ('gift', models.CharField(max_length=80)),
                    ('worth_fen', models.PositiveIntegerField()),
                    ('kinds', models.JSONField(default=list)),
                    ('least_age', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('state', models.CharField(choices=[('draft', '正在定名单'), ('open', '正在走访'), ('done', '走访完了')], default='draft', max_length=6)),
                    ('planned_at', models.DateTimeField()),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'open', 'done'])), name='festival_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('gift', ''), _negated=True)), name='festival_has_a_name_and_a_gift'),
                        models.UniqueConstraint(fields=('community', 'name', 'on'), name='festival_is_held_once_a_day_under_a_name'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Gift',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('festival', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gifts', to='services.festival')),
                    ('care', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gifts', to='services.care')),
                    ('why', models.CharField(max_length=120)),
                    ('state', models.CharField(choices=[('listed', '还没送到'), ('given', '送到了'), ('dropped', '不送了')], default='listed', max_length=8)),
                    ('receipt', models.CharField(blank=True, choices=[('phone', '在手机上签收'), ('paper', '在纸上签收')], max_length=6)),
                    ('signed_by', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('listed_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('by_id', models.BigIntegerField(null=True)),
                    ('words', models.CharField(blank=True, max_length=120)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['listed', 'given', 'dropped'])), name='gift_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('ended_at__gte', models.F('listed_at')), ('ended_at__isnull', False), ('receipt__in', ['phone', 'paper']), ('state', 'given'), models.Q(('signed_by', ''), _negated=True)), models.Q(models.Q(('state', 'given'), _negated=True), ('receipt', ''), ('signed_by', '')), _connector='OR'), name='given_gift_is_signed_for'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'dropped'), _negated=True), models.Q(('ended_at__isnull', False), models.Q(('words', ''), _negated=True)), _connector='OR'), name='dropped_gift_says_when_and_why'),
                        models.UniqueConstraint(fields=('festival', 'care'), name='person_is_on_a_festival_list_once'),
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
                    ('base', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('founded_on', models.DateField()),
                    ('ended_on', models.DateField(blank=True, null=True)),
                    ('partners', models.ManyToManyField(blank=True, related_name='+', to='organisations.organisation')),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='service_team_has_a_name'),
                        models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('founded_on')), _connector='OR'), name='service_team_ends_after_it_begins'),
                        models.UniqueConstraint(fields=('community', 'name'), name='service_team_is_named_once_in_a_community'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Member',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='services.team')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('name', models.CharField(max_length=60)),
                    ('way', models.CharField(choices=[('walking', '走路'), ('riding', '骑车')], default='walking', max_length=10)),
                    ('token', models.CharField(default=lianxin.services.models.teams.new_token, max_length=32, unique=True)),
                    ('since', models.DateField()),
                    ('until', models.DateField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='service_member_has_a_name'),
                        models.CheckConstraint(condition=models.Q(('way__in', ['walking', 'riding'])), name='service_member_goes_some_way'),
                        models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='service_member_leaves_after_joining'),
                        models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('team', 'person'), name='person_is_in_a_service_team_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='MemberSkill',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='skills', to='services.member')),
                    ('work', models.CharField(choices=[('medical', '医疗巡诊'), ('nursing', '护理、理疗'), ('water', '水管、下水道'), ('electric', '电路、电灯'), ('gas', '燃气、灶具'), ('appliance', '家电'), ('doors', '门窗、锁'), ('company', '陪伴、聊天'), ('housework', '家务、理发'), ('errand', '跑腿、陪着看病'), ('papers', '手续、手机怎么用'), ('other', '别的')], max_length=10)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('work__in', ['medical', 'nursing', 'water', 'electric', 'gas', 'appliance', 'doors', 'company', 'housework', 'errand', 'papers', 'other'])), name='service_skill_is_known'),
                        models.UniqueConstraint(fields=('member', 'work'), name='service_member_has_a_skill_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='MemberTime',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='times', to='services.member')),
                    ('weekday', models.PositiveSmallIntegerField()),
                    ('half', models.CharField(choices=[('am', '上午'), ('pm', '下午')], max_length=2)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('half__in', ['am', 'pm']), ('weekday__range', (1, 7))), name='service_time_is_a_half_day_of_a_week'),
                        models.UniqueConstraint(fields=('member', 'weekday', 'half'), name='service_member_goes_out_once_a_half_day'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Licence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='licences', to='services.member')),
                    ('work', models.CharField(choices=[('medical', '医疗巡诊'), ('nursing', '护理、理疗'), ('water', '水管、下水道'), ('electric', '电路、电灯'), ('gas', '燃气、灶具'), ('appliance', '家电'), ('doors', '门窗、锁'), ('company', '陪伴、聊天'), ('housework', '家务、理发'), ('errand', '跑腿、陪着看病'), ('papers', '手续、手机怎么用'), ('other', '别的')], max_length=10)),
                    ('title', models.CharField(max_length=60)),
                    ('since', models.DateField()),
                    ('until', models.DateField()),
                    ('withdrawn_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('work__in', ['electric', 'gas', 'medical'])), name='licence_is_for_licensed_work'),
                        models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='licence_says_which'),
                        models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='licence_ends_after_it_begins'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Line',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('name', models.CharField(max_length=30)),
                    ('what', models.CharField(blank=True, max_length=200)),
                    ('position', models.PositiveSmallIntegerField(default=0)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='service_line_has_a_name'),
                        models.UniqueConstraint(fields=('community', 'name'), name='service_line_is_named_once_in_a_community'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Service',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='services.team')),
                    ('line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='services', to='services.line')),
                    ('name', models.CharField(max_length=30)),
                    ('what', models.CharField(blank=True, max_length=120)),
                    ('work', models.CharField(choices=[('medical', '医疗巡诊'), ('nursing', '护理、理疗'), ('water', '水管、下水道'), ('electric', '电路、电灯'), ('gas', '燃气、灶具'), ('appliance', '家电'), ('doors', '门窗、锁'), ('company', '陪伴、聊天'), ('housework', '家务、理发'), ('errand', '跑腿、陪着看病'), ('papers', '手续、手机怎么用'), ('other', '别的')], max_length=10)),
                    ('asker', models.CharField(choices=[('everybody', '谁都可以'), ('elders', '老人和行动不便的人'), ('cared_for', '结对帮扶的家庭')], default='everybody', max_length=10)),
                    ('paid', models.CharField(choices=[('free', '免费'), ('fund', '专项经费出'), ('materials', '上门免费，材料自费')], default='free', max_length=10)),
                    ('minutes', models.PositiveSmallIntegerField(default=30)),
                    ('is_offered', models.BooleanField(default=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'is_offered'], name='service_by_community'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='service_has_a_name'),
                        models.CheckConstraint(condition=models.Q(('work__in', ['medical', 'nursing', 'water', 'electric', 'gas', 'appliance', 'doors', 'company', 'housework', 'errand', 'papers', 'other'])), name='service_is_of_a_known_work'),
                        models.CheckConstraint(condition=models.Q(('asker__in', ['everybody', 'elders', 'cared_for']), ('paid__in', ['free', 'fund', 'materials'])), name='service_says_who_asks_and_who_pays'),
                        models.CheckConstraint(condition=models.Q(('minutes__range', (5, 240))), name='service_visit_fits_in_a_half_day'),
                        models.UniqueConstraint(fields=('team', 'name'), name='service_is_named_once_in_a_team'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='HealthNote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.team')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.member')),
                    ('consent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.consent')),
                    ('words', lianxin.core.secrets.EncryptedTextField()),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['team', 'person', 'at'], name='health_note_of_person'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='health_note_says_something'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Helper',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('kind', models.CharField(choices=[('party', '党员'), ('volunteer', '志愿者'), ('neighbour', '邻居')], max_length=10)),
                    ('is_female', models.BooleanField(null=True)),
                    ('tongues', models.JSONField(default=list)),
                    ('wish', models.CharField(choices=[('any', '谁都行'), ('woman', '希望是女同志'), ('man', '希望是男同志')], default='any', max_length=6)),
                    ('most', models.PositiveSmallIntegerField()),
                    ('since', models.DateTimeField()),
                    ('left_at', models.DateTimeField(blank=True, null=True)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('kind__in', ['party', 'volunteer', 'neighbour'])), name='helper_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(('most__gte', 1)), name='helper_can_look_after_somebody'),
                        models.CheckConstraint(condition=models.Q(('wish__in', ['any', 'woman', 'man'])), name='helper_wish_is_known'),
                        models.CheckConstraint(condition=models.Q(('left_at__isnull', True), ('left_at__gte', models.F('since')), _connector='OR'), name='helper_leaves_after_coming'),
                        models.UniqueConstraint(condition=models.Q(('left_at__isnull', True)), fields=('person',), name='person_helps_once_at_a_time'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Pairing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('care', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pairings', to='services.care')),
                    ('helper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pairings', to='services.helper')),
                    ('state', models.CharField(choices=[('active', '结对中'), ('ended', '已结束')], default='active', max_length=8)),
                    ('why', models.JSONField(default=list)),
                    ('campaign', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='volunteers.campaign')),
                    ('began_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('end_reason', models.CharField(blank=True, choices=[('moved', '搬走了'), ('died', '去世了'), ('well', '不再需要'), ('declined', '本人不愿意了'), ('other', '别的原因')], max_length=8)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['active', 'ended'])), name='pairing_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('end_reason__in', ['moved', 'died', 'well', 'declined', 'other']), ('ended_at__gte', models.F('began_at')), ('ended_at__isnull', False), ('state', 'ended')), models.Q(('end_reason', ''), ('ended_at__isnull', True), ('state', 'active')), _connector='OR'), name='ended_pairing_says_when_and_why'),
                        models.UniqueConstraint(condition=models.Q(('state', 'active')), fields=('care', 'helper'), name='two_are_paired_once_at_a_time'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PairingPlan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('asked_at', models.DateTimeField()),
                    ('made_at', models.DateTimeField(blank=True, null=True)),
                    ('lines', models.JSONField(default=list)),
                    ('left', models.JSONField(default=list)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('made_at__isnull', True), ('made_at__gte', models.F('asked_at')), _connector='OR'), name='pairing_plan_is_made_after_it_is_asked'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CareVisit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('pairing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='services.pairing')),
                    ('care', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='services.care')),
                    ('due_on', models.DateField()),
                    ('state', models.CharField(choices=[('due', '该去了'), ('kept', '去过了'), ('missed', '到期没去'), ('dropped', '不用去了')], default='due', max_length=8)),
                    ('kept_on', models.DateField(blank=True, null=True)),
                    ('needs_help', models.BooleanField(default=False)),
                    ('alarmed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['state', 'due_on', 'id'], name='care_visit_by_day'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['due', 'kept', 'missed', 'dropped'])), name='care_visit_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('kept_on__isnull', False), ('state', 'kept')), models.Q(models.Q(('state', 'kept'), _negated=True), ('kept_on__isnull', True)), _connector='OR'), name='kept_care_visit_has_its_day'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'missed'), _negated=True), ('alarmed_at__isnull', False), _connector='OR'), name='missed_care_visit_alarmed_somebody'),
                        models.CheckConstraint(condition=models.Q(('needs_help', False), ('state', 'kept'), _connector='OR'), name='only_a_kept_care_visit_finds_a_need'),
                        models.UniqueConstraint(condition=models.Q(('state', 'due')), fields=('pairing',), name='pairing_has_one_care_visit_due'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='LogEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('care', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='log', to='services.care')),
                    ('visit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='log', to='services.carevisit')),
                    ('words', lianxin.core.secrets.EncryptedTextField()),
                    ('by_id', models.BigIntegerField(null=True)),
                    ('by_name', lianxin.core.secrets.EncryptedTextField()),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='care_log_says_something'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Household',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('door_index', models.CharField(max_length=64)),
                    ('door', lianxin.core.secrets.EncryptedTextField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('place', 'door_index'), name='door_is_one_household'),
                        models.CheckConstraint(condition=models.Q(('door', ''), _negated=True), name='household_has_a_door'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Relief',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reliefs', to='services.household')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('hardship', models.CharField(choices=[('illness', '生病住院'), ('accident', '意外受伤'), ('disaster', '火灾水淹'), ('schooling', '孩子上学'), ('loss', '失业或没了收入'), ('other', '别的难处')], max_length=10)),
                    ('words', lianxin.core.secrets.EncryptedTextField()),
                    ('proof', lianxin.core.secrets.EncryptedTextField()),
                    ('asked_fen', models.PositiveIntegerField()),
                    ('is_proxy', models.BooleanField(default=False)),
                    ('state', models.CharField(choices=[('asked', '等入户核实'), ('checked', '核实过了，等评议'), ('noticed', '正在公示'), ('ordered', '批准，等发放'), ('paid', '已发放，等签收'), ('received', '已签收'), ('refused', '没有批准'), ('withdrawn', '不申请了')], default='asked', max_length=10)),
                    ('first_checker_id', models.BigIntegerField(blank=True, null=True)),
                    ('second_checker_id', models.BigIntegerField(blank=True, null=True)),
                    ('body', models.CharField(blank=True, choices=[('council', '议事会'), ('committee', '居委会')], max_length=10)),
                    ('decided_on', models.DateField(blank=True, null=True)),
                    ('minute', models.CharField(blank=True, max_length=80)),
                    ('granted_fen', models.PositiveIntegerField(default=0)),
                    ('year', models.PositiveSmallIntegerField()),
                    ('rule', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.rulepack')),
                    ('noticed_on', models.DateField(blank=True, null=True)),
                    ('notice_until', models.DateField(blank=True, null=True)),
                    ('reason', models.CharField(blank=True, max_length=200)),
                    ('asked_at', models.DateTimeField()),
                    ('paid_at', models.DateTimeField(blank=True, null=True)),
                    ('voucher', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funds.voucher')),
                    ('received_at', models.DateTimeField(blank=True, null=True)),
                    ('signed_by', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('photos_until', models.DateField(blank=True, null=True)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'asked_at', 'id'], name='relief_by_day'),
                        models.Index(condition=models.Q(('photos_until__isnull', False)), fields=['photos_until'], name='relief_by_last_day_of_photos'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'checked', 'noticed', 'ordered', 'paid', 'received', 'refused', 'withdrawn'])), name='relief_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('words', ''), _negated=True), models.Q(('proof', ''), _negated=True), ('asked_fen__gt', 0)), name='relief_is_asked_for_with_words_and_proof'),
                        models.CheckConstraint(condition=models.Q(('second_checker_id__isnull', True), models.Q(('first_checker_id__isnull', False), models.Q(('first_checker_id', models.F('second_checker_id')), _negated=True)), _connector='OR'), name='relief_is_checked_by_two_different_people'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['checked', 'noticed', 'ordered', 'paid', 'received', 'refused']), _negated=True), ('second_checker_id__isnull', False), _connector='OR'), name='decided_relief_was_checked_by_two'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('noticed', 'ordered', 'paid', 'received')), _negated=True), models.Q(('body__in', ['council', 'committee']), ('decided_on__isnull', False), ('granted_fen__gt', 0), ('noticed_on__isnull', False), ('rule__isnull', False), ('notice_until__gte', models.F('noticed_on')), ('notice_until__isnull', False), models.Q(('minute', ''), _negated=True)), _connector='OR'), name='granted_relief_says_who_decided_what'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(models.Q(('reason', ''), _negated=True), ('granted_fen', 0)), _connector='OR'), name='refused_relief_says_why_and_grants_nothing'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['paid', 'received']), _negated=True), models.Q(('paid_at__isnull', False), ('voucher__isnull', False)), _connector='OR'), name='paid_relief_has_its_voucher'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'received'), _negated=True), models.Q(('received_at__isnull', False), models.Q(('signed_by', ''), _negated=True)), _connector='OR'), name='received_relief_is_signed_for'),
                        models.CheckConstraint(condition=models.Q(('photos_until__isnull', True), ('state__in', ('received', 'refused', 'withdrawn')), _connector='OR'), name='only_ended_relief_has_a_last_day_of_its_photos'),
                        models.UniqueConstraint(condition=models.Q(('state__in', ('received', 'refused', 'withdrawn')), _negated=True), fields=('household',), name='household_asks_for_one_relief_at_a_time'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ReliefPhoto',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('relief', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='services.relief')),
                    ('upload', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.upload')),
                    ('sent_index', models.CharField(blank=True, max_length=64)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('sent_index', ''), _negated=True), fields=('relief', 'sent_index'), name='picture_of_a_paper_is_kept_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='HouseholdCheck',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('relief', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='services.relief')),
                    ('is_so', models.BooleanField()),
                    ('words', lianxin.core.secrets.EncryptedTextField()),
                    ('by_id', models.BigIntegerField()),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='household_check_says_what_was_found'),
                        models.UniqueConstraint(fields=('relief', 'by_id'), name='nobody_checks_a_household_twice'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='HelpRequest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('number', models.PositiveIntegerField()),
                    ('token', models.CharField(default=lianxin.services.models.teams.new_token, max_length=32, unique=True)),
                    ('key', models.UUIDField(null=True, unique=True)),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='services.service')),
                    ('words', lianxin.core.secrets.EncryptedTextField()),
                    ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('place_words', models.CharField(blank=True, max_length=120)),
                    ('asker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('whom', models.CharField(choices=[('self', '我自己'), ('family', '家里人'), ('neighbour', '邻居')], default='self', max_length=10)),
                    ('served_name', models.CharField(blank=True, max_length=60)),
                    ('channel', models.CharField(choices=[('web', '手机或电脑'), ('code', '扫楼门二维码'), ('counter', '到社区当面说'), ('phone', '打电话'), ('door', '上门时说')], max_length=10)),
                    ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('outside_words', models.CharField(blank=True, max_length=120)),
                    ('matter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='matters.matter')),
                    ('repeats', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.helprequest')),
                    ('state', models.CharField(choices=[('asked', '待安排'), ('planned', '排了上门'), ('visited', '上门了，待您评价'), ('supervised', '书记过问'), ('closed', '已办好'), ('declined', '办不了'), ('withdrawn', '已撤回'), ('moved', '转为诉求')], default='asked', max_length=10)),
                    ('asked_at', models.DateTimeField()),
                    ('due_on', models.DateField()),
                    ('due_rule', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.rulepack')),
                    ('is_urgent', models.BooleanField(default=False)),
                    ('urgent_words', models.CharField(blank=True, max_length=120)),
                    ('reopened', models.PositiveSmallIntegerField(default=0)),
                    ('visited_at', models.DateTimeField(blank=True, null=True)),
                    ('wait_hours', models.PositiveIntegerField(blank=True, null=True)),
                    ('satisfaction', models.CharField(blank=True, max_length=10)),
                    ('rating_words', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('end_words', models.CharField(blank=True, max_length=300)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'indexes': [
                        models.Index(condition=models.Q(('closed_at__isnull', True)), fields=['community', 'due_on', 'id'], name='request_open_by_due'),
                        models.Index(fields=['community', 'asked_at', 'id'], name='request_by_day'),
                        models.Index(fields=['asker', 'asked_at', 'id'], name='request_by_asker'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'planned', 'visited', 'supervised', 'closed', 'declined', 'withdrawn', 'moved'])), name='request_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('whom__in', ['self', 'family', 'neighbour'])), name='request_is_for_somebody'),
                        models.CheckConstraint(condition=models.Q(('whom', 'self'), models.Q(('served_name', ''), _negated=True), _connector='OR'), name='request_for_another_names_them'),
                        models.CheckConstraint(condition=models.Q(('channel__in', ['web', 'code', 'counter', 'phone', 'door'])), name='request_channel_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state__in', ['closed', 'declined', 'moved', 'withdrawn'])), models.Q(models.Q(('state__in', ['closed', 'declined', 'moved', 'withdrawn']), _negated=True), ('closed_at__isnull', True)), _connector='OR'), name='request_is_ended_or_undated'),
                        models.CheckConstraint(condition=models.Q(('closed_at__isnull', True), ('closed_at__gte', models.F('asked_at')), _connector='OR'), name='request_ends_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(models.Q(('is_urgent', False), ('urgent_words', '')), models.Q(('is_urgent', True), models.Q(('urgent_words', ''), _negated=True)), _connector='OR'), name='urgent_request_says_why'),
                        models.CheckConstraint(condition=models.Q(('outside_words', ''), ('taken_by__isnull', False), _connector='OR'), name='only_staff_record_a_request_from_outside'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['declined', 'moved']), _negated=True), models.Q(('end_words', ''), _negated=True), _connector='OR'), name='request_declined_or_moved_says_why'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'visited'), _negated=True), ('visited_at__isnull', False), _connector='OR'), name='visited_request_had_a_visit'),
                        models.CheckConstraint(condition=models.Q(models.Q(('visited_at__isnull', True), ('wait_hours__isnull', True)), models.Q(('visited_at__isnull', False), ('wait_hours__isnull', False)), _connector='OR'), name='visited_request_waited_so_many_hours'),
                        models.CheckConstraint(condition=models.Q(('satisfaction', ''), ('satisfaction__in', ['good', 'fair', 'bad']), _connector='OR'), name='request_rating_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'moved'), _negated=True), ('matter__isnull', False), _connector='OR'), name='moved_request_has_a_matter'),
                        models.UniqueConstraint(fields=('community', 'number'), name='request_number_is_used_once'),
                        models.UniqueConstraint(condition=models.Q(('matter__isnull', False), models.Q(('state__in', ['closed', 'declined', 'moved', 'withdrawn']), _negated=True)), fields=('matter',), name='matter_is_one_open_request'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='WantedHalf',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='halves', to='services.helprequest')),
                    ('day', models.DateField()),
                    ('half', models.CharField(choices=[('am', '上午'), ('pm', '下午')], max_length=2)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['day', 'half'], name='wanted_half_by_day'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('half__in', ['am', 'pm'])), name='wanted_half_is_one'),
                        models.UniqueConstraint(fields=('request', 'day', 'half'), name='request_wants_a_half_day_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='RequestCounter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('last', models.PositiveIntegerField()),
                ],
            ),
            migrations.CreateModel(
                name='DayPlan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('day', models.DateField()),
                    ('half', models.CharField(choices=[('am', '上午'), ('pm', '下午')], max_length=2)),
                    ('state', models.CharField(choices=[('computing', '正在排'), ('ready', '排好了'), ('failed', '没排成')], default='computing', max_length=10)),
                    ('progress', models.PositiveSmallIntegerField(default=0)),
                    ('left_out', models.JSONField(default=list)),
                    ('revision', models.PositiveIntegerField(default=1)),
                    ('asked_at', models.DateTimeField()),
                    ('ready_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('half__in', ['am', 'pm']), ('state__in', ['computing', 'ready', 'failed'])), name='day_plan_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('progress__lte', 100)), name='day_plan_is_done_in_hundredths'),
                        models.UniqueConstraint(fields=('community', 'day', 'half'), name='half_day_is_planned_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Visit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='services.helprequest')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='services.member')),
                    ('day', models.DateField()),
                    ('half', models.CharField(choices=[('am', '上午'), ('pm', '下午')], max_length=2)),
                    ('starts_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField()),
                    ('metres', models.PositiveIntegerField(default=0)),
                    ('is_promised', models.BooleanField(default=False)),
                    ('state', models.CharField(choices=[('planned', '要去'), ('done', '去了'), ('missed', '没见到人'), ('called_off', '不去了')], default='planned', max_length=10)),
                    ('released_at', models.DateTimeField(blank=True, null=True)),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('recorded_at', models.DateTimeField(blank=True, null=True)),
                    ('key', models.UUIDField(null=True, unique=True)),
                    ('found', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('did', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('words', models.CharField(blank=True, max_length=200)),
                    ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.upload')),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'day', 'half', 'id'], name='visit_by_day'),
                        models.Index(fields=['community', 'done_at', 'id'], name='visit_by_end'),
                        models.Index(fields=['member', 'day', 'id'], name='visit_of_member'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('half__in', ['am', 'pm']), ('state__in', ['planned', 'done', 'missed', 'called_off'])), name='visit_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='visit_ends_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(models.Q(('released_at__isnull', False), ('state__in', ['missed', 'called_off'])), models.Q(('released_at__isnull', True), ('state__in', ['planned', 'done'])), _connector='OR'), name='visit_takes_its_time_until_it_is_called_off'),
                        models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('done_at__isnull', True)), _connector='OR'), name='visit_done_says_when'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['missed', 'called_off']), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='visit_not_made_says_why'),
                        models.UniqueConstraint(condition=models.Q(('state', 'planned')), fields=('request',), name='request_has_one_planned_visit'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Used',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='used', to='services.visit')),
                    ('name', models.CharField(max_length=40)),
                    ('quantity', models.CharField(blank=True, max_length=20)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='material_used_has_a_name'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Training',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('course', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='training', to='activities.course')),
                    ('trade', models.CharField(choices=[('pastry', '面点制作'), ('beauty', '化妆美容'), ('infant', '育婴'), ('home', '家政'), ('starting', '创业'), ('other', '别的')], max_length=10)),
                    ('certificate', models.CharField(max_length=40)),
                    ('issuer', models.CharField(max_length=60)),
                    ('least_age', models.PositiveSmallIntegerField()),
                    ('most_age', models.PositiveSmallIntegerField()),
                    ('only_jobless', models.BooleanField(default=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('trade__in', ['pastry', 'beauty', 'infant', 'home', 'starting', 'other'])), name='training_trade_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('certificate', ''), _negated=True), models.Q(('issuer', ''), _negated=True)), name='training_ends_in_a_certificate'),
                        models.CheckConstraint(condition=models.Q(('most_age__gte', models.F('least_age'))), name='training_is_for_some_age'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Jobseeker',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('born_on', models.DateField()),
                    ('is_jobless', models.BooleanField(default=True)),
                    ('trades', models.JSONField(default=list)),
                    ('words', models.CharField(blank=True, max_length=200)),
                    ('state', models.CharField(choices=[('seeking', '在找工作'), ('working', '上岗了'), ('left', '不找了')], default='seeking', max_length=8)),
                    ('registered_at', models.DateTimeField()),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'state', 'id'], name='jobseeker_by_state'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['seeking', 'working', 'left'])), name='jobseeker_state_is_known'),
                        models.UniqueConstraint(fields=('person',), name='person_looks_for_work_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Trainee',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('training', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trainees', to='services.training')),
                    ('seeker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trainings', to='services.jobseeker')),
                    ('state', models.CharField(choices=[('enrolled', '在学'), ('certified', '拿到证书'), ('left', '没有学完')], default='enrolled', max_length=10)),
                    ('number', models.CharField(blank=True, max_length=40)),
                    ('enrolled_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['enrolled', 'certified', 'left'])), name='trainee_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'certified'), models.Q(('number', ''), _negated=True)), models.Q(models.Q(('state', 'certified'), _negated=True), ('number', '')), _connector='OR'), name='certified_trainee_has_a_number'),
                        models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state', 'enrolled')), models.Q(models.Q(('state', 'enrolled'), _negated=True), ('ended_at__gte', models.F('enrolled_at')), ('ended_at__isnull', False)), _connector='OR'), name='trainee_ends_or_learns'),
                        models.UniqueConstraint(fields=('training', 'seeker'), name='jobseeker_joins_a_training_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Opening',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('employer', models.CharField(max_length=60)),
                    ('title', models.CharField(max_length=40)),
                    ('trade', models.CharField(choices=[('pastry', '面点制作'), ('beauty', '化妆美容'), ('infant', '育婴'), ('home', '家政'), ('starting', '创业'), ('other', '别的')], max_length=10)),
                    ('places', models.PositiveSmallIntegerField()),
                    ('pay', models.CharField(blank=True, max_length=40)),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('until', models.DateField()),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('posted_at', models.DateTimeField()),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'posted_at', 'id'], name='opening_by_day'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('trade__in', ['pastry', 'beauty', 'infant', 'home', 'starting', 'other'])), name='opening_trade_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('employer', ''), _negated=True), models.Q(('title', ''), _negated=True), ('places__gte', 1)), name='opening_says_who_offers_what'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Placement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('seeker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='services.jobseeker')),
                    ('opening', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='services.opening')),
                    ('where', models.CharField(max_length=60)),
                    ('began_on', models.DateField()),
                    ('ended_on', models.DateField(blank=True, null=True)),
                    ('recorded_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('where', ''), _negated=True), name='placement_says_where'),
                        models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('began_on')), _connector='OR'), name='placement_ends_after_it_begins'),
                        models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('seeker',), name='jobseeker_has_one_place_of_work_at_a_time'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='FollowUp',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('seeker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='services.jobseeker')),
                    ('trainee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='services.trainee')),
                    ('placement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='services.placement')),
                    ('months', models.PositiveSmallIntegerField()),
                    ('due_on', models.DateField()),
                    ('answer', models.CharField(blank=True, choices=[('work', '在岗'), ('not', '不在岗'), ('unknown', '没联系上')], max_length=8)),
                    ('words', models.CharField(blank=True, max_length=120)),
                    ('answered_on', models.DateField(blank=True, null=True)),
                    ('by_id', models.BigIntegerField(null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('trainee__isnull', True), ('placement__isnull', True), _connector='XOR'), name='follow_up_is_of_a_training_or_a_placement'),
                        models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_on__isnull', True)), models.Q(('answer__in', ['work', 'not', 'unknown']), ('answered_on__isnull', False)), _connector='OR'), name='answered_follow_up_has_its_day'),
                        models.UniqueConstraint(condition=models.Q(('trainee__isnull', False)), fields=('trainee', 'months'), name='training_is_followed_up_once_a_term'),
                        models.UniqueConstraint(condition=models.Q(('placement__isnull', False)), fields=('placement', 'months'), name='placement_is_followed_up_once_a_term'),
                    ],
                },
            ),
        ]),
        lianxin.core.operations.NoOverlap(
            'visit',
            'service_member_is_at_one_home_at_a_time',
            key='member',
            start='starts_at',
            end='ends_at',
            unless='released_at',
        ),
        lianxin.core.operations.AppendOnly('assessment'),
        lianxin.core.operations.AppendOnly('logentry'),
        lianxin.core.operations.AppendOnly('householdcheck'),
        lianxin.core.operations.AppendOnly('healthnote'),
    ]
