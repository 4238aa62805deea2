"""Constraints on audit records that only an internal error can violate."""

from core.refusals.constraint_messages import internal

internal(
    # Triggers and tasks write the history, its seals and its verifications, and the status of translations.
    (
        "one_change_a_version",
        "settled_change_says_who_sees_it",
        "row_is_sealed_once",
        "sealed_row_is_whole_or_erased",
        "seal_has_rows",
        "access_seal_has_rows",
        "verification_names_what_it_found",
        "record_text_once",
        "translation_confirmed_once",
        "only_a_typo_is_confirmed_again",
    ),
)
