from django.db import migrations, models


class Migration(migrations.Migration):
    """A report is over a year or half a year: 2025 becomes the name of that period."""

    dependencies = [("verslagen", "0002_walls")]

    operations = [
        migrations.RemoveConstraint("publicatie", "publicatie_nummer_eenmaal"),
        migrations.RenameField("verslag", "jaar", "periode"),
        migrations.RenameField("publicatie", "jaar", "periode"),
        migrations.AlterField("verslag", "periode", models.CharField(max_length=10)),
        migrations.AlterField("publicatie", "periode", models.CharField(max_length=10)),
        migrations.AlterModelOptions("publicatie", {"ordering": ["-periode", "-nummer"]}),
        migrations.AddConstraint(
            "publicatie",
            models.UniqueConstraint(fields=["periode", "nummer"], name="publicatie_nummer_eenmaal"),
        ),
    ]
