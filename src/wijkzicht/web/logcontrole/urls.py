"""Addresses of the log."""

from django.urls import path

from wijkzicht.web.logcontrole import steekproef, views

app_name = "logcontrole"
urlpatterns = [
    path("logcontrole/", views.overzicht, name="overzicht"),
    path("logcontrole/steekproef/", steekproef.weken, name="steekproeven"),
    path("logcontrole/steekproef/<slug:dag>/", steekproef.week, name="steekproef"),
]
