"""Address of the first page."""

from django.urls import path

from wijkzicht.web.start import views

app_name = "start"
urlpatterns = [path("", views.dag, name="dag")]
