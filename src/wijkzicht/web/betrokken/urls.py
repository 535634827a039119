"""Addresses of who is involved."""

from django.urls import path

from wijkzicht.web.betrokken import views

app_name = "betrokken"
HOME = "huishouden/<uuid:huishouden_id>/betrokken/"
urlpatterns = [
    path(HOME, views.overzicht, name="overzicht"),
    path(HOME + "collega/", views.collega, name="collega"),
    path(HOME + "meekijken/", views.meekijken, name="meekijken"),
    path(HOME + "regie/", views.regie, name="regie"),
    path(HOME + "<uuid:betrokkenheid_id>/einde/", views.einde, name="einde"),
]
