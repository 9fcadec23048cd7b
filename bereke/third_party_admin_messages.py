"""Texts of Django and auditlog on the administration pages, kept as in third_party_messages."""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

# Months as they stand beside a day, on the administration pages.
MONTHS = [
    pgettext_lazy("alt. month", "January"),
    pgettext_lazy("alt. month", "February"),
    pgettext_lazy("alt. month", "March"),
    pgettext_lazy("alt. month", "April"),
    pgettext_lazy("alt. month", "May"),
    pgettext_lazy("alt. month", "June"),
    pgettext_lazy("alt. month", "July"),
    pgettext_lazy("alt. month", "August"),
    pgettext_lazy("alt. month", "September"),
    pgettext_lazy("alt. month", "October"),
    pgettext_lazy("alt. month", "November"),
    pgettext_lazy("alt. month", "December"),
]

# What administrators see most on Django's administration pages.
ADMINISTRATION = [
    _("Site administration"),
    _("%(app)s administration"),
    _("Home"),
    _("Welcome,"),
    _("View site"),
    _("View on site"),
    _("Log in"),
    _("Log in again"),
    _("Logged out"),
    _("Thanks for spending some quality time with the web site today."),
    _("Log out"),
    _(
        "Please enter the correct %(username)s and password for a staff account. Note that "
        "both fields may be case-sensitive."
    ),
    _(
        "You are authenticated as %(username)s, but are not authorized to access this page. "
        "Would you like to login to a different account?"
    ),
    _("Skip to main content"),
    _("Start typing to filter…"),
    _("Breadcrumbs"),
    _("Sidebar"),
    _("Toggle navigation"),
    _("Filter navigation items"),
    _("Models in the %(name)s application"),
    _("Model name"),
    _("Add link"),
    _("Change or view list link"),
    _("Toggle theme (current theme: auto)"),
    _("Toggle theme (current theme: light)"),
    _("Toggle theme (current theme: dark)"),
    _("Recent actions"),
    _("My actions"),
    _("None available"),
    _("Added:"),
    _("Changed:"),
    _("Deleted:"),
    _("You don’t have permission to view or edit anything."),
    _("Add"),
    _("View"),
    _("Add %s"),
    _("Change %s"),
    _("View %s"),
    _("Add %(name)s"),
    _("Select %s"),
    _("Select %s to change"),
    _("Select %s to view"),
    _("Add another %(verbose_name)s"),
    _("Add another %(model)s"),
    _("Change selected %(model)s"),
    _("Delete selected %(model)s"),
    _("View selected %(model)s"),
    _("Delete selected %(verbose_name_plural)s"),
    _("Filter"),
    _(" By %(filter_title)s "),
    _("Clear all filters"),
    _("Hide counts"),
    _("Show counts"),
    _("All dates"),
    _("Any date"),
    _("Today"),
    _("Past 7 days"),
    _("This month"),
    _("This year"),
    _("No date"),
    _("Has date"),
    _("Empty"),
    _("Not empty"),
    _("Action:"),
    _("Go"),
    _("Run the selected action"),
    _("Select this object for an action - {}"),
    _("Select all objects on this page for an action"),
    _("Clear selection"),
    _("0 of %(cnt)s selected"),
    ngettext_lazy(
        "%(total_count)s selected",
        "All %(total_count)s selected",
    ),
    _("Items must be selected in order to perform actions on them. No items have been changed."),
    _("No action selected."),
    ngettext_lazy(
        "%(count)s %(name)s was changed successfully.",
        "%(count)s %(name)s were changed successfully.",
    ),
    _("Successfully deleted %(count)d %(items)s."),
    _("Cannot delete %(name)s"),
    _("Delete multiple objects"),
    ngettext_lazy(
        "%(counter)s result",
        "%(counter)s results",
    ),
    _("%(full_result_count)s total"),
    _("Show all"),
    _("Remove from sorting"),
    _("Sorting priority: %(priority_number)s"),
    _("Toggle sorting"),
    _("Click here to select the objects across all pages"),
    _("Select all %(total_count)s %(module_name)s"),
    _("None"),
    _("Save and add another"),
    _("Save and continue editing"),
    _("Close"),
    _("Error:"),
    ngettext_lazy(
        "Please correct the error below.",
        "Please correct the errors below.",
    ),
    _("The {name} “{obj}” was added successfully."),
    _("You may edit it again below."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("The %(name)s “%(obj)s” was deleted successfully."),
    _("%(name)s with ID “%(key)s” doesn’t exist. Perhaps it was deleted?"),
    _("Delete?"),
    _("Are you sure?"),
    _(
        'Are you sure you want to delete the %(object_name)s "%(escaped_object)s"? All of '
        "the following related items will be deleted:"
    ),
    _(
        "Are you sure you want to delete the selected %(objects_name)s? All of the following "
        "objects and their related items will be deleted:"
    ),
    _(
        "Deleting the %(object_name)s '%(escaped_object)s' would require deleting the "
        "following protected related objects:"
    ),
    _(
        "Deleting %(class_name)s %(instance)s would require deleting the following protected "
        "related objects: %(related_objects)s"
    ),
    _(
        "Deleting the %(object_name)s '%(escaped_object)s' would result in deleting related "
        "objects, but your account doesn't have permission to delete the following types of "
        "objects:"
    ),
    _("Objects"),
    _("Summary"),
    _("Yes, I’m sure"),
    _("No, take me back"),
    _("Change history: %s"),
    _("Date/time"),
    _("User"),
    _("Action"),
    ngettext_lazy(
        "entry",
        "entries",
    ),
    _("This object doesn’t have a change history. It probably wasn’t added via this admin site."),
    _("Added."),
    _("Changed {fields}."),
    _("Added {name} “{object}”."),
    _("Changed {fields} for {name} “{object}”."),
    _("Deleted {name} “{object}”."),
    _("No fields changed."),
    _("Hold down “Control”, or “Command” on a Mac, to select more than one."),
    _("After you’ve created a user, you’ll be able to edit more user options."),
    _("Enter a new password for the user <strong>%(username)s</strong>."),
    _("This action will <strong>enable</strong> password-based authentication for this user."),
    _("Disable password-based authentication"),
    _("Enable password-based authentication"),
    _("Permissions"),
    _("Password change"),
    _("Currently:"),
    _("Change:"),
    _("Date:"),
    _("Time:"),
]

# What the history of changes says on the administration pages.
HISTORY = [
    _("Audit log"),
    _("log entry"),
    _("log entries"),
    _("Changes"),
    _("Created"),
    _("Resource"),
    _("Resource Type"),
    _("create"),
    _("update"),
    _("delete"),
    _("access"),
    _("action"),
    _("change message"),
    _("actor"),
    _("timestamp"),
]
