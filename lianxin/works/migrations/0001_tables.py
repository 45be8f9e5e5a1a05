import django.db.models.deletion
from django.conf import settings
import lianxin.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('works', '0001_begin'),
        ('works', '0002_photos_of_milestones'),
    ]

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('core', '0001_tables'),
        ('council', '0001_tables'),
        ('facilities', '0001_tables'),
        ('funds', '0001_tables'),
        ('matters', '0001_tables'),
        ('organisations', '0001_tables'),
        ('people', '0001_tables'),
        ('places', '0001_tables'),
    ]

    operations = [
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='Project',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('title', models.CharField(max_length=60)),
                    ('words', models.TextField(blank=True)),
                    ('office', models.CharField(max_length=60)),
                    ('contractor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                    ('contractor_words', models.CharField(blank=True, max_length=80)),
                    ('starts_on', models.DateField(blank=True, null=True)),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('changes_common', models.BooleanField(default=False)),
                    ('emergency_by', models.CharField(blank=True, max_length=60)),
                    ('emergency_on', models.DateField(blank=True, null=True)),
                    ('state', models.CharField(choices=[('draft', '筹划中'), ('announced', '已公示'), ('under_way', '施工中'), ('inspecting', '等着验收'), ('asking', '请住户验收'), ('accepted', '已验收'), ('partly', '部分完成'), ('stopped', '不做了')], default='draft', max_length=10)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('todo', models.PositiveIntegerField(default=0)),
                    ('done', models.PositiveIntegerField(default=0)),
                    ('put_off', models.PositiveIntegerField(default=0)),
                    ('round', models.PositiveSmallIntegerField(default=0)),
                    ('asked_until', models.DateField(blank=True, null=True)),
                    ('planned_at', models.DateTimeField()),
                    ('announced_at', models.DateTimeField(blank=True, null=True)),
                    ('accepted_at', models.DateTimeField(blank=True, null=True)),
                    ('revision', models.PositiveIntegerField(default=0)),
                    ('matters', models.ManyToManyField(blank=True, related_name='works', to='matters.matter')),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'state', '-planned_at', '-id'], name='project_list'),
                        models.Index(fields=['community', 'accepted_at', 'id'], name='project_by_acceptance'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'announced', 'under_way', 'inspecting', 'asking', 'accepted', 'partly', 'stopped'])), name='works_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('office', ''), _negated=True)), name='project_has_title_and_office'),
                        models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='project_ends_no_earlier_than_it_starts'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'stopped']), ('announced_at__isnull', False), _connector='OR'), name='project_is_announced_before_it_is_built'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'announced', 'stopped']), ('contractor__isnull', False), models.Q(('contractor_words', ''), _negated=True), _connector='OR'), name='project_under_way_has_a_builder'),
                        models.CheckConstraint(condition=models.Q(models.Q(('accepted_at__isnull', False), ('state__in', ['accepted', 'partly'])), models.Q(models.Q(('state__in', ['accepted', 'partly']), _negated=True), ('accepted_at__isnull', True)), _connector='OR'), name='settled_project_says_since_when'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), models.Q(('put_off', 0), ('todo', 0)), _connector='OR'), name='whole_project_leaves_nothing_out'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'partly'), _negated=True), models.Q(('done__gt', 0), ('put_off__gt', 0), ('todo', 0)), _connector='OR'), name='partly_done_project_has_both'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'stopped'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state', 'stopped'), _negated=True), ('reason', '')), _connector='OR'), name='stopped_project_says_why'),
                        models.CheckConstraint(condition=models.Q(models.Q(('emergency_by', ''), ('emergency_on__isnull', True)), models.Q(models.Q(('emergency_by', ''), _negated=True), ('emergency_on__isnull', False)), _connector='OR'), name='emergency_is_confirmed_by_somebody_on_a_day'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='OwnersConsent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='works.project')),
                    ('purpose', models.CharField(choices=[('use', '动用维修资金'), ('raise', '业主出钱、改建或改变共有部分')], max_length=5)),
                    ('document', models.CharField(max_length=120)),
                    ('owner_vote', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='council.ownervote')),
                    ('decided_by', models.CharField(max_length=80)),
                    ('held_on', models.DateField()),
                    ('owners', models.PositiveIntegerField()),
                    ('took_part', models.PositiveIntegerField()),
                    ('ayes', models.PositiveIntegerField()),
                    ('area', models.PositiveBigIntegerField()),
                    ('area_part', models.PositiveBigIntegerField()),
                    ('area_ayes', models.PositiveBigIntegerField()),
                    ('passed', models.BooleanField()),
                    ('part_rule', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.rulepack')),
                    ('pass_rule', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.rulepack')),
                    ('recorded_at', models.DateTimeField()),
                    ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('purpose__in', ['use', 'raise'])), name='consent_purpose_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('document', ''), _negated=True), models.Q(('decided_by', ''), _negated=True)), name='consent_says_whose_and_where_it_stands'),
                        models.CheckConstraint(condition=models.Q(('ayes__lte', models.F('took_part')), ('owners__gt', 0), ('took_part__lte', models.F('owners'))), name='no_more_owners_agree_than_there_are'),
                        models.CheckConstraint(condition=models.Q(('area__gt', 0), ('area_ayes__lte', models.F('area_part')), ('area_part__lte', models.F('area'))), name='no_more_area_agrees_than_there_is'),
                        models.UniqueConstraint(condition=models.Q(('owner_vote__isnull', False)), fields=('project', 'owner_vote'), name='project_takes_an_owners_vote_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Funding',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='funding', to='works.project')),
                    ('source', models.CharField(choices=[('street', '街道办事处'), ('government', '上级专项改造资金'), ('special', '服务群众专项经费'), ('repair', '住宅专项维修资金'), ('owners', '业主分摊'), ('unit', '单位出资'), ('other', '其他')], max_length=10)),
                    ('fen', models.PositiveBigIntegerField()),
                    ('words', models.CharField(blank=True, max_length=120)),
                    ('fund_project', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funds.project')),
                    ('entered_at', models.DateTimeField()),
                ],
                options={
                    'verbose_name_plural': 'funding',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('source__in', ['street', 'government', 'special', 'repair', 'owners', 'unit', 'other'])), name='funding_source_is_known'),
                        models.CheckConstraint(condition=models.Q(('fen__gt', 0)), name='funding_is_some_money'),
                        models.CheckConstraint(condition=models.Q(('fund_project__isnull', True), ('source', 'special'), _connector='OR'), name='only_the_special_fund_keeps_account_of_works'),
                        models.UniqueConstraint(condition=models.Q(('fund_project__isnull', False)), fields=('project', 'fund_project'), name='fund_pays_works_once_by_a_project_of_its_own'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Milestone',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='works.project')),
                    ('title', models.CharField(max_length=60)),
                    ('due_on', models.DateField()),
                    ('reached_on', models.DateField(blank=True, null=True)),
                    ('words', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='milestone_has_a_title'),
                        models.UniqueConstraint(fields=('project', 'title'), name='milestone_is_named_once_in_a_project'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Inspection',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspections', to='works.project')),
                    ('on', models.DateField()),
                    ('by', models.CharField(max_length=80)),
                    ('passed', models.BooleanField()),
                    ('words', models.CharField(max_length=500)),
                    ('recorded_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('by', ''), _negated=True), models.Q(('words', ''), _negated=True)), name='inspection_says_who_found_what'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Piece',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pieces', to='works.project')),
                    ('place', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('room', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='facilities.room')),
                    ('kind', models.CharField(choices=[('paint', '外墙粉刷'), ('waterproof', '楼顶防水'), ('insulation', '外墙保温'), ('gas', '燃气'), ('pipes', '上下水管'), ('rebuilding', '改建扩建'), ('other', '其他')], max_length=10)),
                    ('words', models.CharField(blank=True, max_length=120)),
                    ('state', models.CharField(choices=[('todo', '还没做'), ('done', '做好了'), ('put_off', '这次没做成')], default='todo', max_length=8)),
                    ('done_on', models.DateField(blank=True, null=True)),
                    ('why', models.CharField(blank=True, max_length=200)),
                    ('accepted_at', models.DateTimeField(blank=True, null=True)),
                    ('warranty_until', models.DateField(blank=True, null=True)),
                    ('warranty_rule', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.rulepack')),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'accepted_at', 'id'], name='piece_by_acceptance'),
                        models.Index(fields=['place', 'warranty_until'], name='piece_under_warranty'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('kind__in', ['paint', 'waterproof', 'insulation', 'gas', 'pipes', 'rebuilding', 'other'])), name='piece_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['todo', 'done', 'put_off'])), name='piece_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('place__isnull', False), ('room__isnull', True)), models.Q(('place__isnull', True), ('room__isnull', False)), _connector='OR'), name='piece_is_on_one_building_or_one_room'),
                        models.CheckConstraint(condition=models.Q(models.Q(('done_on__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('done_on__isnull', True)), _connector='OR'), name='piece_is_done_on_a_day'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'put_off'), models.Q(('why', ''), _negated=True)), models.Q(models.Q(('state', 'put_off'), _negated=True), ('why', '')), _connector='OR'), name='piece_that_is_put_off_says_why'),
                        models.CheckConstraint(condition=models.Q(('accepted_at__isnull', True), ('state', 'done'), _connector='OR'), name='only_what_is_done_is_accepted'),
                        models.CheckConstraint(condition=models.Q(models.Q(('accepted_at__isnull', False), ('warranty_rule__isnull', False), ('warranty_until__isnull', False)), models.Q(('accepted_at__isnull', True), ('warranty_rule__isnull', True), ('warranty_until__isnull', True)), _connector='OR'), name='what_is_accepted_is_under_warranty'),
                        models.UniqueConstraint(fields=('project', 'place', 'kind'), name='building_gets_a_thing_once'),
                        models.UniqueConstraint(fields=('project', 'room', 'kind'), name='room_gets_a_thing_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Say',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('project', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='says', to='works.project')),
                    ('place', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('round', models.PositiveSmallIntegerField()),
                    ('is_fine', models.BooleanField()),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('at', models.DateTimeField()),
                    ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('project', 'round', 'person'), name='person_says_it_once_a_round'),
                        models.CheckConstraint(condition=models.Q(('is_fine', True), models.Q(('words', ''), _negated=True), _connector='OR'), name='who_is_not_content_says_what_is_wrong'),
                        models.CheckConstraint(condition=models.Q(('round__gt', 0)), name='say_belongs_to_a_round'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ProjectPhoto',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='works.project')),
                    ('upload', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='core.upload')),
                    ('stage', models.CharField(choices=[('before', '做之前'), ('during', '做的时候'), ('after', '做好以后')], max_length=6)),
                    ('spot', models.CharField(max_length=40)),
                    ('caption', models.CharField(blank=True, max_length=80)),
                    ('milestone', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='works.milestone')),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('stage__in', ['before', 'during', 'after'])), name='photo_of_works_has_a_stage'),
                        models.CheckConstraint(condition=models.Q(('spot', ''), _negated=True), name='photo_of_works_has_a_spot'),
                    ],
                },
            ),
        ]),
        lianxin.core.operations.AppendOnly('ownersconsent'),
        lianxin.core.operations.AppendOnly('inspection'),
    ]
