"""Tables of the fields of people and institutions."""
