"""Pages on which people sign in and keep what they sign in with."""
