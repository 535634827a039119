"""Addresses of the monitor."""

from django.urls import path

from wijkzicht.web.monitor import delen, hoofdstuk, kaarten, kerncijfers, views

app_name = "monitor"
urlpatterns = [
    path("cijfers/", views.cijfers_page, name="cijfers"),
    path("cijfers/kerncijfers/", kerncijfers.kerncijfers, name="kerncijfers"),
    path("cijfers/definities/", kaarten.definities, name="definities"),
    path("cijfers/velden/", kaarten.velden, name="velden"),
    path("cijfers/onderwerp/<slug:naam>/", hoofdstuk.hoofdstuk, name="hoofdstuk"),
    path("cijfers/onderwerp/<slug:naam>.<slug:vorm>", hoofdstuk.bestand, name="bestand"),
    path("cijfers/<str:code>/delen.<slug:vorm>", delen.bestand, name="delen"),
    path("cijfers/<str:code>/", kaarten.definitie, name="definitie"),
]
