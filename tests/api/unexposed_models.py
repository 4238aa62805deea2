"""The models that have no endpoint, each with its reason; every other one has an address or is part of what has one.

Models are named as ``app_label.ModelName``. A test compares this list with the models and the routes.
"""

MAIL = "Mail is a copy of a record that has an endpoint, and names people and their addresses; people read its log."
ACCOUNTS = "Accounts and what opens the portal to them are kept by its administrators, on pages of their own."
SYSTEMS = "What a partner system is and holds is kept by people; a system reads about itself under /access/."
OWN_PAGES = "A system keeps its own webhooks under /webhooks/, people on their pages; they are no records of the MOC."
MACHINERY = "A table by which the portal works; what it holds of records stands in them."
SEALS = "The chain of seals is given out whole, by `manage.py export_history`, since it shows every record."
DJANGO = "A table of Django or of a library that the portal stands on; none of its rows is a record of the MOC."

REASONS = {
    "contacts.Message": MAIL,
    "contacts.DeliveryAttempt": MAIL,
    "contacts.MarkEquivalent": "What countries call a mark is for people; programs go by the mark and its TLP label.",
    "contacts.User": ACCOUNTS,
    "contacts.WaitingScan": MACHINERY,
    "commitments.ReferenceCounter": MACHINERY,
    "commitments.PreparedImport": "A file that its sender has not confirmed yet is read on its sender's page alone.",
    "commitments.SavedView": "A name for what a list is asked for; `?view=` opens it, and pages keep it.",
    "dialogue.BriefNote": "A ministry's notes for its own delegation stay on its own page and in its own brief.",
    "dialogue.RecordFormula": "A writing aid of the secretariat; the API has the paragraphs that came of it.",
    "dialogue.StoredFile": "The bytes of a file are handed out with the record that has it, and by its rights.",
    "dialogue.TrackChange": "The agenda says what is debated and why; /dialogues/<number>/debate/ requests a change.",
    "history.Standing": "Told with each record as its version and its moments.",
    "history.RecordText": "Its digests decide the state in `translations` of each record.",
    "history.Translation": "Read in `translations` of a commitment.",
    "history.TranslationConfirmation": "Decides the state in `translations` of each record.",
    "history.Change": "Told by /changes/ as far as its reader may see the record.",
    "accounts.AccountRequest": ACCOUNTS,
    "accounts.AuthenticatorApp": ACCOUNTS,
    "accounts.Identity": ACCOUNTS,
    "accounts.IdentityProvider": ACCOUNTS,
    "accounts.OneTimeCode": ACCOUNTS,
    "accounts.OpenSession": ACCOUNTS,
    "accounts.Passkey": ACCOUNTS,
    "accounts.RecoveryCode": ACCOUNTS,
    "accounts.RecoveryRequest": MACHINERY,
    "accounts.RoleClaim": ACCOUNTS,
    "accounts.SignInRule": ACCOUNTS,
    "accounts.WrongTry": MACHINERY,
    "history.SealedRow": SEALS,
    "history.Seal": SEALS,
    "history.AccessSeal": SEALS,
    "history.SealingMark": SEALS,
    "history.Erasure": SEALS,
    "history.Head": "Stands on the page of signed heads, and goes to every Participant by mail.",
    "history.Verification": "Told to whoever runs the portal, by /metrics and by `manage.py verify_history`.",
    "history.Access": "Who opened what is for administrators, who read it on a page of their own.",
    "partners.Client": SYSTEMS,
    "partners.Token": SYSTEMS,
    "partners.CalendarToken": ACCOUNTS,
    "partners.Usage": SYSTEMS,
    "partners.ExternalKey": "A system's own key is in the body of what it entered and in the address ~<key>.",
    "partners.IdempotentAnswer": MACHINERY,
    "partners.Webhook": OWN_PAGES,
    "partners.WebhookCondition": OWN_PAGES,
    "partners.WebhookSecret": "A secret is shown once, when it is made.",
    "partners.WebhookMessage": OWN_PAGES,
    "partners.WebhookAttempt": OWN_PAGES,
}
# Whole apps that are not ours.
APPS = dict.fromkeys(("admin", "auth", "axes", "contenttypes", "pghistory", "sessions"), DJANGO)
