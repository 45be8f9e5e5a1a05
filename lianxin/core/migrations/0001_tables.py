import django.db.models.deletion
import lianxin.core.secrets
import uuid
import lianxin.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('core', '0001_begin'),
        ('core', '0002_keep_the_journal'),
        ('core', '0003_sheet_runs'),
        ('core', '0004_what_tables_wrote'),
        ('core', '0005_journal_by_community'),
        ('core', '0006_undo_tables_behind'),
    ]

    initial = True

    # The tables of other people's packages come first: each change of theirs has Django work out
    # anew what refers to anything, which is little as long as ours are not there.
    dependencies = [
        ('account', '0009_emailaddress_unique_primary_email'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('django_tasks_database', '0021_conditional_partial_index_ordering'),
        ('sessions', '0001_initial'),
        ('socialaccount', '0006_alter_socialaccount_extra_data'),
    ]

    operations = [
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='Entry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('deed', models.CharField(max_length=40)),
                    ('actor_id', models.BigIntegerField(null=True)),
                    ('office', models.CharField(blank=True, max_length=80)),
                    ('subject_kind', models.CharField(max_length=40)),
                    ('subject_id', models.BigIntegerField()),
                    ('community_id', models.BigIntegerField(null=True)),
                    ('is_public', models.BooleanField(default=False)),
                    ('details', models.JSONField(default=dict)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['subject_kind', 'subject_id', 'id'], name='entry_by_subject'),
                        models.Index(fields=['actor_id', 'id'], name='entry_by_actor'),
                        models.Index(fields=['community_id', 'id'], name='entry_by_community'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='RulePack',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=60)),
                    ('jurisdiction', models.CharField(max_length=30)),
                    ('effective_from', models.DateField()),
                    ('effective_to', models.DateField(blank=True, null=True)),
                    ('article', models.CharField(max_length=120)),
                    ('value', models.CharField(max_length=40)),
                    ('source', models.CharField(blank=True, max_length=200)),
                    ('is_confirmed', models.BooleanField(default=False)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('key', 'jurisdiction', 'effective_from'), name='rule_begins_once_in_a_place'),
                        models.CheckConstraint(condition=models.Q(('effective_to__isnull', True), ('effective_to__gte', models.F('effective_from')), _connector='OR'), name='rule_ends_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(('value', ''), _negated=True), name='rule_has_a_value'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DayOverride',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField(unique=True)),
                    ('is_workday', models.BooleanField()),
                    ('note', models.CharField(blank=True, max_length=120)),
                ],
            ),
            migrations.CreateModel(
                name='Upload',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('file', models.FileField(max_length=200, upload_to='')),
                    ('thumbnail', models.FileField(blank=True, max_length=200, upload_to='')),
                    ('width', models.PositiveIntegerField()),
                    ('height', models.PositiveIntegerField()),
                    ('size', models.PositiveIntegerField()),
                    ('uploaded_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('height__gt', 0), ('size__gt', 0), ('width__gt', 0)), name='upload_has_a_size'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='SavedView',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('user_id', models.BigIntegerField()),
                    ('community_id', models.BigIntegerField()),
                    ('page', models.CharField(max_length=40)),
                    ('name', models.CharField(max_length=40)),
                    ('query', models.CharField(max_length=500)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('user_id', 'community_id', 'page', 'name'), name='view_is_named_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='SheetRun',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=40)),
                    ('user_id', models.BigIntegerField()),
                    ('community_id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=120)),
                    ('file', models.FileField(blank=True, max_length=200, upload_to='')),
                    ('state', models.CharField(choices=[('checking', '正在核对'), ('faulty', '有要改的地方'), ('checked', '核对过了，等您确认'), ('writing', '正在写入'), ('done', '写好了'), ('failed', '没有写成'), ('dropped', '不要了'), ('undoing', '正在撤销'), ('undone', '已撤销')], default='checking', max_length=10)),
                    ('total', models.PositiveIntegerField(default=0)),
                    ('passed', models.PositiveIntegerField(default=0)),
                    ('new', models.PositiveIntegerField(default=0)),
                    ('changed', models.PositiveIntegerField(default=0)),
                    ('same', models.PositiveIntegerField(default=0)),
                    ('faulty', models.PositiveIntegerField(default=0)),
                    ('report', models.JSONField(default=dict)),
                    ('preview', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('mark', models.BigIntegerField(default=0)),
                    ('sent_at', models.DateTimeField()),
                    ('stepped_at', models.DateTimeField()),
                    ('written_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community_id', 'kind', '-id'], name='sheets_of_a_kind'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['checking', 'faulty', 'checked', 'writing', 'done', 'failed', 'dropped', 'undoing', 'undone'])), name='sheet_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['done', 'undoing', 'undone']), ('written_at__isnull', False)), models.Q(models.Q(('state__in', ['done', 'undoing', 'undone']), _negated=True), ('written_at__isnull', True)), _connector='OR'), name='only_a_written_sheet_can_have_been_undone'),
                        models.CheckConstraint(condition=models.Q(('passed__lte', models.F('total'))), name='no_more_rows_are_passed_than_there_are'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='SheetRow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('run', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='core.sheetrun')),
                    ('subject_kind', models.CharField(max_length=40)),
                    ('subject_id', models.BigIntegerField()),
                    ('before', lianxin.core.secrets.EncryptedTextField(blank=True)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('run', 'subject_kind', 'subject_id'), name='sheet_writes_a_thing_once'),
                    ],
                },
            ),
        ]),
        lianxin.core.operations.AppendOnly('entry'),
    ]
