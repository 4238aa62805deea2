"""Model forms, edit conflicts, and the forms of records on pages of the portal."""

from core.forms.model_forms import RecordForm, RecordFormSet
