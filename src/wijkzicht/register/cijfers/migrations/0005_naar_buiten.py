from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cijfers", "0004_verloop_walls")]

    operations = [
        migrations.AddField(
            model_name="cijfer",
            name="naar_buiten",
            # What stands in the table is closed until the worker has decided.
            field=models.BooleanField(default=False, db_default=False),
        ),
    ]
