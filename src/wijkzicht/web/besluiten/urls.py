"""Addresses of decisions."""

from django.urls import path

from wijkzicht.web.besluiten import views

app_name = "besluiten"
HOME = "huishouden/<uuid:huishouden_id>/besluiten/"
ONE = HOME + "<uuid:besluit_id>/"
urlpatterns = [
    path(HOME + "aanvraag/", views.nieuw, name="nieuw"),
    path(ONE, views.wijzigen, name="wijzigen"),
    path(ONE + "meekijken/", views.meekijken, name="meekijken"),
    path(ONE + "beslissen/", views.beslissen, name="beslissen"),
    path(ONE + "brief/", views.brief, name="brief"),
]
