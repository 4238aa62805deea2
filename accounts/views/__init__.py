"""Views for signing in and for managing sign-in methods."""
