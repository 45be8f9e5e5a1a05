import django.db.models.deletion
import django.db.models.expressions
import lianxin.core.secrets
import lianxin.honours.models.award
import lianxin.honours.models.ballot
import uuid
from django.conf import settings
import lianxin.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('honours', '0001_begin'),
    ]

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('activities', '0001_tables'),
        ('core', '0001_tables'),
        ('council', '0001_tables'),
        ('people', '0001_tables'),
        ('places', '0001_tables'),
        ('volunteers', '0001_tables'),
    ]

    operations = [
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='Announcement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('title', models.CharField(max_length=60)),
                    ('words', models.CharField(max_length=2000)),
                    ('audience', models.CharField(choices=[('community', '全社区'), ('courtyard', '一个院'), ('building', '一栋楼'), ('group', '一支队伍或议事会')], default='community', max_length=10)),
                    ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='volunteers.team')),
                    ('troupe', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='activities.culturalteam')),
                    ('council', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='council.council')),
                    ('valid_from', models.DateField()),
                    ('valid_until', models.DateField()),
                    ('is_pinned', models.BooleanField(default=False)),
                    ('state', models.CharField(choices=[('draft', '没有发布'), ('published', '已发布'), ('withdrawn', '已撤回')], default='draft', max_length=10)),
                    ('published_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.CharField(blank=True, max_length=200)),
                    ('written_at', models.DateTimeField()),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'state', 'valid_until'], name='announcement_by_day'),
                        models.Index(fields=['community', 'published_at'], name='announcement_in_time'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'withdrawn'])), name='announcement_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('words', ''), _negated=True)), name='announcement_has_a_title_and_words'),
                        models.CheckConstraint(condition=models.Q(models.Q(('audience', 'community'), ('council__isnull', True), ('place__isnull', True), ('team__isnull', True), ('troupe__isnull', True)), models.Q(('audience__in', ['courtyard', 'building']), ('council__isnull', True), ('place__isnull', False), ('team__isnull', True), ('troupe__isnull', True)), models.Q(models.Q(('audience', 'group'), ('place__isnull', True)), models.Q(models.Q(('council__isnull', True), ('team__isnull', False), ('troupe__isnull', True)), models.Q(('council__isnull', True), ('team__isnull', True), ('troupe__isnull', False)), models.Q(('council__isnull', False), ('team__isnull', True), ('troupe__isnull', True)), _connector='OR')), _connector='OR'), name='announcement_is_to_whom_its_audience_says'),
                        models.CheckConstraint(condition=models.Q(('valid_until__gte', models.F('valid_from'))), name='announcement_ends_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', True), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('published_at__isnull', False)), _connector='OR'), name='announcement_is_published_or_undated'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), ('withdrawn_at__gte', models.F('published_at')), ('withdrawn_at__isnull', False), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('reason', ''), ('withdrawn_at__isnull', True)), _connector='OR'), name='withdrawn_announcement_says_when_and_why'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Attachment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('announcement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='honours.announcement')),
                    ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('name', models.CharField(max_length=80)),
                    ('file', models.FileField(max_length=200, upload_to='')),
                    ('size', models.PositiveIntegerField()),
                    ('added_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), ('size__gt', 0)), name='attachment_has_a_name_and_a_size'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Round',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('name', models.CharField(max_length=60)),
                    ('honour', models.CharField(max_length=40)),
                    ('what', models.CharField(max_length=1000)),
                    ('subject', models.CharField(choices=[('person', '个人'), ('household', '家庭')], default='person', max_length=10)),
                    ('seats', models.PositiveSmallIntegerField()),
                    ('votes_each', models.PositiveSmallIntegerField()),
                    ('voter', models.CharField(choices=[('person', '一人一票'), ('household', '一户一票')], default='person', max_length=10)),
                    ('residents', models.PositiveSmallIntegerField()),
                    ('jury', models.PositiveSmallIntegerField()),
                    ('deeds', models.PositiveSmallIntegerField()),
                    ('jury_words', models.CharField(blank=True, max_length=200)),
                    ('ties', models.CharField(choices=[('deeds', '总分相同的，事迹分高的在前；还相同的，一起评上'), ('all', '总分相同的，一起评上')], default='deeds', max_length=10)),
                    ('nominate_until', models.DateField()),
                    ('vote_until', models.DateField()),
                    ('state', models.CharField(choices=[('draft', '没有公布'), ('nominating', '正在推荐'), ('vetting', '正在审核'), ('noticed', '正在公示'), ('voting', '正在投票'), ('counted', '票数已公布'), ('announced', '已经揭晓'), ('cancelled', '已取消')], default='draft', max_length=10)),
                    ('opened_at', models.DateTimeField(blank=True, null=True)),
                    ('notice_until', models.DateField(blank=True, null=True)),
                    ('notice_rule', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.rulepack')),
                    ('result_until', models.DateField(blank=True, null=True)),
                    ('result_rule', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.rulepack')),
                    ('announced_at', models.DateTimeField(blank=True, null=True)),
                    ('sealed_at', models.DateTimeField(blank=True, null=True)),
                    ('outcome', models.CharField(blank=True, max_length=500)),
                    ('papers_out', models.PositiveIntegerField(default=0)),
                    ('papers_in', models.PositiveIntegerField(default=0)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'state', 'id'], name='award_by_state'),
                        models.Index(fields=['community', 'announced_at'], name='award_by_day'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'nominating', 'vetting', 'noticed', 'voting', 'counted', 'announced', 'cancelled']), ('subject__in', ['person', 'household']), ('ties__in', ['deeds', 'all']), ('voter__in', ['person', 'household'])), name='award_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('what', ''), _negated=True), models.Q(('honour', ''), _negated=True)), name='award_has_a_name_and_a_purpose'),
                        models.CheckConstraint(condition=models.Q(('deeds', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.Value(100), '-', models.F('residents')), '-', models.F('jury')))), name='award_weights_make_a_hundred'),
                        models.CheckConstraint(condition=models.Q(('deeds__gt', 0)), name='award_is_never_decided_by_votes_alone'),
                        models.CheckConstraint(condition=models.Q(('residents__gt', 0), ('jury__gt', 0), _connector='OR'), name='award_lets_somebody_vote'),
                        models.CheckConstraint(condition=models.Q(('seats__gte', 1), ('votes_each__gte', 1)), name='award_has_seats_and_choices'),
                        models.CheckConstraint(condition=models.Q(('vote_until__gt', models.F('nominate_until'))), name='award_is_voted_on_after_nominations_end'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['noticed', 'voting', 'counted', 'announced']), _negated=True), models.Q(('notice_rule__isnull', False), ('notice_until__isnull', False)), _connector='OR'), name='award_is_not_voted_on_before_its_notice'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['counted', 'announced']), _negated=True), models.Q(('result_rule__isnull', False), ('result_until__isnull', False)), _connector='OR'), name='award_is_not_announced_before_its_count'),
                        models.CheckConstraint(condition=models.Q(models.Q(('announced_at__isnull', False), ('state', 'announced')), models.Q(models.Q(('state', 'announced'), _negated=True), ('announced_at__isnull', True)), _connector='OR'), name='award_is_announced_or_undated'),
                        models.CheckConstraint(condition=models.Q(('papers_in__lte', models.F('papers_out'))), name='award_has_no_more_papers_back_than_out'),
                        models.UniqueConstraint(fields=('community', 'name'), name='award_is_named_once_in_a_community'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Nominee',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominees', to='honours.round')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('name', models.CharField(max_length=60)),
                    ('words', models.CharField(max_length=1000)),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('token', models.CharField(default=lianxin.honours.models.award.new_token, max_length=32, unique=True)),
                    ('state', models.CharField(choices=[('asked', '等本人同意'), ('agreed', '本人同意了'), ('declined', '本人不参加'), ('fit', '审核通过'), ('dropped', '没有列入'), ('withdrawn', '本人退出了')], default='asked', max_length=10)),
                    ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('score', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('reason', models.CharField(blank=True, max_length=200)),
                    ('nominated_at', models.DateTimeField()),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('is_awarded', models.BooleanField(default=False)),
                    ('certificate', models.CharField(blank=True, max_length=24)),
                    ('code', models.CharField(blank=True, max_length=24)),
                    ('holder_index', models.CharField(blank=True, max_length=64)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'agreed', 'declined', 'fit', 'dropped', 'withdrawn'])), name='nominee_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('words', ''), _negated=True)), name='nominee_has_a_name_and_deeds'),
                        models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('state', 'asked')), models.Q(models.Q(('state', 'asked'), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='nobody_is_nominated_without_an_answer'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'fit'), _negated=True), models.Q(('score__gte', 1), ('score__isnull', False), ('score__lte', 5)), _connector='OR'), name='nominee_found_fit_has_a_score'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'dropped'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='nominee_who_is_dropped_is_told_why'),
                        models.CheckConstraint(condition=models.Q(('is_awarded', False), ('number__isnull', False), _connector='OR'), name='only_who_was_on_the_ballot_is_awarded'),
                        models.CheckConstraint(condition=models.Q(models.Q(('certificate', ''), ('code', ''), ('holder_index', '')), models.Q(('is_awarded', True), models.Q(('certificate', ''), _negated=True), models.Q(('code', ''), _negated=True), models.Q(('holder_index', ''), _negated=True)), _connector='OR'), name='only_who_is_awarded_has_a_certificate'),
                        models.UniqueConstraint(condition=models.Q(('state__in', ['agreed', 'asked', 'fit'])), fields=('round', 'person'), name='person_is_nominated_once_in_a_round'),
                        models.UniqueConstraint(fields=('round', 'number'), name='ballot_number_is_used_once_in_a_round'),
                        models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='award_code_is_used_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Objection',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='honours.round')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('is_of_result', models.BooleanField()),
                    ('words', models.CharField(max_length=500)),
                    ('at', models.DateTimeField()),
                    ('answer', models.CharField(blank=True, max_length=500)),
                    ('is_upheld', models.BooleanField(blank=True, null=True)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='objection_says_something'),
                        models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('is_upheld__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__gte', models.F('at')), ('answered_at__isnull', False), ('is_upheld__isnull', False)), _connector='OR'), name='objection_is_answered_in_words_or_open'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Juror',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='jurors', to='honours.round')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('since', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('round', 'person'), name='juror_sits_once_in_a_round'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Vote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='honours.round')),
                    ('panel', models.CharField(choices=[('residents', '居民'), ('jury', '评委')], max_length=10)),
                    ('channel', models.CharField(choices=[('online', '网上'), ('paper', '纸上')], max_length=10)),
                    ('voter', models.CharField(max_length=64)),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                    ('device', models.CharField(blank=True, max_length=64)),
                    ('envelope', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('at', models.DateTimeField(blank=True, null=True)),
                    ('aside', models.CharField(blank=True, max_length=200)),
                    ('is_sealed', models.BooleanField(default=False)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['round', 'at'], name='vote_in_time'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('channel__in', ['online', 'paper']), ('panel__in', ['residents', 'jury'])), name='vote_is_of_a_known_panel_and_channel'),
                        models.CheckConstraint(condition=models.Q(('voter', ''), _negated=True), name='vote_is_somebody_s'),
                        models.CheckConstraint(condition=models.Q(models.Q(('at__isnull', False), ('is_sealed', False)), models.Q(('at__isnull', True), ('device', ''), ('envelope', ''), ('is_sealed', True), ('person__isnull', True)), _connector='OR'), name='sealed_vote_leads_to_nobody'),
                        models.CheckConstraint(condition=models.Q(models.Q(('channel', 'paper'), _negated=True), models.Q(('device', ''), ('envelope', '')), _connector='OR'), name='paper_vote_leads_to_no_ballot'),
                        models.UniqueConstraint(condition=models.Q(('aside', '')), fields=('round', 'panel', 'voter'), name='one_person_or_household_votes_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Ballot',
                fields=[
                    ('id', models.BigIntegerField(default=lianxin.honours.models.ballot.any_number, editable=False, primary_key=True, serialize=False)),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='honours.round')),
                    ('panel', models.CharField(choices=[('residents', '居民'), ('jury', '评委')], max_length=10)),
                    ('receipt', models.CharField(default=lianxin.honours.models.ballot.any_receipt, max_length=12)),
                    ('choices', models.JSONField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('panel__in', ['residents', 'jury'])), name='ballot_is_of_a_known_panel'),
                        models.UniqueConstraint(fields=('round', 'receipt'), name='ballot_receipt_is_given_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='SetAside',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ballot', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='aside', to='honours.ballot')),
                    ('reason', models.CharField(max_length=200)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='ballot_is_set_aside_with_a_reason'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PaperEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='honours.round')),
                    ('serial', models.PositiveIntegerField()),
                    ('choices', models.JSONField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('at', models.DateTimeField()),
                    ('is_agreed', models.BooleanField(default=False)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('serial__gte', 1)), name='paper_has_a_serial_number'),
                        models.UniqueConstraint(fields=('round', 'serial', 'by'), name='paper_is_read_once_by_each'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Board',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('name', models.CharField(max_length=20)),
                    ('words', models.CharField(blank=True, max_length=120)),
                    ('position', models.PositiveSmallIntegerField(default=0)),
                    ('is_open', models.BooleanField(default=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='wall_board_has_a_name'),
                        models.UniqueConstraint(fields=('community', 'name'), name='wall_board_is_named_once_in_a_community'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Story',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stories', to='honours.board')),
                    ('title', models.CharField(max_length=40)),
                    ('words', models.CharField(max_length=600)),
                    ('teller', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('signed', models.CharField(blank=True, max_length=30)),
                    ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.upload')),
                    ('state', models.CharField(choices=[('told', '等人看一看'), ('shown', '可以上墙'), ('declined', '没有上墙'), ('down', '撤下来了')], default='told', max_length=10)),
                    ('reason', models.CharField(blank=True, max_length=200)),
                    ('told_at', models.DateTimeField()),
                    ('shown_at', models.DateTimeField(blank=True, null=True)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'state', 'shown_at'], name='story_by_day'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['told', 'shown', 'declined', 'down'])), name='story_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('words', ''), _negated=True)), name='story_has_a_title_and_words'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'shown'), _negated=True), models.Q(('shown_at__gte', models.F('told_at')), ('shown_at__isnull', False)), _connector='OR'), name='nothing_is_on_the_wall_that_nobody_looked_at'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['declined', 'down']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='story_kept_or_taken_off_the_wall_says_why'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Shown',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shown', to='honours.story')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('name', models.CharField(max_length=30)),
                    ('where', models.CharField(max_length=120)),
                    ('token', models.CharField(default=lianxin.honours.models.award.new_token, max_length=32, unique=True)),
                    ('answer', models.CharField(choices=[('asked', '等本人答复'), ('agreed', '同意'), ('refused', '不同意'), ('withdrawn', '收回了同意')], default='asked', max_length=10)),
                    ('asked_at', models.DateTimeField()),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('answer__in', ['asked', 'agreed', 'refused', 'withdrawn'])), name='shown_person_s_answer_is_known'),
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='shown_person_has_a_name'),
                        models.CheckConstraint(condition=models.Q(models.Q(('answer', 'asked'), ('answered_at__isnull', True)), models.Q(models.Q(('answer', 'asked'), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='shown_person_answered_or_is_still_asked'),
                        models.UniqueConstraint(fields=('story', 'person'), name='person_is_shown_once_in_a_story'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Thanks',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='thanks', to='honours.story')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                    ('words', models.CharField(blank=True, max_length=120)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'verbose_name_plural': 'thanks',
                    'constraints': [
                        models.UniqueConstraint(fields=('story', 'person'), name='somebody_gives_thanks_once_for_a_story'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Brand',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('name', models.CharField(max_length=40)),
                    ('words', models.CharField(max_length=1000)),
                    ('since', models.DateField()),
                    ('is_open', models.BooleanField(default=False)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('words', ''), _negated=True)), name='brand_has_a_name_and_words'),
                        models.UniqueConstraint(fields=('community', 'name'), name='brand_is_named_once_in_a_community'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Tie',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('brand', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ties', to='honours.brand')),
                    ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='volunteers.team')),
                    ('troupe', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='activities.culturalteam')),
                    ('project', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='volunteers.project')),
                    ('series', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='activities.series')),
                    ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='activities.activity')),
                    ('board', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='honours.board')),
                    ('story', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='honours.story')),
                    ('title', models.CharField(blank=True, max_length=60)),
                    ('path', models.CharField(blank=True, max_length=200)),
                    ('tied_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(models.Q(('team_id__isnull', True)), models.Q(('troupe_id__isnull', True)), models.Q(('project_id__isnull', True)), models.Q(('series_id__isnull', True)), models.Q(('activity_id__isnull', True)), models.Q(('board_id__isnull', True)), models.Q(('story_id__isnull', True)), models.Q(('title', ''), _negated=True), ('path__startswith', '/')), models.Q(models.Q(('team_id__isnull', False)), models.Q(('troupe_id__isnull', True)), models.Q(('project_id__isnull', True)), models.Q(('series_id__isnull', True)), models.Q(('activity_id__isnull', True)), models.Q(('board_id__isnull', True)), models.Q(('story_id__isnull', True)), ('path', ''), ('title', '')), models.Q(models.Q(('team_id__isnull', True)), models.Q(('troupe_id__isnull', False)), models.Q(('project_id__isnull', True)), models.Q(('series_id__isnull', True)), models.Q(('activity_id__isnull', True)), models.Q(('board_id__isnull', True)), models.Q(('story_id__isnull', True)), ('path', ''), ('title', '')), models.Q(models.Q(('team_id__isnull', True)), models.Q(('troupe_id__isnull', True)), models.Q(('project_id__isnull', False)), models.Q(('series_id__isnull', True)), models.Q(('activity_id__isnull', True)), models.Q(('board_id__isnull', True)), models.Q(('story_id__isnull', True)), ('path', ''), ('title', '')), models.Q(models.Q(('team_id__isnull', True)), models.Q(('troupe_id__isnull', True)), models.Q(('project_id__isnull', True)), models.Q(('series_id__isnull', False)), models.Q(('activity_id__isnull', True)), models.Q(('board_id__isnull', True)), models.Q(('story_id__isnull', True)), ('path', ''), ('title', '')), models.Q(models.Q(('team_id__isnull', True)), models.Q(('troupe_id__isnull', True)), models.Q(('project_id__isnull', True)), models.Q(('series_id__isnull', True)), models.Q(('activity_id__isnull', False)), models.Q(('board_id__isnull', True)), models.Q(('story_id__isnull', True)), ('path', ''), ('title', '')), models.Q(models.Q(('team_id__isnull', True)), models.Q(('troupe_id__isnull', True)), models.Q(('project_id__isnull', True)), models.Q(('series_id__isnull', True)), models.Q(('activity_id__isnull', True)), models.Q(('board_id__isnull', False)), models.Q(('story_id__isnull', True)), ('path', ''), ('title', '')), models.Q(models.Q(('team_id__isnull', True)), models.Q(('troupe_id__isnull', True)), models.Q(('project_id__isnull', True)), models.Q(('series_id__isnull', True)), models.Q(('activity_id__isnull', True)), models.Q(('board_id__isnull', True)), models.Q(('story_id__isnull', False)), ('path', ''), ('title', '')), _connector='OR'), name='tie_leads_to_just_one_thing'),
                        models.UniqueConstraint(condition=models.Q(('team__isnull', False)), fields=('brand', 'team'), name='brand_is_tied_once_to_a_team'),
                        models.UniqueConstraint(condition=models.Q(('troupe__isnull', False)), fields=('brand', 'troupe'), name='brand_is_tied_once_to_a_troupe'),
                        models.UniqueConstraint(condition=models.Q(('project__isnull', False)), fields=('brand', 'project'), name='brand_is_tied_once_to_a_project'),
                        models.UniqueConstraint(condition=models.Q(('series__isnull', False)), fields=('brand', 'series'), name='brand_is_tied_once_to_a_series'),
                        models.UniqueConstraint(condition=models.Q(('activity__isnull', False)), fields=('brand', 'activity'), name='brand_is_tied_once_to_a_activity'),
                        models.UniqueConstraint(condition=models.Q(('board__isnull', False)), fields=('brand', 'board'), name='brand_is_tied_once_to_a_board'),
                        models.UniqueConstraint(condition=models.Q(('story__isnull', False)), fields=('brand', 'story'), name='brand_is_tied_once_to_a_story'),
                        models.UniqueConstraint(condition=models.Q(('path', ''), _negated=True), fields=('brand', 'path'), name='brand_is_tied_once_to_an_address'),
                    ],
                },
            ),
        ]),
        lianxin.core.operations.AppendOnly('ballot'),
        lianxin.core.operations.AppendOnly('setaside'),
    ]
