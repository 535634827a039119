"""Addresses of a household."""

from django.urls import path

from wijkzicht.web.dossier import log, people, views

app_name = "dossier"
HOME = "huishouden/<uuid:huishouden_id>/"
urlpatterns = [
    path(HOME, views.overzicht, name="overzicht"),
    path(HOME + "contact/<uuid:contact_id>/", views.contact, name="contact"),
    path(HOME + "contact/<uuid:contact_id>/klaar/", views.stap_klaar, name="stap_klaar"),
    path(HOME + "hulpeinde/<uuid:einde_id>/terug/", views.hulp_gaat_door, name="hulp_gaat_door"),
    path(HOME + "mensen/", people.mensen, name="mensen"),
    path(HOME + "mensen/nieuw/", people.nieuw, name="persoon_nieuw"),
    path(HOME + "mensen/<uuid:persoon_id>/", people.persoon, name="persoon"),
    path(HOME + "gegevens/", people.gegevens, name="gegevens"),
    path(HOME + "wie-keek-mee/", log.wie_keek_mee, name="wie_keek_mee"),
]
