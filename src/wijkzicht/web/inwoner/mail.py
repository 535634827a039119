"""The code of a resident by mail: neither who asked nor what, so that the mail says nothing at home."""

import logging
import re
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _

_ADDRESS = re.compile(r"[^\s,;<>@]+@[^\s,;<>@]+\.[A-Za-z]{2,}")
logger = logging.getLogger(__name__)


def can_mail() -> bool:
    """Whether this installation has a mail server."""
    return bool(settings.EMAIL_HOST)


def address_in(text: str) -> str:
    """The first mail address in how somebody can be reached; empty for none."""
    found = _ADDRESS.search(text)
    return found[0].rstrip(".") if found else ""


def send_code(code: str, address: str, page: str) -> bool:
    """Send the code with the page where it is filled in; False when the mail server refused.

    The address stands in no log.
    """
    body = _(
        "Uw code is %(code)s\n\nVul hem in op %(page)s\n\n"
        "Vroeg u geen code? Dan hoeft u niets te doen."
    )
    try:
        send_mail(_("Uw code"), body % {"code": code, "page": page}, None, [address])
    except (SMTPException, OSError) as fault:
        logger.warning("no code was mailed: %s", type(fault).__name__)
        return False
    return True
