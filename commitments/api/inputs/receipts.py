"""The acknowledgement of receipt of a notice."""

from contacts.api.writing.fields import Day
from contacts.api.writing.inputs import Input


class ReceiptInput(Input):
    """On which day the notice was received, in the capital of the addressee; today there, if it is left out."""

    received_on = Day(required=False)
