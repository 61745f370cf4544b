"""How findings, cases and lists look: to a person, and to a program."""
