import django.db.models.deletion
import uuid
from django.conf import settings
import lianxin.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('funds', '0001_begin'),
        ('funds', '0002_hold_the_ledger'),
        ('funds', '0003_what_residents_say'),
    ]

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('core', '0001_tables'),
        ('council', '0001_tables'),
        ('matters', '0001_tables'),
        ('party', '0001_tables'),
        ('places', '0001_tables'),
    ]

    operations = [
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='Fund',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('name', models.CharField(max_length=60)),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('since', models.DateField()),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='fund_has_a_name'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Budget',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='budgets', to='funds.fund')),
                    ('year', models.PositiveSmallIntegerField()),
                    ('amount', models.BigIntegerField()),
                    ('source', models.CharField(max_length=120)),
                    ('state', models.CharField(choices=[('proposed', '待街道核定'), ('approved', '已核定'), ('closed', '已结账')], default='proposed', max_length=10)),
                    ('approved_at', models.DateTimeField(blank=True, null=True)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('is_carried_over', models.BooleanField(blank=True, null=True)),
                    ('carry_rule', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.rulepack')),
                    ('vouchers', models.PositiveIntegerField(default=0)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('fund', 'year'), name='fund_has_one_budget_a_year'),
                        models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='budget_gives_something'),
                        models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='budget_names_its_document'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'approved', 'closed'])), name='budget_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('state', 'proposed')), models.Q(('approved_at__isnull', False), ('state__in', ['approved', 'closed'])), _connector='OR'), name='only_a_proposed_budget_is_not_approved'),
                        models.CheckConstraint(condition=models.Q(models.Q(('carry_rule__isnull', False), ('closed_at__gte', models.F('approved_at')), ('closed_at__isnull', False), ('is_carried_over__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('carry_rule__isnull', True), ('closed_at__isnull', True), ('is_carried_over__isnull', True)), _connector='OR'), name='closed_budget_says_what_became_of_the_rest'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Overseer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('name', models.CharField(max_length=60)),
                    ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('since', models.DateField()),
                    ('until', models.DateField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='overseer_has_a_name'),
                        models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='overseer_leaves_after_joining'),
                        models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('community', 'name'), name='overseer_is_named_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Project',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='funds.budget')),
                    ('title', models.CharField(max_length=60)),
                    ('words', models.CharField(max_length=1000)),
                    ('use', models.CharField(choices=[('party', '党员活动和教育'), ('service', '便民服务'), ('selfgov', '居民自治'), ('urgent', '急难愁盼和救助'), ('volunteers', '志愿服务'), ('culture', '文化体育'), ('repairs', '小修小补'), ('office', '居委会办公费'), ('wages', '工资、津贴、福利'), ('loans', '还债、借款'), ('building', '办公用房建设和装修'), ('hardware', '办公设备'), ('elsewhere', '已有别的经费开支的'), ('private', '该由居民或物业自己出的')], max_length=12)),
                    ('origin', models.CharField(choices=[('need', '居民需求'), ('matter', '居民诉求'), ('resolution', '议事会决议'), ('request', '居民或单位申请')], max_length=12)),
                    ('matter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='fund_projects', to='matters.matter')),
                    ('resolution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='fund_projects', to='council.resolution')),
                    ('asked_by', models.CharField(blank=True, max_length=120)),
                    ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='party.meeting')),
                    ('supplier', models.CharField(blank=True, max_length=80)),
                    ('cost', models.BigIntegerField(default=0)),
                    ('is_standing', models.BooleanField(default=False)),
                    ('use_reason', models.CharField(blank=True, max_length=300)),
                    ('quotes_reason', models.CharField(blank=True, max_length=300)),
                    ('proposer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('state', models.CharField(choices=[('draft', '起草中'), ('proposed', '已提出'), ('voting', '居民投票中'), ('chosen', '居民选中'), ('unchosen', '这次没选上'), ('agreed', '居委会已同意'), ('approved', '街道已批准'), ('noticed', '公示中'), ('delivering', '实施中'), ('accepted', '已验收'), ('published', '结果已公开'), ('refused', '没有批准'), ('dropped', '已撤下')], default='draft', max_length=12)),
                    ('written_at', models.DateTimeField()),
                    ('agreed_words', models.CharField(blank=True, max_length=300)),
                    ('approved_at', models.DateTimeField(blank=True, null=True)),
                    ('notice_from', models.DateField(blank=True, null=True)),
                    ('notice_until', models.DateField(blank=True, null=True)),
                    ('delivered_from', models.DateField(blank=True, null=True)),
                    ('accepted_at', models.DateTimeField(blank=True, null=True)),
                    ('published_at', models.DateTimeField(blank=True, null=True)),
                    ('result', models.CharField(blank=True, max_length=500)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', '-id'], name='fund_project_by_community'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'proposed', 'voting', 'chosen', 'unchosen', 'agreed', 'approved', 'noticed', 'delivering', 'accepted', 'published', 'refused', 'dropped'])), name='fund_project_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('use__in', ['party', 'service', 'selfgov', 'urgent', 'volunteers', 'culture', 'repairs', 'office', 'wages', 'loans', 'building', 'hardware', 'elsewhere', 'private'])), name='fund_project_use_is_known'),
                        models.CheckConstraint(condition=models.Q(('origin__in', ['need', 'matter', 'resolution', 'request'])), name='fund_project_origin_is_known'),
                        models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='fund_project_has_a_title'),
                        models.CheckConstraint(condition=models.Q(('cost__gt', 0), models.Q(('state', 'draft'), ('cost', 0)), _connector='OR'), name='proposed_fund_project_is_costed'),
                        models.CheckConstraint(condition=models.Q(models.Q(('origin__in', ['matter', 'resolution']), _negated=True), models.Q(('matter__isnull', False), ('origin', 'matter')), models.Q(('origin', 'resolution'), ('resolution__isnull', False)), _connector='OR'), name='fund_project_from_a_matter_or_resolution_points_to_it'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['accepted', 'approved', 'delivering', 'noticed', 'published']), _negated=True), ('approved_at__isnull', False), _connector='OR'), name='funded_project_was_approved'),
                        models.CheckConstraint(condition=models.Q(('delivered_from__isnull', True), models.Q(('delivered_from__gt', models.F('notice_until')), ('notice_until__isnull', False)), _connector='OR'), name='fund_project_is_delivered_after_its_notice'),
                        models.CheckConstraint(condition=models.Q(('notice_until__isnull', True), ('notice_until__gt', models.F('notice_from')), _connector='OR'), name='fund_project_notice_ends_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['delivering', 'accepted', 'published']), _negated=True), ('delivered_from__isnull', False), _connector='OR'), name='running_fund_project_was_delivered'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['accepted', 'published']), _negated=True), ('accepted_at__isnull', False), _connector='OR'), name='ended_fund_project_was_accepted'),
                        models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', False), ('state', 'published'), models.Q(('result', ''), _negated=True)), models.Q(models.Q(('state', 'published'), _negated=True), ('published_at__isnull', True)), _connector='OR'), name='published_fund_project_tells_its_result'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CostLine',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='costs', to='funds.project')),
                    ('what', models.CharField(max_length=60)),
                    ('quantity', models.PositiveIntegerField()),
                    ('unit', models.CharField(max_length=10)),
                    ('price', models.BigIntegerField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='cost_line_says_what'),
                        models.CheckConstraint(condition=models.Q(('price__gt', 0), ('quantity__gt', 0)), name='cost_line_costs_something'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Quote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotes', to='funds.project')),
                    ('supplier', models.CharField(max_length=80)),
                    ('amount', models.BigIntegerField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('project', 'supplier'), name='supplier_quotes_once_for_a_fund_project'),
                        models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='quote_is_positive'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Interest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interests', to='funds.project')),
                    ('name', models.CharField(max_length=60)),
                    ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('words', models.CharField(max_length=120)),
                    ('declared_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='interest_says_which'),
                        models.UniqueConstraint(fields=('project', 'name'), name='interest_is_declared_once_by_name'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Acceptor',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='acceptors', to='funds.project')),
                    ('capacity', models.CharField(choices=[('resident', '居民'), ('overseer', '居务监督委员会')], max_length=10)),
                    ('name', models.CharField(max_length=60)),
                    ('overseer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funds.overseer')),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('project', 'name'), name='one_accepts_a_project_once'),
                        models.CheckConstraint(condition=models.Q(models.Q(('capacity', 'overseer'), ('overseer__isnull', False)), models.Q(('capacity', 'resident'), ('overseer__isnull', True)), _connector='OR'), name='acceptor_of_the_committee_is_on_its_list'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Account',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='funds.budget')),
                    ('kind', models.CharField(choices=[('granted', '拨入'), ('free', '还没安排'), ('set_aside', '已安排给项目'), ('spent', '已付'), ('returned', '已交回')], max_length=10)),
                    ('project', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='funds.project')),
                    ('balance', models.BigIntegerField(default=0)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('kind__in', ['granted', 'free', 'set_aside', 'spent', 'returned'])), name='account_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(('balance__gte', 0), ('kind', 'granted'), _connector='OR'), name='nothing_is_spent_that_is_not_there'),
                        models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ('set_aside', 'spent')), ('project__isnull', False)), models.Q(models.Q(('kind__in', ('set_aside', 'spent')), _negated=True), ('project__isnull', True)), _connector='OR'), name='money_is_set_aside_and_spent_for_a_project'),
                        models.UniqueConstraint(condition=models.Q(('project__isnull', True)), fields=('budget', 'kind'), name='budget_has_one_account_of_a_kind'),
                        models.UniqueConstraint(condition=models.Q(('project__isnull', False)), fields=('budget', 'kind', 'project'), name='project_has_one_account_of_a_kind_in_a_budget'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Voucher',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funds.budget')),
                    ('number', models.PositiveIntegerField()),
                    ('kind', models.CharField(choices=[('grant', '拨入'), ('commit', '安排'), ('pay', '支付'), ('release', '退回未用'), ('carry', '结转下年'), ('return', '交回'), ('reverse', '冲销')], max_length=10)),
                    ('project', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vouchers', to='funds.project')),
                    ('at', models.DateTimeField()),
                    ('amount', models.BigIntegerField()),
                    ('words', models.CharField(max_length=200)),
                    ('office', models.CharField(blank=True, max_length=80)),
                    ('payee', models.CharField(blank=True, max_length=80)),
                    ('payee_kind', models.CharField(blank=True, choices=[('firm', '单位'), ('person', '个人')], max_length=8)),
                    ('receipt_number', models.CharField(blank=True, max_length=60)),
                    ('accepted_by', models.CharField(blank=True, max_length=120)),
                    ('reverses', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='funds.voucher')),
                    ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'kind', 'at'], name='voucher_by_kind'),
                        models.Index(fields=['project', 'id'], name='voucher_by_project'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(fields=('budget', 'number'), name='voucher_number_is_used_once_in_a_budget'),
                        models.CheckConstraint(condition=models.Q(('kind__in', ['grant', 'commit', 'pay', 'release', 'carry', 'return', 'reverse'])), name='voucher_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='voucher_moves_something'),
                        models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='voucher_says_what_for'),
                        models.CheckConstraint(condition=models.Q(models.Q(('kind', 'pay'), _negated=True), models.Q(('payee_kind__in', ['firm', 'person']), ('project__isnull', False), models.Q(('payee', ''), _negated=True), models.Q(('receipt_number', ''), _negated=True)), _connector='OR'), name='payment_names_payee_project_and_receipt'),
                        models.CheckConstraint(condition=models.Q(models.Q(('kind', 'reverse'), ('reverses__isnull', False)), models.Q(models.Q(('kind', 'reverse'), _negated=True), ('reverses__isnull', True)), _connector='OR'), name='only_a_reversal_reverses'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Line',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('voucher', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='funds.voucher')),
                    ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='given', to='funds.account')),
                    ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='received', to='funds.account')),
                    ('amount', models.BigIntegerField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='line_moves_something'),
                        models.CheckConstraint(condition=models.Q(('source', models.F('target')), _negated=True), name='line_moves_it_elsewhere'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Receipt',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('voucher', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='funds.voucher')),
                    ('upload', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.upload')),
                ],
            ),
            migrations.CreateModel(
                name='Idea',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('title', models.CharField(max_length=60)),
                    ('words', models.CharField(max_length=500)),
                    ('state', models.CharField(choices=[('raised', '等社区答复'), ('taken', '列成项目了'), ('declined', '这次没有列'), ('withdrawn', '本人收回了')], default='raised', max_length=10)),
                    ('raised_at', models.DateTimeField()),
                    ('answer', models.CharField(blank=True, max_length=500)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('project', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='idea', to='funds.project')),
                    ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'state', '-id'], name='idea_by_state'),
                        models.Index(fields=['author', '-id'], name='idea_by_author'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['raised', 'taken', 'declined', 'withdrawn'])), name='idea_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('words', ''), _negated=True)), name='idea_says_what'),
                        models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('state__in', ('taken', 'declined')), models.Q(('answer', ''), _negated=True)), models.Q(models.Q(('state__in', ('taken', 'declined')), _negated=True), ('answer', ''), ('answered_at__isnull', True)), _connector='OR'), name='answered_idea_has_its_answer'),
                        models.CheckConstraint(condition=models.Q(models.Q(('project__isnull', False), ('state', 'taken')), models.Q(models.Q(('state', 'taken'), _negated=True), ('project__isnull', True)), _connector='OR'), name='only_a_taken_idea_is_a_project'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Objection',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='funds.project')),
                    ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('words', models.CharField(max_length=500)),
                    ('raised_at', models.DateTimeField()),
                    ('answer', models.CharField(blank=True, max_length=500)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='objection_to_spending_says_what'),
                        models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), models.Q(('answer', ''), _negated=True)), models.Q(('answer', ''), ('answered_at__isnull', True), ('answered_by__isnull', True)), _connector='OR'), name='objection_to_spending_is_answered_by_somebody_or_not'),
                        models.CheckConstraint(condition=models.Q(('answered_by__isnull', True), models.Q(('answered_by', models.F('author')), _negated=True), _connector='OR'), name='nobody_answers_their_own_objection_to_spending'),
                        models.UniqueConstraint(condition=models.Q(('answered_at__isnull', True)), fields=('project', 'author'), name='one_waiting_objection_of_one_person_to_a_fund_project'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Vote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='funds.budget')),
                    ('title', models.CharField(max_length=60)),
                    ('words', models.CharField(blank=True, max_length=500)),
                    ('amount', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('approval', '选赞成的（可以选几个）'), ('points', '分点数（把点数分给几个）')], default='approval', max_length=10)),
                    ('rule', models.CharField(choices=[('equal', '平均份额法'), ('greedy', '按得票从高到低')], default='equal', max_length=10)),
                    ('unit', models.CharField(choices=[('person', '每人一票'), ('household', '每户一票')], default='person', max_length=10)),
                    ('most_choices', models.PositiveSmallIntegerField()),
                    ('points', models.PositiveSmallIntegerField(default=0)),
                    ('closes_on', models.DateField()),
                    ('state', models.CharField(choices=[('draft', '筹备中'), ('open', '正在投票'), ('closed', '已截止，待计票'), ('counted', '计票完成'), ('declared', '已宣布'), ('cancelled', '已取消')], default='draft', max_length=10)),
                    ('opened_at', models.DateTimeField(blank=True, null=True)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('counted_at', models.DateTimeField(blank=True, null=True)),
                    ('outcome', models.JSONField(blank=True, null=True)),
                    ('override_words', models.CharField(blank=True, max_length=500)),
                    ('declared_at', models.DateTimeField(blank=True, null=True)),
                    ('revision', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'open', 'closed', 'counted', 'declared', 'cancelled'])), name='fund_vote_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='fund_vote_shares_something_out'),
                        models.CheckConstraint(condition=models.Q(('rule__in', ['equal', 'greedy']), ('unit__in', ['person', 'household']), models.Q(models.Q(('kind', 'approval'), ('points', 0)), models.Q(('kind', 'points'), ('points__gt', 0)), _connector='OR')), name='fund_vote_is_of_a_known_kind'),
                        models.CheckConstraint(condition=models.Q(('most_choices__gte', 1)), name='fund_vote_lets_choose'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'cancelled']), ('opened_at__isnull', False), _connector='OR'), name='fund_vote_opens_before_it_closes'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['closed', 'counted', 'declared']), _negated=True), models.Q(('closed_at__gte', models.F('opened_at')), ('closed_at__isnull', False)), _connector='OR'), name='counted_fund_vote_has_closed'),
                        models.CheckConstraint(condition=models.Q(models.Q(('counted_at__isnull', False), ('outcome__isnull', False), ('state__in', ('counted', 'declared'))), models.Q(models.Q(('state__in', ('counted', 'declared')), _negated=True), ('counted_at__isnull', True), ('outcome__isnull', True)), _connector='OR'), name='counted_fund_vote_keeps_its_count'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Option',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('vote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='funds.vote')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='options', to='funds.project')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('cost', models.BigIntegerField()),
                    ('is_chosen', models.BooleanField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('vote', 'number'), name='option_number_is_used_once_in_a_vote'),
                        models.UniqueConstraint(fields=('vote', 'project'), name='project_stands_once_on_a_ballot'),
                        models.CheckConstraint(condition=models.Q(('cost__gt', 0), ('number__gte', 1)), name='option_has_a_number_and_a_cost'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Ballot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('vote', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='funds.vote')),
                    ('voter', models.CharField(max_length=64)),
                    ('way', models.CharField(choices=[('online', '网上'), ('paper', '纸质')], max_length=8)),
                    ('points', models.JSONField()),
                    ('at', models.DateTimeField()),
                    ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['community', 'at'], name='ballot_by_moment'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(fields=('vote', 'voter'), name='everybody_has_one_ballot_in_a_fund_vote'),
                        models.CheckConstraint(condition=models.Q(('voter', ''), _negated=True), name='ballot_voter_is_a_hash'),
                        models.CheckConstraint(condition=models.Q(models.Q(('checked_by__isnull', True), ('entered_by__isnull', True), ('way', 'online')), models.Q(('checked_by__isnull', False), ('entered_by__isnull', False), ('way', 'paper'), models.Q(('entered_by', models.F('checked_by')), _negated=True)), _connector='OR'), name='paper_ballot_is_entered_by_two'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PaperEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('vote', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='funds.vote')),
                    ('paper', models.PositiveIntegerField()),
                    ('voter', models.CharField(max_length=64)),
                    ('points', models.JSONField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('vote', 'paper', 'by'), name='one_reads_a_paper_once'),
                        models.CheckConstraint(condition=models.Q(('paper__gte', 1)), name='paper_has_a_number'),
                    ],
                },
            ),
        ]),
        lianxin.core.operations.AppendOnly('voucher'),
        lianxin.core.operations.AppendOnly('line'),
        lianxin.core.operations.AppendOnly('receipt'),
        lianxin.core.operations.KeepBalances('account', 'line'),
    ]
