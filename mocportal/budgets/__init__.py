"""Request budgets, which limit the load that one account or one Participant can cause."""
