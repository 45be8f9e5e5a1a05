# Papers with their picture, who keeps the minutes, and whose a door was shown to be.

import django.db.models.deletion
from django.conf import settings
import lianxin.core.operations
from django.db import migrations, models


def keep_what_was_cast(apps, _editor):
    """Ballots cast online before doors were confirmed stand as they were cast."""
    ballots = apps.get_model('council', 'Ballot').objects.filter(way='online')
    ballots.update(confirmed_at=models.F('cast_at'))


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0003_sheet_runs'),
        ('council', '0005_debate'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='session',
            name='minute_taker',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='council.member'),
        ),
        migrations.AddField(
            model_name='ballot',
            name='confirmed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(keep_what_was_cast, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', False), ('way', 'online')), models.Q(models.Q(('way', 'online'), _negated=True), ('confirmed_at__isnull', True)), _connector='OR'), name='online_ballot_is_of_confirmed_doors'),
        ),
        lianxin.core.operations.Together([
            migrations.CreateModel(
                name='BallotDoor',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roll', to='council.ballot')),
                    ('holding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='council.holding')),
                    ('vote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='council.ownervote')),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('vote', 'holding'), name='door_is_on_one_ballot_of_a_vote'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Proof',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ground', models.CharField(choices=[('deed', '不动产权证'), ('contract', '购房合同'), ('ruling', '法院或公证的文书'), ('vouched', '两位已核对的业主作证')], max_length=8)),
                    ('paper', models.CharField(blank=True, max_length=60)),
                    ('confirmed_at', models.DateTimeField()),
                    ('confirmed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('first_voucher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='council.owner')),
                    ('holding', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='proof', to='council.holding')),
                    ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='council.owner')),
                    ('second_voucher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='council.owner')),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('ground__in', ['deed', 'contract', 'ruling', 'vouched'])), name='ground_of_ownership_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(models.Q(('ground', 'vouched'), _negated=True), models.Q(('paper', ''), _negated=True), ('first_voucher__isnull', True), ('second_voucher__isnull', True)), models.Q(('first_voucher__isnull', False), ('ground', 'vouched'), ('paper', ''), ('second_voucher__isnull', False)), _connector='OR'), name='ownership_is_shown_by_paper_or_by_two_who_vouch'),
                        models.CheckConstraint(condition=models.Q(('first_voucher__isnull', True), models.Q(models.Q(('first_voucher', models.F('second_voucher')), _negated=True), models.Q(('first_voucher', models.F('owner')), _negated=True), models.Q(('second_voucher', models.F('owner')), _negated=True)), _connector='OR'), name='two_who_vouch_are_two_others'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='VotePaper',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.PositiveSmallIntegerField()),
                    ('votes', models.PositiveSmallIntegerField()),
                    ('entered_at', models.DateTimeField()),
                    ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='council.agendaitem')),
                    ('photo', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.upload')),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('votes__gte', 1)), name='vote_paper_carries_a_vote'),
                    ],
                },
            ),
        ]),
        migrations.AddField(
            model_name='vote',
            name='paper',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='council.votepaper'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(('is_secret', False), ('paper__isnull', True), _connector='OR'), name='secret_vote_names_no_paper'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(('paper__isnull', True), ('entered_by__isnull', False), models.Q(('heard', ''), _negated=True), _connector='OR'), name='vote_on_paper_was_entered_from_it'),
        ),
    ]
