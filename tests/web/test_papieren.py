"""Letters, attachments, templates, appointments and prints, on screen."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopFutureHandlers, StopUpload
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from docx import Document as Word
from docx.shared import Mm
from PIL import Image

from database import set_up
from wijkzicht.register.afspraken.models import Afspraak, AfspraakPersoon
from wijkzicht.register.clock import today
from wijkzicht.register.documenten import letters
from wijkzicht.register.documenten.models import KINDS, Document, Sjabloon
from wijkzicht.register.documenten.uploads import safe_name
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.plannen.models import Doel, Doelactie
from wijkzicht.register.walls.rights import as_medewerker
from wijkzicht.web.uploads import InMemory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def home(world) -> str:
    return f"/huishouden/{world.bakker.huishouden.pk}/"


@pytest.fixture
def as_beheer(client, world):
    client.force_login(world.medewerkers[Rol.BEHEER])
    return client


def typed(answer) -> str:
    return answer.content.decode()


def only(model):
    with set_up():
        return model.objects.get()


def count(model) -> int:
    with set_up():
        return model.objects.count()


def word(*lines: str) -> bytes:
    document = Word()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def text_of(inhoud: bytes) -> str:
    return "\n".join(p.text for p in Word(io.BytesIO(bytes(inhoud))).paragraphs)


def attach(client, home, naam: str, inhoud: bytes, **fields):
    sent = {"bestand": SimpleUploadedFile(naam, inhoud), "soort": "bijlage", **fields}
    return client.post(home + "papieren/bijlage/", sent)


def make(client, home, **fields):
    tomorrow = today() + timedelta(days=1)
    sent = {"datum": f"{tomorrow:%d-%m-%Y}", "tijd": "14:30", "plaats": "Buurthuis"}
    return client.post(home + "afspraken/nieuw/", sent | fields)


def put_up(client, inhoud: bytes, **fields):
    sent = {"soort": "uitnodiging", "bestand": SimpleUploadedFile("brief.docx", inhoud)}
    return client.post("/beheer/sjablonen/", {**sent, "geldig_van": "vandaag", **fields})


# -- letters --------------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", ["uitnodiging", "plan", "afsluitbrief", "verwijsbrief"])
def test_each_shipped_letter_is_filled_and_comes_as_word_and_pdf(as_anna, home, world, soort):
    with set_up():
        doel = Doel.objects.create(
            casus=world.bakker.casus,
            huishouden=world.bakker.huishouden,
            tekst="Elke dag naar school",
            gesteld_op=today(),
        )
        Doelactie.objects.create(
            doel=doel, huishouden=doel.huishouden, uitvoerder="netwerk", wie="Oma", wat="belt op"
        )
    sent = {"soort": soort, "persoon": world.bakker.persoon.pk}
    assert as_anna.post(home + "papieren/brief/", sent).status_code == 302
    row = only(Document)
    words = text_of(row.inhoud)
    assert "Noord" in words
    assert "{" not in words
    if soort in {"plan", "verwijsbrief"}:
        assert "Elke dag naar school (Oma: belt op)" in words
    answer = as_anna.get(f"{home}papieren/{row.pk}/")
    assert (answer.content, answer["X-Content-Type-Options"]) == (bytes(row.inhoud), "nosniff")
    assert answer["Content-Disposition"].startswith("attachment;")
    paper = as_anna.get(f"{home}papieren/{row.pk}/pdf/")
    assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")


def test_what_is_not_known_is_said_in_the_letter(as_anna, home):
    as_anna.post(home + "papieren/brief/", {"soort": "uitnodiging", "persoon": ""})
    assert "(nog niet bekend)" in text_of(only(Document).inhoud)


def test_a_letter_without_a_kind_is_refused(as_anna, home):
    answer = as_anna.post(home + "papieren/brief/", {"persoon": ""})
    assert answer.status_code == 422
    assert "Kies welke brief je wilt maken." in typed(answer)


def test_the_same_letter_sent_twice_is_one(as_anna, home):
    sent = {"soort": "plan", "formulier": "0d0a6f7c-3c0b-4e0e-9d59-3b8f6f6c2a12"}
    as_anna.post(home + "papieren/brief/", sent)
    as_anna.post(home + "papieren/brief/", sent)
    assert count(Document) == 1


def test_a_field_that_word_cut_in_pieces_is_filled():
    document = Word()
    paragraph = document.add_paragraph("Beste {{")
    paragraph.add_run("ge").bold = True
    paragraph.add_run("zin}}, welkom")
    out = io.BytesIO()
    document.save(out)
    assert text_of(letters.fill(out.getvalue(), {"gezin": "Bakker"})) == "Beste Bakker, welkom"


def test_a_field_with_lines_repeats_its_paragraph_and_without_lines_it_goes():
    letter = word("Eerst", "{{vragen}}", "Laatst: {{vragen}}")
    two = letters.fill(letter, {"vragen": ["Rust", "Geld"]})
    assert text_of(two) == "Eerst\nRust\nGeld\nLaatst: Rust; Geld"
    assert text_of(letters.fill(letter, {"vragen": []})) == "Eerst\nLaatst: "


def test_what_a_family_wrote_is_never_read_as_a_field():
    letter = word("{{gezin}}", "{{vragen}}")
    filled = letters.fill(letter, {"gezin": "{{vragen}}", "vragen": ["{{gezin}}"]})
    assert text_of(filled) == "{{vragen}}\n{{gezin}}"


# -- templates ------------------------------------------------------------------------------------


def test_an_own_template_is_used_between_its_days(as_beheer, home, world):
    assert put_up(as_beheer, word("Dag {{gezin}}, van {{team}}")).status_code == 302
    assert "brief.docx" in typed(as_beheer.get("/beheer/sjablonen/"))
    later = today() + timedelta(days=9)
    put_up(as_beheer, word("Te vroeg"), geldig_van=f"{later:%d-%m-%Y}")
    as_beheer.force_login(world.anna)
    as_beheer.post(home + "papieren/brief/", {"soort": "uitnodiging"})
    assert text_of(only(Document).inhoud) == "Dag Bakker, van Noord"


def with_logo(alt: str, content: bytes = b"", decoration: bool = False) -> bytes:
    """A letter with a picture in the top of the page."""
    document = Word()
    document.add_paragraph("Dag {{gezin}}")
    run = document.sections[0].header.paragraphs[0].add_run()
    drawing = run.add_picture(io.BytesIO(content or photo("PNG")), width=Mm(30))._inline
    drawing.docPr.set("descr", alt)
    if decoration:
        space = "http://schemas.microsoft.com/office/drawing/2017/decorative"
        drawing.docPr.append(drawing.docPr.makeelement(f"{{{space}}}decorative", val="1"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_logo_stands_in_the_pdf_with_its_alternative_text(as_beheer, home, world):
    put_up(as_beheer, with_logo("Logo van Almere"))
    as_beheer.force_login(world.anna)
    as_beheer.post(home + "papieren/brief/", {"soort": "uitnodiging"})
    row = only(Document)
    logo, *_text = letters.blocks(bytes(row.inhoud))
    assert (logo.picture.tekst, round(logo.picture.breedte)) == ("Logo van Almere", 30)
    paper = as_beheer.get(f"{home}papieren/{row.pk}/pdf/").content
    assert b"/Subtype /Image" in paper or b"/Subtype/Image" in paper
    assert b"Logo van Almere" in paper
    assert b"pdfuaid" in paper


def test_decoration_and_an_older_picture_without_words_are_left_out_of_the_pdf(as_beheer):
    assert [b.kind for b in letters.blocks(with_logo(""))] == ["paragraph"]
    assert [b.kind for b in letters.blocks(with_logo("", decoration=True))] == ["paragraph"]
    assert put_up(as_beheer, with_logo("", decoration=True)).status_code == 302


@pytest.mark.parametrize(
    "inhoud, fields, sentence",
    [
        (lambda: with_logo(" "), {}, "ontbreekt de alternatieve tekst"),
        (lambda: with_logo("Logo", photo("GIF")), {}, "‘Logo’ is geen PNG of JPEG"),
        (word("Dag {{naam_van_de_hond}}"), {}, "Dit veld kennen we niet: {{naam_van_de_hond}}"),
        (word("Dag {{gezin}"), {}, "ontbreekt een haakje"),
        (b"Dag {{gezin}}", {}, "Dit is geen Word-bestand"),
        (word("Dag"), {"geldig_tot": "1-1-2020"}, "De laatste dag ligt voor de eerste dag"),
    ],
)
def test_a_template_we_can_not_fill_is_refused_with_a_sentence(as_beheer, inhoud, fields, sentence):
    answer = put_up(as_beheer, inhoud() if callable(inhoud) else inhoud, **fields)
    assert answer.status_code == 422
    assert sentence in typed(answer)
    assert count(Sjabloon) == 0


def test_the_shipped_letters_have_only_known_fields_and_can_be_edited(as_beheer):
    for soort in KINDS:
        answer = as_beheer.get(f"/beheer/sjablonen/meegeleverd/{soort}/")
        assert put_up(as_beheer, answer.content, soort=soort).status_code == 302
    assert as_beheer.get("/beheer/sjablonen/meegeleverd/anders/").status_code == 404


# -- attachments ----------------------------------------------------------------------------------


def photo(form: str, **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 10), "red").save(out, form, **options)
    return out.getvalue()


def with_place() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "Kerkstraat 1"
    exif[0x0112] = 6  # held on its side
    return photo("JPEG", exif=exif, comment=b"Kerkstraat 2")


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


@pytest.mark.parametrize(
    "naam, inhoud, kept",
    [
        ("rapport.pdf", PDF, "rapport.pdf"),
        ("rapport.exe", PDF, "rapport.pdf"),
        ("../../etc/rapport.pdf", PDF, "rapport.pdf"),
        ("brief.docx", word("Dag"), "brief.docx"),
        ("foto.png", photo("PNG"), "foto.png"),
        ("notitie.txt", "Één regel\n".encode(), "notitie.txt"),
    ],
)
def test_a_file_is_kept_by_what_it_is_under_a_safe_name(as_anna, home, naam, inhoud, kept):
    assert attach(as_anna, home, naam, inhoud).status_code == 302
    row = only(Document)
    assert row.naam == kept
    answer = as_anna.get(f"{home}papieren/{row.pk}/")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    "naam, kept",
    [
        ('a"b\r\n<c>.pdf', "a b c.pdf"),
        ("..\\..\\geheim.pdf", "geheim.pdf"),
        (".pdf", "pdf.pdf"),
        ("....", "bestand.pdf"),
        ("Zoë de Vries (1).pdf", "Zoë de Vries (1).pdf"),
        ("x" * 300, "x" * 100 + ".pdf"),
    ],
)
def test_a_name_holds_nothing_a_computer_takes_as_a_command(naam, kept):
    assert safe_name(naam, ".pdf") == kept


def test_where_a_photo_was_made_does_not_stay(as_anna, home):
    assert b"Kerkstraat" in with_place()
    attach(as_anna, home, "foto.jpg", with_place())
    kept = bytes(only(Document).inhoud)
    assert b"Kerkstraat" not in kept
    picture = Image.open(io.BytesIO(kept))
    assert (dict(picture.getexif()), picture.size) == ({}, (10, 20))


@pytest.mark.parametrize(
    "inhoud, sentence",
    [
        (b"", "Dit bestand is leeg"),
        (b"MZ\x90\x00 program", "Dit soort bestand bewaren we niet"),
        (b"<html><script>1</script></html>", "Dit soort bestand bewaren we niet"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Dit soort bestand bewaren we niet"),
        (packed(a_txt=b"x"), "Ingepakte bestanden (zip) bewaren we niet"),
        (packed(word__document_xml=b"0" * 5_000_000), "veel te sterk ingepakt"),
        (packed(word__document_xml=b"x", word__vbaProject_bin=b"x"), "macro"),
        (b"PK\x03\x04 kapot", "beschadigd"),
        (b"\x89PNG\r\n\x1a\n kapot", "kunnen we niet lezen"),
        (b"X5O EICAR-STANDARD-ANTIVIRUS-TEST-FILE!", "zit een virus"),
    ],
)
def test_what_we_do_not_keep_is_refused_with_a_sentence(as_anna, home, inhoud, sentence):
    answer = attach(as_anna, home, "bestand.pdf", inhoud)
    assert answer.status_code == 422
    assert sentence in typed(answer).replace("&#x27;", "'")
    assert count(Document) == 0


def test_a_picture_with_too_many_points_is_refused(as_anna, home, monkeypatch):
    monkeypatch.setattr("wijkzicht.register.documenten.uploads.PIXELS", 100)
    answer = attach(as_anna, home, "foto.png", photo("PNG"))
    assert "Deze foto is te groot" in typed(answer)


def test_a_file_that_is_too_large_is_refused_and_not_kept_whole(
    as_anna, home, settings, monkeypatch
):
    settings.UPLOAD_LARGEST = 100_000
    monkeypatch.setattr("wijkzicht.register.documenten.uploads.LARGEST", 100_000)
    answer = attach(as_anna, home, "groot.pdf", PDF + b"0" * 300_000)
    assert answer.status_code == 422
    assert "groter dan 25 MB" in typed(answer)


def test_of_a_file_that_is_too_large_no_more_is_kept_than_shows_it(settings):
    settings.UPLOAD_LARGEST = 100_000
    handler, piece = InMemory(), b"0" * 50_000
    handler.handle_raw_input(io.BytesIO(), {}, 400_000, b"grens")
    with pytest.raises(StopFutureHandlers):
        handler.new_file("bestand", "groot.pdf", "application/pdf", 400_000)
    for number in range(8):
        handler.receive_data_chunk(piece, number * len(piece))
    assert handler.file_complete(400_000).size == 150_000
    with pytest.raises(StopUpload):
        handler.receive_data_chunk(piece, 400_000)


def test_the_own_plan_of_a_family_can_be_a_file(as_anna, home):
    attach(as_anna, home, "plan.pdf", PDF, soort="eigen_plan")
    assert only(Document).soort == "eigen_plan"
    assert "Eigen plan van het gezin" in typed(as_anna.get(home + "papieren/"))


def test_a_removed_paper_is_empty_and_says_why(as_anna, home):
    attach(as_anna, home, "rapport.pdf", PDF)
    address = f"{home}papieren/{only(Document).pk}/"
    assert as_anna.post(address + "verwijderen/", {"reden": " "}).status_code == 422
    answer = as_anna.post(address + "verwijderen/", {"reden": "Verkeerd gezin"})
    assert answer.status_code == 302
    row = only(Document)
    assert (bytes(row.inhoud), row.verwijderd_omdat) == (b"", "Verkeerd gezin")
    assert as_anna.get(address).status_code == 404
    assert "Verkeerd gezin" in typed(as_anna.get(home + "papieren/"))


def test_somebody_not_involved_sees_no_paper_and_no_appointment(as_anna, home, world):
    attach(as_anna, home, "rapport.pdf", PDF)
    make(as_anna, home, personen=[world.bakker.persoon.pk])
    address = f"{home}papieren/{only(Document).pk}/"
    models = (Document, Afspraak, AfspraakPersoon)
    for who, rows in ((world.anna, 1), (world.zoe, 0)):
        with as_medewerker(who.pk):
            assert [model.objects.count() for model in models] == [rows] * 3
    as_anna.force_login(world.zoe)
    assert as_anna.get(address).status_code == 404


def test_who_is_no_beheer_can_not_write_a_template(world):
    with (
        as_medewerker(world.anna.pk),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        Sjabloon.objects.create(
            soort="plan", inhoud=b"x", bestandsnaam="x.docx", geldig_van=today()
        )


# -- on paper -------------------------------------------------------------------------------------


def test_only_what_was_chosen_is_printed_with_the_name_on_every_sheet(as_anna, home, world):
    with set_up():
        Doel.objects.create(
            casus=world.bakker.casus,
            huishouden=world.bakker.huishouden,
            tekst="Rust in huis",
            gesteld_op=today(),
        )
    address = home + "papieren/afdruk/"
    empty = typed(as_anna.get(address))
    assert "Rust in huis" not in empty
    page = typed(as_anna.get(address + "?plan=on&wie=on"))
    assert "Rust in huis" in page
    assert "Wie heeft dit gezin bekeken?" in page
    assert '<ol class="wz-timeline">' not in page
    assert re.search(r'wz-print-name"[^>]*>Dossier, Bakker<', page)
    assert '<ol class="wz-timeline">' in typed(as_anna.get(address + "?tijdlijn=on&gegevens=on"))


def test_days_in_the_wrong_order_are_told(as_anna, home):
    answer = as_anna.get(home + "papieren/afdruk/?tijdlijn=on&van=5-5-2024&tot=1-1-2024")
    assert "Deze dag ligt voor de eerste dag" in typed(answer)


def test_the_list_of_papers_asks_a_fixed_number_of_statements(as_anna, home):
    as_anna.get(home + "papieren/")
    asked = []
    for more in (1, 4):
        for _ in range(more):
            attach(as_anna, home, "rapport.pdf", PDF)
            make(as_anna, home)
        with CaptureQueriesContext(connection) as queries:
            as_anna.get(home + "papieren/")
        asked.append(len(queries))
    assert asked[0] == asked[1]
