import django.db.models.deletion
import lianxin.core.actor
import lianxin.core.secrets
from django.conf import settings
import lianxin.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('people', '0001_begin'),
        ('people', '0002_party_posts_and_consents'),
        ('people', '0003_consent_to_be_commended'),
        ('people', '0004_consent_to_teach_and_to_be_named'),
        ('people', '0005_posts_of_care'),
        ('people', '0006_know_phones_by_their_end'),
        ('people', '0007_know_behind_which_door'),
    ]

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('places', '0001_tables'),
    ]

    operations = [
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='Person',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='persons', to=settings.AUTH_USER_MODEL)),
                    ('name', models.CharField(blank=True, max_length=60)),
                    ('phone', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('phone_index', models.CharField(blank=True, max_length=64)),
                    ('phone_end', models.CharField(blank=True, max_length=64)),
                    ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.place')),
                    ('door', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('door_index', models.CharField(blank=True, max_length=64)),
                    ('known_since', models.DateTimeField()),
                ],
                options={
                    'indexes': [
                        models.Index(condition=models.Q(('phone_end', ''), _negated=True), fields=['community', 'phone_end'], name='person_by_phone_end'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('phone_index', ''), _negated=True), fields=('community', 'phone_index'), name='phone_is_one_person_in_a_community'),
                        models.UniqueConstraint(condition=models.Q(('user__isnull', False)), fields=('community', 'user'), name='user_is_one_person_in_a_community'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Post',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to=settings.AUTH_USER_MODEL)),
                    ('role', models.CharField(max_length=10)),
                    ('community', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='places.community')),
                    ('subdistrict', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='places.subdistrict')),
                    ('since', models.DateField()),
                    ('until', models.DateField(blank=True, null=True)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['user', 'role'], name='post_by_user'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('role__in', [lianxin.core.actor.Role['MEMBER'], lianxin.core.actor.Role['STAFF'], lianxin.core.actor.Role['SECRETARY'], lianxin.core.actor.Role['PARTY'], lianxin.core.actor.Role['CARE'], lianxin.core.actor.Role['WORK_COMMITTEE'], lianxin.core.actor.Role['STREET'], lianxin.core.actor.Role['ADMIN']])), name='role_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('community__isnull', True), ('role__in', [lianxin.core.actor.Role['STREET'], lianxin.core.actor.Role['WORK_COMMITTEE']]), ('subdistrict__isnull', False)), models.Q(('community__isnull', True), ('role', lianxin.core.actor.Role['ADMIN']), ('subdistrict__isnull', True)), models.Q(('community__isnull', False), ('role__in', [lianxin.core.actor.Role['MEMBER'], lianxin.core.actor.Role['STAFF'], lianxin.core.actor.Role['SECRETARY'], lianxin.core.actor.Role['PARTY'], lianxin.core.actor.Role['CARE']]), ('subdistrict__isnull', True)), _connector='OR'), name='post_lies_where_its_role_works'),
                        models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='post_ends_after_it_begins'),
                        models.UniqueConstraint(condition=models.Q(('role', lianxin.core.actor.Role['SECRETARY']), ('until__isnull', True)), fields=('community',), name='community_has_one_secretary'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Consent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='people.person')),
                    ('purpose', models.CharField(choices=[('post_board', '在党员公开展板上展示'), ('wall', '在善行善举墙上展示'), ('commendation', '公示和公布受表彰的消息'), ('photo', '公开有本人的照片'), ('certificate', '在证书核验页上显示'), ('identity', '登记身份证号'), ('health', '登记健康情况'), ('care', '登记困难和照护情况'), ('guardian', '监护人同意未成年人参加'), ('teaching', '在课程页上写明由本人讲课'), ('team', '在文体队伍页上写明是队员')], max_length=20)),
                    ('field', models.CharField(max_length=40)),
                    ('where', models.CharField(blank=True, max_length=120)),
                    ('since', models.DateTimeField()),
                    ('until', models.DateField(blank=True, null=True)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('notice', models.CharField(blank=True, max_length=20)),
                    ('given_by', models.CharField(blank=True, max_length=60)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('person', 'purpose', 'field', 'where'), name='consent_is_given_once'),
                        models.CheckConstraint(condition=models.Q(('purpose__in', ['post_board', 'wall', 'commendation', 'photo', 'certificate', 'identity', 'health', 'care', 'guardian', 'teaching', 'team'])), name='consent_has_a_known_purpose'),
                        models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('withdrawn_at__gte', models.F('since')), _connector='OR'), name='consent_is_withdrawn_after_it_is_given'),
                    ],
                },
            ),
        ]),
    ]
