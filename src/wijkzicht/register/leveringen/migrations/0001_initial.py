import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("casussen", "0004_history_repeats_a_pseudonym"),
        ("organisatie", "0002_walls"),
        ("personen", "0004_history_repeats_a_pseudonym"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Levering",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("periode", models.CharField(max_length=10)),
                ("protocol", models.CharField(max_length=10)),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("wachtend", "wachtend"),
                            ("klaar", "klaar"),
                            ("mislukt", "mislukt"),
                        ],
                        default="wachtend",
                        max_length=10,
                    ),
                ),
                ("records", models.PositiveIntegerField(null=True)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("rapport", models.JSONField(null=True)),
                ("fout", models.CharField(blank=True, max_length=500)),
                ("gevraagd_op", models.DateTimeField(auto_now_add=True)),
                ("gemaakt_op", models.DateTimeField(null=True)),
                (
                    "gevraagd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "vorige",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="leveringen.levering",
                    ),
                ),
            ],
            options={
                "ordering": ["-gevraagd_op"],
            },
        ),
        migrations.CreateModel(
            name="Bestand",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "vorm",
                    models.CharField(
                        choices=[
                            ("csv", "csv"),
                            ("txt", "txt"),
                            ("xlsx", "xlsx"),
                            ("html", "html"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("versleuteld", models.BinaryField()),
                (
                    "levering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bestanden",
                        to="leveringen.levering",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TeBevestigen",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("periode", models.CharField(max_length=10)),
                ("laatste_hulp", models.DateField()),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="casussen.casus",
                    ),
                ),
                (
                    "huishouden",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="personen.huishouden",
                    ),
                ),
                (
                    "levering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="te_bevestigen",
                        to="leveringen.levering",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="personen.persoon",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisatie.team",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Verzending",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("verzonden_op", models.DateField()),
                (
                    "vorm",
                    models.CharField(
                        choices=[
                            ("csv", "csv"),
                            ("txt", "txt"),
                            ("xlsx", "xlsx"),
                            ("html", "html"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("ontvangst", models.CharField(max_length=200)),
                ("vastgelegd_op", models.DateTimeField(auto_now_add=True)),
                (
                    "levering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verzendingen",
                        to="leveringen.levering",
                    ),
                ),
                (
                    "vastgelegd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["verzonden_op", "vastgelegd_op"],
            },
        ),
        migrations.AddConstraint(
            model_name="levering",
            constraint=models.CheckConstraint(
                condition=models.Q(("stand__in", ["wachtend", "klaar", "mislukt"])),
                name="levering_stand_uit_lijst",
            ),
        ),
        migrations.AddConstraint(
            model_name="levering",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stand", "klaar"), _negated=True),
                    models.Q(
                        ("gemaakt_op__isnull", False),
                        ("rapport__isnull", False),
                        ("records__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="levering_klaar_is_heel",
            ),
        ),
        migrations.AddConstraint(
            model_name="bestand",
            constraint=models.UniqueConstraint(
                fields=("levering", "vorm"), name="levering_vorm_eenmaal"
            ),
        ),
    ]
