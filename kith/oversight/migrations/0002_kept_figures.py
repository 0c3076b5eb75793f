"""Figures are kept by the machine, and read by it alone: who may know which is asked above."""

from django.db import migrations, models

from kith.access.rls import BY_ROLE, secure
from kith.kernel.grants import app_may

MACHINE = dict.fromkeys(BY_ROLE, "(SELECT kith_kind()) = 'machine'")


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_who_may_see'),
        ('oversight', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptFigure',
            fields=[
                ('code', models.CharField(max_length=20, primary_key=True, serialize=False)),
                ('mark', models.CharField(max_length=64)),
                ('last', models.DateField()),
                ('closes', models.DateTimeField()),
                ('points', models.JSONField()),
                ('returned', models.DateField(null=True)),
                ('counted_at', models.DateTimeField()),
            ],
        ),
        secure("oversight_keptfigure", MACHINE),
        app_may("SELECT, INSERT, UPDATE", "oversight_keptfigure"),
    ]
