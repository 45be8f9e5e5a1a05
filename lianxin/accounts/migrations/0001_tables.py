import lianxin.core.secrets
import lianxin.core.operations
from django.core.management import call_command
from django.db import migrations, models


def make_shared_cache(_apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):

    replaces = [
        ('accounts', '0001_begin'),
        ('accounts', '0002_shared_cache'),
        ('accounts', '0003_know_phones_by_their_end'),
    ]

    initial = True

    dependencies = [
    ]

    operations = [
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('username', models.CharField(max_length=60, unique=True)),
                    ('name', models.CharField(max_length=60)),
                    ('phone', lianxin.core.secrets.EncryptedTextField(blank=True)),
                    ('phone_index', models.CharField(blank=True, max_length=64)),
                    ('phone_end', models.CharField(blank=True, db_index=True, max_length=64)),
                    ('is_phone_verified', models.BooleanField(default=False)),
                    ('is_active', models.BooleanField(default=True)),
                    ('is_elder_mode', models.BooleanField(default=False)),
                    ('joined_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('phone_index', ''), _negated=True), fields=('phone_index',), name='phone_signs_in_one_user'),
                        models.CheckConstraint(condition=models.Q(('is_phone_verified', False), models.Q(('phone_index', ''), _negated=True), _connector='OR'), name='only_a_given_phone_is_verified'),
                    ],
                },
            ),
        ]),
        migrations.RunPython(make_shared_cache, migrations.RunPython.noop),
    ]
