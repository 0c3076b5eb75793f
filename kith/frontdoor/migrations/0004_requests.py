"""Whom we ask about a child, what we asked, and what came: seen by whoever sees the child.

The desks of agencies are an address book and about nobody.
"""

import django.db.models.deletion
import kith.kernel.clock
import uuid
from django.conf import settings
from django.db import migrations, models

from kith.access.rls import protect
from kith.kernel.grants import app_may
from kith.kernel.load import load_declared


def fill(apps, schema_editor):
    """Write the declared rules of today's code."""
    load_declared(schema_editor.connection.alias)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_cache_and_grants'),
        ('frontdoor', '0003_incident_once'),
        ('people', '0006_duplicates_and_merges'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE frontdoor_request_number START 5001",
            "DROP SEQUENCE IF EXISTS frontdoor_request_number",
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agency', models.CharField(max_length=30)),
                ('name', models.CharField(max_length=120)),
                ('mailbox', models.EmailField(max_length=254)),
                ('code_to', models.EmailField(blank=True, default='', max_length=254)),
                ('telephone', models.CharField(blank=True, default='', max_length=40)),
                ('lead', models.CharField(blank=True, default='', max_length=120)),
                ('lead_mail', models.EmailField(blank=True, default='', max_length=254)),
                ('senior', models.CharField(blank=True, default='', max_length=120)),
                ('senior_mail', models.EmailField(blank=True, default='', max_length=254)),
                ('top', models.CharField(blank=True, default='', max_length=120)),
                ('top_mail', models.EmailField(blank=True, default='', max_length=254)),
                ('active', models.BooleanField(default=True)),
                ('changed_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Request',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('number', models.BigIntegerField(db_default=models.Func(models.Value('frontdoor_request_number'), function='nextval', output_field=models.BigIntegerField()))),
                ('agency', models.CharField(max_length=30)),
                ('template', models.CharField(max_length=40)),
                ('conditions', models.JSONField(default=list)),
                ('rag', models.CharField(max_length=5)),
                ('because', models.TextField(blank=True, default='')),
                ('who', models.JSONField(default=dict)),
                ('tells', models.TextField()),
                ('legal', models.CharField(max_length=20)),
                ('agreement', models.CharField(blank=True, default='', max_length=20)),
                ('agreement_why', models.CharField(blank=True, default='', max_length=20)),
                ('asked_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('due_at', models.DateTimeField()),
                ('state', models.CharField(default='SENT', max_length=10)),
                ('answers', models.JSONField(default=dict)),
                ('got', models.PositiveSmallIntegerField(default=0)),
                ('of', models.PositiveSmallIntegerField(default=0)),
                ('weight', models.PositiveSmallIntegerField(default=0)),
                ('whole', models.PositiveSmallIntegerField(default=0)),
                ('first_answer_at', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('seen_at', models.DateTimeField(null=True)),
                ('step', models.PositiveSmallIntegerField(default=0)),
                ('withdrawn_why', models.TextField(blank=True, default='')),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('asked_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contact', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='frontdoor.contact')),
                ('partner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='frontdoor.partner')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('team', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.team')),
            ],
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('answers', models.JSONField(default=dict)),
                ('state', models.CharField(max_length=10)),
                ('got', models.PositiveSmallIntegerField()),
                ('of', models.PositiveSmallIntegerField()),
                ('by_name', models.CharField(max_length=120)),
                ('by_role', models.CharField(blank=True, default='', max_length=120)),
                ('call_back', models.CharField(blank=True, default='', max_length=120)),
                ('how', models.CharField(max_length=20)),
                ('at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='frontdoor.request')),
            ],
        ),
        migrations.AddConstraint(
            model_name='partner',
            constraint=models.UniqueConstraint(fields=('agency', 'name'), name='partner_named_once_an_agency'),
        ),
        migrations.AddIndex(
            model_name='request',
            index=models.Index(fields=['contact', 'number'], name='request_by_contact'),
        ),
        migrations.AddIndex(
            model_name='request',
            index=models.Index(fields=['person'], name='request_by_person'),
        ),
        migrations.AddIndex(
            model_name='request',
            index=models.Index(fields=['agency', 'asked_at'], name='request_by_agency'),
        ),
        migrations.AddIndex(
            model_name='request',
            index=models.Index(condition=models.Q(('state__in', ['SENT', 'PARTIAL'])), fields=['team', 'due_at'], name='request_open_by_team'),
        ),
        migrations.AddIndex(
            model_name='reply',
            index=models.Index(fields=['person'], name='reply_by_person'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.UniqueConstraint(fields=('request', 'number'), name='reply_numbered_once'),
        ),
        *protect("frontdoor_request", may="SELECT, INSERT, UPDATE"),
        *protect("frontdoor_reply"),
        app_may("SELECT, INSERT, UPDATE", "frontdoor_partner"),
        migrations.RunSQL(
            "GRANT USAGE ON SEQUENCE frontdoor_request_number"
            " TO kith_app, kith_team, kith_wide, kith_facts",
            migrations.RunSQL.noop,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
