"""Addresses of requests."""

from django.urls import path

from wijkzicht.web.intake import (
    advice,
    board,
    correct,
    division,
    handed,
    new,
    outside,
    triage,
    waiting,
)

app_name = "intake"
ONE = "aanmeldingen/<uuid:aanmelding_id>/"
urlpatterns = [
    path("aanmeldingen/", board.bord, name="bord"),
    path("aanmeldingen/nieuw/", new.nieuw, name="nieuw"),
    path("aanmeldingen/advies/", advice.inwoner, name="advies"),
    path("aanmeldingen/advies/partner/", advice.partner, name="partneradvies"),
    path("aanmeldingen/bekend/", new.bekend, name="bekend"),
    path(ONE, triage.aanmelding, name="aanmelding"),
    path(ONE + "verbeteren/", correct.verbeteren, name="verbeteren"),
    path(ONE + "nagekeken/", outside.nagekeken, name="nagekeken"),
    path(ONE + "bericht/", outside.bericht, name="bericht"),
    path("aanmeldingen/werkgebied/<uuid:team_id>/", outside.werkgebied, name="werkgebied"),
    path("aanmeldingen/wachtlijst/", waiting.wachtlijst, name="wachtlijst"),
    path("aanmeldingen/samen/", waiting.samen, name="samen"),
    path("aanmeldingen/goed-in/", division.deskundigheid, name="deskundigheid"),
    path(
        "aanmeldingen/overgedragen/<uuid:overdracht_id>/", handed.overgedragen, name="overgedragen"
    ),
    path(ONE + "wacht/", waiting.wacht, name="wacht"),
    path(ONE + "team/", division.naar_team, name="naar_team"),
    path(ONE + "zet/", board.zet, name="zet"),
    path(ONE + "geef/", board.geef, name="geef"),
]
