import django.db.models.deletion
import lianxin.core.text
import lianxin.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('organisations', '0001_begin'),
        ('organisations', '0002_foster_and_join'),
    ]

    initial = True

    dependencies = [
        ('core', '0001_tables'),
        ('people', '0001_tables'),
        ('places', '0001_tables'),
    ]

    operations = [
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='Organisation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('kind', models.CharField(choices=[('social', '社会组织'), ('local', '驻区单位'), ('new_sector', '“两新”组织'), ('other', '其他')], max_length=12)),
                    ('state', models.CharField(choices=[('standing', '在册'), ('idea', '有个想法'), ('preparing', '正在筹备'), ('filed', '社区备案'), ('applied', '已递交申请'), ('registered', '已登记'), ('dropped', '没有办成'), ('ended', '已注销')], default='standing', max_length=12)),
                    ('name', models.CharField(max_length=80)),
                    ('credit_code', models.CharField(blank=True, max_length=18)),
                    ('what', models.CharField(blank=True, max_length=200)),
                    ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.place')),
                    ('is_shown', models.BooleanField(default=True)),
                    ('since', models.DateField()),
                    ('fostered_on', models.DateField(blank=True, null=True)),
                    ('until', models.DateField(blank=True, null=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'name', 'id'], name='organisation_by_name'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('kind__in', ['social', 'local', 'new_sector', 'other'])), name='organisation_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['standing', 'idea', 'preparing', 'filed', 'applied', 'registered', 'dropped', 'ended'])), name='organisation_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('kind', 'social'), models.Q(('state', 'standing'), _negated=True)), models.Q(models.Q(('kind', 'social'), _negated=True), ('state', 'standing')), _connector='OR'), name='only_social_organisations_have_a_way_to_go'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['filed', 'registered']), _negated=True), ('fostered_on__isnull', False), _connector='OR'), name='what_works_has_a_day_since_when'),
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='organisation_has_a_name'),
                        models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='organisation_leaves_after_it_comes'),
                        models.UniqueConstraint(fields=('community', 'name'), name='organisation_is_named_once_in_a_community'),
                        models.UniqueConstraint(condition=models.Q(('credit_code', ''), _negated=True), fields=('community', 'credit_code'), name='credit_code_is_one_organisation_in_a_community'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Milestone',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='organisations.organisation')),
                    ('kind', models.CharField(choices=[('idea', '有了想法'), ('prepare', '着手筹备'), ('file', '社区备案'), ('apply', '递交登记申请'), ('send_back', '退回补正'), ('register', '登记成立'), ('drop', '不办了'), ('end', '注销'), ('claim', '申报'), ('grant', '认定'), ('refuse', '未获认定'), ('other', '大事')], max_length=10)),
                    ('what', models.CharField(blank=True, max_length=80)),
                    ('on', models.DateField()),
                    ('authority', models.CharField(blank=True, max_length=60)),
                    ('number', models.CharField(blank=True, max_length=60)),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('answers', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='organisations.milestone')),
                    ('noted_at', models.DateTimeField()),
                    ('struck_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['organisation', 'on', 'id'], name='milestone_in_order'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('kind__in', ['idea', 'prepare', 'file', 'apply', 'send_back', 'register', 'drop', 'end', 'claim', 'grant', 'refuse', 'other'])), name='milestone_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ('grant', 'refuse')), ('answers__isnull', False)), models.Q(models.Q(('kind__in', ('grant', 'refuse')), _negated=True), ('answers__isnull', True)), _connector='OR'), name='grant_or_refusal_answers_a_claim'),
                        models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['claim', 'grant', 'refuse', 'other']), _negated=True), models.Q(('what', ''), _negated=True), _connector='OR'), name='listing_says_what_it_is_of'),
                        models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['register', 'grant']), _negated=True), models.Q(('authority', ''), _negated=True), _connector='OR'), name='registration_names_the_authority'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Resource',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='resources', to='organisations.organisation')),
                    ('field', models.CharField(choices=[('room', '场地'), ('parking', '车位'), ('people', '人手'), ('skill', '专业'), ('goods', '物品'), ('money', '资金'), ('culture', '文体'), ('other', '其他')], max_length=10)),
                    ('what', models.CharField(max_length=120)),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('amount', models.PositiveIntegerField(blank=True, null=True)),
                    ('unit', models.CharField(blank=True, max_length=10)),
                    ('since', models.DateField()),
                    ('until', models.DateField(blank=True, null=True)),
                    ('tokens', lianxin.core.text.TokensField(blank=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='resource_says_what'),
                        models.CheckConstraint(condition=models.Q(('field__in', ['room', 'parking', 'people', 'skill', 'goods', 'money', 'culture', 'other'])), name='resource_is_of_a_known_field'),
                        models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='resource_ends_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(models.Q(('amount__isnull', True), ('unit', '')), models.Q(('amount__gte', 1), ('amount__isnull', False), models.Q(('unit', ''), _negated=True)), _connector='OR'), name='resource_has_an_amount_with_its_unit'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Need',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='organisations.organisation')),
                    ('field', models.CharField(choices=[('room', '场地'), ('parking', '车位'), ('people', '人手'), ('skill', '专业'), ('goods', '物品'), ('money', '资金'), ('culture', '文体'), ('other', '其他')], max_length=10)),
                    ('what', models.CharField(max_length=120)),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('amount', models.PositiveIntegerField(blank=True, null=True)),
                    ('unit', models.CharField(blank=True, max_length=10)),
                    ('since', models.DateField()),
                    ('until', models.DateField(blank=True, null=True)),
                    ('state', models.CharField(choices=[('open', '还在找'), ('met', '有了着落'), ('dropped', '不找了')], default='open', max_length=10)),
                    ('tokens', lianxin.core.text.TokensField(blank=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='need_says_what'),
                        models.CheckConstraint(condition=models.Q(('field__in', ['room', 'parking', 'people', 'skill', 'goods', 'money', 'culture', 'other'])), name='need_is_of_a_known_field'),
                        models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='need_ends_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(models.Q(('amount__isnull', True), ('unit', '')), models.Q(('amount__gte', 1), ('amount__isnull', False), models.Q(('unit', ''), _negated=True)), _connector='OR'), name='need_has_an_amount_with_its_unit'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['open', 'met', 'dropped'])), name='need_state_is_known'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Match',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('resource', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='organisations.resource')),
                    ('need', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='organisations.need')),
                    ('state', models.CharField(choices=[('accepted', '谈成了'), ('declined', '不合适')], max_length=10)),
                    ('reasons', models.JSONField(default=list)),
                    ('words', models.CharField(blank=True, max_length=200)),
                    ('decided_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['accepted', 'declined'])), name='match_state_is_known'),
                        models.UniqueConstraint(fields=('resource', 'need'), name='resource_and_need_are_decided_on_once'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='declined_match_says_why'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Contact',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='organisations.organisation')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('title', models.CharField(max_length=40)),
                    ('since', models.DateField()),
                    ('until', models.DateField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='contact_leaves_after_coming'),
                        models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='contact_says_what_they_are'),
                        models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('organisation', 'person'), name='person_is_a_contact_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Agreement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreements', to='organisations.organisation')),
                    ('title', models.CharField(max_length=80)),
                    ('words', models.CharField(blank=True, max_length=500)),
                    ('signed_on', models.DateField()),
                    ('until', models.DateField(blank=True, null=True)),
                    ('paper', models.FileField(blank=True, max_length=200, upload_to='')),
                    ('paper_kind', models.CharField(blank=True, max_length=4)),
                    ('renews', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewal', to='organisations.agreement')),
                    ('reminded_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='agreement_has_a_title'),
                        models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('signed_on')), _connector='OR'), name='agreement_runs_out_after_it_is_signed'),
                        models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('signed_on')), _connector='OR'), name='agreement_ends_after_it_is_signed'),
                        models.CheckConstraint(condition=models.Q(('paper_kind__in', ['', 'pdf', 'jpg'])), name='paper_is_of_a_known_kind'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Pledge',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pledges', to='organisations.organisation')),
                    ('what', models.CharField(max_length=200)),
                    ('made_on', models.DateField()),
                    ('due_on', models.DateField()),
                    ('state', models.CharField(choices=[('open', '还没兑现'), ('kept', '已兑现'), ('broken', '没有兑现'), ('released', '不再要求')], default='open', max_length=10)),
                    ('settled_on', models.DateField(blank=True, null=True)),
                    ('proof', models.CharField(blank=True, max_length=300)),
                    ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.upload')),
                    ('is_shown', models.BooleanField(default=True)),
                    ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['open', 'kept', 'broken', 'released'])), name='pledge_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='pledge_says_what'),
                        models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('made_on'))), name='pledge_is_due_later'),
                        models.CheckConstraint(condition=models.Q(models.Q(('settled_on__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('settled_on__gte', models.F('made_on')), ('settled_on__isnull', False), models.Q(('proof', ''), _negated=True)), _connector='OR'), name='settled_pledge_has_its_day_and_proof'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Project',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('match', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='project', to='organisations.match')),
                    ('name', models.CharField(max_length=80)),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('agreed_on', models.DateField()),
                    ('due_on', models.DateField()),
                    ('state', models.CharField(choices=[('planned', '说定了'), ('under_way', '正在做'), ('done', '做成了'), ('dropped', '没有做成')], default='planned', max_length=10)),
                    ('outcome', models.CharField(blank=True, max_length=300)),
                    ('ended_on', models.DateField(blank=True, null=True)),
                    ('partners', models.ManyToManyField(related_name='projects', through='organisations.Partner', to='organisations.organisation')),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'under_way', 'done', 'dropped'])), name='joint_project_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='joint_project_has_a_name'),
                        models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('agreed_on'))), name='joint_project_is_due_later'),
                        models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', True), ('state__in', ['planned', 'under_way'])), models.Q(('state__in', ['done', 'dropped']), ('ended_on__gte', models.F('agreed_on')), ('ended_on__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='ended_joint_project_has_its_day_and_outcome'),
                        models.UniqueConstraint(fields=('community', 'name'), name='joint_project_is_named_once_in_a_community'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Partner',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='organisations.project')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='organisations.organisation')),
                    ('part', models.CharField(blank=True, max_length=80)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('project', 'organisation'), name='organisation_is_a_partner_once'),
                    ],
                },
            ),
        ]),
    ]
