import django.db.models.deletion
import lianxin.feeds.models
from django.conf import settings
import lianxin.core.operations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('feeds', '0001_begin'),
    ]

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='OwnCalendar',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('token', models.CharField(default=lianxin.feeds.models.new_token, max_length=40, unique=True)),
                    ('made_at', models.DateTimeField()),
                    ('retired_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('retired_at__isnull', True)), fields=('user',), name='somebody_has_one_calendar_address'),
                        models.CheckConstraint(condition=models.Q(('retired_at__isnull', True), ('retired_at__gte', models.F('made_at')), _connector='OR'), name='calendar_address_is_retired_after_it_is_made'),
                        models.CheckConstraint(condition=models.Q(('token', ''), _negated=True), name='calendar_address_is_secret'),
                    ],
                },
            ),
        ]),
    ]
