"""Where the files that were brought are stored: on a disk, or with a service that speaks S3."""
