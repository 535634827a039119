"""Addresses of the first page, and of one's own working days."""

from django.urls import path

from wijkzicht.web.start import views, werkdagen

app_name = "start"
urlpatterns = [
    path("", views.dag, name="dag"),
    path("werkdagen/", werkdagen.werkdagen, name="werkdagen"),
]
