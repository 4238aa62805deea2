from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('dialogue', '0006_meeting_decisions'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='workingarrangement',
            options={
                'ordering': ['code__natural'],
                'verbose_name': 'working arrangement',
                'verbose_name_plural': 'working arrangements',
            },
        ),
    ]
