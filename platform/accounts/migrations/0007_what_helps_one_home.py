from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_what_helps_moved")]
    operations = [
        migrations.RemoveField(
            model_name='reach',
            name='large_print',
        ),
        migrations.RemoveField(
            model_name='reach',
            name='needs',
        ),
    ]
