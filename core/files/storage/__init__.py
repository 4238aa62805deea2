"""File storage: on a disk or in an S3 object store."""
