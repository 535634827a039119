"""Make a letter, keep an attachment, remove a paper, and put up a template."""

import hashlib
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from wijkzicht.register.afspraken import queries as afspraken
from wijkzicht.register.afspraken.models import Afspraak
from wijkzicht.register.audit import actions as audit
from wijkzicht.register.besluiten import queries as besluiten
from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.casussen.actions import locked
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.policies import check_can_write
from wijkzicht.register.clock import today
from wijkzicht.register.documenten import letters, policies, queries, uploads, velden
from wijkzicht.register.documenten.models import Document, Sjabloon, Soort
from wijkzicht.register.documenten.uploads import OFFICE, Upload
from wijkzicht.register.forms import already_made
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen.models import Persoon

WORD = OFFICE["word/document.xml"][1]


@transaction.atomic
def make_letter(
    *,
    casus: Casus,
    soort: str,
    by: Medewerker,
    persoon: Persoon | None = None,
    afspraak: Afspraak | None = None,
    besluit: Besluit | None = None,
    formulier: UUID | None = None,
) -> Document:
    """A letter to somebody of the household, from the template that is valid today.

    About `afspraak` or `besluit`; without them about the next appointment and the last decision.
    The same form twice is one letter.
    """
    if before := already_made(Document, formulier):
        return before
    casus = locked(casus)
    policies.check_can_make_letter(casus, soort, persoon)
    afspraak = afspraak or afspraken.next_of(casus)
    besluit = besluit or besluiten.last_decided(casus)
    policies.check_about(soort, afspraak, besluit)
    found = velden.values(casus, persoon, by, afspraak, besluit)
    filled = letters.fill(queries.template(soort, today()), found)
    naam = uploads.safe_name(f"{soort} {persoon or casus.huishouden} {today()}.", ".docx")
    document = _keep(casus, soort, Upload(naam, WORD, filled), by, formulier)
    audit.record("brief_gemaakt", by=by, huishouden=casus.huishouden, object=document)
    return document


@transaction.atomic
def attach(
    *,
    casus: Casus,
    naam: str,
    inhoud: bytes,
    by: Medewerker,
    soort: str = Soort.BIJLAGE,
    formulier: UUID | None = None,
) -> Document:
    """Keep a file that was brought in, once it is found to be safe. The same form twice is one."""
    if before := already_made(Document, formulier):
        return before
    casus = locked(casus)
    check_can_write(casus)
    kind = Soort.EIGEN_PLAN if soort == Soort.EIGEN_PLAN else Soort.BIJLAGE
    document = _keep(casus, kind, uploads.checked(naam, inhoud), by, formulier)
    audit.record("bijlage_bewaard", by=by, huishouden=casus.huishouden, object=document)
    return document


@transaction.atomic
def remove(*, document: Document, reden: str, by: Medewerker) -> Document:
    """The content goes at once and for good; that there was a paper, and why it went, stays."""
    check_can_write(document.casus)
    policies.check_can_remove(document, reden)
    document.inhoud, document.grootte, document.vingerafdruk = b"", 0, ""
    document.verwijderd_op, document.verwijderd_door = timezone.now(), by
    document.verwijderd_omdat = reden.strip()
    document.save()
    audit.record("document_verwijderd", by=by, huishouden=document.huishouden_id, object=document)
    return document


@transaction.atomic
def put_up_template(
    *,
    soort: str,
    naam: str,
    inhoud: bytes,
    geldig_van: date,
    by: Medewerker,
    geldig_tot: date | None = None,
) -> Sjabloon:
    """Use this Word file for a kind of letter between two days; a field we can't fill is refused."""
    upload = uploads.checked(naam, inhoud)
    policies.check_template(soort, upload.inhoud, geldig_van, geldig_tot)
    row = Sjabloon.objects.create(
        soort=soort,
        bestandsnaam=upload.naam,
        inhoud=upload.inhoud,
        geldig_van=geldig_van,
        geldig_tot=geldig_tot,
        geplaatst_door=by,
    )
    audit.record("sjabloon_geplaatst", by=by, object=row)
    return row


def _keep(
    casus: Casus, soort: str, upload: Upload, by: Medewerker, formulier: UUID | None
) -> Document:
    return Document.objects.create(
        pk=formulier or uuid4(),
        casus=casus,
        huishouden=casus.huishouden,
        soort=soort,
        naam=upload.naam,
        type=upload.type,
        grootte=len(upload.inhoud),
        vingerafdruk=hashlib.sha256(upload.inhoud).hexdigest(),
        inhoud=upload.inhoud,
        gemaakt_door=by,
    )
