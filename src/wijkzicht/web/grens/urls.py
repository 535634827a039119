"""Addresses of what counts as what."""

from django.urls import path

from wijkzicht.web.grens import views

app_name = "grens"
urlpatterns = [
    path("wat-is-wat/", views.watiswat, name="watiswat"),
    path("wat-is-wat/<uuid:team_id>/gevallen/", views.gevallen, name="gevallen"),
    path("wat-is-wat/<uuid:team_id>/uitkomst/", views.uitkomst, name="uitkomst"),
]
