"""What each role may do. The one table of rights: views, services and the docs read it.

Which rows a right reaches is scope, and scope is the region (see `communities.scope`).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OFFICER = "officer", _("officer")
    MANAGER = "manager", _("manager")
    ADMINISTRATOR = "administrator", _("administrator")
    VIEWER = "viewer", _("viewer")


class Right(models.TextChoices):
    READ_SUMMARIES = "read_summaries", _("read the summaries")
    READ_RECORDS = "read_records", _("read the records of own regions")
    READ_CONTACTS = "read_contacts", _("read contacts of partner organisations")
    EDIT_RECORDS = "edit_records", _("enter and change records of own regions")
    SUBMIT = "submit", _("send records for checking")
    DECIDE = "decide", _("approve, reject, suspend and cancel projects")
    CONFIRM = "confirm", _("confirm, return and reopen records")
    EDIT_REGISTERS = "edit_registers", _("keep partner organisations, lists and regions")
    ADMINISTER = "administer", _("keep users and use the administration pages")


READING = {Right.READ_SUMMARIES, Right.READ_RECORDS, Right.READ_CONTACTS}
WRITING = {Right.EDIT_RECORDS, Right.SUBMIT}

RIGHTS: dict[str, frozenset[str]] = {
    Role.OFFICER: frozenset(READING | WRITING),
    Role.MANAGER: frozenset(READING | WRITING | {Right.DECIDE, Right.CONFIRM}),
    # Of what is checked, an administrator may send only what they may change: the registers.
    Role.ADMINISTRATOR: frozenset(READING | {Right.SUBMIT, Right.EDIT_REGISTERS, Right.ADMINISTER}),
    Role.VIEWER: frozenset({Right.READ_SUMMARIES}),
}
