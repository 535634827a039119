"""Addresses of the plan."""

from django.urls import path

from wijkzicht.web.plan import goals, views

app_name = "plan"
HOME = "huishouden/<uuid:huishouden_id>/plan/"
urlpatterns = [
    path(HOME, views.plan, name="plan"),
    path(HOME + "start/", views.start, name="start"),
    path(HOME + "afspraken/", views.afspraken, name="afspraken"),
    path(HOME + "afdruk/", views.afdruk, name="afdruk"),
    path(HOME + "vraag/", views.hulpvraag, name="hulpvraag_nieuw"),
    path(HOME + "vraag/<uuid:hulpvraag_id>/", views.hulpvraag, name="hulpvraag"),
    path(HOME + "doel/", goals.doel, name="doel_nieuw"),
    path(HOME + "doel/<uuid:doel_id>/", goals.doel, name="doel"),
    path(HOME + "doel/<uuid:doel_id>/score/", goals.score, name="score"),
    path(HOME + "doel/<uuid:doel_id>/evalueren/", goals.evalueren, name="evalueren"),
]
