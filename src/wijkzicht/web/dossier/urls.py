"""Addresses of a household."""

from django.urls import path

from wijkzicht.web.dossier import (
    authority,
    brp,
    elsewhere,
    log,
    misplaced,
    people,
    quick,
    shielded,
    tijdlijn,
    views,
)

app_name = "dossier"
HOME = "huishouden/<uuid:huishouden_id>/"
ONE = HOME + "mensen/<uuid:persoon_id>/"
urlpatterns = [
    path(HOME, views.overzicht, name="overzicht"),
    path("contact/", quick.kies, name="kies"),
    path(HOME + "contact/nieuw/", quick.nieuw, name="contact_nieuw"),
    path(HOME + "contact/<uuid:contact_id>/", views.contact, name="contact"),
    path(HOME + "contact/<uuid:contact_id>/weghalen/", misplaced.weghalen, name="weghalen"),
    path(HOME + "tijdlijn/", tijdlijn.tijdlijn, name="tijdlijn"),
    path(HOME + "contact/<uuid:contact_id>/klaar/", views.stap_klaar, name="stap_klaar"),
    path(HOME + "hulpeinde/<uuid:einde_id>/terug/", views.hulp_gaat_door, name="hulp_gaat_door"),
    path(HOME + "mensen/", people.mensen, name="mensen"),
    path(HOME + "mensen/nieuw/", people.nieuw, name="persoon_nieuw"),
    path(ONE, people.persoon, name="persoon"),
    path(ONE + "gezag/", authority.nieuw, name="gezag_nieuw"),
    path(ONE + "gezag/<uuid:gezag_id>/", authority.wijzigen, name="gezag"),
    path(ONE + "woont-ook/", elsewhere.nieuw, name="woont_ook"),
    path(ONE + "woont-ook/<uuid:verblijf_id>/", elsewhere.wijzigen, name="verblijf"),
    path(ONE + "afgeschermd/", shielded.afgeschermd, name="afgeschermd"),
    path(ONE + "afgeschermd/tonen/", shielded.tonen, name="tonen"),
    path(ONE + "afgeschermd/bsn/", shielded.bsn, name="bsn"),
    path(ONE + "afgeschermd/adres/", shielded.veilig_adres, name="veilig_adres"),
    path(ONE + "afgeschermd/brp/", brp.brp, name="brp"),
    path(HOME + "gegevens/", people.gegevens, name="gegevens"),
    path(HOME + "wie-keek-mee/", log.wie_keek_mee, name="wie_keek_mee"),
]
