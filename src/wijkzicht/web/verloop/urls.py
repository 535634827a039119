"""Addresses of the course of a figure and of the log."""

from django.urls import path

from wijkzicht.web.verloop import spreiding, views

app_name = "verloop"
urlpatterns = [
    path("cijfers/<str:code>/verloop/", views.cijfer, name="cijfer"),
    path("cijfers/<str:code>/verloop/<slug:deel>.<slug:vorm>", views.bestand, name="bestand"),
    path("cijfers/<str:code>/spreiding/", spreiding.spreiding, name="spreiding"),
    path(
        "cijfers/<str:code>/spreiding/spreiding.<slug:vorm>",
        spreiding.bestand,
        name="spreiding_bestand",
    ),
    path("gebeurtenissen/", views.gebeurtenissen, name="gebeurtenissen"),
    path("gebeurtenissen/nieuw/", views.gebeurtenis, name="gebeurtenis"),
    path("gebeurtenissen/<uuid:gebeurtenis_id>/weg/", views.terug, name="terug"),
]
