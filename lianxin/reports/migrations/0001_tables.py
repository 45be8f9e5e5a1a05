import django.db.models.deletion
import lianxin.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('reports', '0001_editions'),
        ('reports', '0002_parcels'),
    ]

    initial = True

    dependencies = [
        ('people', '0001_tables'),
        ('places', '0001_tables'),
    ]

    operations = [
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='Layout',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('subdistrict', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.subdistrict')),
                    ('year', models.PositiveSmallIntegerField()),
                    ('sections', models.JSONField()),
                    ('saved_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('subdistrict', 'year'), name='a_street_lays_out_a_year_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Edition',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('year', models.PositiveSmallIntegerField()),
                    ('number', models.PositiveSmallIntegerField(default=1)),
                    ('state', models.CharField(choices=[('draft', '草稿'), ('submitted', '已交街道'), ('reviewed', '街道看过了'), ('signed', '已签发'), ('published', '已公布')], default='draft', max_length=10)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('texts', models.JSONField(default=dict)),
                    ('begun_at', models.DateTimeField()),
                    ('submitted_at', models.DateTimeField(blank=True, null=True)),
                    ('signed_at', models.DateTimeField(blank=True, null=True)),
                    ('signed_by', models.CharField(blank=True, max_length=60)),
                    ('published_at', models.DateTimeField(blank=True, null=True)),
                    ('frozen', models.JSONField(blank=True, null=True)),
                    ('sha256', models.CharField(blank=True, max_length=64)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'reviewed', 'signed', 'published'])), name='edition_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('frozen__isnull', False), ('signed_at__isnull', False), ('state__in', ('signed', 'published')), models.Q(('sha256', ''), _negated=True), models.Q(('signed_by', ''), _negated=True)), models.Q(('frozen__isnull', True), ('sha256', ''), ('signed_at__isnull', True), ('signed_by', ''), models.Q(('state__in', ('signed', 'published')), _negated=True)), _connector='OR'), name='an_edition_is_frozen_when_it_is_signed'),
                        models.CheckConstraint(condition=models.Q(('state', 'published'), ('published_at__isnull', True), _connector='XOR'), name='an_edition_is_published_at_a_moment'),
                        models.CheckConstraint(condition=models.Q(models.Q(('number', 1), ('reason', '')), models.Q(('number__gt', 1), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_correction_has_its_reason'),
                        models.UniqueConstraint(fields=('community', 'year', 'number'), name='editions_are_numbered_once'),
                        models.UniqueConstraint(condition=models.Q(('state', 'published'), _negated=True), fields=('community', 'year'), name='one_edition_of_a_year_is_under_way'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='EvidenceList',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='reports.edition')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('code', models.CharField(max_length=60)),
                    ('of', models.CharField(max_length=8)),
                    ('ids', models.JSONField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('edition', 'code', 'of'), name='evidence_is_listed_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DayNumbers',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='day_numbers', to='reports.edition')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('day', models.DateField()),
                    ('words', models.JSONField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('edition', 'day'), name='a_day_is_noted_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Remark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='reports.edition')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('section', models.CharField(blank=True, max_length=20)),
                    ('words', models.CharField(max_length=500)),
                    ('said_by', models.CharField(max_length=60)),
                    ('said_at', models.DateTimeField()),
                    ('answer', models.CharField(blank=True, max_length=300)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_remark_says_something'),
                        models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__gte', models.F('said_at'))), _connector='OR'), name='a_remark_is_answered_at_a_moment'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Declared',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('year', models.PositiveSmallIntegerField()),
                    ('code', models.CharField(max_length=60)),
                    ('value', models.PositiveIntegerField()),
                    ('source', models.CharField(max_length=200)),
                    ('declared_by', models.CharField(max_length=60)),
                    ('declared_at', models.DateTimeField()),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='what_is_declared_names_its_paper'),
                        models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('community', 'year', 'code'), name='a_figure_is_declared_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Rating',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('year', models.PositiveSmallIntegerField()),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                    ('section', models.CharField(max_length=20)),
                    ('mark', models.CharField(choices=[('good', '满意'), ('fair', '基本满意'), ('poor', '不满意')], max_length=4)),
                    ('said_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('mark__in', ['good', 'fair', 'poor'])), name='a_rating_is_known'),
                        models.UniqueConstraint(fields=('community', 'year', 'person', 'section'), name='one_person_rates_a_section_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Comment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('year', models.PositiveSmallIntegerField()),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                    ('words', models.CharField(max_length=300)),
                    ('said_at', models.DateTimeField()),
                    ('shown_at', models.DateTimeField(blank=True, null=True)),
                    ('hidden_why', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_comment_says_something'),
                        models.CheckConstraint(condition=models.Q(('shown_at__isnull', True), ('hidden_why', ''), _connector='OR'), name='a_comment_is_shown_or_hidden'),
                        models.UniqueConstraint(fields=('community', 'year', 'person'), name='one_person_comments_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Parcel',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('subdistrict', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.subdistrict')),
                    ('year', models.PositiveSmallIntegerField()),
                    ('kind', models.CharField(choices=[('pdf', 'PDF'), ('docx', 'Word'), ('xlsx', 'Excel')], max_length=4)),
                    ('language', models.CharField(max_length=10)),
                    ('site', models.URLField()),
                    ('state', models.CharField(choices=[('making', '正在做'), ('done', '做好了'), ('cleared', '已清理')], default='making', max_length=8)),
                    ('asked_by', models.CharField(max_length=60)),
                    ('asked_at', models.DateTimeField()),
                    ('stepped_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('file', models.FileField(blank=True, max_length=200, upload_to='')),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['making', 'done', 'cleared'])), name='parcel_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('kind__in', ['pdf', 'docx', 'xlsx'])), name='parcel_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state', 'making')), models.Q(models.Q(('state', 'making'), _negated=True), ('ended_at__gte', models.F('asked_at')), ('ended_at__isnull', False)), _connector='OR'), name='a_parcel_ends_once_it_is_made'),
                        models.CheckConstraint(condition=models.Q(('state', 'done'), ('file', ''), _connector='OR'), name='only_a_parcel_that_is_done_has_a_file'),
                        models.UniqueConstraint(condition=models.Q(('state', 'making')), fields=('subdistrict', 'year'), name='one_parcel_of_a_street_and_year_is_made_at_a_time'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ParcelCard',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('parcel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cards', to='reports.parcel')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('file', models.FileField(blank=True, max_length=200, upload_to='')),
                    ('made_at', models.DateTimeField(blank=True, null=True)),
                    ('why_not', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('parcel', 'community'), name='a_card_lies_in_a_parcel_once'),
                        models.CheckConstraint(condition=models.Q(('why_not', ''), models.Q(('file', ''), ('made_at__isnull', True)), _connector='OR'), name='a_card_that_failed_was_not_made'),
                        models.CheckConstraint(condition=models.Q(('file', ''), ('made_at__isnull', False), _connector='OR'), name='a_card_with_a_file_was_made'),
                    ],
                },
            ),
        ]),
        lianxin.core.operations.FixedOnce('edition', ['frozen', 'sha256', 'texts', 'signed_at', 'signed_by', 'number', 'year'], when='sha256'),
        lianxin.core.operations.AppendOnly('evidencelist'),
    ]
