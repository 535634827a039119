"""Addresses for residents, and for the letter that invites them."""

from django.urls import path

from wijkzicht.web.inwoner import ask, views

app_name = "inwoner"
urlpatterns = [
    path("hulp-vragen/", ask.vraag, name="hulp"),
    path("hulp-vragen/jong/", ask.jong, name="hulp_jong"),
    path("hulp-vragen/stand/", ask.stand, name="stand"),
    path("vragen/", views.code, name="code"),
    path("vragen/lijst/", views.vragen, name="vragen"),
    path("vragen/bedankt/", views.bedankt, name="bedankt"),
    path("casus/<uuid:casus_id>/uitnodigen/", views.uitnodigen, name="uitnodigen"),
]
