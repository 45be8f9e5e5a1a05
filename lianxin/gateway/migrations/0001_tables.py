import django.db.models.deletion
import lianxin.core.secrets
from django.conf import settings
import lianxin.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('gateway', '0001_begin'),
    ]

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('places', '0001_tables'),
    ]

    operations = [
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='Token',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('name', models.CharField(max_length=40)),
                    ('prefix', models.CharField(max_length=12)),
                    ('digest', models.CharField(max_length=64, unique=True)),
                    ('scopes', models.JSONField(default=list)),
                    ('is_desk', models.BooleanField(default=False)),
                    ('made_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField()),
                    ('used_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['user', '-id'], name='token_by_owner'),
                        models.Index(fields=['community', '-id'], name='token_by_community'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='token_has_a_name'),
                        models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('user', 'community', 'name'), name='owner_calls_one_token_so'),
                        models.CheckConstraint(condition=models.Q(('digest', ''), _negated=True), name='token_is_known_by_a_digest'),
                        models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='token_expires_after_it_is_made'),
                        models.CheckConstraint(condition=models.Q(('used_at__isnull', True), ('used_at__gte', models.F('made_at')), _connector='OR'), name='token_is_used_after_it_is_made'),
                        models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('withdrawn_at__gte', models.F('made_at')), _connector='OR'), name='token_is_withdrawn_after_it_is_made'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Answered',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('token', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='gateway.token')),
                    ('key', models.CharField(max_length=100)),
                    ('digest', models.CharField(max_length=64)),
                    ('status', models.PositiveSmallIntegerField()),
                    ('body', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['at'], name='answered_by_age'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(fields=('token', 'key'), name='key_is_answered_once'),
                        models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='key_is_not_blank'),
                        models.CheckConstraint(condition=models.Q(('status__gte', 200), ('status__lt', 300)), name='only_what_was_done_is_remembered'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Hook',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('token', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hooks', to='gateway.token')),
                    ('url', models.URLField(max_length=300)),
                    ('kinds', models.JSONField(default=list)),
                    ('secret', lianxin.core.secrets.EncryptedTextField()),
                    ('made_at', models.DateTimeField()),
                    ('mark', models.BigIntegerField(default=0)),
                    ('failures', models.PositiveSmallIntegerField(default=0)),
                    ('stopped_at', models.DateTimeField(blank=True, null=True)),
                    ('stopped_because', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'indexes': [
                        models.Index(condition=models.Q(('stopped_at__isnull', True)), fields=['mark'], name='hook_awake'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('url', ''), _negated=True), name='hook_has_an_address'),
                        models.CheckConstraint(condition=models.Q(('secret', ''), _negated=True), name='hook_signs_what_it_sends'),
                        models.CheckConstraint(condition=models.Q(models.Q(('stopped_at__isnull', True), ('stopped_because', '')), models.Q(('stopped_at__isnull', False), models.Q(('stopped_because', ''), _negated=True)), _connector='OR'), name='stopped_hook_says_why'),
                        models.UniqueConstraint(condition=models.Q(('stopped_at__isnull', True)), fields=('token', 'url'), name='token_has_an_address_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Delivery',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('hook', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='gateway.hook')),
                    ('entry_id', models.BigIntegerField()),
                    ('kind', models.CharField(max_length=80)),
                    ('body', models.TextField()),
                    ('state', models.CharField(choices=[('waiting', '等着送'), ('sent', '送到了'), ('given_up', '没有送到')], default='waiting', max_length=10)),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('next_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('answer', models.CharField(blank=True, max_length=120)),
                ],
                options={
                    'verbose_name_plural': 'deliveries',
                    'indexes': [
                        models.Index(condition=models.Q(('state', 'waiting')), fields=['next_at'], name='hook_delivery_due'),
                        models.Index(fields=['community', '-id'], name='delivery_by_community'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(fields=('hook', 'entry_id'), name='hook_is_told_of_an_entry_once'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sent', 'given_up'])), name='hook_delivery_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='delivery_has_ended_or_waits'),
                    ],
                },
            ),
        ]),
    ]
