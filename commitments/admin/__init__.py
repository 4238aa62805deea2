"""What: the text of the MOC, the register of commitments and what has become of them, activities."""

from commitments.admin import activities, areas, commitments, evidence, progress, sentences, text

__all__ = ["activities", "areas", "commitments", "evidence", "progress", "sentences", "text"]
