"""What is not written down, in the words of the screen, and where one fills it in."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Words:
    """`naam`: what is missing; `doen`: what helps; `page`: the address where, with a household."""

    naam: Promise
    doen: Promise
    page: str


GATEN = {
    "sluiting": Words(
        _("Dossier open, al een half jaar stil"),
        _("Sluit het dossier, of leg het contact vast dat er wel was."),
        "afsluiten:afsluiten",
    ),
    "persoon": Words(
        _("Hulp zonder dat erbij staat voor wie"),
        _("Zet bij het contact voor wie de hulp was."),
        "dossier:tijdlijn",
    ),
    "uitkomst": Words(
        _("Doel zonder uitkomst, en het dossier is gesloten"),
        _("Zet bij het doel hoe het afliep."),
        "plan:plan",
    ),
    "triage": Words(
        _("Aanmelding zonder uitkomst"),
        _("Rond de aanmelding af op het bord."),
        "dossier:overzicht",
    ),
    "minuten": Words(
        _("Contact zonder minuten"),
        _("Vul bij het contact in hoe lang het duurde."),
        "dossier:tijdlijn",
    ),
    "vervolg": Words(
        _("Gesloten zonder wat erna komt"),
        _("Zet bij het sluiten wat er daarna komt."),
        "afsluiten:afsluiten",
    ),
    "kanaal": Words(
        _("Aanmelding zonder hoe mensen binnenkwamen"),
        _("Vul bij de aanmelding in hoe die binnenkwam."),
        "dossier:overzicht",
    ),
    "ernst": Words(
        _("Aanmelding zonder hoe erg het was"),
        _("Vul bij de aanmelding in hoe ernstig het was."),
        "dossier:overzicht",
    ),
    "reden": Words(
        _("Verwezen zonder reden"),
        _("Zet bij de verwijzing waarom."),
        "voorzieningen:overzicht",
    ),
}
