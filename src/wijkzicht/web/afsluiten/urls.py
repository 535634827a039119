"""Addresses of closing."""

from django.urls import path

from wijkzicht.web.afsluiten import views

app_name = "afsluiten"
HOME = "huishouden/<uuid:huishouden_id>/afsluiten/"
urlpatterns = [
    path(HOME, views.afsluiten, name="afsluiten"),
    path(HOME + "eigen-hulp/", views.eigen_hulp, name="eigen_hulp"),
]
