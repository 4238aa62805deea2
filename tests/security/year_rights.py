"""Rights of each role on the pages and acts of a Dialogue's year."""

# What is answered to a reader, an editor and an officer of the ministry whose the records are, to an editor of another,
# to the secretariat and to an administrator.
PAGES = """
series                 200 200 200 200 200 404
coverage               200 200 200 200 200 404
timeline               200 200 200 200 200 404
calendar               200 200 200 200 200 404
over-time              200 200 200 200 200 404
supply-chain           200 200 200 200 200 404
translations           200 200 200 200 200 404
translation            200 200 200 200 200 404
meeting-decisions      200 200 200 200 200 404
excerpts               200 200 200 200 200 404
excerpts-file          404 404 404 404 404 404
brief                  200 200 200 200 404 404
templates              200 200 200 200 404 404
template               200 200 200 404 404 404
plan                   403 403 403 403 200 403
detail                 200 200 200 200 200 404
chairs                 403 403 403 403 200 404
schedule               403 403 403 403 200 404
status                 403 403 403 403 200 404
step                   403 403 403 403 200 404
agenda                 200 200 200 200 200 404
draft                  403 403 403 403 200 403
download               200 200 200 200 200 404
actions                200 200 200 200 200 404
new-action             403 403 403 403 200 404
edit-action            403 403 403 403 200 404
record                 200 200 200 200 200 404
record-open            403 403 403 403 302 404
other-fora             200 200 200 200 200 404
consider               403 403 403 403 200 404
refer                  403 403 403 403 200 404
referral               200 200 200 200 200 404
new-invitee            403 200 200 200 200 404
invitee                200 200 200 200 200 404
room                   200 200 200 200 200 404
room-live              200 200 200 200 200 404
delegations            302 302 302 302 200 404
delegation             200 200 200 200 200 404
at-the-meeting         403 200 200 403 200 404
documents              200 200 200 200 200 404
note-issue             403 403 403 403 302 403
documents-progress     200 200 200 200 200 404
document               200 200 200 200 200 404
papers                 200 200 200 200 200 404
new-paper              403 200 200 200 200 404
paper                  200 200 200 200 200 404
edit-paper             403 200 200 403 200 404
paper-cover            200 200 200 200 200 404
paper-file             200 200 200 200 200 404
paper-version          200 200 200 200 200 404
proposals              200 200 200 200 200 404
new-proposal           403 200 200 200 200 404
proposal               200 200 200 200 200 404
edit-proposal          403 403 403 403 403 404
issue                  403 403 403 403 200 403
version                200 200 200 200 200 404
version-file           200 200 200 200 200 404
compare                200 200 200 200 200 404
item                   403 403 403 403 200 403
tracks                 200 200 200 200 200 404
"""

# The same for an act that is sent with nothing in it: 400, 404 and 409 where it is open to who asks, but incomplete.
ACTS = """
write-note             403 404 404 404 404 404
templates              403 400 400 400 404 404
plan                   403 403 403 403 302 403
chairs                 403 403 403 403 400 404
schedule               403 403 403 403 400 404
status                 403 403 403 403 302 404
step                   403 403 403 403 400 404
step-back              403 403 403 403 302 404
save                   403 403 403 403 302 403
add                    403 403 403 403 400 403
take-out               403 403 403 403 302 403
put-back               403 403 403 403 302 403
propose-for-concurrence 403 302 302 302 302 404
action-take-on         403 403 403 403 302 404
action-settle          403 403 403 403 400 404
new-action             403 403 403 403 400 404
edit-action            403 403 403 403 400 404
record-draft           403 403 403 403 409 404
record-open            403 403 403 403 400 404
record-adopt           403 403 403 403 400 404
record-clear-remaining 403 403 302 403 403 404
record-add             403 403 403 403 400 404
record-edit            403 403 403 403 400 404
record-remove          403 403 403 403 302 404
record-up              403 403 403 403 302 404
record-down            403 403 403 403 302 404
record-correct         403 403 403 403 400 404
record-clear           403 403 409 403 403 404
record-comment         403 403 400 403 403 404
consider               403 403 403 403 400 404
accept-overlap         403 403 403 403 404 404
dismiss-overlap        403 403 403 403 404 404
reconsider-overlap     403 403 403 403 404 404
refer                  403 403 403 403 400 404
raise-referral         403 403 403 403 400 404
answer-referral        403 403 403 403 400 404
withdraw-referral      403 403 403 403 400 404
new-invitee            403 400 400 400 400 404
invitee                403 400 400 403 400 404
send-invitation        403 403 403 403 302 404
enter-answer           403 403 403 403 400 404
take-back-invitee      403 302 302 403 302 404
room-begin             403 403 403 403 302 403
room-end               403 403 403 403 302 403
room-back              403 403 403 403 302 403
room-outcome           403 403 403 403 404 403
room-action            403 403 403 403 404 403
room-ask               403 403 403 403 404 403
room-floor             403 403 403 403 404 403
room-floor-end         403 403 403 403 404 403
room-leave             403 403 403 403 404 403
delegation             403 400 400 403 400 404
name-delegate          403 400 400 403 400 404
name-new-delegate      403 400 400 403 400 404
at-the-meeting         403 302 302 403 302 404
take-off               403 302 302 403 302 404
documents              200 200 200 200 200 404
note-issue             403 403 403 403 302 403
new-paper              403 400 400 400 400 404
edit-paper             403 400 400 403 400 404
bring-paper            403 400 400 403 400 404
new-proposal           403 400 400 400 400 404
edit-proposal          403 403 403 403 403 404
send-proposal          403 302 302 403 403 404
withdraw-proposal      403 200 200 403 403 404
accept-proposal        403 403 403 403 302 404
decline-proposal       403 403 403 403 400 404
return-proposal        403 403 403 403 302 404
issue                  403 403 403 403 200 403
adopt                  403 403 403 403 302 403
item                   403 403 403 403 409 403
minutes                403 403 403 403 302 403
move                   403 403 403 403 302 403
item-facts             403 403 403 403 302 403
give-back              403 403 403 403 302 403
change-track           403 302 302 302 302 404
withdraw-track         403 403 403 403 302 404
translation            403 403 403 403 403 404
"""

# What is one ministry's own: a paper with a narrow mark, and a proposal that was not sent.
HIDDEN = {
    "paper": ("narrow", "200 200 200 404 404 404"),
    "edit-paper": ("narrow", "403 200 200 404 404 404"),
    "proposal": ("draft", "200 200 200 404 404 404"),
    "edit-proposal": ("draft", "403 200 200 404 404 404"),
}
HIDDEN_ACTS = {
    "bring-paper": ("narrow", "403 400 400 404 404 404"),
    "edit-paper": ("narrow", "403 400 400 404 404 404"),
    "edit-proposal": ("draft", "403 400 400 404 404 404"),
    "send-proposal": ("draft", "403 302 302 404 404 404"),
    "withdraw-proposal": ("draft", "403 200 200 404 404 404"),
    "accept-proposal": ("draft", "403 403 403 404 404 404"),
}


def table(text: str) -> dict[str, list[int]]:
    lines = (line.split() for line in text.strip().splitlines())
    return {name: [int(status) for status in statuses] for name, *statuses in lines}
