"""Duplicates with grounds and a decision; merges, what they moved, and the functions that do it."""

import django.db.models.deletion
import kith.kernel.clock
from django.db import migrations, models

from kith.access.rls import protect
from kith.kernel.grants import app_may
from kith.people.merging.function import INSIDE, SIGNATURES, install

# One proposal a pair: the grounds that were apart come together.
GROUNDS = """
SET ROLE kith_facts;
UPDATE people_duplicateproposal d SET source = 'import', grounds = (
  SELECT jsonb_agg(DISTINCT lower(replace(o.why, 'the same ', ''))) FROM people_duplicateproposal o
   WHERE o.a_id = d.a_id AND o.b_id = d.b_id);
DELETE FROM people_duplicateproposal d USING people_duplicateproposal o
 WHERE o.a_id = d.a_id AND o.b_id = d.b_id AND o.id < d.id;
RESET ROLE;
"""
DECIDING = (
    "grounds, score, source, proposed_at, state, decided_by, decided_at, decided_why, decided_on"
)
ROLES = "kith_app, kith_team, kith_wide"


def install_functions(apps, schema_editor):
    """Put the functions in place; set-up does the same after each migration."""
    install(schema_editor.connection)


def remove_functions(apps, schema_editor):
    """Take the functions away; they belong to kith_facts."""
    schema_editor.execute("SET ROLE kith_facts")
    for one in (*SIGNATURES, INSIDE):
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {one}")
    schema_editor.execute("RESET ROLE")


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_ties'),
        ('access', '0005_merged_away'),
    ]

    operations = [
        migrations.CreateModel(
            name='MatchingRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('records', models.PositiveIntegerField()),
                ('pairs', models.PositiveIntegerField()),
                ('proposed', models.PositiveIntegerField()),
                ('seconds', models.FloatField()),
                ('engine', models.CharField(max_length=10)),
            ],
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('why', models.TextField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('undone_by', models.BigIntegerField(null=True)),
                ('undone_why', models.TextField(blank=True, db_default='', default='')),
                ('gone', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('kept', models.F('gone')), _negated=True), name='merge_of_two'),
                    models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('gone',), name='merged_away_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='MergeMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('row', models.CharField(max_length=40)),
                ('was', models.JSONField(null=True)),
                ('put', models.JSONField()),
                ('merge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='people.merge')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('merge', 'name', 'row'), name='moved_once_a_merge'),
                ],
            },
        ),
        migrations.AddField(
            model_name='duplicateproposal',
            name='grounds',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='duplicateproposal',
            name='source',
            field=models.CharField(default='', max_length=6),
            preserve_default=False,
        ),
        migrations.RunSQL(GROUNDS, migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name='duplicateproposal', name='duplicate_proposed_once'),
        migrations.RemoveField(model_name='duplicateproposal', name='why'),
        migrations.AddField(
            model_name='duplicateproposal',
            name='score',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='duplicateproposal',
            name='state',
            field=models.CharField(default='open', max_length=9),
        ),
        migrations.AddField(
            model_name='duplicateproposal',
            name='decided_by',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='duplicateproposal',
            name='decided_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='duplicateproposal',
            name='decided_why',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='duplicateproposal',
            name='decided_on',
            field=models.JSONField(default=dict),
        ),
        migrations.AddConstraint(
            model_name='duplicateproposal',
            constraint=models.UniqueConstraint(fields=('a', 'b'), name='duplicate_proposed_once'),
        ),
        migrations.AddConstraint(
            model_name='duplicateproposal',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'same', 'different'])), name='duplicate_state'),
        ),
        migrations.AddConstraint(
            model_name='duplicateproposal',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'open'), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='duplicate_decided_by_somebody'),
        ),
        migrations.AddIndex(
            model_name='duplicateproposal',
            index=models.Index(models.OrderBy(models.F('proposed_at'), descending=True), models.F('id'), condition=models.Q(('state', 'open')), name='duplicate_open'),
        ),
        migrations.RunSQL(
            f"GRANT UPDATE ({DECIDING}) ON people_duplicateproposal TO {ROLES}",
            migrations.RunSQL.noop,
        ),
        *protect("people_merge", person="kept_id", may="SELECT"),
        *protect("people_mergemove", may="SELECT"),
        app_may("SELECT, INSERT", "people_matchingrun"),
        migrations.RunPython(install_functions, remove_functions),
    ]
