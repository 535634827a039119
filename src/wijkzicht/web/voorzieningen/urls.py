"""Addresses of help elsewhere."""

from django.urls import path

from wijkzicht.web.voorzieningen import dagen, views

app_name = "voorzieningen"
HOME = "huishouden/<uuid:huishouden_id>/hulp-elders/"
ONE = HOME + "<uuid:voorziening_id>/"
urlpatterns = [
    path("hulp-elders/dagen/", dagen.dagen, name="dagen"),
    path(HOME, views.overzicht, name="overzicht"),
    path(HOME + "verwijzen/", views.verwijzen, name="verwijzen"),
    path(HOME + "vastleggen/", views.vastleggen, name="vastleggen"),
    path(ONE, views.wijzigen, name="wijzigen"),
    path(ONE + "wacht/", views.wacht, name="wacht"),
    path(ONE + "begonnen/", views.begonnen, name="begonnen"),
    path(ONE + "gestopt/", views.gestopt, name="gestopt"),
]
