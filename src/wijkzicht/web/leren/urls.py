"""Addresses of the learning pages."""

from django.urls import path

from wijkzicht.web.leren import opdracht, views

app_name = "leren"
urlpatterns = [
    path("leren/", views.overzicht, name="overzicht"),
    path("doelen/", opdracht.overzicht, name="opdracht"),
    path("doelen/nieuw/", opdracht.nieuw, name="doel_nieuw"),
    path("doelen/<uuid:doel_id>/", opdracht.wijzig, name="doel"),
    path("doelen/<uuid:doel_id>/weg/", opdracht.weg, name="doel_weg"),
    path("leren/<uuid:team_id>/verhaal/", views.verhaal, name="verhaal"),
    path("leren/<uuid:team_id>/<str:code>/<str:periode>/", views.sessie, name="sessie"),
]
