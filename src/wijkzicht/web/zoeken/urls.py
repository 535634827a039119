"""Address of search."""

from django.urls import path

from wijkzicht.web.zoeken import views

app_name = "zoeken"
urlpatterns = [path("zoeken/", views.zoeken, name="zoeken")]
