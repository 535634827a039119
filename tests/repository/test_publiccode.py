"""publiccode.yml against the standard of its version, 0.4: what is mandatory, and the lists of values.

https://yml.publiccode.tools; no validator comes with the project.
"""

import datetime
import re
from pathlib import Path

import pytest
import yaml

FILE = Path(__file__).parents[2] / "publiccode.yml"
MANDATORY = {
    "publiccodeYmlVersion", "name", "url", "releaseDate", "platforms", "categories",
    "developmentStatus", "softwareType", "description", "legal", "maintenance", "localisation",
}  # fmt: skip
OPTIONAL = {
    "applicationSuite", "landingURL", "isBasedOn", "softwareVersion", "logo", "monochromeLogo",
    "inputTypes", "outputTypes", "usedBy", "roadmap", "intendedAudience", "dependsOn",
}  # fmt: skip
# Who publishes the repository knows its address; nobody did yet.
NOT_KNOWN_YET = {"url"}
STATUS = {"concept", "development", "beta", "stable", "obsolete"}
TYPES = {
    *(f"standalone/{kind}" for kind in ("mobile", "iot", "desktop", "web", "backend", "other")),
    *("addon", "library", "configurationFiles"),
}
_CATEGORIES = """
accounting agile-project-management applicant-tracking application-development
appointment-scheduling backup billing-and-invoicing blog budgeting business-intelligence
business-process-management cad call-center-management cloud-management collaboration
communications compliance-management contact-management content-management crm
customer-service-and-support data-analytics data-collection data-visualization
digital-asset-management digital-citizenship document-management donor-management e-commerce
e-signature email-management email-marketing employee-management enterprise-project-management
enterprise-social-networking erp event-management facility-management
feedback-and-reviews-management financial-reporting fleet-management fundraising gamification
geographic-information-systems grant-management graphic-design help-desk hr ide
identity-management instant-messaging inventory-management it-asset-management it-development
it-management it-security it-service-management knowledge-management learning-management-system
marketing mind-mapping mobile-marketing mobile-payment network-management office online-booking
online-community payment-gateway payroll predictive-analysis procurement productivity-suite
project-collaboration project-management property-management real-estate-management
remote-support resource-management sales-management seo service-desk social-media-management
survey talent-management task-management taxes-management test-management time-management
time-tracking translation video-conferencing video-editing visitor-management voip
warehouse-management web-collaboration web-conferencing website-builder workflow-management
"""
_SCOPES = """
agriculture culture defence education emergency-services employment energy environment
finance-and-economic-development foreign-affairs healthcare infrastructures justice
local-authorities manufacturing research science-and-technology security society sport tourism
transportation welfare
"""
CATEGORIES, SCOPES = set(_CATEGORIES.split()), set(_SCOPES.split())


def faults(told: dict) -> list[str]:
    """What the standard does not allow."""
    found = [f"{key} is missing" for key in sorted(MANDATORY - told.keys())]
    found += [f"{key} does not exist" for key in sorted(told.keys() - MANDATORY - OPTIONAL)]
    found += _lists(told)
    texts = told.get("description", {})
    for language, text in texts.items():
        if not 0 < len(text.get("shortDescription", "")) <= 150:
            found.append(f"{language}: shortDescription is not 1 to 150 characters")
        if not 150 <= len(text.get("longDescription", "")) <= 10_000:
            found.append(f"{language}: longDescription is not 150 to 10000 characters")
        if not text.get("features"):
            found.append(f"{language}: no features")
    if not texts:
        found.append("no description")
    maintenance = told.get("maintenance", {})
    needed = {"internal": "contacts", "community": "contacts", "contract": "contractors"}
    if maintenance.get("type") not in {*needed, "none"}:
        found.append("maintenance/type")
    elif (part := needed.get(maintenance["type"])) and not maintenance.get(part):
        found.append(f"maintenance/{part} is missing")
    elif maintenance["type"] == "none" and len(maintenance) > 1:
        found.append("nobody maintains it, yet somebody is named")
    return found


def _lists(told: dict) -> list[str]:
    localisation, legal = told.get("localisation", {}), told.get("legal", {})
    checks = {
        "publiccodeYmlVersion": told.get("publiccodeYmlVersion") == "0.4",
        "releaseDate": _is_day(told.get("releaseDate")),
        "developmentStatus": told.get("developmentStatus") in STATUS,
        "softwareType": told.get("softwareType") in TYPES,
        "platforms": bool(told.get("platforms")),
        "categories": bool(told.get("categories")) and set(told["categories"]) <= CATEGORIES,
        "scope": set(told.get("intendedAudience", {}).get("scope", ())) <= SCOPES,
        "legal/license": bool(re.fullmatch(r"[\w.+-]+", legal.get("license", ""))),
        "localisationReady": isinstance(localisation.get("localisationReady"), bool),
        "availableLanguages": bool(localisation.get("availableLanguages")),
        "dependsOn": all(
            "name" in one for part in told.get("dependsOn", {}).values() for one in part
        ),
    }
    return [key for key, fine in checks.items() if not fine]


def _is_day(text: str | None) -> bool:
    try:
        return bool(datetime.date.fromisoformat(text or ""))
    except ValueError:
        return False


@pytest.fixture
def told() -> dict:
    return yaml.safe_load(FILE.read_text("utf-8"))


def test_it_keeps_to_the_standard(told):
    assert set(faults(told)) <= {f"{key} is missing" for key in NOT_KNOWN_YET}


@pytest.mark.parametrize(
    "changed, fault",
    [
        ({"categories": ["case-management"]}, "categories"),
        ({"softwareType": "web"}, "softwareType"),
        ({"releaseDate": "25-11-2026"}, "releaseDate"),
        ({"description": {"nl": {}}}, "nl: no features"),
        ({"maintenance": {"type": "community"}}, "maintenance/contacts is missing"),
        ({"tags": []}, "tags does not exist"),
    ],
    ids=str,
)
def test_what_the_standard_does_not_allow_is_seen(told, changed, fault):
    assert fault in faults(told | changed)
