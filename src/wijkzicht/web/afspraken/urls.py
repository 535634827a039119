"""Addresses of appointments."""

from django.urls import path

from wijkzicht.web.afspraken import views

app_name = "afspraken"
HOME = "huishouden/<uuid:huishouden_id>/afspraken/"
ONE = HOME + "<uuid:afspraak_id>/"
urlpatterns = [
    path(HOME + "nieuw/", views.afspraak, name="nieuw"),
    path(ONE, views.afspraak, name="afspraak"),
    path(ONE + "afzeggen/", views.afzeggen, name="afzeggen"),
    path(ONE + "herinnering/", views.herinnering, name="herinnering"),
    path(ONE + "agenda/", views.agenda, name="agenda"),
]
