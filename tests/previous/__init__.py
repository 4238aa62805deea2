"""The previous release on the tables of this one: ``make previous`` runs its programs there, alone and beside ours."""
