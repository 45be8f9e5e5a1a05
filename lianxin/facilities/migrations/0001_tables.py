import django.db.models.deletion
import lianxin.places.models
import uuid
from django.conf import settings
import lianxin.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('facilities', '0001_begin'),
        ('facilities', '0002_keep_bookings_apart'),
        ('facilities', '0003_places_and_what_is_in_them'),
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
                name='Room',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('name', models.CharField(max_length=40)),
                    ('place', models.CharField(max_length=80)),
                    ('capacity', models.PositiveIntegerField(blank=True, null=True)),
                    ('equipment', models.CharField(blank=True, max_length=200)),
                    ('hours', models.CharField(blank=True, max_length=80)),
                    ('is_in_use', models.BooleanField(default=True)),
                    ('kind', models.CharField(choices=[('room', '房间、场地'), ('exhibition', '展馆、长廊'), ('cinema', '影院'), ('centre', '中心、站点')], default='room', max_length=10)),
                    ('words', models.TextField(blank=True)),
                    ('partner', models.CharField(blank=True, max_length=80)),
                    ('is_shown', models.BooleanField(default=True)),
                    ('takes_asks', models.BooleanField(default=False)),
                    ('opened_on', models.DateField(blank=True, null=True)),
                    ('cover', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.upload')),
                    ('cover_alt', models.CharField(blank=True, max_length=80)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('community', 'name'), name='room_is_named_once_in_a_community'),
                        models.CheckConstraint(condition=models.Q(('capacity__isnull', True), ('capacity__gt', 0), _connector='OR'), name='room_holds_somebody'),
                        models.CheckConstraint(condition=models.Q(('kind__in', ['room', 'exhibition', 'cinema', 'centre'])), name='room_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(('cover__isnull', True), models.Q(('cover_alt', ''), _negated=True), _connector='OR'), name='picture_of_a_room_is_told_in_words'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Booking',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='facilities.room')),
                    ('starts_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField()),
                    ('what', models.CharField(max_length=80)),
                    ('is_bound', models.BooleanField(default=False)),
                    ('booked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('booked_at', models.DateTimeField()),
                    ('released_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['room', 'starts_at'], name='booking_by_time'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='booking_ends_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='booking_says_what_for'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Ask',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asks', to='facilities.room')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('starts_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField()),
                    ('what', models.CharField(max_length=80)),
                    ('people', models.PositiveIntegerField(blank=True, null=True)),
                    ('key', models.UUIDField(unique=True)),
                    ('state', models.CharField(choices=[('asked', '等社区答复'), ('confirmed', '订好了'), ('declined', '没有订成'), ('withdrawn', '撤回了'), ('given_up', '退订了'), ('lapsed', '过了时间')], default='asked', max_length=10)),
                    ('asked_at', models.DateTimeField()),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('answer', models.CharField(blank=True, max_length=200)),
                    ('booking', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ask', to='facilities.booking')),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'state', 'starts_at', 'id'], name='ask_by_state'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'confirmed', 'declined', 'withdrawn', 'given_up', 'lapsed'])), name='ask_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='ask_ends_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='ask_says_what_for'),
                        models.CheckConstraint(condition=models.Q(('people__isnull', True), ('people__gt', 0), _connector='OR'), name='ask_is_for_somebody'),
                        models.CheckConstraint(condition=models.Q(models.Q(('booking__isnull', False), ('state__in', ['confirmed', 'given_up'])), models.Q(models.Q(('state__in', ['confirmed', 'given_up']), _negated=True), ('booking__isnull', True)), _connector='OR'), name='only_a_confirmed_ask_has_a_booking'),
                        models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('state', 'asked')), models.Q(models.Q(('state', 'asked'), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='ask_is_open_or_ended_on_a_day'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='declined_ask_says_why'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Equipment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='things', to='facilities.room')),
                    ('name', models.CharField(max_length=60)),
                    ('kind', models.CharField(choices=[('computer', '电脑'), ('projector', '投影仪'), ('book', '图书'), ('tool', '工具'), ('other', '其他')], max_length=10)),
                    ('label', models.CharField(blank=True, max_length=20)),
                    ('condition', models.CharField(choices=[('good', '完好'), ('worn', '旧了，能用'), ('damaged', '坏了'), ('lost', '丢了')], default='good', max_length=8)),
                    ('is_lendable', models.BooleanField(default=True)),
                    ('added_at', models.DateTimeField()),
                    ('retired_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'verbose_name_plural': 'equipment',
                    'indexes': [
                        models.Index(fields=['community', 'kind', 'name', 'id'], name='equipment_by_name'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('kind__in', ['computer', 'projector', 'book', 'tool', 'other'])), name='equipment_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(('condition__in', ['good', 'worn', 'damaged', 'lost'])), name='equipment_condition_is_known'),
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='equipment_has_a_name'),
                        models.UniqueConstraint(condition=models.Q(('label', ''), _negated=True), fields=('community', 'label'), name='equipment_is_labelled_once_in_a_community'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Loan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('equipment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='loans', to='facilities.equipment')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('state', models.CharField(choices=[('out', '借出去了'), ('returned', '还了'), ('damaged', '还来时坏了'), ('lost', '丢了')], default='out', max_length=8)),
                    ('lent_at', models.DateTimeField()),
                    ('due_on', models.DateField()),
                    ('before', models.CharField(choices=[('good', '完好'), ('worn', '旧了，能用'), ('damaged', '坏了'), ('lost', '丢了')], max_length=8)),
                    ('words_before', models.CharField(blank=True, max_length=200)),
                    ('after', models.CharField(blank=True, choices=[('good', '完好'), ('worn', '旧了，能用'), ('damaged', '坏了'), ('lost', '丢了')], max_length=8)),
                    ('words_after', models.CharField(blank=True, max_length=200)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('lent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('reminded_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'state', 'due_on', 'id'], name='loan_by_day'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['out', 'returned', 'damaged', 'lost'])), name='loan_state_is_known'),
                        models.UniqueConstraint(condition=models.Q(('state', 'out')), fields=('equipment',), name='equipment_is_lent_to_one_at_a_time'),
                        models.CheckConstraint(condition=models.Q(models.Q(('after', ''), ('ended_at__isnull', True), ('state', 'out')), models.Q(models.Q(('state', 'out'), _negated=True), ('ended_at__isnull', False), models.Q(('after', ''), _negated=True)), _connector='OR'), name='loan_is_out_or_ended'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['damaged', 'lost']), _negated=True), models.Q(('words_after', ''), _negated=True), _connector='OR'), name='harm_to_what_was_lent_is_told'),
                        models.CheckConstraint(condition=models.Q(('before__in', ['good', 'worn'])), name='only_what_works_is_lent'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Sound',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('file', models.FileField(max_length=200, upload_to='')),
                    ('kind', models.CharField(max_length=20)),
                    ('size', models.PositiveIntegerField()),
                    ('uploaded_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('kind__in', ['audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/wav'])), name='sound_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='sound_has_a_size'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Exhibit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('room', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='exhibits', to='facilities.room')),
                    ('position', models.PositiveIntegerField()),
                    ('title', models.CharField(max_length=60)),
                    ('era', models.CharField(blank=True, max_length=30)),
                    ('spot', models.CharField(blank=True, max_length=40)),
                    ('words', models.TextField()),
                    ('picture', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.upload')),
                    ('picture_alt', models.CharField(blank=True, max_length=120)),
                    ('sound', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='facilities.sound')),
                    ('transcript', models.TextField(blank=True)),
                    ('code', models.CharField(default=lianxin.places.models.new_code, max_length=12, unique=True)),
                    ('is_shown', models.BooleanField(default=True)),
                    ('added_at', models.DateTimeField()),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['room', 'position', 'id'], name='exhibit_in_order'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('words', ''), _negated=True)), name='exhibit_has_title_and_words'),
                        models.CheckConstraint(condition=models.Q(('picture__isnull', True), models.Q(('picture_alt', ''), _negated=True), _connector='OR'), name='picture_of_an_exhibit_is_told_in_words'),
                        models.CheckConstraint(condition=models.Q(('sound__isnull', True), models.Q(('transcript', ''), _negated=True), _connector='OR'), name='voice_of_an_exhibit_is_written_out'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Film',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='films', to='facilities.room')),
                    ('title', models.CharField(max_length=60)),
                    ('year', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('minutes', models.PositiveSmallIntegerField()),
                    ('rights', models.CharField(max_length=160)),
                    ('words', models.TextField(blank=True)),
                    ('is_kept', models.BooleanField(default=True)),
                    ('added_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('community', 'title', 'year'), name='film_is_listed_once'),
                        models.UniqueConstraint(condition=models.Q(('year__isnull', True)), fields=('community', 'title'), name='film_of_no_year_is_listed_once'),
                        models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='film_has_a_title'),
                        models.CheckConstraint(condition=models.Q(('minutes__gt', 0)), name='film_lasts'),
                        models.CheckConstraint(condition=models.Q(('rights', ''), _negated=True), name='film_says_by_what_right_it_is_shown'),
                        models.CheckConstraint(condition=models.Q(('year__isnull', True), ('year__gte', 1890), _connector='OR'), name='film_was_made_after_films_were_invented'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Visit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='facilities.room')),
                    ('on', models.DateField()),
                    ('count', models.PositiveIntegerField()),
                    ('is_approximate', models.BooleanField(default=False)),
                    ('who', models.CharField(blank=True, max_length=60)),
                    ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('entered_at', models.DateTimeField()),
                    ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'on', 'id'], name='visitors_by_day'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('count__gt', 0)), name='visit_is_of_somebody'),
                    ],
                },
            ),
        ]),
        lianxin.core.operations.NoOverlap(
            'booking',
            'room_is_given_to_one_at_a_time',
            key='room',
            start='starts_at',
            end='ends_at',
            unless='released_at',
        ),
    ]
