"""Addresses of the report pages."""

from django.urls import path

from wijkzicht.web.verslag import views

app_name = "verslag"
urlpatterns = [
    path("verslag/", views.overzicht, name="overzicht"),
    path("verslag/nieuw/", views.nieuw, name="nieuw"),
    path("verslag/<uuid:verslag_id>/", views.verslag, name="verslag"),
    path("verslag/<uuid:verslag_id>/schrijven/", views.schrijven, name="schrijven"),
    path("verslag/<uuid:verslag_id>/maken/", views.maken, name="maken"),
    path("verslag/<uuid:verslag_id>/bestand/<str:vorm>/", views.bestand, name="bestand"),
    path("verslag/<uuid:verslag_id>/publiceren/", views.publiceren, name="publiceren"),
    path("verslag/<uuid:verslag_id>/intrekken/", views.intrekken, name="intrekken"),
]
