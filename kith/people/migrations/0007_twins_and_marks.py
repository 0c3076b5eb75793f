"""Twins are said as ties, which only those see who see both; what a symbol shows of somebody."""

import django.db.models.deletion
import kith.kernel.clock
from django.db import migrations, models

from kith.access.rls import protect

ROLES = "kith_app, kith_team, kith_wide"
MENDED = "until_on, ended_at, ended_by, retracted_at, retracted_by, retracted_why"


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_duplicates_and_merges'),
    ]

    operations = [
        migrations.RemoveField(model_name='person', name='identical'),
        migrations.RemoveField(model_name='person', name='twin_group'),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(blank=True, default='', max_length=100)),
                ('from_on', models.DateField(blank=True, null=True)),
                ('until_on', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('recorded_by', models.BigIntegerField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by', models.BigIntegerField(null=True)),
                ('retracted_at', models.DateTimeField(null=True)),
                ('retracted_by', models.BigIntegerField(null=True)),
                ('retracted_why', models.CharField(blank=True, default='', max_length=200)),
                ('kind', models.CharField(max_length=20)),
                ('agreed', models.CharField(blank=True, default='', max_length=200)),
                ('relevant_why', models.CharField(blank=True, default='', max_length=300)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        *protect("people_mark"),
        migrations.RunSQL(
            f"GRANT UPDATE ({MENDED}) ON people_mark TO {ROLES}", migrations.RunSQL.noop
        ),
    ]
