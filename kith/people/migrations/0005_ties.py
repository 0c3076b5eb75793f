"""Ties, households, bonds, losses, the family's picture and ecomaps; who may see each of them."""

import django.db.models.deletion
import kith.kernel.clock
from django.db import migrations, models

from kith.access.rls import BY_ROLE, protect, secure
from kith.kernel.grants import app_may

ROLES = "kith_app, kith_team, kith_wide"
# A loss may name nobody beside the mother; whoever it names must be seen as well.
LOSS = {
    role: f"{sees('person_id')} AND (other_id IS NULL OR {sees('other_id')})"
    for role, sees in BY_ROLE.items()
}
BETWEEN_TWO = {"people_tie": ["a_id", "b_id"], "people_bond": ["a_id", "b_id"]}
TO_ANOTHER = ("people_told", "people_contactsafety")
OF_ONE = ("people_unknownparent", "people_householdmember")


def mended(*tables):
    """Let records be ended and retracted, and nothing else of them be changed."""
    columns = "until_on, ended_at, ended_by, retracted_at, retracted_by, retracted_why"
    return migrations.RunSQL(
        [f"GRANT UPDATE ({columns}) ON {table} TO {ROLES}" for table in tables],
        migrations.RunSQL.noop,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_keys'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContactSafety',
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
                ('safe', models.CharField(max_length=4)),
                ('how', models.CharField(blank=True, default='', max_length=300)),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Ecomap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('voice', models.CharField(max_length=6)),
                ('made_on', models.DateField()),
                ('made_by', models.BigIntegerField(null=True)),
                ('made_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('together', models.BooleanField(default=False)),
                ('note', models.TextField(blank=True, default='')),
                ('retracted_at', models.DateTimeField(null=True)),
                ('retracted_by', models.BigIntegerField(null=True)),
                ('retracted_why', models.CharField(blank=True, default='', max_length=200)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='EcomapLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('system', models.CharField(max_length=12)),
                ('label', models.CharField(blank=True, default='', max_length=60)),
                ('strength', models.CharField(default='ordinary', max_length=8)),
                ('stressful', models.BooleanField(default=False)),
                ('flow', models.CharField(default='none', max_length=4)),
                ('trend', models.CharField(blank=True, default='', max_length=4)),
                ('words', models.CharField(blank=True, default='', max_length=300)),
                ('face', models.PositiveSmallIntegerField(null=True)),
                ('ecomap', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='people.ecomap')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='HouseholdMember',
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
                ('household', models.UUIDField()),
                ('main', models.BooleanField(default=True)),
                ('note', models.CharField(blank=True, default='', max_length=200)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Loss',
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
                ('kind', models.CharField(max_length=12)),
                ('year', models.PositiveSmallIntegerField(null=True)),
                ('agreed', models.CharField(blank=True, default='', max_length=200)),
                ('relevant_why', models.CharField(blank=True, default='', max_length=300)),
                ('other', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Nudge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='PictureVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=100)),
                ('as_known_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('by', models.BigIntegerField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Tie',
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
                ('how', models.CharField(blank=True, default='', max_length=100)),
                ('a', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('b', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Told',
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
                ('may', models.CharField(max_length=3)),
                ('why', models.CharField(blank=True, default='', max_length=300)),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UnknownParent',
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
                ('which', models.CharField(max_length=10)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Bond',
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
                ('quality', models.CharField(max_length=20)),
                ('a', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('b', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('a', models.F('b')), _negated=True), name='bond_is_between_two')],
            },
        ),
        migrations.AddIndex(
            model_name='ecomap',
            index=models.Index(fields=['person', '-made_at'], name='ecomap_by_person'),
        ),
        migrations.AddIndex(
            model_name='householdmember',
            index=models.Index(fields=['household'], name='stay_by_household'),
        ),
        migrations.AddConstraint(
            model_name='householdmember',
            constraint=models.CheckConstraint(condition=models.Q(('from_on', None), ('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='stay_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='nudge',
            constraint=models.UniqueConstraint(fields=('person', 'other'), name='nudge_once_a_person'),
        ),
        migrations.AddConstraint(
            model_name='tie',
            constraint=models.CheckConstraint(condition=models.Q(('a', models.F('b')), _negated=True), name='tie_is_between_two'),
        ),
        migrations.AddConstraint(
            model_name='tie',
            constraint=models.CheckConstraint(condition=models.Q(('from_on', None), ('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='tie_ends_after_start'),
        ),
        *(one for table, two in BETWEEN_TWO.items() for one in protect(table, person=two)),
        *(one for table in TO_ANOTHER for one in protect(table, person=["person_id", "other_id"])),
        *(one for table in OF_ONE for one in protect(table)),
        secure("people_loss", LOSS),
        app_may("SELECT, INSERT", "people_loss"),
        mended(*BETWEEN_TWO, *TO_ANOTHER, *OF_ONE, "people_loss"),
        *protect("people_pictureversion"),
        *protect("people_nudge", person=["person_id", "other_id"], may="SELECT, INSERT, UPDATE"),
        *protect("people_ecomap"),
        *protect("people_ecomapline"),
        migrations.RunSQL(
            f"GRANT UPDATE (retracted_at, retracted_by, retracted_why) ON people_ecomap TO {ROLES}",
            migrations.RunSQL.noop,
        ),
    ]
