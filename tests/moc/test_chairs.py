"""Rank and Participant of a co-chair (article 4(a)(i))."""

from moc.article_4a_i_chairs import Chair, may_chair

ELIGIBLE = {
    Chair("METI", "bureau-director-general"),
    Chair("GAC", "assistant-deputy-minister"),
    Chair("GAC", "senior-assistant-deputy-minister"),
}


def test_a_bureau_director_general_of_meti_may_chair_and_one_of_mofa_may_not() -> None:
    assert may_chair(Chair("METI", "bureau-director-general"), ELIGIBLE)
    assert not may_chair(Chair("MOFA", "bureau-director-general"), ELIGIBLE)


def test_a_senior_assistant_deputy_minister_may_chair() -> None:
    assert may_chair(Chair("GAC", "senior-assistant-deputy-minister"), ELIGIBLE)


def test_another_rank_may_chair_only_as_acting() -> None:
    director = Chair("GAC", "director")
    assert not may_chair(director, ELIGIBLE)
    assert may_chair(director, ELIGIBLE, acting=True)
    assert not may_chair(Chair("MOFA", "director"), ELIGIBLE, acting=True)
