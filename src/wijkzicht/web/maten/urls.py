"""Addresses of measures of a team's own."""

from django.urls import path

from wijkzicht.web.maten import maken, views

app_name = "maten"
urlpatterns = [
    path("cijfers/eigen/", views.overzicht, name="overzicht"),
    path("cijfers/eigen/nieuw/", maken.nieuw, name="nieuw"),
    path("cijfers/eigen/bestand/", maken.bestand, name="bestand"),
    path("cijfers/eigen/cijfers.<slug:vorm>", views.cijfers, name="cijfers"),
    path("cijfers/eigen/<uuid:maat_id>/", views.kaart, name="kaart"),
    path("cijfers/eigen/<uuid:maat_id>/maat.json", views.deel, name="deel"),
    path("cijfers/eigen/<uuid:maat_id>/wijzigen/", maken.wijzigen, name="wijzigen"),
    path("cijfers/eigen/<uuid:maat_id>/stoppen/", maken.stoppen, name="stoppen"),
]
