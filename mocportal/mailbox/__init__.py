"""The mail that a local run caught, to be read in the browser; in a deployment no address leads here."""
