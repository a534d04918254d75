"""What would help: measures applied to a proposal, and the smallest sets of them that lead to a better advice."""
