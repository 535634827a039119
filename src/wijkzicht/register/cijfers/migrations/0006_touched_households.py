import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cijfers", "0005_naar_buiten")]

    operations = [
        migrations.AddField("vuil", "huishouden_id", models.UUIDField(null=True)),
        migrations.AddField("vuil", "teams_klaar", models.BooleanField(default=False)),
        migrations.AlterField(
            "vuil",
            "team",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="organisatie.team",
            ),
        ),
    ]
