"""Search: what was typed goes by POST and stands in no address; who came out stands in the log."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from wijkzicht.register.personen.queries import MAX_FOUND, find
from wijkzicht.register.toegang.queries import asked
from wijkzicht.web.access import can_open, found
from wijkzicht.web.policy import WORKERS, requires


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def zoeken(request: HttpRequest) -> HttpResponse:
    """A box, and who was found: the minimum by which a colleague recognises somebody."""
    text = " ".join(request.POST.get("zoek", "").split())
    if not text:
        return render(request, "zoeken/zoeken.html", {"text": ""})
    rows = find(text, by=request.user)
    found(request, rows)
    opens = can_open(row.huishouden_id for row in rows)
    waits = asked(request.user, (row.huishouden_id for row in rows))
    people = [
        {
            "row": row,
            "opens": row.huishouden_id in opens,
            "asked": waits.get(row.huishouden_id),
        }
        for row in rows
    ]
    context = {"text": text, "searched": True, "people": people, "many": len(rows) == MAX_FOUND}
    return render(request, "zoeken/zoeken.html", context)
