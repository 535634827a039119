"""What an action calls itself in the log, and the kind of act it is."""

from wijkzicht.register.audit.models import Handeling

_NAMES = {
    Handeling.VASTGELEGD: """
        organisatie_gemaakt team_gemaakt medewerker_gemaakt lidmaatschap_gegeven
        formatie_vastgelegd gebeurtenis_vastgelegd huishouden_gemaakt persoon_toegevoegd
        aanmelding_vastgelegd advies_gegeven casus_geopend betrokken_gemaakt contact_vastgelegd
        plan_gestart hulpvraag_vastgelegd doel_gesteld doel_gescoord verwezen
        voorziening_vastgelegd uitgenodigd vragenlijst_ingevuld verhaal_vastgelegd
        leersessie_vastgelegd eigen_hulp_gestopt levering_gevraagd levering_gemaakt
        levering_mislukt levering_verzonden koppeling_gemaakt instelling_gezet
        levering_mislukt levering_verzonden gezag_vastgelegd verblijf_vastgelegd
        netwerklid_vastgelegd band_vastgelegd banden_klaargezet
        levering_mislukt levering_verzonden koppeling_gemaakt
        levering_mislukt levering_verzonden familiegroepsplan_vastgelegd plan_geevalueerd
        meting_vastgelegd afspraak_gemaakt brief_gemaakt bijlage_bewaard sjabloon_geplaatst
        meting_vastgelegd
        levering_mislukt levering_verzonden
        meldcode_stap_gezet veiligheid_afgesproken drang_begonnen aanvraag_vastgelegd
        intervisie_vastgelegd casus_besproken advies_gevraagd
    """,
    Handeling.BEKEKEN: "veilig_adres_getoond bsn_getoond",
    Handeling.GEWIJZIGD: """
        team_gewijzigd medewerker_gestopt lidmaatschap_beeindigd huishouden_gewijzigd
        huishouden_bij_team persoon_gewijzigd bsn_gewijzigd aanmelding_gewijzigd
        aanmelding_gekoppeld aanmelding_verplaatst aanmelding_toegewezen aanmelding_afgerond
        betrokkenheid_beeindigd regie_overgenomen casus_gesloten contact_gewijzigd
        volgende_stap_klaar plan_verteld plan_akkoord plan_vastgesteld hulpvraag_gewijzigd
        doel_gewijzigd doel_geevalueerd voorziening_begonnen voorziening_gestopt
        voorziening_gewijzigd leersessie_gewijzigd doelactie_klaar afspraak_gewijzigd
        afspraak_afgezegd
        voorziening_gewijzigd leersessie_gewijzigd veilig_adres_gewijzigd gezag_gewijzigd
        verblijf_gewijzigd netwerklid_gewijzigd
        voorziening_gewijzigd leersessie_gewijzigd koppeling_beeindigd
        voorziening_gewijzigd leersessie_gewijzigd doelactie_klaar
        voorziening_gewijzigd leersessie_gewijzigd
        kader_gewijzigd meldcode_stap_gewijzigd meldcode_afgerond veiligheid_gewijzigd
        veiligheid_nagegaan drang_gewijzigd aanvraag_gewijzigd besluit_meegekeken besloten
        intervisie_gewijzigd bespreking_gewijzigd overlegstap_klaar advies_bewaard
    """,
    Handeling.VERSTREKT: "levering_gedownload",
    Handeling.VERWIJDERD: """
        hulpeinde_teruggenomen verhaal_ingetrokken gebeurtenis_teruggenomen
        document_verwijderd netwerklid_verwijderd band_verwijderd
    """,
}
ACTS: dict[str, Handeling] = {name: kind for kind, text in _NAMES.items() for name in text.split()}
