"""What lists of Dialogues and of what belongs to them can be filtered by."""
