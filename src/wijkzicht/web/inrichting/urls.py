"""Addresses of what an organisation sets itself."""

from django.urls import path

from wijkzicht.web.inrichting import views

app_name = "inrichting"
urlpatterns = [
    path("beheer/inrichting/", views.overzicht, name="overzicht"),
    path("beheer/inrichting/woorden/<slug:lijst>/", views.woorden, name="woorden"),
    path("beheer/inrichting/termijnen/", views.termijnen, name="termijnen"),
    path("beheer/inrichting/tekst/<slug:naam>/", views.tekst, name="tekst"),
    path("beheer/inrichting/velden/", views.velden, name="velden"),
    path("beheer/inrichting/grond/<slug:naam>/", views.grond, name="grond"),
    path("beheer/inrichting/grond/<slug:naam>/stop/", views.stop_grond, name="stop_grond"),
    path("beheer/inrichting/bewaren/<slug:soort>/", views.bewaren, name="bewaren"),
]
