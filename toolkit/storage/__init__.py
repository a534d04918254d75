"""What is kept: dossiers, groups, answers with their history, and what belongs to them."""
