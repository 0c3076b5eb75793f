"""Where to ask is for those who see the child; how many there are is numbers by team."""

import django.db.models.deletion
from django.db import migrations, models

from kith.access.rls import protect
from kith.kernel.grants import app_may


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0002_who_may_see'),
        ('accounts', '0002_cache_and_grants'),
        ('people', '0006_duplicates_and_merges'),
    ]

    operations = [
        migrations.CreateModel(
            name='WatchCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('watch', models.CharField(max_length=20)),
                ('quarter', models.CharField(max_length=6)),
                ('found', models.PositiveIntegerField()),
                ('of', models.PositiveIntegerField()),
                ('counted_at', models.DateTimeField()),
                ('team', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.team')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('watch', 'quarter', 'team'), name='watch_counted_once_a_team')],
            },
        ),
        migrations.CreateModel(
            name='Watched',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('watch', models.CharField(max_length=20)),
                ('quarter', models.CharField(max_length=6)),
                ('work', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('note', models.CharField(max_length=300)),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('team', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.team')),
            ],
            options={
                'indexes': [models.Index(fields=['watch', 'quarter', '-at', '-id'], name='watched_by_watch'), models.Index(fields=['person'], name='watched_by_person')],
            },
        ),
        *protect("oversight_watched", may="SELECT, INSERT, DELETE"),
        app_may("SELECT, INSERT, DELETE", "oversight_watchcount"),
    ]
