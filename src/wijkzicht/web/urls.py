"""Every address, by task. Each view declares who may come (`policy.py`); a test walks this list."""

from allauth.socialaccount.providers.openid_connect.urls import urlpatterns as openid_connect
from django.conf import settings
from django.conf.urls.i18n import urlpatterns as language
from django.urls import include, path

from wijkzicht.web import concept, frame, gallery
from wijkzicht.web.policy import for_everyone_signed_in, open_to_all

urlpatterns = [
    path("account/", include("allauth.account.urls")),
    path("account/tweede-factor/", include("allauth.mfa.urls")),
    path("account/organisatie/", include("allauth.socialaccount.urls")),
    path("account/", include(openid_connect)),
    path("taal/", include(language)),
    path("sneltoetsen/", open_to_all(frame.shortcuts), name="shortcuts"),
    path("ingelogd-blijven/", for_everyone_signed_in(frame.stay), name="stay"),
    path("concept/<slug:formulier>/", concept.keep, name="concept"),
    path("concept/<slug:formulier>/<uuid:voorwerp>/", concept.keep, name="concept"),
    path("concept/<slug:formulier>/weg/", concept.throw_away, name="concept_weg"),
    path("concept/<slug:formulier>/<uuid:voorwerp>/weg/", concept.throw_away, name="concept_weg"),
    path("", include("wijkzicht.web.start.urls")),
    path("", include("wijkzicht.web.zoeken.urls")),
    path("", include("wijkzicht.web.caseload.urls")),
    path("", include("wijkzicht.web.intake.urls")),
    path("", include("wijkzicht.web.dossier.urls")),
    path("", include("wijkzicht.web.netwerk.urls")),
    path("", include("wijkzicht.web.samenvoegen.urls")),
    path("", include("wijkzicht.web.kwaliteit.urls")),
    path("", include("wijkzicht.web.maten.urls")),
    path("", include("wijkzicht.web.monitor.urls")),
    path("", include("wijkzicht.web.verloop.urls")),
    path("", include("wijkzicht.web.inwoner.urls")),
    path("", include("wijkzicht.web.partner.urls")),
    path("", include("wijkzicht.web.leren.urls")),
    path("", include("wijkzicht.web.levering.urls")),
    path("", include("wijkzicht.web.verslag.urls")),
    path("", include("wijkzicht.web.publiek.urls")),
    path("", include("wijkzicht.web.plan.urls")),
    path("", include("wijkzicht.web.voorzieningen.urls")),
    path("", include("wijkzicht.web.betrokken.urls")),
    path("", include("wijkzicht.web.veiligheid.urls")),
    path("", include("wijkzicht.web.besluiten.urls")),
    path("", include("wijkzicht.web.overleg.urls")),
    path("", include("wijkzicht.web.afsluiten.urls")),
    path("", include("wijkzicht.web.papieren.urls")),
    path("", include("wijkzicht.web.afspraken.urls")),
    path("", include("wijkzicht.web.sjablonen.urls")),
    path("", include("wijkzicht.web.beheer.urls")),
    path("", include("wijkzicht.web.logcontrole.urls")),
    path("", include("wijkzicht.web.bewaren.urls")),
    path("", include("wijkzicht.web.api.urls")),
    path("", include("wijkzicht.web.inrichting.urls")),
    path("", include("wijkzicht.web.grens.urls")),
    path("", include("wijkzicht.web.team.urls")),
    path("", include("wijkzicht.web.buurt.urls")),
]
if not settings.SERVE:
    urlpatterns.append(path("_onderdelen/", open_to_all(gallery.gallery), name="gallery"))
handler403 = "wijkzicht.web.errors.forbidden"
handler404 = "wijkzicht.web.errors.not_found"
handler500 = "wijkzicht.web.errors.server_error"
