"""Addresses of keeping and destroying."""

from django.urls import path

from wijkzicht.web.bewaren import views

app_name = "bewaren"
urlpatterns = [
    path("bewaren/", views.overzicht, name="overzicht"),
    path("bewaren/maak/<slug:soort>/", views.maak, name="maak"),
    path("bewaren/lijst/<uuid:lijst_id>/", views.lijst, name="lijst"),
    path("bewaren/lijst/<uuid:lijst_id>/tekenen/", views.tekenen, name="tekenen"),
    path("bewaren/lijst/<uuid:lijst_id>/intrekken/", views.intrekken, name="intrekken"),
    path("bewaren/regel/<uuid:regel_id>/uitstel/", views.uitstel, name="uitstel"),
    path("bewaren/uitstel/<uuid:uitstel_id>/stop/", views.stop, name="stop"),
]
