"""English treaty terms, and the MOC's own terms."""

from commitments.enums.language_guard import GuardReason
from commitments.rules.language_guard.vocabulary import Entry, Vocabulary

ENTRIES = (
    Entry(
        "party, parties, contracting party, contracting parties",
        offer="Participant",
        because=GuardReason.PARTICIPANTS,
        spared="third party, third parties, third-party, working party, working parties, political party, political "
        "parties, interested party, interested parties, private party, private parties, related parties, affected "
        "parties, multi-party, conference of the parties",
    ),
    Entry(
        "shall, must",
        offer="will, intend to, should",
        because=GuardReason.INTENTION,
    ),
    Entry(
        "obligation, obligations, obligatory, oblige, obliges, obliged, undertake, undertakes, undertook, "
        "undertaken to, undertaking, undertakings, duty, duties",
        offer="intention, intend to",
        because=GuardReason.INTENTION,
        spared="customs duty, customs duties, import duty, import duties, export duty, export duties, anti-dumping "
        "duty, anti-dumping duties, countervailing duty, countervailing duties, duty-free, heavy-duty, light-duty, "
        "medium-duty, duty cycle, duty cycles, on duty, off duty, duty officer, duty officers, undertake research, "
        "undertake studies, undertake a study",
    ),
    Entry(
        "commit to, commits to, committed to, committing to, pledge to, pledges to, pledged to",
        offer="intend to, will",
        because=GuardReason.INTENTION,
        # The preamble of the MOC uses this of the two countries.
        spared="Japan and Canada are committed to",
    ),
    Entry(
        "comply, complies, complied, complying, compliance",
        offer="carry out, be in line with",
        because=GuardReason.INTENTION,
        spared="comply with the law, comply with laws, compliance with the law, regulatory compliance",
    ),
    Entry(
        "agree, agrees, agreed, agreeing, consensus, meeting of minds",
        offer="jointly decide, concur",
        because=GuardReason.DECISION,
    ),
    Entry(
        "agreement, agreements",
        offer="understanding, joint decision",
        because=GuardReason.UNDERSTANDING,
        spared="free trade agreement, free trade agreements",
        names=True,
    ),
    Entry(
        "treaty, treaties, convention, conventions",
        offer="memorandum of cooperation",
        because=GuardReason.UNDERSTANDING,
        spared="by convention, convention centre, convention center",
        names=True,
    ),
    Entry(
        "binding, bound by",
        offer="non-binding",
        because=GuardReason.BINDING,
        spared="not binding, not legally binding, non-binding, nonbinding, non-legally binding, non-legally-binding, "
        "legally non-binding, not intended to be binding, not intended to be legally binding",
    ),
    Entry(
        "ratify, ratifies, ratified, ratifying, ratification, ratifications",
        offer="sign, signature",
        because=GuardReason.OPERATION,
    ),
    Entry(
        "enter into force, enters into force, entered into force, entering into force, entry into force, come into "
        "force, comes into force, came into force, coming into force, in force",
        offer="come into operation, in operation",
        because=GuardReason.OPERATION,
        spared="law in force, laws in force, rules in force, regulation in force, regulations in force, legislation "
        "in force",
    ),
    Entry(
        "amend, amends, amended, amending, amendment, amendments",
        offer="modify, modification",
        because=GuardReason.MODIFICATION,
    ),
    Entry(
        "terminate, terminates, terminated, terminating, termination, denounce, denounces, denounced, denunciation",
        offer="discontinue, discontinuance",
        because=GuardReason.DISCONTINUANCE,
    ),
    Entry(
        "breach, breaches, breached, violate, violates, violated, violating, violation, violations, non-compliance",
        offer="difference in interpretation or application",
        because=GuardReason.DIFFERENCES,
        spared="data breach, data breaches, security breach, security breaches, rights violation, rights violations, "
        "violation of human rights, violations of human rights",
    ),
    Entry(
        "dispute, disputes, dispute settlement, arbitration",
        offer="difference, consultations",
        because=GuardReason.DIFFERENCES,
    ),
)

VOCABULARY = Vocabulary(
    ENTRIES,
    # "the Paris Agreement", but not "This Agreement": two capitals, where the first word cannot begin a sentence.
    names=r"(?-i:\b(?!(?:The|This|That|These|An?|Our|Any|Such|Each|Their|Its|Under|In|By|No|Every)\s)"
    r"[A-Z][\w.'&-]*\s+(?:Agreement|Treaty|Treaties|Convention)s?\b)",
    spared=(
        r"(?:none|no|neither|nothing)\b[\w\s]{0,24}?\bbinding",
        # Contracts between companies or institutes, as in article 5(a).
        (
            r"(?:non-disclosure|confidentiality|licen[cs]ing|licen[cs]e|research|collaboration|development|offtake|"
            r"off-take|supply|purchase|sales|service|loan|financing|framework|shareholders?'?|joint\s+venture|trade|"
            r"investment|partnership|material\s+transfer)\s+agreements?"
        ),
        # Acts of a legislature on its own laws.
        (
            r"amend(?:ed|ing|ments?(?:\s+to|\s+of)?)\s+(?:the\s+|its\s+)?(?:[\w-]+\s+){0,4}?"
            r"(?:acts?|laws?|legislation|regulations?|rules)"
        ),
    ),
)
