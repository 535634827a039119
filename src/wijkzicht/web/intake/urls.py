"""Addresses of requests."""

from django.urls import path

from wijkzicht.web.intake import board, new, triage

app_name = "intake"
ONE = "aanmeldingen/<uuid:aanmelding_id>/"
urlpatterns = [
    path("aanmeldingen/", board.bord, name="bord"),
    path("aanmeldingen/nieuw/", new.nieuw, name="nieuw"),
    path("aanmeldingen/bekend/", new.bekend, name="bekend"),
    path(ONE, triage.aanmelding, name="aanmelding"),
    path(ONE + "zet/", board.zet, name="zet"),
    path(ONE + "geef/", board.geef, name="geef"),
]
