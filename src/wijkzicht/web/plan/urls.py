"""Addresses of the plan."""

from django.urls import path

from wijkzicht.web.buurt import volunteers
from wijkzicht.web.plan import around, evaluation, goals, offer, views

app_name = "plan"
HOME = "huishouden/<uuid:huishouden_id>/plan/"
urlpatterns = [
    path(HOME, views.plan, name="plan"),
    path(HOME + "start/", views.start, name="start"),
    path(HOME + "afspraken/", views.afspraken, name="afspraken"),
    path(HOME + "afdruk/", views.afdruk, name="afdruk"),
    path(HOME + "eigen-plan/", around.familieplan, name="familieplan"),
    path(HOME + "versies/", around.versies, name="versies"),
    path(HOME + "evaluatie/", evaluation.evaluatie, name="evaluatie"),
    path(HOME + "meting/", evaluation.meting, name="meting"),
    path(HOME + "stap/<uuid:actie_id>/", around.stap, name="stap"),
    path(HOME + "vraag/", views.hulpvraag, name="hulpvraag_nieuw"),
    path(HOME + "vraag/<uuid:hulpvraag_id>/", views.hulpvraag, name="hulpvraag"),
    path(HOME + "aanbod/", offer.zoeken, name="aanbod"),
    path(HOME + "aanbod/<uuid:aanbod_id>/", offer.kiezen, name="aanbod_kiezen"),
    path(
        HOME + "vrijwilliger/<uuid:vrijwilliger_id>/",
        volunteers.kiezen,
        name="vrijwilliger_kiezen",
    ),
    path(HOME + "inzet/<uuid:inzet_id>/", volunteers.inzet, name="inzet"),
    path(HOME + "doel/", goals.doel, name="doel_nieuw"),
    path(HOME + "doel/<uuid:doel_id>/", goals.doel, name="doel"),
    path(HOME + "doel/<uuid:doel_id>/score/", goals.score, name="score"),
    path(HOME + "doel/<uuid:doel_id>/evalueren/", goals.evalueren, name="evalueren"),
]
