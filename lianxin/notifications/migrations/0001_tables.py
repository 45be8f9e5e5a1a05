import django.db.models.deletion
import lianxin.core.secrets
from django.conf import settings
import lianxin.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('notifications', '0001_begin'),
        ('notifications', '0002_reaching'),
    ]

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='Notice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('community_id', models.BigIntegerField(null=True)),
                    ('subject_kind', models.CharField(max_length=40)),
                    ('subject_id', models.BigIntegerField()),
                    ('title', models.CharField(max_length=120)),
                    ('lines', models.JSONField(default=list)),
                    ('url', models.CharField(max_length=200)),
                    ('first_at', models.DateTimeField()),
                    ('last_at', models.DateTimeField()),
                    ('read_at', models.DateTimeField(blank=True, null=True)),
                    ('is_required', models.BooleanField(default=False)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['user', '-last_at', '-id'], name='inbox'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('read_at__isnull', True)), fields=('user', 'subject_kind', 'subject_id'), name='one_unread_notice_for_a_thing'),
                        models.CheckConstraint(condition=models.Q(('read_at__isnull', True), ('read_at__gte', models.F('first_at')), _connector='OR'), name='notice_is_read_after_it_begins'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Wishes',
                fields=[
                    ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                    ('by_push', models.BooleanField(default=False)),
                    ('by_mail', models.BooleanField(default=False)),
                    ('by_sms', models.BooleanField(default=False)),
                    ('mail', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('mail_confirmed_at', models.DateTimeField(blank=True, null=True)),
                    ('is_at_once', models.BooleanField(default=False)),
                    ('digest_hour', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('quiet_from', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('quiet_until', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('refused', models.JSONField(default=list)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('by_mail', False), ('mail_confirmed_at__isnull', False), _connector='OR'), name='mail_goes_only_to_a_confirmed_address'),
                        models.CheckConstraint(condition=models.Q(('mail_confirmed_at__isnull', True), models.Q(('mail', ''), _negated=True), _connector='OR'), name='only_a_given_address_is_confirmed'),
                        models.CheckConstraint(condition=models.Q(models.Q(('quiet_from__isnull', True), ('quiet_until__isnull', True)), models.Q(('quiet_from__isnull', False), ('quiet_from__lte', 23), ('quiet_until__isnull', False), ('quiet_until__lte', 23)), _connector='OR'), name='quiet_hours_have_both_ends'),
                        models.CheckConstraint(condition=models.Q(('digest_hour__isnull', True), ('digest_hour__lte', 23), _connector='OR'), name='digest_goes_at_an_hour_of_the_day'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Browser',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('endpoint', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('endpoint_index', models.CharField(max_length=64)),
                    ('p256dh', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('auth', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('name', models.CharField(max_length=60)),
                    ('added_at', models.DateTimeField()),
                    ('gone_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('gone_at__isnull', True)), fields=('endpoint_index',), name='browser_shows_the_news_of_one_user'),
                        models.CheckConstraint(condition=models.Q(models.Q(('auth', ''), ('endpoint', ''), ('gone_at__isnull', False), ('p256dh', '')), models.Q(('gone_at__isnull', True), models.Q(('endpoint', ''), _negated=True), models.Q(('p256dh', ''), _negated=True), models.Q(('auth', ''), _negated=True)), _connector='OR'), name='browser_is_gone_or_has_an_endpoint'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PushKey',
                fields=[
                    ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                    ('private', lianxin.core.secrets.EncryptedTextField()),
                    ('made_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('id', 1)), name='there_is_one_push_key'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Gateway',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=60)),
                    ('kind', models.CharField(choices=[('sms', '短信'), ('wecom', '企业微信群'), ('dingtalk', '钉钉群'), ('feishu', '飞书群'), ('other', '其他群机器人')], max_length=10)),
                    ('url', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('topics', models.JSONField(default=list)),
                    ('is_on', models.BooleanField(default=True)),
                    ('added_at', models.DateTimeField()),
                    ('removed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('kind__in', ['sms', 'wecom', 'dingtalk', 'feishu', 'other'])), name='gateway_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('is_on', False), ('removed_at__isnull', False), ('url', '')), models.Q(('removed_at__isnull', True), models.Q(('url', ''), _negated=True)), _connector='OR'), name='gateway_is_removed_or_has_an_address'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Served',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('gateway', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='served', to='notifications.gateway')),
                    ('community_id', models.BigIntegerField()),
                    ('is_sms', models.BooleanField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('gateway', 'community_id'), name='gateway_serves_a_community_once'),
                        models.UniqueConstraint(condition=models.Q(('is_sms', True)), fields=('community_id',), name='community_has_one_sms_service'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Bulletin',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community_id', models.BigIntegerField()),
                    ('topic', models.CharField(max_length=40)),
                    ('mark', models.BigIntegerField(unique=True)),
                    ('title', models.CharField(max_length=120)),
                    ('text', models.TextField(blank=True)),
                    ('url', models.CharField(max_length=200)),
                    ('at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='Delivery',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('notice', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='notifications.notice')),
                    ('bulletin', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='notifications.bulletin')),
                    ('user', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('browser', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='notifications.browser')),
                    ('gateway', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='notifications.gateway')),
                    ('community_id', models.BigIntegerField(null=True)),
                    ('channel', models.CharField(choices=[('push', '手机或电脑通知'), ('mail', '电子邮件'), ('sms', '短信'), ('group', '群机器人')], max_length=10)),
                    ('mark', models.BigIntegerField()),
                    ('state', models.CharField(choices=[('waiting', '等着发'), ('sending', '正在发'), ('sent', '发出了'), ('moot', '不用发了'), ('unsure', '不知道到没到'), ('dead', '没有发成')], default='waiting', max_length=10)),
                    ('due_at', models.DateTimeField()),
                    ('batch', models.UUIDField(null=True)),
                    ('lease', models.UUIDField(null=True)),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('error', models.CharField(blank=True, max_length=200)),
                    ('made_at', models.DateTimeField()),
                    ('done_at', models.DateTimeField(null=True)),
                ],
                options={
                    'indexes': [
                        models.Index(condition=models.Q(('state__in', ('waiting', 'sending'))), fields=['due_at', 'id'], name='delivery_due'),
                        models.Index(condition=models.Q(('state__in', ('waiting', 'sending')), ('user__isnull', False)), fields=['user', 'due_at'], name='delivery_of_user'),
                        models.Index(condition=models.Q(('batch__isnull', False)), fields=['batch'], name='delivery_of_batch'),
                        models.Index(condition=models.Q(('state__in', ('unsure', 'dead'))), fields=['-done_at', '-id'], name='delivery_stuck'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sending', 'sent', 'moot', 'unsure', 'dead'])), name='delivery_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('channel__in', ['push', 'mail', 'sms', 'group'])), name='delivery_channel_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('bulletin__isnull', True), ('channel__in', ['push', 'mail', 'sms']), ('gateway__isnull', True), ('notice__isnull', False), ('user__isnull', False)), models.Q(('bulletin__isnull', False), ('channel', 'group'), ('gateway__isnull', False), ('notice__isnull', True), ('user__isnull', True)), _connector='OR'), name='delivery_is_of_a_users_notice_or_of_a_groups_bulletin'),
                        models.CheckConstraint(condition=models.Q(('channel', 'push'), ('browser__isnull', True), _connector='XOR'), name='delivery_goes_to_a_browser_where_it_is_pushed'),
                        models.CheckConstraint(condition=models.Q(models.Q(('batch__isnull', False), ('lease__isnull', False), ('state', 'sending')), models.Q(models.Q(('state', 'sending'), _negated=True), ('lease__isnull', True)), _connector='OR'), name='delivery_is_leased_while_it_is_sent'),
                        models.CheckConstraint(condition=models.Q(('state__in', ('waiting', 'sending')), ('done_at__isnull', False), _connector='XOR'), name='delivery_is_done_or_undated'),
                        models.UniqueConstraint(condition=models.Q(('browser__isnull', True)), fields=('notice', 'mark', 'channel'), name='news_goes_once_by_a_channel'),
                        models.UniqueConstraint(condition=models.Q(('browser__isnull', False)), fields=('notice', 'mark', 'browser'), name='news_goes_once_to_a_browser'),
                        models.UniqueConstraint(condition=models.Q(('gateway__isnull', False)), fields=('bulletin', 'gateway'), name='news_goes_once_to_a_group'),
                    ],
                },
            ),
        ]),
    ]
