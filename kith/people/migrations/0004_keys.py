"""What people are found by; and what the front door reads of anybody while it looks somebody up."""

from django.db import migrations, models

from kith.access.rls import findable, protect


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0003_names_and_places'),
        ('access', '0003_finding'),
    ]

    operations = [
        migrations.CreateModel(
            name='PersonKey',
            fields=[
                ('pk', models.CompositePrimaryKey('key', 'person_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('key', models.BigIntegerField()),
                ('person_id', models.BigIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['person_id'], name='key_by_person')],
            },
        ),
        *protect('people_personkey', may='SELECT, INSERT, DELETE'),
        findable('people_person', person='id'),
        *(
            findable(table)
            for table in (
                'people_personkey',
                'people_personname',
                'people_identifier',
                'people_address',
                'people_phone',
            )
        ),
    ]
