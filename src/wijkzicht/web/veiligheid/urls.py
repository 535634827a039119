"""Addresses of the safety of a household."""

from django.urls import path

from wijkzicht.web.veiligheid import afspraken, drang, meldcode, views

app_name = "veiligheid"
HOME = "huishouden/<uuid:huishouden_id>/veiligheid/"
urlpatterns = [
    path(HOME, views.overzicht, name="overzicht"),
    path(HOME + "afdruk/", views.afdruk, name="afdruk"),
    path(HOME + "meldcode/<int:stap>/", meldcode.nieuw, name="stap"),
    path(HOME + "stap/<uuid:stap_id>/", meldcode.wijzigen, name="stap_wijzigen"),
    path(HOME + "meldcode/<uuid:meldcode_id>/afronden/", meldcode.afronden, name="afronden"),
    path(HOME + "afspraak/", afspraken.nieuw, name="afspraak_nieuw"),
    path(HOME + "afspraak/<uuid:afspraak_id>/", afspraken.wijzigen, name="afspraak"),
    path(HOME + "afspraak/<uuid:afspraak_id>/kijken/", afspraken.kijken, name="kijken"),
    path(HOME + "drang/", drang.nieuw, name="drang_nieuw"),
    path(HOME + "drang/<uuid:drang_id>/", drang.wijzigen, name="drang"),
    path(HOME + "drang/<uuid:drang_id>/verzoek/", drang.verzoek, name="verzoek"),
    path(HOME + "drang/<uuid:drang_id>/stoppen/", drang.stoppen, name="drang_stoppen"),
]
