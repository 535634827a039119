"""Every address times every role, from the URLconf itself."""

import uuid
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from wijkzicht.register.organisatie.models import Rol
from wijkzicht.web.policy import Policy, policy_of

pytestmark = pytest.mark.django_db

# What stands in for a part of an address, by converter or by name of a regular expression's group.
SAMPLES = {"int": 1, "str": "x", "slug": "x", "path": "x", "uidb36": "1", "key": "x-y"}


def routes(
    resolver: URLResolver | None = None, converters: dict | None = None, space: str = ""
) -> Iterator[tuple[str, Policy | None, dict]]:
    """Name, policy and the converters of every address."""
    for entry in (resolver or get_resolver()).url_patterns:
        found = {**(converters or {}), **_converters(entry)}
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from routes(entry, found, inner)
        else:
            yield space + _name(entry), policy_of(entry.callback, entry.name), found


def _name(entry: URLPattern) -> str:
    return entry.name or f"unnamed: {entry.pattern}"


def _converters(entry: URLPattern | URLResolver) -> dict:
    pattern = entry.pattern
    if hasattr(pattern, "regex") and not pattern.converters:
        return dict.fromkeys(pattern.regex.groupindex, "named")
    return {
        name: type(c).__name__.removesuffix("Converter").lower()
        for name, c in pattern.converters.items()
    }


def address(name: str, converters: dict, key: uuid.UUID) -> str:
    kwargs = {
        part: key if kind == "uuid" else SAMPLES.get(kind, SAMPLES.get(part, "x"))
        for part, kind in converters.items()
    }
    return reverse(name, kwargs=kwargs)


def outcome(policy: Policy, roles: set[str] | None) -> str:
    """What must come of it, written here apart from the middleware."""
    if policy.closed:
        return "closed"
    if not policy.signed_in:
        return "in"
    if roles is None:
        return "login"
    return "in" if not policy.roles or policy.roles & roles else "forbidden"


def happened(answer) -> str:
    if answer.status_code == 302 and answer["Location"].startswith("/account/login/"):
        return "login"
    if answer.status_code == 403:
        return "forbidden"
    return "in"


# What the answer says to a browser, on every page. Only what is published may be kept by anybody.
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def weak_headers(answer, name: str) -> list[str]:
    """The headers that say something else than they must."""
    weak = [header for header, wanted in HEADERS.items() if answer.get(header) != wanted]
    if name.startswith("publiek:") and answer.get("Cache-Control", "").startswith("public, "):
        weak.remove("Cache-Control")
    policy = answer.get("Content-Security-Policy", "")
    if (
        "default-src 'none'" not in policy
        or "script-src 'self';" not in policy
        or "unsafe" in policy
    ):
        weak.append("Content-Security-Policy")
    return weak


def test_every_route_declares_who_may_come():
    assert [name for name, policy, _ in routes() if policy is None] == []


def test_every_route_has_a_name():
    assert [name for name, _, _ in routes() if name.startswith("unnamed")] == []


@pytest.mark.parametrize("rol", [None, "", *Rol.values], ids=lambda r: r or repr(r))
def test_each_role_at_each_route(world, client: Client, rol: str | None):
    """None: not signed in. Empty: an account without any role."""
    for name, policy, converters in routes():
        if name == "account_logout":
            continue
        _sign_in(client, world, rol)
        answer = client.get(address(name, converters, uuid.uuid4()))
        wanted = outcome(policy, None if rol is None else {rol})
        assert answer.status_code < 500, name
        assert weak_headers(answer, name) == [], name
        if wanted == "closed":
            assert answer.status_code == 404, name
        elif wanted != "in" or answer.status_code != 302:
            assert happened(answer) == wanted, name


@pytest.mark.parametrize("rol", [None, *Rol.values], ids=str)
def test_no_role_of_another_team_sees_a_family_by_its_key(world, client: Client, rol: str | None):
    keys = [
        part.pk
        for family in (world.zeeman, world.geheim)
        for part in (family.huishouden, family.persoon, family.casus)
    ]
    _sign_in(client, world, rol)
    for name, _, converters in routes():
        if "uuid" not in converters.values():
            continue
        for key in keys:
            answer = client.get(address(name, converters, key))
            assert answer.status_code in {302, 403, 404, 405}, name
            assert b"Zeeman" not in answer.content, name
            assert b"Geheim" not in answer.content, name


def _sign_in(client: Client, world, rol: str | None) -> None:
    if rol is None:
        return
    if rol:
        client.force_login(world.medewerkers[rol])
        return
    from database import set_up
    from wijkzicht.register.organisatie.models import Medewerker

    with set_up():
        nobody, _ = Medewerker.objects.get_or_create(email="geen@voorbeeld.test", naam="Geen rol")
    client.force_login(nobody)
