"""Seed of sides, Participants, ranks, marks, officials and contact points."""

from contacts.models import ContactPoint, HandlingMark, Official, Participant, Rank, Side
from mocportal.seed.files import Table, columns


def load(tables: Table) -> dict[str, Official]:
    """Create missing records and return the officials by the key that other files use."""
    for row in tables["side"]:
        Side.objects.get_or_create(
            code=row["code"],
            defaults={
                **columns(name=row["name"], capital=row["capital"]),
                "time_zone": row["time_zone"],
                "order": row["order"],
            },
        )
    for row in tables["participant"]:
        names = columns(label=row["label"], applied_title=row["applied_title"], legal_name=row["legal_name"])
        participant, _ = Participant.objects.get_or_create(
            code=row["code"],
            defaults={**names, "side": Side.objects.get(code=row["side"]), "order": row["order"]},
        )
        ContactPoint.objects.get_or_create(participant=participant)
    for row in tables["rank"]:
        Rank.objects.get_or_create(code=row["code"], defaults={**columns(name=row["name"]), "order": row["order"]})
    for row in tables["mark"]:
        HandlingMark.objects.get_or_create(
            code=row["code"],
            defaults={
                **columns(name=row["name"]),
                "rank": row["rank"],
                "tlp": row["tlp"],
                "audience": row["audience"],
            },
        )
    return {row["key"]: _official(row) for row in tables["official"]}


def _official(row: Table) -> Official:
    official, _ = Official.objects.get_or_create(
        participant=Participant.objects.get(code=row["participant"]),
        family_name=row["family_name"],
        given_name=row["given_name"],
        defaults={
            **columns(title=row["title"]),
            "rank": Rank.objects.get(code=row["rank"]),
            "name_order": row["name_order"],
            "name_ja": row["name_ja"],
        },
    )
    return official
