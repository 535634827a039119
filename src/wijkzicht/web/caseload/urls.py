"""Address of the list of families."""

from django.urls import path

from wijkzicht.web.caseload import views

app_name = "caseload"
urlpatterns = [path("gezinnen/", views.gezinnen, name="gezinnen")]
