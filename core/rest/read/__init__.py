"""How records are read: what of them is asked for, the one statement that answers, and the tag of the answer."""
