"""One file for each rule of personal data: its text and what finds it. All files here are read (`personal.rule`)."""
