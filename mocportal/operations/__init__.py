"""Operation: backups, start-up checks, metrics, health and logs."""
