"""What would help: measures ticked, the advice of now and of then side by side; the dossier itself never changes."""
