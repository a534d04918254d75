"""Everything about one dossier that is not a question: its overview, intake, groups, measures, export."""
