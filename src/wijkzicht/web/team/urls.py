"""Addresses of the team."""

from django.urls import path

from wijkzicht.web.team import views

app_name = "team"
urlpatterns = [
    path("team/", views.overzicht, name="overzicht"),
    path("team/<uuid:team_id>/afwezig/", views.afwezig, name="afwezig"),
    path("team/<uuid:team_id>/aanwezig/<uuid:afwezigheid_id>/", views.aanwezig, name="aanwezig"),
    path(
        "team/<uuid:team_id>/overdragen/<uuid:medewerker_id>/", views.overdragen, name="overdragen"
    ),
]
