"""Addresses of the neighbourhood."""

from django.urls import path

from wijkzicht.web.buurt import groups, klachten, offers, providers, views, volunteers

app_name = "buurt"
urlpatterns = [
    path("buurt/", views.overzicht, name="overzicht"),
    path("buurt/activiteit/<uuid:activiteit_id>/", views.activiteit, name="activiteit"),
    path("buurt/activiteit/<uuid:activiteit_id>/nog-eens/", views.nog_eens, name="nog_eens"),
    path("buurt/activiteit/<uuid:activiteit_id>/weg/", views.weg, name="weg"),
    path("buurt/<uuid:team_id>/plek/", views.plek, name="plek_nieuw"),
    path("buurt/<uuid:team_id>/plek/<uuid:plek_id>/", views.plek, name="plek"),
    path("buurt/plek/<uuid:plek_id>/geweest/", views.geweest, name="geweest"),
    path("buurt/<uuid:team_id>/signalen/", views.signalen, name="signalen"),
    path("buurt/signaal/<uuid:signaal_id>/gedaan/", views.gedaan, name="gedaan"),
    path("buurt/signaal/", views.signaal, name="signaal"),
    path("buurt/<uuid:team_id>/groep/", groups.maak, name="groep_nieuw"),
    path("buurt/groep/<uuid:groep_id>/", groups.groep, name="groep"),
    path("buurt/groep/<uuid:groep_id>/antwoord/", groups.antwoord, name="groep_antwoord"),
    path("buurt/groep/<uuid:groep_id>/gehouden/", groups.gehouden, name="groep_gehouden"),
    path("buurt/vrijwilligers/", volunteers.overzicht, name="vrijwilligers"),
    path("buurt/<uuid:team_id>/vrijwilliger/", volunteers.vrijwilliger, name="vrijwilliger_nieuw"),
    path(
        "buurt/<uuid:team_id>/vrijwilliger/<uuid:vrijwilliger_id>/",
        volunteers.vrijwilliger,
        name="vrijwilliger",
    ),
    path("aanbod-nakijken/", providers.aanbieder, name="aanbieder"),
    path("aanbod-nakijken/antwoord/", providers.antwoord, name="aanbieder_antwoord"),
    path("aanbod-nakijken/bedankt/", providers.bedankt, name="aanbieder_bedankt"),
    path("buurt/sociale-kaart/", offers.kaart, name="kaart"),
    path("buurt/sociale-kaart/nieuw/", offers.aanbod, name="aanbod_nieuw"),
    path("buurt/sociale-kaart/<uuid:aanbod_id>/", offers.aanbod, name="aanbod"),
    path("buurt/sociale-kaart/<uuid:aanbod_id>/klopt/", offers.klopt, name="klopt"),
    path("buurt/sociale-kaart/<uuid:aanbod_id>/vraag/", providers.vraag, name="aanbod_vraag"),
    path("buurt/sociale-kaart/voorstel/<uuid:vraag_id>/", providers.voorstel, name="voorstel"),
    path("klachten/", klachten.overzicht, name="klachten"),
    path("klachten/<uuid:team_id>/", klachten.klacht, name="klacht_nieuw"),
    path("klachten/<uuid:team_id>/<uuid:klacht_id>/", klachten.klacht, name="klacht"),
]
