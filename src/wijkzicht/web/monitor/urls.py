"""Addresses of the monitor."""

from django.urls import path

from wijkzicht.web.monitor import kaarten, kerncijfers, views

app_name = "monitor"
urlpatterns = [
    path("cijfers/", views.cijfers_page, name="cijfers"),
    path("cijfers/kerncijfers/", kerncijfers.kerncijfers, name="kerncijfers"),
    path("cijfers/definities/", kaarten.definities, name="definities"),
    path("cijfers/<str:code>/", kaarten.definitie, name="definitie"),
]
