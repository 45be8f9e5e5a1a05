import django.db.models.deletion
import lianxin.places.models
import lianxin.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('places', '0001_begin'),
        ('places', '0002_where_places_lie'),
        ('places', '0003_a_place_has_both_degrees_or_none'),
        ('places', '0004_codes_are_renewed_and_scans_counted'),
        ('places', '0005_who_live_in_a_community'),
        ('places', '0006_count_who_live_there'),
    ]

    initial = True

    dependencies = [
    ]

    operations = [
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='Subdistrict',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=40, unique=True)),
                    ('code', models.CharField(max_length=9, unique=True)),
                    ('district', models.CharField(max_length=40)),
                    ('city', models.CharField(max_length=40)),
                    ('jurisdictions', models.JSONField(default=list)),
                ],
            ),
            migrations.CreateModel(
                name='Community',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('subdistrict', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='communities', to='places.subdistrict')),
                    ('name', models.CharField(max_length=40)),
                    ('slug', models.SlugField(max_length=40, unique=True)),
                    ('code', models.CharField(max_length=12, unique=True)),
                    ('prefix', models.CharField(max_length=6, unique=True)),
                    ('phone', models.CharField(blank=True, max_length=30)),
                    ('households', models.PositiveIntegerField(default=0)),
                    ('residents', models.PositiveIntegerField(default=0)),
                    ('counted_on', models.DateField(blank=True, null=True)),
                    ('counted_by', models.CharField(blank=True, max_length=60)),
                    ('is_open', models.BooleanField(default=True)),
                ],
                options={
                    'verbose_name_plural': 'communities',
                    'constraints': [
                        models.UniqueConstraint(fields=('subdistrict', 'name'), name='community_is_named_once_in_a_street'),
                        models.CheckConstraint(condition=models.Q(('prefix', ''), _negated=True), name='community_has_a_prefix'),
                        models.CheckConstraint(condition=models.Q(models.Q(('counted_by', ''), ('counted_on__isnull', True)), models.Q(('counted_on__isnull', False), models.Q(('counted_by', ''), _negated=True)), _connector='OR'), name='count_of_a_community_has_its_day_and_source_or_neither'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Place',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='places.community')),
                    ('kind', models.CharField(choices=[('courtyard', '院'), ('building', '楼'), ('entrance', '单元')], max_length=10)),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='places.place')),
                    ('courtyard', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('name', models.CharField(max_length=40)),
                    ('label', models.CharField(max_length=120)),
                    ('public_label', models.CharField(max_length=120)),
                    ('position', models.PositiveIntegerField(default=0)),
                    ('latitude', models.FloatField(blank=True, null=True)),
                    ('longitude', models.FloatField(blank=True, null=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['parent', 'position', 'id'], name='place_in_order'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('latitude__range', (-90, 90)), ('longitude__isnull', False), ('longitude__range', (-180, 180))), _connector='OR'), name='place_lies_on_the_earth_or_nowhere_known'),
                        models.CheckConstraint(condition=models.Q(('kind__in', ['courtyard', 'building', 'entrance'])), name='place_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('courtyard__isnull', True), ('kind', 'courtyard'), ('parent__isnull', True)), models.Q(models.Q(('kind', 'courtyard'), _negated=True), ('courtyard__isnull', False), ('parent__isnull', False)), _connector='OR'), name='only_a_courtyard_stands_alone'),
                        models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='place_is_not_its_own_parent'),
                        models.UniqueConstraint(fields=('community', 'label'), name='place_is_labelled_once_in_a_community'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DoorCode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='places.place')),
                    ('code', models.CharField(default=lianxin.places.models.new_code, max_length=12, unique=True)),
                    ('is_current', models.BooleanField(default=True)),
                    ('before', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.doorcode')),
                    ('retired_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('place',), name='place_has_one_current_code'),
                        models.CheckConstraint(condition=models.Q(('is_current', True), ('retired_at__isnull', False), _connector='XOR'), name='code_hangs_or_was_retired'),
                        models.CheckConstraint(condition=models.Q(('before', models.F('id')), _negated=True), name='code_does_not_follow_itself'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CodeDay',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.community')),
                    ('code', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='days', to='places.doorcode')),
                    ('day', models.DateField()),
                    ('scans', models.PositiveIntegerField()),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'day'], name='scans_of_a_day'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(fields=('code', 'day'), name='code_is_counted_once_a_day'),
                        models.CheckConstraint(condition=models.Q(('scans__gte', 1)), name='code_was_scanned_on_a_counted_day'),
                    ],
                },
            ),
        ]),
    ]
