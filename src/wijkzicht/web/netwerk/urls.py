"""Addresses of the network of a household."""

from django.urls import path

from wijkzicht.web.netwerk import views

app_name = "netwerk"
HOME = "huishouden/<uuid:huishouden_id>/netwerk/"
urlpatterns = [
    path(HOME, views.overzicht, name="overzicht"),
    path(HOME + "nieuw/", views.lid_nieuw, name="lid_nieuw"),
    path(HOME + "<uuid:lid_id>/", views.lid, name="lid"),
    path(HOME + "<uuid:lid_id>/weg/", views.lid_weg, name="lid_weg"),
    path(HOME + "band/", views.band_nieuw, name="band_nieuw"),
    path(HOME + "band/<uuid:band_id>/weg/", views.band_weg, name="band_weg"),
    path(HOME + "banden-klaarzetten/", views.klaarzetten, name="klaarzetten"),
]
