"""Addresses of the delivery."""

from django.urls import path

from wijkzicht.web.levering import views

app_name = "levering"
urlpatterns = [
    path("levering/", views.overzicht, name="overzicht"),
    path("levering/nieuw/", views.nieuw, name="nieuw"),
    path("levering/bevestigen/", views.bevestigen, name="bevestigen"),
    path("levering/<uuid:levering_id>/", views.verslag, name="verslag"),
    path("levering/<uuid:levering_id>/verzonden/", views.verzonden, name="verzonden"),
    path("levering/<uuid:levering_id>/bestand/<str:vorm>/", views.bestand, name="bestand"),
]
