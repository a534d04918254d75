"""What the answers to the compass mean: how people are involved."""
