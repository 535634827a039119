"""What an action calls itself in the log, and the kind of act it is."""

from wijkzicht.register.audit.models import Handeling

_NAMES = {
    Handeling.VASTGELEGD: """
        aanbieder_antwoordde aanbieder_gevraagd aanbod_vastgelegd aanmelding_vastgelegd
        aanvraag_vastgelegd aanwezig_geweest activiteit_vastgelegd advies_gegeven advies_gevraagd
        afspraak_gemaakt afwezigheid_vastgelegd band_vastgelegd banden_klaargezet
        betrokken_gemaakt bijlage_bewaard brief_gemaakt casus_besproken casus_geopend
        contact_vastgelegd doel_gescoord doel_gesteld doelen_meegenomen drang_begonnen
        eigen_hulp_gestopt familiegroepsplan_vastgelegd formatie_vastgelegd gebeurtenis_vastgelegd
        gezag_vastgelegd gezin_terug groep_gehouden groep_gemaakt huishouden_gemaakt hulp_gevraagd
        hulpvraag_vastgelegd inbreng_vastgelegd instelling_gezet intervisie_vastgelegd
        klacht_vastgelegd koppeling_gemaakt leersessie_vastgelegd levering_gemaakt
        levering_gevraagd levering_mislukt levering_verzonden lidmaatschap_gegeven maat_gemaakt
        medewerker_gemaakt meldcode_stap_gezet meting_vastgelegd netwerklid_vastgelegd
        opdrachtdoel_vastgelegd organisatie_gemaakt partner_geadviseerd persoon_toegevoegd
        plan_geevalueerd plan_gestart plek_vastgelegd resultaat_vastgelegd signaal_vastgelegd
        sjabloon_geplaatst team_gemaakt toegang_gevraagd uitgenodigd veiligheid_afgesproken
        verblijf_vastgelegd verhaal_vastgelegd vernietigingslijst_gemaakt verslag_begonnen
        verslag_gemaakt verslag_gepubliceerd verslag_gevraagd verslag_mislukt verwezen
        voorziening_vastgelegd vragenlijst_ingevuld vrijwilliger_ingezet vrijwilliger_vastgelegd
    """,
    Handeling.BEKEKEN: """
        brp_bevraagd bsn_getoond veilig_adres_getoond
    """,
    Handeling.GEWIJZIGD: """
        aanbod_nagekeken aanmelding_afgerond aanmelding_gekoppeld aanmelding_gewijzigd
        aanmelding_naar_team aanmelding_nagekeken aanmelding_overbrugd aanmelding_toegewezen
        aanmelding_verplaatst aanvraag_gewijzigd activiteit_gewijzigd advies_bewaard
        afspraak_afgezegd afspraak_gewijzigd besloten besluit_meegekeken bespreking_gewijzigd
        betrokkenheid_beeindigd bsn_gewijzigd casus_gesloten contact_gewijzigd contact_verplaatst
        deskundigheid_gezet doel_geevalueerd doel_gewijzigd doelactie_klaar drang_gewijzigd
        gezag_gewijzigd gezin_overgedragen gezinnen_samengevoegd groep_gevraagd groep_gewijzigd
        huishouden_bij_team huishouden_gewijzigd hulpvraag_gewijzigd intervisie_gewijzigd
        inzage_beoordeeld inzet_gewijzigd kader_gewijzigd klacht_gewijzigd koppeling_beeindigd
        leersessie_gewijzigd lidmaatschap_beeindigd maat_gestopt maat_gewijzigd medewerker_gestopt
        meldcode_afgerond meldcode_stap_gewijzigd netwerklid_gewijzigd opdrachtdoel_gewijzigd
        overdracht_teruggenomen overdracht_wacht overgedragen_aan_team overlegstap_klaar
        personen_samengevoegd persoon_gewijzigd persoon_verhuisd plan_akkoord plan_vastgesteld
        plan_verteld plek_gewijzigd publicatie_ingetrokken regie_overgenomen samenvoegen_ongedaan
        signaal_beantwoord sluiten_ongedaan team_gewijzigd toegang_gegeven toegang_geweigerd
        uitstel_gestopt veilig_adres_gewijzigd veiligheid_gewijzigd veiligheid_nagegaan
        verblijf_gewijzigd vernietigen_uitgesteld vernietigingslijst_getekend
        vernietigingslijst_ingetrokken verslag_geschreven volgende_stap_klaar voorstel_verwerkt
        voorziening_begonnen voorziening_gestopt voorziening_gewijzigd vrijwilliger_gewijzigd
        werkdagen_gezet werkgebied_gezet
    """,
    Handeling.VERSTREKT: """
        bericht_aan_partner levering_gedownload overgedragen_elders verslag_gedownload
    """,
    Handeling.VERWIJDERD: """
        activiteit_weggehaald afwezigheid_weggehaald band_verwijderd contact_weggehaald
        document_verwijderd gebeurtenis_teruggenomen hulpeinde_teruggenomen netwerklid_verwijderd
        opdrachtdoel_weggehaald resultaat_weggehaald verhaal_ingetrokken vernietigd
    """,
}
ACTS: dict[str, Handeling] = {name: kind for kind, text in _NAMES.items() for name in text.split()}
