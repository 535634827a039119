"""Addresses of beheer."""

from django.urls import path

from wijkzicht.web.beheer import links, people, views

app_name = "beheer"
urlpatterns = [
    path("beheer/", views.overzicht, name="overzicht"),
    path("beheer/team/", views.team, name="team_nieuw"),
    path("beheer/team/<uuid:team_id>/", views.team, name="team"),
    path("beheer/medewerker/", people.nieuw, name="medewerker_nieuw"),
    path("beheer/medewerker/<uuid:medewerker_id>/", people.medewerker, name="medewerker"),
    path("beheer/medewerker/<uuid:medewerker_id>/rol/", people.rol, name="rol"),
    path("beheer/medewerker/<uuid:medewerker_id>/formatie/", people.formatie, name="formatie"),
    path("beheer/medewerker/<uuid:medewerker_id>/stop/", people.stop, name="stop"),
    path("beheer/rol/<uuid:lidmaatschap_id>/einde/", people.einde, name="einde"),
    path("beheer/koppelingen/", links.overzicht, name="koppelingen"),
    path("beheer/koppelingen/nieuw/", links.nieuw, name="koppeling_nieuw"),
    path("beheer/koppelingen/<uuid:koppeling_id>/stop/", links.stop, name="koppeling_stop"),
]
