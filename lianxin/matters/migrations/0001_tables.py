import django.db.models.deletion
import lianxin.core.secrets
import lianxin.core.text
import lianxin.matters.models.matter
import lianxin.matters.models.relays
import uuid
from django.conf import settings
import lianxin.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('matters', '0001_begin'),
        ('matters', '0002_index_the_words'),
        ('matters', '0003_the_week_among_the_words'),
        ('matters', '0004_let_applications_in'),
        ('matters', '0005_fetch_what_was_sent_along'),
        ('matters', '0006_sound_the_titles'),
        ('matters', '0007_sort_words_in_by_the_hundred'),
    ]

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('core', '0001_tables'),
        ('people', '0001_tables'),
        ('places', '0001_tables'),
    ]

    operations = [
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='Category',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='matters.category')),
                    ('code', models.SlugField(max_length=30, unique=True)),
                    ('name', models.CharField(max_length=30)),
                    ('office', models.CharField(blank=True, max_length=60)),
                    ('words', models.JSONField(default=list)),
                    ('is_urgent', models.BooleanField(default=False)),
                    ('is_active', models.BooleanField(default=True)),
                    ('position', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'verbose_name_plural': 'categories',
                },
            ),
            migrations.CreateModel(
                name='CategoryQuestion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('category', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='matters.category')),
                    ('code', models.SlugField(max_length=30)),
                    ('label', models.CharField(max_length=60)),
                    ('kind', models.CharField(choices=[('text', '文字'), ('number', '数目'), ('choice', '选择')], max_length=10)),
                    ('choices', models.JSONField(default=list)),
                    ('unit', models.CharField(blank=True, max_length=10)),
                    ('is_required', models.BooleanField(default=False)),
                    ('position', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('category', 'code'), name='question_is_coded_once_in_a_category'),
                        models.CheckConstraint(condition=models.Q(('kind__in', ['text', 'number', 'choice'])), name='question_kind_is_known'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='NumberCounter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('year', models.PositiveIntegerField()),
                    ('last', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('community', 'year'), name='community_counts_once_a_year'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Draft',
                fields=[
                    ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.community')),
                    ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('owner', models.CharField(max_length=64)),
                    ('channel', models.CharField(choices=[('web', '手机或电脑'), ('code', '扫楼门二维码'), ('counter', '到社区当面说'), ('phone', '打电话'), ('door', '上门时说')], default='web', max_length=10)),
                    ('kind', models.CharField(choices=[('help', '求助'), ('complaint', '投诉'), ('suggestion', '建议'), ('question', '咨询'), ('report', '举报'), ('praise', '表扬')], default='help', max_length=12)),
                    ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.place')),
                    ('place_words', models.CharField(blank=True, max_length=120)),
                    ('words', models.TextField(blank=True)),
                    ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='matters.category')),
                    ('answers', models.JSONField(default=dict)),
                    ('is_public', models.BooleanField(default=True)),
                    ('is_named', models.BooleanField(default=False)),
                    ('is_struck', models.BooleanField(default=True)),
                    ('name', models.CharField(blank=True, max_length=60)),
                    ('phone', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('started_at', models.DateTimeField()),
                    ('changed_at', models.DateTimeField(db_index=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('channel__in', ['web', 'code', 'counter', 'phone', 'door'])), name='draft_channel_is_known'),
                        models.CheckConstraint(condition=models.Q(('kind__in', ['help', 'complaint', 'suggestion', 'question', 'report', 'praise'])), name='draft_kind_is_known'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DraftPhoto',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='matters.draft')),
                    ('upload', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='core.upload')),
                    ('position', models.PositiveSmallIntegerField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('draft', 'position'), name='draft_photo_has_its_own_position'),
                        models.CheckConstraint(condition=models.Q(('position__lt', 6)), name='draft_has_six_photos_at_most'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Matter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('number', models.CharField(max_length=20, unique=True)),
                    ('token', models.CharField(default=lianxin.matters.models.matter.new_token, max_length=32, unique=True)),
                    ('draft_key', models.UUIDField(null=True, unique=True)),
                    ('kind', models.CharField(choices=[('help', '求助'), ('complaint', '投诉'), ('suggestion', '建议'), ('question', '咨询'), ('report', '举报'), ('praise', '表扬')], max_length=12)),
                    ('category', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='matters.category')),
                    ('title', models.CharField(max_length=60)),
                    ('words', models.TextField()),
                    ('answers', models.JSONField(default=dict)),
                    ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('courtyard', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('place_words', models.CharField(blank=True, max_length=120)),
                    ('reporter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('is_named', models.BooleanField(default=False)),
                    ('is_public', models.BooleanField(default=False)),
                    ('shown_at', models.DateTimeField(blank=True, null=True)),
                    ('channel', models.CharField(choices=[('web', '手机或电脑'), ('code', '扫楼门二维码'), ('counter', '到社区当面说'), ('phone', '打电话'), ('door', '上门时说')], max_length=10)),
                    ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('state', models.CharField(choices=[('reported', '待受理'), ('accepted', '已受理'), ('in_hand', '办理中'), ('at_council', '议事中'), ('to_confirm', '待确认'), ('supervised', '街道督办'), ('joined', '已并案'), ('solved', '已解决'), ('partly_solved', '部分解决'), ('declined', '不予受理'), ('referred', '已转交'), ('withdrawn', '已撤回'), ('lapsed', '逾期未答')], default='reported', max_length=14)),
                    ('reported_at', models.DateTimeField()),
                    ('reply_due_on', models.DateField()),
                    ('reply_rule', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.rulepack')),
                    ('replied_at', models.DateTimeField(blank=True, null=True)),
                    ('is_reply_late', models.BooleanField(default=False)),
                    ('due_on', models.DateField()),
                    ('is_extended', models.BooleanField(default=False)),
                    ('escalation', models.PositiveSmallIntegerField(default=0)),
                    ('reopened', models.PositiveSmallIntegerField(default=0)),
                    ('outcome', models.TextField(blank=True)),
                    ('authority', models.CharField(blank=True, max_length=60)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('lead_office', models.CharField(blank=True, max_length=60)),
                    ('is_urgent', models.BooleanField(default=False)),
                    ('is_focal', models.BooleanField(default=False)),
                    ('went_to_council', models.BooleanField(default=False)),
                    ('supports', models.PositiveIntegerField(default=0)),
                    ('joined_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='joined', to='matters.matter')),
                    ('state_before', models.CharField(blank=True, max_length=14)),
                    ('revision', models.PositiveIntegerField(default=0)),
                    ('tokens', lianxin.core.text.TokensField(blank=True)),
                    ('helpers', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [
                        models.Index(condition=models.Q(('closed_at__isnull', True), ('joined_to__isnull', True)), fields=['community', 'due_on', 'id'], name='matter_open_by_due'),
                        models.Index(condition=models.Q(('closed_at__isnull', True), ('joined_to__isnull', True)), fields=['community', 'reported_at', 'id'], name='matter_open_by_age'),
                        models.Index(condition=models.Q(('closed_at__isnull', True), ('joined_to__isnull', True)), fields=['community', 'state', 'due_on', 'id'], name='matter_open_by_state'),
                        models.Index(condition=models.Q(('closed_at__isnull', True), ('joined_to__isnull', True)), fields=['lead', 'due_on', 'id'], name='matter_by_lead'),
                        models.Index(fields=['community', 'reported_at', 'id'], name='matter_by_beginning'),
                        models.Index(fields=['community', 'state', 'reported_at', 'id'], name='matter_by_state'),
                        models.Index(fields=['community', 'category', 'reported_at', 'id'], name='matter_by_category'),
                        models.Index(fields=['community', 'courtyard', 'reported_at', 'id'], name='matter_by_courtyard'),
                        models.Index(fields=['community', 'supports', 'id'], name='matter_by_supports'),
                        models.Index(condition=models.Q(('closed_at__isnull', False)), fields=['community', 'closed_at', 'id', 'state', 'is_focal', 'category'], name='matter_by_end'),
                        models.Index(fields=['community', 'reply_due_on', 'id', 'replied_at', 'is_reply_late', 'state'], name='matter_by_reply'),
                        models.Index(condition=models.Q(('is_focal', True)), fields=['community', 'id'], name='matter_focal'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['reported', 'accepted', 'in_hand', 'at_council', 'to_confirm', 'supervised', 'joined', 'solved', 'partly_solved', 'declined', 'referred', 'withdrawn', 'lapsed'])), name='matter_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('kind__in', ['help', 'complaint', 'suggestion', 'question', 'report', 'praise'])), name='matter_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(('channel__in', ['web', 'code', 'counter', 'phone', 'door'])), name='matter_channel_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state__in', ['declined', 'lapsed', 'partly_solved', 'referred', 'solved', 'withdrawn'])), models.Q(models.Q(('state__in', ['declined', 'lapsed', 'partly_solved', 'referred', 'solved', 'withdrawn']), _negated=True), ('closed_at__isnull', True)), _connector='OR'), name='matter_is_ended_or_undated'),
                        models.CheckConstraint(condition=models.Q(('closed_at__isnull', True), ('closed_at__gte', models.F('reported_at')), _connector='OR'), name='matter_ends_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(('replied_at__isnull', True), ('replied_at__gte', models.F('reported_at')), _connector='OR'), name='matter_is_replied_to_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(models.Q(('joined_to__isnull', False), ('state', 'joined'), models.Q(('state_before', ''), _negated=True)), models.Q(models.Q(('state', 'joined'), _negated=True), ('joined_to__isnull', True), ('state_before', '')), _connector='OR'), name='only_a_joined_matter_has_a_head'),
                        models.CheckConstraint(condition=models.Q(('joined_to__isnull', True), models.Q(('joined_to', models.F('id')), _negated=True), _connector='OR'), name='matter_is_not_joined_to_itself'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['in_hand', 'to_confirm']), _negated=True), models.Q(('lead_office', ''), _negated=True), _connector='OR'), name='matter_in_hand_has_a_lead'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'referred'), _negated=True), models.Q(('authority', ''), _negated=True), _connector='OR'), name='referred_matter_names_the_authority'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['solved', 'partly_solved']), _negated=True), models.Q(('outcome', ''), _negated=True), _connector='OR'), name='solved_matter_says_what_came_of_it'),
                        models.CheckConstraint(condition=models.Q(('shown_at__isnull', True), ('is_public', True), _connector='OR'), name='only_a_public_matter_is_shown'),
                        models.CheckConstraint(condition=models.Q(('escalation__lte', 2)), name='matter_rises_no_higher'),
                        models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='matter_has_words'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Application',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=40)),
                    ('contact', models.CharField(max_length=120)),
                    ('key_index', models.CharField(max_length=64, unique=True)),
                    ('key_start', models.CharField(max_length=6)),
                    ('is_trusted', models.BooleanField(default=False)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField()),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('name',), name='application_holds_one_key'),
                        models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('contact', ''), _negated=True)), name='application_has_a_name_and_somebody_to_answer_for_it'),
                        models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('withdrawn_at__gte', models.F('made_at')), _connector='OR'), name='key_is_withdrawn_after_it_is_made'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Relay',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relays', to='matters.application')),
                    ('matter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='relay', to='matters.matter')),
                    ('token', models.CharField(default=lianxin.matters.models.relays.new_relay_token, max_length=32, unique=True)),
                    ('media_url', models.URLField(blank=True, max_length=500)),
                    ('media_ended_at', models.DateTimeField(blank=True, null=True)),
                    ('media_failed', models.CharField(blank=True, max_length=120)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('media_url', ''), ('media_url__startswith', 'https://'), ('media_url__startswith', 'http://'), _connector='OR'), name='relayed_picture_is_on_the_web'),
                        models.CheckConstraint(condition=models.Q(('media_failed', ''), ('media_ended_at__isnull', False), _connector='OR'), name='only_an_ended_fetch_has_failed'),
                        models.CheckConstraint(condition=models.Q(('media_ended_at__isnull', True), models.Q(('media_url', ''), _negated=True), _connector='OR'), name='what_was_fetched_has_an_address'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Support',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voices', to='matters.matter')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['person', 'matter'], name='support_by_person'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(fields=('matter', 'person'), name='person_joins_a_matter_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Follow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='followers', to='matters.matter')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('matter', 'user'), name='user_follows_a_matter_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Question',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='matters.matter')),
                    ('text', models.CharField(max_length=300)),
                    ('asked_at', models.DateTimeField()),
                    ('answer', models.TextField(blank=True)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('answered_at__isnull', True)), fields=('matter',), name='matter_has_one_open_question'),
                        models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(('answered_at__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='question_is_answered_or_undated'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Say',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='says', to='matters.matter')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('round', models.PositiveSmallIntegerField(default=0)),
                    ('is_reporter', models.BooleanField(default=False)),
                    ('asked_at', models.DateTimeField()),
                    ('outcome', models.CharField(blank=True, choices=[('solved', '解决了'), ('partly', '解决了一部分'), ('not', '没有解决')], max_length=8)),
                    ('satisfaction', models.CharField(blank=True, choices=[('good', '满意'), ('fair', '一般'), ('bad', '不满意')], max_length=8)),
                    ('reason', models.CharField(blank=True, max_length=500)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('heard_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['person', 'answered_at'], name='say_by_person'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(fields=('matter', 'person', 'round'), name='person_is_asked_once_a_round'),
                        models.UniqueConstraint(condition=models.Q(('is_reporter', True)), fields=('matter', 'round'), name='round_has_one_reporter'),
                        models.CheckConstraint(condition=models.Q(('outcome__in', ['', 'solved', 'partly', 'not'])), name='outcome_is_known'),
                        models.CheckConstraint(condition=models.Q(('satisfaction__in', ['', 'good', 'fair', 'bad'])), name='satisfaction_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('outcome', ''), ('satisfaction', '')), models.Q(('answered_at__gte', models.F('asked_at')), ('answered_at__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='say_is_answered_or_undated'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='MatterPhoto',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='matters.matter')),
                    ('upload', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='matter_photo', to='core.upload')),
                    ('stage', models.CharField(choices=[('before', '之前'), ('during', '办理中'), ('after', '之后')], max_length=8)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('stage__in', ['before', 'during', 'after'])), name='photo_stage_is_known'),
                    ],
                },
            ),
        ]),
        lianxin.core.operations.SearchIndex('matter', 'tokens'),
    ]
