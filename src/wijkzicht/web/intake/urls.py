"""Addresses of requests."""

from django.urls import path

from wijkzicht.web.intake import advice, board, new, outside, triage

app_name = "intake"
ONE = "aanmeldingen/<uuid:aanmelding_id>/"
urlpatterns = [
    path("aanmeldingen/", board.bord, name="bord"),
    path("aanmeldingen/nieuw/", new.nieuw, name="nieuw"),
    path("aanmeldingen/advies/", advice.inwoner, name="advies"),
    path("aanmeldingen/advies/partner/", advice.partner, name="partneradvies"),
    path("aanmeldingen/bekend/", new.bekend, name="bekend"),
    path(ONE, triage.aanmelding, name="aanmelding"),
    path(ONE + "nagekeken/", outside.nagekeken, name="nagekeken"),
    path(ONE + "bericht/", outside.bericht, name="bericht"),
    path("aanmeldingen/werkgebied/<uuid:team_id>/", outside.werkgebied, name="werkgebied"),
    path(ONE + "zet/", board.zet, name="zet"),
    path(ONE + "geef/", board.geef, name="geef"),
]
