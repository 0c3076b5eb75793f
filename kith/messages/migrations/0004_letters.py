"""Letters are written and posted by the machine, and by nobody read."""

import kith.kernel.clock
from django.db import migrations, models

from kith.access.rls import BY_ROLE, secure
from kith.kernel.grants import app_may

MACHINE = dict.fromkeys(BY_ROLE, "(SELECT kith_kind()) = 'machine'")


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_who_may_see'),
        ('messages', '0003_hidden_now'),
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('to', models.EmailField(max_length=254)),
                ('bundle', models.CharField(blank=True, default='', max_length=60)),
                ('data', models.JSONField(default=dict)),
                ('written_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('sent_at', models.DateTimeField(null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'indexes': [models.Index(fields=['bundle', 'code', '-written_at'], name='letter_by_bundle'), models.Index(condition=models.Q(('sent_at', None)), fields=['written_at'], name='letter_to_be_sent')],
            },
        ),
        secure("messages_letter", MACHINE),
        app_may("SELECT, INSERT, UPDATE", "messages_letter"),
    ]
