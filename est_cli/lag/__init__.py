"""What the law asks of the municipality: its duties, the plan and the follow-up of it."""
