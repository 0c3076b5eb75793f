"""Contacts, screens, decisions, serious incidents and those whom they shake."""

import django.db.models.deletion
import kith.kernel.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0002_cache_and_grants'),
        ('people', '0002_who_may_see'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE frontdoor_contact_number START 1001",
            "DROP SEQUENCE IF EXISTS frontdoor_contact_number",
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('number', models.BigIntegerField(db_default=models.Func(models.Value('frontdoor_contact_number'), function='nextval', output_field=models.BigIntegerField()))),
                ('incident', models.UUIDField(default=uuid.uuid4)),
                ('channel', models.CharField(max_length=20)),
                ('arrived_at', models.DateTimeField()),
                ('evidence', models.CharField(blank=True, default='', max_length=200)),
                ('opened_at', models.DateTimeField(null=True)),
                ('agency', models.CharField(max_length=30)),
                ('source_name', models.CharField(blank=True, default='', max_length=120)),
                ('source_role', models.CharField(blank=True, default='', max_length=120)),
                ('call_back', models.CharField(blank=True, default='', max_length=120)),
                ('unnamed', models.BooleanField(default=False)),
                ('child', models.CharField(default='known', max_length=10)),
                ('who', models.TextField(blank=True, default='')),
                ('what_happened', models.TextField(blank=True, default='')),
                ('safe_now', models.CharField(default='not_known', max_length=10)),
                ('where_now', models.TextField(blank=True, default='')),
                ('childs_words', models.TextField(blank=True, default='')),
                ('told_child', models.CharField(blank=True, default='', max_length=10)),
                ('told_parent', models.CharField(blank=True, default='', max_length=10)),
                ('told_why', models.TextField(blank=True, default='')),
                ('harms', models.JSONField(default=list)),
                ('dangers', models.JSONField(default=list)),
                ('told', models.JSONField(default=dict)),
                ('red_suspect', models.BooleanField(default=False)),
                ('state', models.CharField(default='RECEIVED', max_length=20)),
                ('rag', models.CharField(blank=True, default='', max_length=5)),
                ('clock_rag', models.CharField(blank=True, default='', max_length=5)),
                ('rag_why', models.TextField(blank=True, default='')),
                ('duplicate_of', models.UUIDField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('closed_reason', models.CharField(blank=True, default='', max_length=30)),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('passed_team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.team')),
                ('person', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.team')),
            ],
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('outcome', models.CharField(max_length=20)),
                ('level', models.PositiveSmallIntegerField()),
                ('sentences', models.JSONField(default=list)),
                ('because', models.TextField()),
                ('record', models.JSONField(default=dict)),
                ('gaps', models.JSONField(default=list)),
                ('incomplete', models.BooleanField(default=False)),
                ('next_step', models.TextField(blank=True, default='')),
                ('next_by', models.DateField(null=True)),
                ('decided_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('contact', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='frontdoor.contact')),
                ('decided_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('next_owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('sort', models.CharField(max_length=30)),
                ('what', models.TextField()),
                ('place', models.CharField(blank=True, default='', max_length=200)),
                ('first_arrived_at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('contact', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='frontdoor.contact')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Linked',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('label', models.CharField(blank=True, default='', max_length=60)),
                ('tie', models.CharField(max_length=20)),
                ('decision', models.TextField()),
                ('until_on', models.DateField()),
                ('at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='frontdoor.incident')),
                ('linked', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Screen',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('edition', models.CharField(max_length=20)),
                ('answers', models.JSONField(default=dict)),
                ('result', models.CharField(max_length=20)),
                ('otherwise', models.TextField(blank=True, default='')),
                ('done_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('contact', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='frontdoor.contact')),
                ('done_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['person', '-arrived_at'], name='contact_by_person'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(condition=models.Q(('closed_at', None)), fields=['team', 'arrived_at'], name='contact_open_by_team'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['incident'], name='contact_by_incident'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['number'], name='contact_by_number'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['changed_at'], name='contact_by_change'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', False), ('child', 'none'), _connector='OR'), name='contact_names_nobody_only_where_there_is_no_child'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('opened_at', None), ('opened_at__gte', models.F('arrived_at')), _connector='OR'), name='contact_opened_after_it_arrived'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['person', '-decided_at'], name='decision_by_person'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(fields=('contact', 'number'), name='decision_numbered_once'),
        ),
        migrations.AddIndex(
            model_name='incident',
            index=models.Index(fields=['person', '-first_arrived_at'], name='incident_by_person'),
        ),
        migrations.AddIndex(
            model_name='incident',
            index=models.Index(fields=['contact'], name='incident_by_contact'),
        ),
        migrations.AddIndex(
            model_name='linked',
            index=models.Index(fields=['incident', 'at'], name='linked_by_incident'),
        ),
        migrations.AddIndex(
            model_name='linked',
            index=models.Index(fields=['linked'], name='linked_by_linked'),
        ),
        migrations.AddIndex(
            model_name='screen',
            index=models.Index(fields=['contact', 'done_at'], name='screen_by_contact'),
        ),
        migrations.AddIndex(
            model_name='screen',
            index=models.Index(fields=['person', '-done_at'], name='screen_by_person'),
        ),
    ]
