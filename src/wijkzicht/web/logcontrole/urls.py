"""Addresses of the log."""

from django.urls import path

from wijkzicht.web.logcontrole import views

app_name = "logcontrole"
urlpatterns = [path("logcontrole/", views.overzicht, name="overzicht")]
