"""What is not known yet, as tasks for people who could know it, and one screen for what comes back."""
