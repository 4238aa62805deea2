"""French treaty terms, and Canadian usage for non-binding instruments."""

from commitments.enums.language_guard import GuardReason
from commitments.rules.language_guard.vocabulary import Entry, Vocabulary

# "Partie" is also part of a whole and "traité" also a participle: they are matched with the words before them.
ENTRIES = (
    Entry(
        "les parties, des parties, aux parties, deux parties, entre parties, chaque partie, l'autre partie, "
        "une partie contractante, la partie contractante, parties contractantes, partie signataire, "
        "parties signataires, états parties, état partie",
        offer="Participant, les Participants",
        because=GuardReason.PARTICIPANTS,
        spared="parties prenantes, les parties intéressées, des parties intéressées, aux parties intéressées, "
        "les parties concernées, des parties concernées, aux parties concernées, les parties de, des parties de, "
        "aux parties de, deux parties de, conférence des parties, dialogue en deux parties, en deux parties",
    ),
    Entry(
        "obligation, obligations, obligatoire, obligatoires, obliger, oblige, obligent, obligé, obligée, obligés, "
        "obligées",
        offer="intention",
        because=GuardReason.INTENTION,
        spared="obligation verte, obligations vertes, obligations d'entreprises, obligations de sociétés",
    ),
    Entry(
        "doit, doivent, devra, devront, est tenu de, est tenue de, sont tenus de, sont tenues de, s'engage à, "
        "s'engagent à, s'engager à, se sont engagés à, s'est engagé à, s'est engagée à, se conforme à, "
        "se conforment à, "
        "se conformer à, se conformer aux, respectent leurs engagements",
        offer="entend, a l'intention de, devrait",
        because=GuardReason.INTENTION,
        spared="doit avoir lieu, doivent avoir lieu, doit se tenir, doivent se tenir",
    ),
    Entry(
        "convenir, conviennent, convient que, convenu, convenue, convenus, convenues, consensus, sont d'accord, "
        "s'accorder, s'accordent",
        offer="décider conjointement",
        because=GuardReason.DECISION,
    ),
    Entry(
        "accord, accords",
        offer="entente, décision conjointe",
        because=GuardReason.UNDERSTANDING,
        # In the portal's French, "accord" is the concurrence of one Participant.
        spared="d'accord, son accord, leur accord, votre accord, commun accord, accord donné, accords donnés, "
        "accord préalable, accord écrit, en accord avec",
        names=True,
    ),
    Entry(
        "un traité, le traité, ce traité, du traité, au traité, présent traité, les traités, des traités, ces traités, "
        "une convention, la convention, cette convention, présente convention, conventions internationales",
        offer="protocole de coopération",
        because=GuardReason.UNDERSTANDING,
        names=True,
    ),
    Entry(
        "contraignant, contraignante, contraignants, contraignantes, lié par, liée par, liés par, liées par",
        offer="non contraignant",
        because=GuardReason.BINDING,
    ),
    Entry(
        "ratifier, ratifie, ratifient, ratifié, ratifiée, ratifiés, ratifiées, ratification, ratifications",
        offer="signer, signature",
        because=GuardReason.OPERATION,
    ),
    Entry(
        "entrer en vigueur, entre en vigueur, entrent en vigueur, entrera en vigueur, entreront en vigueur, "
        "entré en vigueur, entrée en vigueur, en vigueur",
        offer="mise en application, en application",
        because=GuardReason.OPERATION,
        spared="loi en vigueur, lois en vigueur, règles en vigueur, règlements en vigueur, réglementation en vigueur, "
        "législation en vigueur, normes en vigueur, exigences en vigueur, droit en vigueur",
    ),
    Entry(
        "amender, amende le, amendent, amendé, amendée, amendés, amendées, amendement, amendements",
        offer="modifier, modification",
        because=GuardReason.MODIFICATION,
    ),
    Entry(
        "résilier, résilie, résilient, résilié, résiliée, résiliés, résiliées, résiliation, dénoncer, dénonce, "
        "dénoncent, dénoncé, dénoncée, dénonciation",
        offer="mettre fin à l'application, cessation",
        because=GuardReason.DISCONTINUANCE,
    ),
    Entry(
        "violation, violations, violer, viole, violent le, violé, violée, manquement, manquements",
        offer="divergence d'interprétation ou d'application",
        because=GuardReason.DIFFERENCES,
        spared="violation des droits, violations des droits",
    ),
    Entry(
        "différend, différends, litige, litiges, arbitrage",
        offer="divergence, consultations",
        because=GuardReason.DIFFERENCES,
    ),
)

VOCABULARY = Vocabulary(
    ENTRIES,
    # "l'Accord de Paris", "Accord Canada-Japon", "la Convention sur ...": a capital, then a typical continuation.
    names=r"(?-i:\b(?:Accord|Traité|Convention)s?)\s+"
    r"(?:de\s|du\s|des\s|d'|sur\s|relatif|relative|global|économique|commercial|(?-i:[A-ZÉ]))",
    spared=(
        # Contracts between companies or institutes, as in article 5(a).
        (
            r"accords?\s+(?:de|d')\s*(?:non-divulgation|confidentialité|licences?|recherche|collaboration|libre-échange|"
            r"partenariat|achat|approvisionnement|fourniture|prélèvement|financement|transfert)"
        ),
        r"accords?\s+(?:commerciaux|commercial)",
        r"(?:les|des|aux)\s+parties\s+(?:du|d'|des)\s*\w+",
        r"(?:non|pas|ni|sans|sans\s+caractère|sans\s+effet)\s+(?:juridiquement\s+|légalement\s+)?(?:contraignante?s?|obligatoires?)",
        r"juridiquement\s+non\s+contraignante?s?",
        # "Le dialogue est tenu de 9 h à midi."
        r"(?:est|sont)\s+tenue?s?\s+de\s+\d+",
    ),
)
