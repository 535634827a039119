# Results, the follow-up after closing, and closings taken back.

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import wijkzicht.register.basis


class Migration(migrations.Migration):
    dependencies = [
        ("casussen", "0004_history_repeats_a_pseudonym"),
        ("organisatie", "0003_gebeurtenis_walls"),
        ("personen", "0006_walls_of_authority_and_stays"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Resultaat",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("soort", wijkzicht.register.basis.CodeField("resultaat_soort", max_length=40)),
                ("datum", models.DateField()),
                ("onderbouwing", models.TextField(blank=True)),
                ("formulier", models.UUIDField(editable=False, null=True, unique=True)),
            ],
            options={
                "ordering": ["datum", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ResultaatEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("soort", wijkzicht.register.basis.CodeField("resultaat_soort", max_length=40)),
                ("datum", models.DateField()),
                ("onderbouwing", models.TextField(blank=True)),
                ("formulier", models.UUIDField(editable=False, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="casus",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="casus",
            name="update_update",
        ),
        migrations.AddField(
            model_name="casus",
            name="heropend_omdat",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="casus",
            name="nazorg_op",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="casus",
            name="sluiting_vastgelegd_op",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="casusevent",
            name="heropend_omdat",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="casusevent",
            name="nazorg_op",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="casusevent",
            name="sluiting_vastgelegd_op",
            field=models.DateField(blank=True, null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casus",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "casussen_casusevent" ("geopend", "gesloten", "heropend_omdat", "huishouden_id", "id", "kader", "nazorg_op", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pseudoniem", "reden_sluiting", "sluit_toelichting", "sluiting_vastgelegd_op", "team_id", "versie", "vervolg") VALUES (OLD."geopend", OLD."gesloten", OLD."heropend_omdat", OLD."huishouden_id", OLD."id", OLD."kader", OLD."nazorg_op", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."pseudoniem", OLD."reden_sluiting", OLD."sluit_toelichting", OLD."sluiting_vastgelegd_op", OLD."team_id", OLD."versie", OLD."vervolg"); RETURN NULL;',
                    hash="091be386aa4cbcd77f81cd6d6c97989f8bb97a22",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_89b32",
                    table="casussen_casus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casus",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casussen_casusevent" ("geopend", "gesloten", "heropend_omdat", "huishouden_id", "id", "kader", "nazorg_op", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pseudoniem", "reden_sluiting", "sluit_toelichting", "sluiting_vastgelegd_op", "team_id", "versie", "vervolg") VALUES (OLD."geopend", OLD."gesloten", OLD."heropend_omdat", OLD."huishouden_id", OLD."id", OLD."kader", OLD."nazorg_op", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pseudoniem", OLD."reden_sluiting", OLD."sluit_toelichting", OLD."sluiting_vastgelegd_op", OLD."team_id", OLD."versie", OLD."vervolg"); RETURN NULL;',
                    hash="b8f83277785f00ee6350eca8288a13acf0eab44c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_800e1",
                    table="casussen_casus",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="casus",
            constraint=models.CheckConstraint(
                condition=models.Q(("nazorg_op__gte", models.F("gesloten"))),
                name="casus_nazorg_op_niet_voor_gesloten",
            ),
        ),
        migrations.AddField(
            model_name="resultaat",
            name="casus",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="resultaten",
                to="casussen.casus",
            ),
        ),
        migrations.AddField(
            model_name="resultaat",
            name="huishouden",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="personen.huishouden",
            ),
        ),
        migrations.AddField(
            model_name="resultaatevent",
            name="casus",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="casussen.casus",
            ),
        ),
        migrations.AddField(
            model_name="resultaatevent",
            name="huishouden",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="personen.huishouden",
            ),
        ),
        migrations.AddField(
            model_name="resultaatevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="resultaatevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="casussen.resultaat",
            ),
        ),
        migrations.AddConstraint(
            model_name="resultaat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "soort__in",
                        [
                            "huisuitzetting_voorkomen",
                            "problematische_schuld_voorkomen",
                            "uitkering_voorkomen",
                            "uithuisplaatsing_voorkomen",
                            "maatregel_voorkomen",
                            "formeel_vervangen_door_informeel",
                            "anders",
                        ],
                    )
                ),
                name="resultaat_soort_uit_lijst",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="resultaat",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "casussen_resultaatevent" ("casus_id", "datum", "formulier", "huishouden_id", "id", "onderbouwing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort") VALUES (OLD."casus_id", OLD."datum", OLD."formulier", OLD."huishouden_id", OLD."id", OLD."onderbouwing", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."soort"); RETURN NULL;',
                    hash="79e23acec6fe1946d09b2e853b19c4c61e4b82cf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e6b98",
                    table="casussen_resultaat",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="resultaat",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "casussen_resultaatevent" ("casus_id", "datum", "formulier", "huishouden_id", "id", "onderbouwing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort") VALUES (OLD."casus_id", OLD."datum", OLD."formulier", OLD."huishouden_id", OLD."id", OLD."onderbouwing", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."soort"); RETURN NULL;',
                    hash="287c8e3f7a84213326e13b35facbff700cf973e0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7c80b",
                    table="casussen_resultaat",
                    when="AFTER",
                ),
            ),
        ),
    ]
