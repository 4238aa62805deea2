"""Seed of the MOC: instrument, text by provision, signatures, areas, forms, fora and minerals."""

import uuid

from commitments.models import (
    AreaOfCooperation,
    FormOfCooperation,
    Forum,
    Instrument,
    LanguageVersion,
    Mineral,
    Participation,
    Provision,
    ProvisionText,
    Signature,
    TextVersion,
)
from commitments.rules.codes import key_of
from contacts.models import Participant
from mocportal.seed.files import Table, columns


def load(tables: Table, text: Table) -> Instrument:
    """Create missing records and return the instrument."""
    row = tables["instrument"]
    names = columns(title=row["title"], name=row["name"], dialogue=row["dialogue"], status_line=row["status_line"])
    instrument, _ = Instrument.objects.get_or_create(
        code=row["code"],
        defaults={
            **names,
            "reference_prefix": row["reference_prefix"],
            "document_symbol": row["document_symbol"],
            "notice_months": row["notice_months"],
            "dialogue_months": row["dialogue_months"],
        },
    )
    participants = {participant.code: participant for participant in Participant.objects.all()}
    for order, code in enumerate(row["participants"], start=1):
        Participation.objects.get_or_create(
            instrument=instrument, participant=participants[code], defaults={"order": order}
        )
    for signature in tables["signature"]:
        _sign(instrument, participants[signature["participant"]], signature)
    _load_text(instrument, text)
    for model, name in ((AreaOfCooperation, "area"), (FormOfCooperation, "form")):
        for order, listed in enumerate(tables[name], start=1):
            model.objects.get_or_create(
                instrument=instrument,
                code=listed["code"],
                defaults={
                    **columns(title=listed["title"]),
                    "key": key_of(listed["code"]),
                    "order": order,
                    "provision": Provision.objects.get(instrument=instrument, code=listed["code"]),
                    "is_open_ended": listed.get("open_ended", False),
                },
            )
    _load_lists(tables)
    return instrument


def _sign(instrument: Instrument, participant: Participant, row: Table) -> None:
    Signature.objects.get_or_create(
        instrument=instrument,
        participant=participant,
        defaults={
            **columns(place=row["place"], signatory_title=row["signatory_title"]),
            "signed_on": row.get("signed_on"),
            "signatory": row["signatory"],
            "signatory_ja": row.get("signatory_ja", ""),
            "source": row["source"],
        },
    )


def _load_text(instrument: Instrument, tables: Table) -> None:
    row = tables["version"]
    version, _ = TextVersion.objects.get_or_create(
        instrument=instrument,
        number=row["number"],
        defaults={
            "effective_on": row["effective_on"],
            "summary_en": row["summary_en"],
            "summary_fr": row["summary_fr"],
            "summary_ja": row["summary_ja"],
        },
    )
    row = tables["language_version"]
    language, _ = LanguageVersion.objects.get_or_create(
        version=version,
        language=row["language"],
        defaults={"status": row["status"], "publisher": row["publisher"]},
    )
    provisions: dict[str, Provision] = {}
    for order, row in enumerate(tables["provision"], start=1):
        code = row["code"]
        provision, _ = Provision.objects.get_or_create(
            instrument=instrument,
            code=code,
            defaults={
                # Identical in every installation, so that partner systems may store it.
                "identifier": uuid.uuid5(uuid.NAMESPACE_URL, f"urn:moc:{instrument.code}:{code}"),
                "key": key_of(code),
                "kind": row["kind"],
                "parent": provisions.get(_parent(code)),
                "order": order,
            },
        )
        provisions[code] = provision
        ProvisionText.objects.get_or_create(
            provision=provision,
            language_version=language,
            defaults={"heading": row.get("heading", ""), "text": row.get("text", "")},
        )


def _parent(code: str) -> str:
    """Return the parent's code: ``2(c)`` for ``2(c)(iv)``, and ``6(a)(i)`` for ``6(a)(i)-1``."""
    return code.rpartition("-")[0] or code.rpartition("(")[0]


def _load_lists(tables: Table) -> None:
    for row in tables["forum"]:
        Forum.objects.get_or_create(
            code=row["code"],
            defaults={
                **columns(name=row["name"]),
                "abbreviation": row["abbreviation"],
                "kind": row["kind"],
                "parent": Forum.objects.get(code=row["parent"]) if "parent" in row else None,
                "weighs_duplication": row.get("weighs_duplication", False),
                "order": row["order"],
            },
        )
    for row in tables["mineral"]:
        Mineral.objects.get_or_create(
            code=row["code"],
            defaults={**columns(name=row["name"]), "named_in_text": True, "order": row["order"]},
        )
